import { describe, expect, test } from 'vitest';
import { conductivityOf, conductorOf, resistivityOf } from '#solver/cryostat/conductors.ts';
import { liftMap, rejectShare } from '#solver/cryostat/cooler.ts';
import { copperResistivity } from '#solver/cryostat/copper.ts';
import { erf } from '#solver/cryostat/erf.ts';
import { specificHeatOf } from '#solver/cryostat/heat-capacity.ts';
import { gasFilm, insulationHeat, meanFreePath } from '#solver/cryostat/insulation.ts';
import { bestLead, leadHeat } from '#solver/cryostat/lead.ts';
import { integrate, runningIntegral } from '#solver/cryostat/running-integral.ts';
import { cryostat } from '../../../fixtures/cryostat.ts';

const { cooler } = cryostat();
const twoStage = cryostat({}, 'amplifiers-4k').cooler;

describe('running integrals', () => {
  test('are those of powers of T to ten digits, at knots and between', () => {
    const square = runningIntegral((t) => t * t);
    for (const t of [1, 1.002, 4.2, 77, 299.9, 1000])
      expect(square.upTo(t)).toBeCloseTo((t ** 3 - 1) / 3, t > 100 ? 0 : 6);
    expect(square.upTo(77) / ((77 ** 3 - 1) / 3)).toBeCloseTo(1, 10);
  });

  test('stay within 1 K and 1000 K', () => {
    const one = runningIntegral(() => 1);
    expect([one.upTo(0), one.upTo(5000)]).toEqual([0, expect.closeTo(999, 6)]);
  });

  test('five places of Gauss meet polynomials up to the ninth degree', () => {
    expect(integrate((x) => x ** 9, 0, 2, 1)).toBeCloseTo(102.4, 10);
  });
});

test.each([
  [0, 0],
  [0.5, 0.5204998778],
  [1, 0.8427007929],
  [-2, -0.995322265],
])('erf %d', (x, expected) => {
  expect(erf(x)).toBeCloseTo(expected, 6);
});

describe('conductivities', () => {
  test('of 304 and 6061 are NIST’s published rounded values', () => {
    // shown beside the fits: 300 K, 77 K, 20 K and 4 K.
    for (const [t, k] of [
      [300, 15.3],
      [77, 7.9],
      [20, 2.17],
      [4, 0.272],
    ] as const)
      expect(conductivityOf('stainless-304', 1, t) / k).toBeCloseTo(1, 2);
    expect(conductivityOf('aluminium-6061', 1, 300)).toBeCloseTo(155.3, 1);
  });

  test('go on in proportion to T below their fit and stay above it', () => {
    expect(conductivityOf('aluminium-1100', 1, 2)).toBeCloseTo(conductivityOf('aluminium-1100', 1, 4) / 2, 9);
    expect(conductivityOf('manganin', 1, 1)).toBeCloseTo(0.485 / 4.2, 9);
    for (const material of ['g10-warp', 'kevlar-49', 'manganin', 'phosphor-bronze'] as const)
      expect(conductivityOf(material, 1, 400)).toBe(conductivityOf(material, 1, 300));
  });

  test('of tables are straight in log–log', () => {
    expect(conductivityOf('phosphor-bronze', 1, Math.sqrt(4 * 20))).toBeCloseTo(Math.sqrt(1.6 * 8.5), 9);
  });

  test('of Kevlar join without a step', () => {
    for (const t of [4, 18, 77, 290]) {
      const slope = conductivityOf('kevlar-49', 1, t * 1.001) / conductivityOf('kevlar-49', 1, t);
      expect(slope).toBeGreaterThan(1);
      expect(slope).toBeLessThan(1.003);
    }
  });
});

test('copper of RRR 100 has a hundredth of its resistance at 273 K when it is at 4 K', () => {
  expect(copperResistivity(273, 100) / copperResistivity(4, 100)).toBeCloseTo(100, -1);
  // 1/58 Ω mm²/m at 20 °C, IEC 60028.
  expect(copperResistivity(293.15, 100) * 58e6).toBeCloseTo(1, 1);
  expect(resistivityOf('g10-warp', 1, 300)).toBeNull();
});

describe('leads', () => {
  const copper = conductorOf('copper', 50);
  test('without current conduct alone', () => {
    const { cold, warm } = leadHeat(copper, 1e5, 0, 300, 77);
    expect(cold).toBe(warm);
    expect(cold * 1e5).toBeCloseTo(copper.heat.upTo(300) - copper.heat.upTo(77), 3);
    expect(bestLead(copper, 0, 300, 77)).toBeNull();
    expect(bestLead(conductorOf('g10-warp', 1), 5, 300, 77)).toBeNull();
  });

  test('give the cold end the heat of the best one at the best shape, and more beside it', () => {
    const best = bestLead(copper, 20, 300, 77);
    if (!best) throw new Error('copper carries current');
    const heatAt = (times: number) => leadHeat(copper, best.shape * times, 20, 300, 77).cold;
    expect(heatAt(1) / best.heat).toBeCloseTo(1, 5);
    for (const times of [0.5, 0.9, 1.1, 1.5]) expect(heatAt(times)).toBeGreaterThan(best.heat);
  });

  test('of real copper let in less than Wiedemann and Franz would', () => {
    // 45.3 W for 1 kA by their law; lattice scattering between 20 K and 150 K is inelastic.
    expect(bestLead(copper, 1000, 300, 77)?.heat).toBeGreaterThan(41);
    expect(bestLead(copper, 1000, 300, 77)?.heat).toBeLessThan(44);
  });

  test('are the same from either end', () => {
    const there = leadHeat(copper, 2e5, 8, 300, 77);
    const back = leadHeat(copper, 2e5, 8, 77, 300);
    expect([back.cold, back.warm]).toEqual([-there.warm, -there.cold]);
  });

  test('between equal temperatures give half of their heat to each end', () => {
    const { cold, warm, peak } = leadHeat(conductorOf('manganin', 1), 1e6, 0.1, 77, 77);
    expect(cold).toBeCloseTo(-warm, 9);
    expect(peak).toBeGreaterThan(77);
  });
});

describe('coolers', () => {
  test('lift what was measured at its points, straight between, nothing below and no more above', () => {
    const lifts = liftMap(cooler);
    const at = (t: number) => {
      const {
        lifts: [lift],
        place,
      } = lifts([t], cooler.ratedReject);
      return [Number(lift.toFixed(9)), place];
    };
    expect(at(60)).toEqual([9, 'within']);
    expect(at(68.5)).toEqual([12.5, 'within']);
    expect(at(77)).toEqual([16, 'within']);
    expect(at(200)).toEqual([16, 'above']);
    expect(at(36)).toEqual([1.2, 'below']);
    expect(at(20)).toEqual([0, 'below']);
  });

  test('with two stages meet every point of their map', () => {
    if (twoStage.kind !== 'two-stage') throw new Error('two stages are wanted');
    const lifts = liftMap(twoStage);
    for (const { first, second, firstLift, secondLift } of twoStage.map) {
      const found = lifts([first, second], 308).lifts;
      expect(found[0]).toBeCloseTo(firstLift, 6);
      expect(found[1]).toBeCloseTo(secondLift, 6);
    }
    expect(lifts([300, 300], 308)).toEqual({ lifts: [37, 1], place: 'above' });
    expect(lifts([10, 1.5], 308).lifts).toEqual([0, 0]);
  });

  test('lift less where they reject warmer, by Carnot or as measured', () => {
    expect(rejectShare(cooler, 77, 323)).toBeCloseTo(231 / 246, 12);
    expect(rejectShare(cooler, 77, 308)).toBe(1);
    expect(rejectShare({ ...cooler, rejectEffect: 'slope', rejectSlope: 0.01 }, 77, 318)).toBeCloseTo(
      0.9,
      12,
    );
    expect(rejectShare({ ...cooler, rejectEffect: 'slope', rejectSlope: 0.1 }, 77, 400)).toBe(0);
    expect(rejectShare({ ...cooler, rejectEffect: 'none' }, 77, 400)).toBe(1);
  });
});

describe('between surfaces', () => {
  const surface = { name: '', from: 'vessel', to: 'cold', area: 2, source: '', confidence: 'low' } as const;
  const residue = { gas: 'nitrogen', pressure: 1e-3, accommodation: 0.8, temperature: 300 } as const;
  test('a small body in a large room, plates and a blanket by its effective emissivity', () => {
    const bare = {
      ...surface,
      kind: 'bare',
      warmArea: 1e9,
      coldEmissivity: 0.3,
      warmEmissivity: 0.1,
    } as const;
    const black = 5.670374419e-8 * (300 ** 4 - 77 ** 4);
    expect(insulationHeat(bare, 300, 77, null).radiation).toBeCloseTo(2 * 0.3 * black, 3);
    const plates = { ...bare, warmArea: null };
    expect(insulationHeat(plates, 300, 77, null).radiation).toBeCloseTo(
      (2 * black) / (1 / 0.3 + 1 / 0.1 - 1),
      6,
    );
    const blanket = { ...surface, kind: 'effective', emissivity: 0.002 } as const;
    expect(insulationHeat(blanket, 300, 77, null)).toEqual({
      radiation: expect.closeTo(0.004 * black, 9),
      gas: 0,
    });
  });

  test('gas crosses a gap, or as many gaps as layers make, and no less from cold to warm', () => {
    const bare = {
      ...surface,
      kind: 'bare',
      warmArea: null,
      coldEmissivity: 0.3,
      warmEmissivity: 0.1,
    } as const;
    const open = insulationHeat(bare, 300, 77, residue).gas;
    expect(open).toBeCloseTo(2 * gasFilm(residue) * 223, 12);
    const layers = {
      ...surface,
      kind: 'layers',
      layers: 9,
      thickness: 0.005,
      emissivity: 0.03,
      degradation: 3,
    } as const;
    expect(insulationHeat(layers, 300, 77, residue).gas).toBeCloseTo(open / 10, 12);
    const there = insulationHeat(layers, 300, 77, residue);
    const back = insulationHeat(layers, 77, 300, residue);
    expect(back.radiation).toBeCloseTo(-there.radiation, 12);
    expect(back.gas).toBe(-there.gas);
  });

  test('molecules of nitrogen meet after some 7 mm at 1 Pa', () => {
    expect(meanFreePath({ ...residue, pressure: 1 })).toBeCloseTo(0.007, 3);
  });
});

test('specific heats: of fits below 4 K by T³, of copper what CODATA has at 298 K', () => {
  const copper = { material: 'copper', mass: 1, debyeTemperature: null, molarMass: null } as const;
  expect(specificHeatOf(copper, 2)).toBeCloseTo(specificHeatOf(copper, 4) / 8, 12);
  // 24.44 J/(mol K).
  expect(specificHeatOf(copper, 298.15) / (24.44 / 0.063546)).toBeCloseTo(1, 1);
  const silicon = { material: 'lattice', mass: 1, debyeTemperature: 645, molarMass: 0.02809 } as const;
  expect(specificHeatOf(silicon, 300)).toBeCloseTo(712, -1.5);
});
