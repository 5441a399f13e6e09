/*
 * Family G: feeds that give no more than they have, and batteries between them.
 */
import bridge from '../../examples/cases/generator-bridge.case.json' with { type: 'json' };
import type { Case } from '#solver/case/case.ts';
import type { Converter, Feed } from '#solver/case/power.ts';
import type { Change } from '#solver/case/transient.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { documentCase, solved } from '#solver/verification/network.ts';
import { type Check, relative, type Tolerance, type VerificationCase } from '#solver/verification/row.ts';

/** A bus without loss under 5 kW on feeds in order. */
function busOf(feeds: readonly Feed[], more: Partial<Converter> = {}, ambient: Case['ambient'] = {}): Case {
  const bus: Converter = {
    id: 'bus',
    rating: 10_000,
    units: 1,
    efficiency: [[1, 1]],
    load: 5000,
    order: feeds.map(({ id }) => id),
    ...more,
  };
  return { format: 'boxwright-case', version: 1, ambient, power: { converters: [bus], feeds } };
}

const inTime = (input: Case, changes: readonly Change[] = []) =>
  solveTransient({ ...input, transient: { duration: 1000, every: 10, changes } });

const grid: Feed = { id: 'grid', system: 'dc', voltage: 400, lost: false };

const check = (
  quantity: string,
  unit: string,
  reference: number,
  value: number | null | undefined,
  tolerance: Tolerance = relative(1e-6),
): Check => ({ quantity, unit, reference, value: value ?? Number.NaN, tolerance });

export const feedCases: readonly VerificationCase[] = [
  {
    id: 'G12',
    family: 'power',
    title: 'Panels of 100 W, −0.3 %/K, at 900 W/m² and 30 °C',
    source: 'PVWatts: pvlib-python, test of pvwatts_dc (88.65 W); Dobos (2014), NREL/TP-6A20-62641',
    through: 'network',
    run: async () => {
      const solar = { rated: 100, irradiance: 900, cellTemperature: 303.15, coefficient: -0.003 };
      const { feeds } = await solved(busOf([{ id: 'sun', system: 'dc', voltage: 400, solar }, grid]));
      return [check('power', 'W', 88.65, feeds?.sun.power)];
    },
  },
  {
    id: 'G12',
    family: 'power',
    title: 'Turbocharged generator set at 3048 m and 26.7 °C',
    source:
      'Hicks, Handbook of Energy Engineering Calculations: supercharged diesel engine at 10 000 ft, 80 °F: 0.74',
    note: 'The handbook’s factor is of an engine at sea level and below 32 °C, ours of 100 kPa and 25 °C (ISO 3046-1) with the charge air cooled by warmer air: ours is 2 % less.',
    through: 'network',
    run: async () => {
      const generator = { rated: 1000, engine: 'turbocharged' } as const;
      const thin = { pressure: 69_680, temperature: 299.82 };
      const set: Feed = { id: 'set', system: 'dc', voltage: 400, generator };
      const { feeds } = await solved(busOf([set, grid], {}, thin));
      return [check('share of its power', '', 0.74, (feeds?.set.available ?? NaN) / 1000, relative(0.03))];
    },
  },
  {
    id: 'G13',
    family: 'power',
    title: bridge.title,
    source: bridge.source,
    through: 'network',
    run: async () => {
      const run = await solveTransient(documentCase(bridge, 'generator-bridge'));
      const charge = run.batteries?.bus.charge ?? [];
      return [
        check('charge as the generator takes over', '', 1 - (30 * 5000) / 0.8 / 1e6, charge[13]),
        check('charge 100 s later', '', 1 - (30 * 5000) / 0.8 / 1e6 + 0.05, charge[23]),
        check('energy of the generator', 'J', 5000 * 870 + 1000 * 375, run.feeds?.set.energy),
      ];
    },
  },
  {
    id: 'G13',
    family: 'power',
    title: 'Battery that adds what panels lack as the light fades evenly',
    source: 'Closed form: ∫ (P − A(t)) dt/η from the moment when A = P',
    through: 'network',
    run: async () => {
      const sun: Feed = { id: 'sun', system: 'dc', voltage: 400, solar: { rated: 10_000, irradiance: 1000 } };
      const course = { type: 'linear', points: [[0, 1000], [1000, 0]] } as const; // prettier-ignore
      const run = await inTime(busOf([sun], { battery: { energy: 5e6, efficiency: 0.8 } }), [
        { path: 'power.feeds[sun].solar.irradiance', course },
      ]);
      return [check('charge in the dark', '', 1 - 1.25e6 / 0.8 / 5e6, run.batteries?.bus.charge[100])];
    },
  },
  {
    id: 'G13',
    family: 'power',
    title: 'Battery of a 1 h rating with Peukert’s exponent 1.25 at four times that power',
    source: 'Peukert (1897): t = t₀ (P₀/P)^k',
    through: 'network',
    run: async () => {
      const battery = { energy: 5000 * 900, efficiency: 1, peukert: { exponent: 1.25, time: 3600 } };
      const run = await inTime(busOf([{ ...grid, lost: true }], { battery }));
      return [check('time', 's', 3600 * 0.25 ** 1.25, run.batteries?.bus.autonomy)];
    },
  },
];
