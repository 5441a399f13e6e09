/*
 * Family H: heat between streams, and cold plates by measured points.
 */
import cdu from '../../examples/cases/cold-plates-cdu.case.json' with { type: 'json' };
import type { Case, Circuit } from '#solver/case/case.ts';
import type { Arrangement, HeatLinkKind } from '#solver/case/heat-link.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { celsius, documentCase, solved } from '#solver/verification/network.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';
import { check, through, unitFluid } from '#solver/verification/stream.ts';

interface Stream {
  readonly flow: number; // kg/s
  readonly specificHeat: number; // J/(kg K)
  readonly inlet: number; // °C
}

/** Two streams through an exchanger, each from a node with inflow to an open end. */
function between(hot: Stream, cold: Stream, exchanger: HeatLinkKind): Case {
  const circuit = (id: string, { flow, specificHeat, inlet }: Stream): Circuit => ({
    id,
    gravity: 0,
    fluid: { ...unitFluid, specificHeat },
    nodes: [
      { id: `${id} in`, inflow: flow, inflowTemperature: inlet + 273.15 },
      { id: `${id} out`, pressure: 0 },
    ],
    branches: [
      { id, from: `${id} in`, to: `${id} out`, elements: [{ type: 'loss', area: 1e-3 * flow, k: 1 }] },
    ],
  });
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [circuit('hot', hot), circuit('cold', cold)],
    heat: { nodes: [], links: [{ id: 'exchanger', from: 'hot', to: 'cold', ...exchanger }] },
  };
}

/** ε of a solved exchanger between 80 and 20 °C, C_min 1000 W/K. */
async function effectiveness(arrangement: Arrangement, units: number, ratio: number): Promise<number> {
  const hot = { flow: 1, specificHeat: 1000, inlet: 80 };
  const cold = { flow: 1 / ratio, specificHeat: 1000, inlet: 20 };
  const conductance = 1000 * units;
  const solution = await solved(between(hot, cold, { type: 'heat-exchanger', arrangement, conductance }));
  return solution.links.exchanger.heat / 60_000;
}

/** A temperature in °C, its tolerance a share of `rise` [K]. */
function warmth(quantity: string, reference: number, value: number, rise: number, share: number): Check {
  return { quantity, unit: '°C', reference, value, scale: rise, tolerance: relative(share) };
}

const arrangements: readonly Arrangement[] = [
  'counter',
  'parallel',
  'shell-and-tube',
  'cross-unmixed',
  'cross-mixed-from',
  'cross-mixed-to',
];

/** Arrangement, NTU, ε at C_r = 1. I₀, I₁: Abramowitz & Stegun, table 9.8. */
const balanced: readonly (readonly [Arrangement, number, number])[] = [
  ['counter', 3, 3 / 4],
  ['parallel', 3, (1 - Math.exp(-6)) / 2],
  ['shell-and-tube', 30, 2 / (2 + Math.SQRT2)],
  ['cross-unmixed', 1, 1 - (2.2795853023360673 + 1.5906368546373291) * Math.exp(-2)],
  ['cross-unmixed', 3, 1 - (67.23440697647798 + 61.34193677764024) * Math.exp(-6)],
  ['cross-mixed-from', 3, 1 - Math.exp(Math.exp(-3) - 1)],
  ['cross-mixed-to', 3, 1 - Math.exp(Math.exp(-3) - 1)],
];

/** Points of R = 4e-4 Q^−½, and a resistance that they give at 100 W. */
async function plateRise(flow: number): Promise<number> {
  const line = through([{ type: 'loss', area: 1e-4, k: 1 }], flow, {
    ...unitFluid,
    density: 1000,
    specificHeat: 4180,
  });
  const points = [5e-6, 1e-5, 2e-5, 3e-5].map((q) => [q, 4e-4 / Math.sqrt(q)] as const);
  const { nodes } = await solved({
    ...line,
    heat: {
      nodes: [{ id: 'plate', sources: [{ power: 100 }] }],
      links: [{ id: 'table', from: 'plate', to: 'line', type: 'stream-table', points }],
    },
  });
  return celsius(nodes.plate) - 20;
}

/** What the CDU example must give, by hand. */
function loopByHand(): Readonly<Record<'flow' | 'effectiveness' | 'supply' | 'chip', number>> {
  const weight = 992 * 9.80665;
  const flow = Math.sqrt((weight * 12) / (weight * 4.8e8 + 6.4e13 / 16 + 3.0043e12));
  const least = 992 * flow * 4179;
  const ratio = least / (0.12 * 4178);
  const film = 2200 * ((992 * flow) / 0.1) ** 0.7;
  const units = 1 / (1 / film + 1e-4 + 1 / 2400) / least;
  const passed = Math.exp(-units * (1 - ratio));
  const share = (1 - passed) / (1 - ratio * passed);
  const returning = 32 + 4000 / (share * least);
  const supply = returning - 4000 / least;
  return { flow, effectiveness: share, supply, chip: supply + 1000 * 0.0338 };
}

export const exchangerCases: readonly VerificationCase[] = [
  {
    id: 'H11',
    family: 'devices',
    title: 'Counterflow exchanger with a set point on the warm side, within and out of its reach',
    source:
      'Closed form: Q = ṁ c (T_in − T_set) while below ε C_min ΔT = 45 kW (ε = NTU/(1 + NTU) at C_r = 1)',
    through: 'network',
    run: async () => {
      const side = { flow: 1, specificHeat: 1000 };
      const at = async (setPoint: number): Promise<number> => {
        const exchanger = { type: 'heat-exchanger', arrangement: 'counter', conductance: 3000 } as const;
        const input = between(
          { ...side, inlet: 80 },
          { ...side, inlet: 20 },
          {
            ...exchanger,
            setPoint: setPoint + 273.15,
          },
        );
        return (await solved(input)).links.exchanger.heat;
      };
      return [
        {
          quantity: 'heat at 50 °C',
          unit: 'W',
          reference: 30_000,
          value: await at(50),
          tolerance: relative(1e-5),
        },
        {
          quantity: 'heat at 25 °C',
          unit: 'W',
          reference: 45_000,
          value: await at(25),
          tolerance: relative(1e-5),
        },
      ];
    },
  },
  {
    id: 'H01',
    family: 'devices',
    title: 'Oil cooler in counterflow',
    source:
      'Incropera & DeWitt, Fundamentals of Heat and Mass Transfer, example 11.1: 66.5 m of a 25 mm tube, U = 37.8 W/(m² K)',
    through: 'network',
    run: async () => {
      const { links, nodes } = await solved(
        between(
          { flow: 0.1, specificHeat: 2131, inlet: 100 },
          { flow: 0.2, specificHeat: 4178, inlet: 30 },
          { type: 'heat-exchanger', arrangement: 'counter', conductance: 37.8 * 66.5 * 0.025 * Math.PI },
        ),
      );
      return [
        check('heat', 'W', 8524, links.exchanger.heat, 0.002),
        warmth('oil leaves at', 60, celsius(nodes['hot out']), 40, 0.002),
        warmth('water leaves at', 40.2, celsius(nodes['cold out']), 10.2, 0.005),
      ];
    },
  },
  {
    id: 'H02',
    family: 'devices',
    title: 'Finned tubes in cross flow, both streams unmixed',
    source:
      'Incropera & DeWitt, Fundamentals of Heat and Mass Transfer, ch. 11, example of exhaust gas 300 → 100 °C that heats 1 kg/s of water from 35 to 125 °C: A = 39.7 m² at U = 100 W/(m² K), NTU read off a chart',
    through: 'network',
    run: async () => {
      const { links, nodes } = await solved(
        between(
          { flow: 1.889, specificHeat: 1000, inlet: 300 },
          { flow: 1, specificHeat: 4197, inlet: 35 },
          { type: 'heat-exchanger', arrangement: 'cross-unmixed', conductance: 3970 },
        ),
      );
      return [
        check('heat', 'W', 3.77e5, links.exchanger.heat, 0.01),
        warmth('water leaves at', 125, celsius(nodes['cold out']), 90, 0.01),
      ];
    },
  },
  {
    id: 'H03',
    family: 'devices',
    title: 'Exchanger against a stream that does not warm: ε = 1 − e^(−NTU), however arranged',
    source: 'Kays & London (1984), Compact Heat Exchangers, ch. 2: C_r = 0',
    through: 'network',
    run: () =>
      Promise.all(
        arrangements.map(async (arrangement) =>
          check(
            `ε at NTU 1.5, ${arrangement}`,
            '1',
            1 - Math.exp(-1.5),
            await effectiveness(arrangement, 1.5, 1e-7),
            1e-6,
          ),
        ),
      ),
  },
  {
    id: 'H04',
    family: 'devices',
    title: 'Exchanger between equal capacity flows',
    source:
      'Kays & London (1984), Compact Heat Exchangers, ch. 2: C_r = 1; cross flow of unmixed streams: ε = 1 − e^(−2NTU) [I₀(2NTU) + I₁(2NTU)], Nusselt (1911)',
    through: 'network',
    run: () =>
      Promise.all(
        balanced.map(async ([arrangement, units, expected]) =>
          check(
            `ε at NTU ${units}, ${arrangement}`,
            '1',
            expected,
            await effectiveness(arrangement, units, 1),
            1e-7,
          ),
        ),
      ),
  },
  {
    id: 'H05',
    family: 'devices',
    title: 'Cold plate by measured points that lie on a power law',
    source: 'Closed form: R = 4e-4 Q^−½, at 100 W',
    through: 'network',
    run: async () => [
      check('rise between points', 'K', 100 * (4e-4 / Math.sqrt(1.5e-5)), await plateRise(1.5e-5), 1e-7),
      check('rise below the first point', 'K', 100 * (4e-4 / Math.sqrt(2e-6)), await plateRise(2e-6), 1e-7),
      check('rise beyond the last point', 'K', 100 * (4e-4 / Math.sqrt(1e-4)), await plateRise(1e-4), 1e-7),
    ],
  },
  {
    id: 'H06',
    family: 'devices',
    title: 'Cold plates on a pumped loop with a CDU',
    source: cdu.source,
    through: 'network',
    run: async () => {
      const { branches, nodes, links }: Solution = await solved(documentCase(cdu, 'cold-plates-cdu'));
      const hand = loopByHand();
      return [
        check('flow of the loop', 'm³/s', hand.flow, branches.pump.volumeFlow, 1e-7),
        check('ε of the CDU', '1', hand.effectiveness, links.cdu.values?.effectiveness ?? NaN, 1e-7),
        warmth('supply', hand.supply, celsius(nodes.supply), hand.supply - 32, 1e-6),
        warmth('chip', hand.chip, celsius(nodes['chip-1']), hand.chip - 32, 1e-4),
      ];
    },
  },
];
