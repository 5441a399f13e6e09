/*
 * Family G on the way of the power: conductors, feeds of three phases, batteries, against closed forms.
 */
import rack from '../../examples/cases/rack-power.case.json' with { type: 'json' };
import type { Case } from '#solver/case/case.ts';
import type { Converter, Power } from '#solver/case/power.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { documentCase, solved } from '#solver/verification/network.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const grainger = 'Grainger, J. J. & Stevenson, W. D. (1994), Power System Analysis';
const tolerance = relative(1e-8);

const powerCase = (power: Power): Case => ({ format: 'boxwright-case', version: 1, power });

/** A load of one phase that converts without loss. */
const onLine = (line: 'L1' | 'L2' | 'L3', load: number): Converter => ({
  id: `load on ${line}`,
  rating: 5000,
  units: 1,
  efficiency: [[1, 1]],
  load,
  supply: [{ supply: 'feed', units: 1, phase: line }],
});

const check = (quantity: string, unit: string, reference: number, value: number | undefined): Check => ({
  quantity,
  unit,
  reference,
  value: value ?? Number.NaN,
  tolerance,
});

export const powerChainCases: readonly VerificationCase[] = [
  {
    id: 'G06',
    family: 'power',
    title: 'Busbar of 48 V, 2 × 1 mΩ, with a load of constant power of 23.5 kW',
    source: 'Closed form: V_end = ½ (V + √(V² − 4 R P)) = 47 V, I = 500 A, I² R = 500 W',
    through: 'network',
    run: async () => {
      const { converters, totals } = await solved(
        powerCase({
          converters: [],
          conductors: [{ id: 'bar', system: 'dc', voltage: 48, resistance: 1e-3, load: 23_500 }],
        }),
      );
      return [
        check('loss', 'W', 500, converters.bar.loss),
        check('voltage drop', 'V', 1, converters.bar.voltageDrop),
        check('drawn from the feed', 'W', 24_000, totals.feed),
      ];
    },
  },
  {
    id: 'G06',
    family: 'power',
    title: 'Two conductors of 800 V one behind the other, with a tap between them',
    source: 'Closed form, from the end backwards: Ohm’s and Kirchhoff’s laws',
    through: 'network',
    run: async () => {
      // 780 V and 100 A at the end, 2 × 50 mΩ; a tap of 50 A at 790 V; 150 A through 2 × 20 mΩ from 796 V.
      const { converters } = await solved(
        powerCase({
          converters: [],
          conductors: [
            { id: 'row', system: 'dc', voltage: 796, resistance: 0.02, load: 790 * 50 },
            { id: 'whip', system: 'dc', resistance: 0.05, load: 780 * 100, supply: 'row' },
          ],
        }),
      );
      return [
        check('loss of the first', 'W', 900, converters.row.loss),
        check('loss of the second', 'W', 1000, converters.whip.loss),
        check('voltage between them', 'V', 790, converters.whip.voltage),
      ];
    },
  },
  {
    id: 'G06',
    family: 'power',
    title: 'Cable of three phases with a lagging load: 60 A at 390 V, power factor 0.9, 50 mΩ a line',
    source: `${grainger}, ch. 6: V_s = V_r + I R as phasors`,
    through: 'network',
    run: async () => {
      const factor = 0.9;
      const drop = 60 * 0.05;
      const begin =
        Math.sqrt(3) * Math.hypot(390 / Math.sqrt(3) + drop * factor, drop * Math.sqrt(1 - factor ** 2));
      const { converters } = await solved(
        powerCase({
          converters: [],
          conductors: [
            {
              id: 'cable',
              system: 'ac-3',
              voltage: begin,
              resistance: 0.05,
              powerFactor: factor,
              load: Math.sqrt(3) * 390 * 60 * factor,
            },
          ],
        }),
      );
      return [
        check('loss, 3 I² R', 'W', 540, converters.cable.loss),
        check('voltage at the end', 'V', 390, begin - (converters.cable.voltageDrop ?? Number.NaN)),
      ];
    },
  },
  {
    id: 'G11',
    family: 'power',
    title: 'Feed of three phases, 230 V to neutral, loads of 10, 6 and 4 A',
    source: `${grainger}, ch. 2: I_N = √(I₁² + I₂² + I₃² − I₁I₂ − I₂I₃ − I₃I₁) = √28 A`,
    through: 'network',
    run: async () => {
      const { feeds } = await solved(
        powerCase({
          converters: [onLine('L1', 2300), onLine('L2', 1380), onLine('L3', 920)],
          feeds: [{ id: 'feed', system: 'ac-3', voltage: 230 * Math.sqrt(3) }],
        }),
      );
      return [
        check('current of the neutral', 'A', Math.sqrt(28), feeds?.feed.neutralCurrent ?? undefined),
        check('unbalance', '1', 0.5, feeds?.feed.unbalance ?? undefined),
      ];
    },
  },
  {
    id: 'G11',
    family: 'power',
    title: 'Breaker of 20 A at 208 V: warned above 80 % of a continuous load',
    source: 'NEC (NFPA 70) 210.20(A): 125 % of the continuous load',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const current of [15.99, 16.01]) {
        const { problems } = await solved(
          powerCase({
            converters: [
              {
                id: 'load',
                rating: 5000,
                units: 1,
                efficiency: [[1, 1]],
                load: 208 * current,
                supply: 'feed',
              },
            ],
            feeds: [{ id: 'feed', system: 'ac-1', voltage: 208, breaker: 20 }],
          }),
        );
        checks.push({
          quantity: `warned at ${current} A`,
          unit: '1',
          reference: current > 16 ? 1 : 0,
          value: problems.some(({ code }) => code === 'breaker-load') ? 1 : 0,
          tolerance: absolute(0),
        });
      }
      return checks;
    },
  },
  {
    id: 'G08',
    family: 'power',
    title: 'UPS in front of a 3 kW Titanium supply at half load',
    source: '80 PLUS programme, 230 V redundant Titanium (96 % at 50 %); UPS of 95 % as stated here',
    through: 'network',
    run: async () => {
      const { totals, converters } = await solved(
        powerCase({
          converters: [
            {
              id: 'psu',
              rating: 3000,
              units: 1,
              efficiency: [
                [0.2, 0.94],
                [0.5, 0.96],
                [1, 0.91],
              ],
              load: 1500,
              supply: 'ups',
            },
            { id: 'ups', rating: 5000, units: 1, efficiency: [[1, 0.95]] },
          ],
        }),
      );
      return [
        check('drawn from the feed', 'W', 1500 / 0.96 / 0.95, totals.feed),
        check('loss of both', 'W', 1500 / 0.96 / 0.95 - 1500, converters.psu.loss + converters.ups.loss),
      ];
    },
  },
  {
    id: 'G08',
    family: 'power',
    title: 'Battery of 1 kWh, 90 %, under a load that grows by 4.5 W/s from 5.4 kW',
    source: 'Closed form: E η = P₀ t + ½ Ṗ t²',
    through: 'network',
    run: async () => {
      const run = await solveTransient({
        ...powerCase({
          converters: [
            {
              id: 'ups',
              rating: 10_000,
              units: 1,
              efficiency: [[1, 0.95]],
              load: 5400,
              supply: 'feed',
              battery: { energy: 3.6e6, efficiency: 0.9 },
            },
          ],
          feeds: [{ id: 'feed', system: 'ac-1', voltage: 230, lost: true }],
        }),
        transient: {
          duration: 1000,
          changes: [
            {
              path: 'power.converters[ups].load',
              course: {
                type: 'linear',
                points: [
                  [0, 5400],
                  [1000, 9900],
                ],
              },
            },
          ],
        },
      });
      const expected = (-5400 + Math.sqrt(5400 ** 2 + 2 * 4.5 * 3.24e6)) / 4.5;
      return [check('autonomy', 's', expected, run.batteries?.ups.autonomy ?? undefined)];
    },
  },
  {
    id: 'G08',
    family: 'power',
    title: 'Rack on two feeds: what they give is the loads and the losses',
    source: rack.source,
    through: 'network',
    run: async () => {
      const { transient: _, ...steady } = documentCase(rack, 'rack-power');
      const { totals, converters, feeds } = await solved(steady);
      const losses = Object.values(converters).reduce((sum, { loss }) => sum + loss, 0);
      return [
        check('both feeds', 'W', 9200 + losses, totals.feed),
        check(
          'current of a line of feed B',
          'A',
          (converters.supplies.input * Math.sqrt(3)) / (6 * 0.98 * 400),
          feeds?.['feed B'].currents[0],
        ),
      ];
    },
  },
];
