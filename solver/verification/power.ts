/*
 * Family G: power conversion, and power that depends on temperature.
 */
import chain from '../../examples/cases/psu-chain.case.json' with { type: 'json' };
import servers from '../../examples/cases/specpower-servers.case.json' with { type: 'json' };
import leakage from '../../examples/cases/leakage-feedback.case.json' with { type: 'json' };
import type { Case } from '#solver/case/case.ts';
import { nodeWallPower } from '#solver/power/node-power.ts';
import { solveCase } from '#solver/solve/solve.ts';
import { celsius, documentCase, solved } from '#solver/verification/network.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

/** 80 PLUS 230 V redundant Titanium, 3 kW: load [W], loss [W]. */
const titanium = [
  [300, 300 / 0.9 - 300],
  [600, 600 / 0.94 - 600],
  [1500, 62.5],
  [3000, 3000 / 0.91 - 3000],
] as const;

/** Temperature [°C] and power [W] of the chip at a resistance [K/W], by Lambert's W. */
const feedback = [
  [0.05, 52.5866, 351.732],
  [0.08, 64.22302, 365.2878],
  [0.12, 82.23134, 393.5945],
  [0.1583191, 106.6379, 452.4905],
  [0.174151, 127.7701, 532.6991],
] as const;

/** All machines at one utilisation. */
function atUtilisation(base: Case, utilisation: number): Case {
  return {
    ...base,
    heat: base.heat && {
      ...base.heat,
      nodes: base.heat.nodes.map((node) => ({
        ...node,
        ...(node.sources && {
          sources: node.sources.map((source) => ({
            ...source,
            ...(source.powerCurve && { powerCurve: { ...source.powerCurve, utilisation } }),
          })),
        }),
      })),
    },
  };
}

function onResistance(base: Case, value: number): Case {
  return {
    ...base,
    heat: base.heat && {
      ...base.heat,
      links: base.heat.links.map((link) => (link.type === 'resistance' ? { ...link, value } : link)),
    },
  };
}

export const powerCases: readonly VerificationCase[] = [
  {
    id: 'G01',
    family: 'power',
    title: '3 kW Titanium supply: loss at the rated points',
    source: '80 PLUS programme, 230 V redundant Titanium',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [load, loss] of titanium) {
        const { converters } = await solved({
          format: 'boxwright-case',
          version: 1,
          power: {
            converters: [
              {
                id: 'supply',
                rating: 3000,
                units: 1,
                efficiency: [
                  [0.1, 0.9],
                  [0.2, 0.94],
                  [0.5, 0.96],
                  [1, 0.91],
                ],
                load,
              },
            ],
          },
        });
        checks.push({
          quantity: `loss at ${load} W`,
          unit: 'W',
          reference: loss,
          value: converters.supply.loss,
          tolerance: relative(1e-9),
        });
      }
      return checks;
    },
  },
  {
    id: 'G01',
    family: 'power',
    title: 'Regulator on a supply: losses add up along the chain',
    source: chain.source,
    through: 'network',
    run: async () => {
      const { converters, nodes, totals } = await solved(documentCase(chain, 'psu-chain'));
      const exact = relative(1e-6);
      const regulatorLoss = 500 / 0.92 - 500;
      return [
        {
          quantity: 'loss of the regulator',
          unit: 'W',
          reference: regulatorLoss,
          value: converters.regulator.loss,
          tolerance: exact,
        },
        {
          quantity: 'loss of the supply',
          unit: 'W',
          reference: 62.5,
          value: converters.titanium.loss,
          tolerance: exact,
        },
        {
          quantity: 'drawn from the feed',
          unit: 'W',
          reference: 1562.5,
          value: totals.feed,
          tolerance: exact,
        },
        {
          quantity: 'board under the regulator',
          unit: '°C',
          reference: 25 + 0.5 * regulatorLoss,
          value: celsius(nodes.board),
          tolerance: exact,
          scale: 0.5 * regulatorLoss,
        },
      ];
    },
  },
  {
    id: 'G02',
    family: 'power',
    title: 'Servers at their utilisation: the measured points are met',
    source: servers.source,
    through: 'network',
    run: async () => {
      const base = documentCase(servers, 'specpower-servers');
      const steps = Array.from({ length: 11 }, (_, step) => step);
      const solutions = await Promise.all(steps.map((step) => solved(atUtilisation(base, step / 10))));
      return (base.heat?.nodes ?? []).flatMap(({ id, sources }) => {
        const points = sources?.[0]?.powerCurve?.points;
        if (points === undefined) return [];
        const drawn = steps.map((step) => solutions[step].nodes[id].heat);
        const off = points.map(([, watts], step) => Math.abs(drawn[step] - watts));
        const at = (step: number): Check => ({
          quantity: `${id}, ${10 * step} %`,
          unit: 'W',
          reference: points[step][1],
          value: drawn[step],
          tolerance: relative(1e-9),
        });
        return [
          at(0),
          at(5),
          at(10),
          {
            quantity: `${id}, farthest of eleven points`,
            unit: 'W',
            reference: 0,
            value: Math.max(...off),
            tolerance: absolute(1e-9),
          },
        ];
      });
    },
  },
  {
    id: 'G03',
    family: 'power',
    title: 'Node of eight H100 at their limit of 700 W: wall power',
    source: 'Latif, I. et al. (2025), IEEE Access 13, 61740–61747: about 8.4 kW observed at most',
    through: 'relation',
    run: () => [
      {
        quantity: 'wall power (band of the collection: 7.5 to 9.0 kW)',
        unit: 'W',
        reference: 8400,
        value: nodeWallPower(8 * 700),
        tolerance: absolute(600),
      },
    ],
  },
  {
    id: 'G05',
    family: 'power',
    title: 'Leakage that grows with temperature',
    source: leakage.source,
    through: 'network',
    run: async () => {
      const base = documentCase(leakage, 'leakage-feedback');
      const checks: Check[] = [];
      for (const [resistance, temperature, power] of feedback) {
        const { nodes, totals } = await solved(onResistance(base, resistance));
        checks.push(
          {
            quantity: `chip at ${resistance} K/W`,
            unit: '°C',
            reference: temperature,
            value: celsius(nodes.chip),
            tolerance: relative(1e-5),
            scale: temperature - 35,
          },
          {
            quantity: `power at ${resistance} K/W`,
            unit: 'W',
            reference: power,
            value: totals.heat,
            tolerance: relative(1e-5),
          },
        );
      }
      return checks;
    },
  },
  {
    id: 'G05',
    family: 'power',
    title: 'Beyond the limit of 0.17591 K/W the solver reports runaway, not a number',
    source: leakage.source,
    through: 'network',
    run: async () => {
      const base = documentCase(leakage, 'leakage-feedback');
      const checks: Check[] = [];
      for (const resistance of [0.1755, 0.1763, 0.25]) {
        const solution = await solveCase(onResistance(base, resistance));
        const named = solution.problems.some((problem) => /runaway/.test(problem.code));
        checks.push({
          quantity: `runaway reported at ${resistance} K/W`,
          unit: '1',
          reference: resistance > 0.17591 ? 1 : 0,
          value: solution.status !== 'converged' && named ? 1 : 0,
          tolerance: absolute(0),
        });
      }
      return checks;
    },
  },
];
