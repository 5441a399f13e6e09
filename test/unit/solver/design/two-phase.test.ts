import { describe, expect, it } from 'vitest';
import { valuesOf } from '#models/components/values.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { checkDesign } from '#models/rules/rules.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { latentHeatOf, Liquid } from '#solver/properties/liquids.ts';
import { designOf, type Placed } from './designs.ts';

/*
 * Two-phase plates in a design: T = T_sat + Q (R(Q) + R_jc), x = Q/(ṁ h_fg), and what happens near dry-out.
 */
const solver = createDesignSolver();
const celsius = (value: number) => value + 273.15;
const litres = (value: number) => value / 60_000;
const refrigerant = new Liquid({ type: 'liquid', name: 'r1234ze' });
const saturation = celsius(35);
const latent = latentHeatOf('r1234ze', saturation) ?? NaN;
const power = 700;
const junctionToCase = 0.012;

const plate = builtinLibrary().get('cp-2p-gpu');
if (!plate) throw new Error('no such plate');
/** 700 W is a point of its curve. */
const resistance =
  (valuesOf(plate, 'cold-plate').boilingCurve ?? []).find(([heat]) => heat === power)?.[1] ?? NaN;

const chip = (n: number, values: Placed['values'] = {}): Placed[] => [
  { id: `gpu${n}`, part: 'nvidia-h100-sxm5', at: [20 + 110 * (n - 1), 330, 1.2] },
  {
    id: `cp${n}`,
    part: 'cp-2p-gpu',
    at: [25 + 110 * (n - 1), 360, 13.2],
    on: `gpu${n}`,
    // Its joint is known elsewhere; here the plate is the whole step.
    values: { includesJoint: true, ...values },
  },
];
const port = (values: Placed['values'] = {}): Placed => ({
  id: 'qd',
  part: 'uqd04',
  at: [200, 750, 20],
  values: { supplyTemperature: saturation, coolant: 'r1234ze', flow: litres(0.6), ...values },
});
const shell: readonly Placed[] = [
  { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
  { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
  { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
];
const designed = (...parts: Placed[]) => designOf([...shell, ...parts]);
const solve = (...parts: Placed[]) => solver.solve(designed(...parts), { fidelity: 'network' });
const massFlow = (flow: number) => flow * refrigerant.density(saturation);

describe('a two-phase plate at a connection', () => {
  it('has the temperature of saturation + P (R_plate + R_junction), and leaves the vapour of its heat', async () => {
    const result = await solve(...chip(1), port());
    expect(result.status).toBe('converged');
    expect(result.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const [loop] = result.coolant;
    const [stream] = loop.plates;
    // A little leaves over the outside of the plate; the rise falls with heat^⅓ only.
    expect(stream.heat).toBeGreaterThan(0.97 * power);
    const rise = stream.heat * resistance + power * junctionToCase;
    const gpu = result.parts.find(({ id }) => id === 'gpu1');
    expect(Math.abs((gpu?.temperature ?? 0) - saturation - rise) / rise).toBeLessThan(0.01);
    expect(stream.quality).toBeCloseTo(stream.heat / massFlow(litres(0.6)) / latent, 4);
    // The lesser of 1.5 kW and what 80 % of the coolant takes up, joined smoothly.
    const evaporated = 0.8 * massFlow(litres(0.6)) * latent;
    expect(stream.dryOut).toBeCloseTo(stream.heat / (1500 ** -8 + evaporated ** -8) ** (-1 / 8), 6);
    expect(loop.heat).toBeCloseTo(stream.heat, 4);
    // Liquid and vapour leave as warm as the liquid came in, but for the half kelvin of the model.
    expect(loop.returnTemperature - saturation).toBeLessThan(0.5);
    expect(stream.outletTemperature).toBeCloseTo(loop.returnTemperature, 6);
    expect(result.balance.energy).toBeLessThan(1e-6);
  });

  it('passes its vapour on in a row, and is near dry-out where little coolant is left', async () => {
    const row = { branch: 'a' };
    const parts = [...chip(1, { ...row, place: 1 }), ...chip(2, { ...row, place: 2 })];
    const ample = designed(...parts, port({ flow: litres(1) }));
    const scarce = designed(...parts, port({ flow: litres(0.54) }));
    const rich = await solver.solve(ample, { fidelity: 'network' });
    const poor = await solver.solve(scarce, { fidelity: 'network' });
    const [first, second] = rich.coolant[0].plates;
    expect(second.quality).toBeCloseTo((first.heat + second.heat) / massFlow(litres(1)) / latent, 3);
    const found = (design: typeof ample, result: typeof rich) =>
      checkDesign(design, result).filter(({ rule }) => rule === 'plate-dry-out');
    expect(found(ample, rich)).toEqual([]);
    expect(found(scarce, poor).map(({ placements }) => placements)).toEqual([['cp2']]);
  });

  it('runs away when the coolant is nearly gone', async () => {
    const result = await solve(...chip(1), port({ flow: litres(0.2) }));
    const [stream] = result.coolant[0].plates;
    expect(stream.dryOut).toBeGreaterThan(1);
    const gpu = result.parts.find(({ id }) => id === 'gpu1');
    expect(gpu?.margin).toBeLessThan(0);
  });

  it.each([
    ['a coolant that does not boil', [port({ coolant: 'pg25' })]],
    [
      'a pump',
      [{ id: 'p1', part: 'laing-ddc-12v', at: [90, 600, 1.2] as const, values: { coolant: 'r1234ze' } }],
    ],
  ])('is refused with %s', async (_what, parts) => {
    const result = await solve(...chip(1), ...parts);
    expect(result.problems.map(({ code }) => code)).toContain('coolant-not-boiling');
    expect(result.coolant).toEqual([]);
  });

  it('is explained as boiling', async () => {
    const design = designed(...chip(1), port());
    await solver.solve(design, { fidelity: 'network' });
    const explanation = await solver.explain(design, 'gpu1');
    expect(explanation?.rungs.map(({ label }) => label)).toEqual([
      'coolant as it comes in at QD',
      'CP1 to the boiling coolant',
      'junction of GPU1 to its case',
    ]);
    const sum = explanation?.rungs.reduce((total, { rise }) => total + rise, explanation.ambient);
    expect(sum).toBeCloseTo(explanation?.temperature ?? 0, 6);
    const drivers = (await solver.drivers(design, 'gpu1'))?.drivers ?? [];
    const of = (what: string) => drivers.find((driver) => driver.what === what)?.effect ?? 0;
    expect(of('temperature of the coolant supply')).toBeCloseTo(1, 1);
    expect(of('resistance to its coolant')).toBeGreaterThan(0.1);
  });
});
