import { describe, expect, it } from 'vitest';
import { valuesOf } from '#models/components/values.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { checkDesign } from '#models/rules/rules.ts';
import { buildCase } from '#solver/design/build.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { designOf, type Placed } from './designs.ts';

/*
 * A radiator alone in a loop with a connection: an exchanger that takes heat out of the air, as a passive rear door.
 * Against ε(NTU, C_r) of cross flow, both unmixed (Incropera, eq. 11.32: within some per cent of the exact series).
 */
const solver = createDesignSolver();
const celsius = (value: number) => value + 273.15;
const litres = (value: number) => value / 60_000;
const water = new Liquid({ type: 'liquid', name: 'water' });
/** c_p of air at 310 K, J/(kg K) (Incropera, table A.4). */
const airHeat = 1007;

function effectiveness(conductance: number, one: number, other: number): number {
  const units = conductance / Math.min(one, other);
  const ratio = Math.min(one, other) / Math.max(one, other);
  return 1 - Math.exp((units ** 0.22 / ratio) * (Math.exp(-ratio * units ** 0.78) - 1));
}

const box = (supply: number): readonly Placed[] => [
  { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
  { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
  { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
  ...[0, 1, 2, 3].map((i): Placed => ({
    id: `fan${i}`,
    part: 'sanyo-9ga0812p6g001',
    at: [20 + 100 * i, 100, 3.9],
  })),
  { id: 'gpu', part: 'nvidia-a100-sxm4-40', at: [170, 330, 1.2] },
  { id: 'sink', part: 'hs-2u-sp5-hp', at: [169, 350, 13.2], on: 'gpu', tim: 'tim-pcm-ptm7950' },
  { id: 'door', part: 'rdhx-2u', at: [5, 700, 2.5] },
  {
    id: 'qd',
    part: 'uqd04',
    at: [200, 800, 20],
    values: { supplyTemperature: celsius(supply), flow: litres(2), coolant: 'water' },
  },
];

describe('a rear door', () => {
  it('takes out of the air what ε(NTU) of both streams gives', async () => {
    const design = designOf(box(18));
    const result = await solver.solve(design, { fidelity: 'network' });
    expect(result.status).toBe('converged');
    expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [loop] = result.coolant;
    const taken = -loop.toAir;
    expect(taken).toBeCloseTo(loop.heat, 1);
    expect(loop.flow).toBeCloseTo(litres(2), 12);
    const specificHeat = water.specificHeat(celsius(18));
    const density = water.density(celsius(18));
    const rise = loop.returnTemperature - loop.supplyTemperature;
    expect(rise / (taken / (litres(2) * density * specificHeat))).toBeCloseTo(1, 2);
    // The air that meets the door, from the network itself.
    const built = buildCase(design);
    const solution = solveCaseSync(built.case);
    const channel = built.map.channels.get('door');
    const air = solution.branches[channel?.branch ?? ''];
    const door = builtinLibrary().get('rdhx-2u');
    if (!door || !channel) throw new Error('no door in the air');
    const { conductance, airShare, ratedAirFlow, ratedCoolantFlow } = valuesOf(door, 'radiator');
    // Films by the flows: fins ~ ½, tubes ~ ⅓ (radiator of closed loops).
    const ratedAir = ratedAirFlow * airDensityOf(25);
    const fins = (conductance / airShare) * (air.massFlow / ratedAir) ** 0.5;
    const tubes =
      (conductance / (1 - airShare)) *
      ((litres(2) * density) / (ratedCoolantFlow * water.density(293.15))) ** (1 / 3);
    const streams = [air.massFlow * airHeat, litres(2) * density * specificHeat] as const;
    const inlet = solution.nodes[channel.front].temperature ?? 0;
    const expected =
      effectiveness(1 / (1 / fins + 1 / tubes), ...streams) * Math.min(...streams) * (inlet - celsius(18));
    expect(Math.abs(taken / expected - 1)).toBeLessThan(0.03);
    // The room gets what is left, and cooler air than without.
    expect(result.requirements.heat).toBeCloseTo(result.heat - loop.heat, 6);
    const without = await solver.solve(designOf(box(18).filter(({ id }) => id !== 'qd')), {
      fidelity: 'network',
    });
    expect(result.requirements.exhaustTemperature ?? 0).toBeLessThan(
      (without.requirements.exhaustTemperature ?? 0) - 1,
    );
    expect(checkDesign(design, result).map(({ rule }) => rule)).not.toContain('door-warms');
  });

  it('is said to warm the air when its water is warmer', async () => {
    const design = designOf(box(50));
    const result = await solver.solve(design, { fidelity: 'network' });
    expect(result.coolant[0].toAir).toBeGreaterThan(0);
    const found = checkDesign(design, result).filter(({ rule }) => rule === 'door-warms');
    expect(found.map(({ placements }) => placements)).toEqual([['door']]);
  });

  it('drips below the dew point of the room', async () => {
    const design = designOf(box(14), { relativeHumidity: 0.6 });
    const result = await solver.solve(design, { fidelity: 'network' });
    const found = checkDesign(design, result).find(({ rule }) => rule === 'coolant-condensation');
    expect(found?.severity).toBe('error');
    expect(found?.placements).toContain('door');
  });

  it.each(['rdhx-2u', 'rdhx-4u', 'rdhx-8u'])(
    '%s cools air from 45 to 30 °C by water of 16 °C, as OCP rates it',
    (id) => {
      const part = builtinLibrary().get(id);
      if (!part) throw new Error('no such door');
      const { conductance, ratedAirFlow, ratedCoolantFlow } = valuesOf(part, 'radiator');
      const air = ratedAirFlow * airDensityOf(40) * airHeat;
      const stream = ratedCoolantFlow * water.density(celsius(20)) * water.specificHeat(celsius(20));
      const share = effectiveness(conductance, air, stream);
      expect(45 - (share * Math.min(air, stream) * (45 - 16)) / air).toBeCloseTo(30, 0);
    },
  );
});

/** Dry air at sea level, kg/m³. */
function airDensityOf(temperature: number): number {
  return 101_325 / (287.05 * celsius(temperature));
}
