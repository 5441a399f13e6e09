import { describe, expect, it } from 'vitest';
import { facilityWaterOf } from '#models/project/failing.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { counterConductance } from '#solver/correlations/exchanger-rating.ts';
import { buildCase } from '#solver/design/build.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { rideCase } from '#solver/design/ride.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { designOf, type Placed } from './designs.ts';

/*
 * A distribution unit in a loop of a design, against the textbook: ε(NTU, C_r) of counterflow (Incropera, eq. 11.29a),
 * logarithmic mean (eqs. 11.14–11.17), Q = ṁ c ΔT on both sides.
 */
const solver = createDesignSolver();
const celsius = (value: number) => value + 273.15;
const litres = (value: number) => value / 60_000;
const pg25 = new Liquid({ type: 'liquid', name: 'pg25' });
const water = new Liquid({ type: 'liquid', name: 'water' });

const shell: readonly Placed[] = [
  { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
  { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
  { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
  { id: 'gpu1', part: 'nvidia-h100-sxm5', at: [20, 330, 1.2] },
  { id: 'cp1', part: 'cp-h100-sxm', at: [25, 360, 13.2], on: 'gpu1' },
];
const unit = (values: Placed['values'] = {}, part = 'cdu-class-10'): Placed => ({
  id: 'cdu',
  part,
  at: [500, 100, 0],
  values: { facilityTemperature: celsius(30), ...values },
});
const solve = (...parts: Placed[]) => solver.solve(designOf([...shell, ...parts]), { fidelity: 'network' });

describe('a loop with a distribution unit', () => {
  it('is as warm as the exchanger leaves it, whose films go with the flows', async () => {
    const facility = litres(6);
    const result = await solve(unit({ speed: 0.5, facilityFlow: facility }));
    expect(result.status).toBe('converged');
    expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [loop] = result.coolant;
    const { cdu, pumps, heat, returnTemperature, supplyTemperature } = loop;
    if (!cdu) throw new Error('no distribution unit');
    const pump = pumps[0];
    // Films by their law, from UA of the rating: ΔT₁ 5 K, ΔT₂ from both rises.
    const hot = litres(15) * pg25.density(308.15);
    const cold = litres(15) * water.density(308.15);
    const far = 5 + 10_000 / (hot * pg25.specificHeat(308.15)) - 10_000 / (cold * water.specificHeat(308.15));
    const rated = 10_000 / ((far - 5) / Math.log(far / 5));
    const each = rated * (hot ** -0.7 + cold ** -0.7);
    // Volume flows are those at the place they enter.
    const hotFlow = pump.flow * pg25.density(returnTemperature);
    const coldFlow = facility * water.density(celsius(30));
    const ua = each / (hotFlow ** -0.7 + coldFlow ** -0.7);
    const hotCapacity = hotFlow * pg25.specificHeat(returnTemperature);
    const coldCapacity = coldFlow * water.specificHeat(celsius(30));
    const least = Math.min(hotCapacity, coldCapacity);
    const ratio = least / Math.max(hotCapacity, coldCapacity);
    const decay = Math.exp((-ua / least) * (1 - ratio));
    const share = (1 - decay) / (1 - ratio * decay);
    const moved = share * least * (returnTemperature - celsius(30));
    expect(moved / heat).toBeCloseTo(1, 6);
    // The pumps' heat comes behind the exchanger, n³ of 145 W.
    expect(pump.power / (145 / 8)).toBeCloseTo(pg25.density(returnTemperature) / 998.2, 3);
    const taken = hotFlow * (pg25.enthalpy(returnTemperature) - pg25.enthalpy(supplyTemperature));
    expect(taken).toBeCloseTo(heat - pump.power, 5);
    expect(cdu.approach).toBeCloseTo(supplyTemperature - celsius(30), 9);
    // Both sides balance, and the loop gives all but what the plate's outside gives the air.
    const warmed = coldFlow * (water.enthalpy(cdu.facilityReturn) - water.enthalpy(celsius(30)));
    // What arrives at a held pressure is reported by its specific heat, not its enthalpy.
    expect(warmed / heat).toBeCloseTo(1, 4);
    expect(heat).toBeCloseTo(loop.plates[0].heat + pump.power, 5);
    expect(cdu.facilityFlow).toBeCloseTo(facility, 12);
    expect(cdu.facilityPressureDrop / (30_000 * (6 / 15) ** 1.75)).toBeCloseTo(1, 1);
    expect(result.requirements.heatToCoolant).toBeCloseTo(heat, 9);
    expect(result.balance.energy).toBeLessThan(1e-6);
    const gpu = result.parts.find(({ id }) => id === 'gpu1');
    expect(loop.warmestSupply).toBeCloseTo(supplyTemperature + (gpu?.margin ?? 0), 9);
  });

  it('has the approach of the data sheet at rated heat and flows', async () => {
    const still = { power: 0, approach: 3, facilityFlow: litres(1) };
    const { coolant } = await solve(unit({ ...still, speed: 0.3 }));
    const { flow, heat } = coolant[0];
    const rated = { ratedHeat: heat, ratedFlow: flow, ratedFacilityFlow: litres(1) };
    const [loop] = (await solve(unit({ ...still, ...rated, speed: 0.3 }))).coolant;
    // Heat and flow move by what the plate's outside and the coolant's viscosity do, capacities with temperature.
    expect(loop.heat / heat).toBeCloseTo(1, 2);
    expect(Math.abs((loop.cdu?.approach ?? 0) - 3)).toBeLessThan(0.05);
  });

  it('takes pumps of its own loop in a row with those of the unit', async () => {
    const pump: Placed = { id: 'p1', part: 'laing-ddc-12v', at: [20, 600, 1.2] };
    const [alone] = (await solve(unit({ speed: 0.3 }))).coolant;
    const [both] = (await solve(unit({ speed: 0.3 }), pump)).coolant;
    expect(both.flow).toBeGreaterThan(alone.flow);
    expect(both.pumps.map(({ id }) => id)).toEqual(['cdu', 'p1']);
    const [own, other] = both.pumps;
    expect(own.flow / other.flow).toBeCloseTo(1, 2);
    expect(own.pressure + other.pressure).toBeCloseTo(both.pressureDrop, 0);
  });

  it('holds a set point by less facility water, as if that were all there is', async () => {
    const held = await solve(unit({ speed: 0.5, setPoint: celsius(36) }));
    const [loop] = held.coolant;
    const { cdu, pumps, heat, flow, supplyTemperature } = loop;
    if (!cdu) throw new Error('no distribution unit');
    // The pumps stand behind the exchanger.
    const capacity = flow * pg25.density(supplyTemperature) * pg25.specificHeat(supplyTemperature);
    expect(supplyTemperature - celsius(36)).toBeCloseTo(pumps[0].power / capacity, 2);
    expect(cdu.facilityFlow).toBeLessThan(litres(10));
    const [same] = (await solve(unit({ speed: 0.5, facilityFlow: cdu.facilityFlow }))).coolant;
    expect(same.supplyTemperature).toBeCloseTo(supplyTemperature, 3);
    expect(same.heat / heat).toBeCloseTo(1, 5);
    expect(same.cdu?.facilityReturn).toBeCloseTo(cdu.facilityReturn, 1);
    expect((same.cdu?.facilityPressureDrop ?? 0) / cdu.facilityPressureDrop).toBeCloseTo(1, 3);
  });

  it('takes all of the facility water where that does not reach the set point', async () => {
    const [open] = (await solve(unit({ speed: 0.5 }))).coolant;
    const [held] = (await solve(unit({ speed: 0.5, setPoint: celsius(25) }))).coolant;
    expect(held.supplyTemperature).toBeCloseTo(open.supplyTemperature, 2);
    expect((held.cdu?.facilityFlow ?? 0) / (open.cdu?.facilityFlow ?? 1)).toBeCloseTo(1, 2);
  });

  it('stands when its pumps have failed', async () => {
    const [ran, failed] = await Promise.all([solve(unit()), solve(unit({ failed: true }))]);
    expect(failed.coolant[0].pumps[0].state).toBe('failed');
    const gpu = (result: typeof ran) => result.parts.find(({ id }) => id === 'gpu1')?.temperature ?? 0;
    expect(gpu(failed)).toBeGreaterThan(gpu(ran) + 100);
  });

  it.each([
    ['coolant-rating', [unit({ ratedFacilityFlow: litres(3) })]],
    ['coolant-two-connections', [unit(), { ...unit(), id: 'other', at: [500, 500, 0] as const }]],
  ])('is refused with %s', async (code, parts) => {
    const found = (await solve(...parts)).problems.find((problem) => problem.code === code);
    expect(found?.severity).toBe('error');
    expect(found?.placements).toContain('cdu');
  });

  it('is on the way from the room to the chip', async () => {
    const design = designOf([...shell, unit({ speed: 0.5 })]);
    await solver.solve(design, { fidelity: 'network' });
    const explanation = await solver.explain(design, 'gpu1');
    expect(explanation?.rungs.map(({ label }) => label)).toEqual([
      'facility water as it comes in at CDU',
      'facility water to coolant in CDU',
      'CP1 to the coolant at its inlet',
      'junction of GPU1 to its case',
    ]);
    expect(explanation?.rungs[0].rise).toBeCloseTo(5, 9);
    expect(explanation?.rungs[1].relation).toBe('exchanger-counter');
    const sum = explanation?.rungs.reduce((total, { rise }) => total + rise, explanation.ambient);
    expect(sum).toBeCloseTo(explanation?.temperature ?? 0, 6);
    const drivers = (await solver.drivers(design, 'gpu1'))?.drivers ?? [];
    const of = (what: string) => drivers.find((driver) => driver.what === what)?.effect ?? 0;
    expect(of('temperature of the facility water')).toBeCloseTo(1, 1);
    expect(of('conductance to the facility water')).toBeLessThan(0);
  });

  it('loses its pumps in a ride-through', () => {
    const design = designOf([...shell, unit()]);
    const { transient } = rideCase(design, buildCase(design), { failed: ['cdu'], duration: 12 });
    expect(transient?.changes?.map(({ path }) => path)).toEqual([
      'circuits[~coolant/1].branches[cdu/coolant].elements[1].failed',
    ]);
  });

  it('loses its facility water in a ride-through, while its pumps go on', async () => {
    const design = designOf([...shell, unit({ speed: 0.5 })]);
    const built = buildCase(design);
    const question = { failed: [facilityWaterOf('cdu')], duration: 60, unthrottled: true };
    const run = await solveTransient(rideCase(design, built, question));
    expect(run.status).toBe('completed');
    const flow = run.branches['cdu/coolant'].massFlow;
    // The pumps go on; warmer coolant is lighter.
    expect(flow.at(-1)).toBeGreaterThan(0.95 * flow[0]);
    const facility = run.branches['cdu/facility'].massFlow;
    expect(facility.at(-1)).toBeCloseTo(1e-4 * facility[0], 9);
    const chip = run.nodes['gpu1/junction'].temperature ?? [];
    // 700 W into what plate, chip and hoses store: 0.57 + 0.5 kg.
    expect((chip.at(-1) ?? 0) - chip[0]).toBeGreaterThan(30);
    expect(run.energyBalance).toBeLessThan(1e-3);
    expect(() => rideCase(design, built, { failed: ['gpu1/facility-water'], duration: 60 })).toThrow(
      'GPU1 has no facility water',
    );
  });

  it('counts in the budget with its pumps, whose heat leaves with the water', () => {
    const design = designOf([...shell, unit()]);
    return solver.solve(design, { fidelity: 'budget' }).then((budget) => {
      expect(budget.requirements.heatToCoolant).toBeCloseTo(700 + 145, 6);
      expect(budget.heat - budget.powerAc).toBeCloseTo(145, 6);
    });
  });
});

it('needs the UA of the logarithmic mean', () => {
  expect(counterConductance(10_000, 5, 1000, 2000)).toBeCloseTo((10_000 * Math.log(2)) / 5, 9);
  expect(counterConductance(10_000, 5, 1000, 1000)).toBeCloseTo(2000, 9);
  expect(counterConductance(10_000, 5, 2000, 500)).toBeNull();
});

it('every unit of the library can have its rating', async () => {
  for (const part of builtinLibrary().byKind('cdu')) {
    const result = await solve(unit({ speed: 0.2 }, part.id));
    expect(result.status, part.id).toBe('converged');
    expect(result.coolant[0].heat, part.id).toBeGreaterThan(0.95 * 700);
  }
});
