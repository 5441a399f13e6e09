/*
 * Families F and G: a whole node of eight H100 against what was published of such nodes.
 */
import type { Conditions } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { buildCase } from '#solver/design/build.ts';
import { reportOf } from '#solver/design/report.ts';
import { type CooledBy, gpuNode } from '#solver/verification/gpu-node.ts';
import { solved } from '#solver/verification/network.ts';
import { absolute, type Check, type VerificationCase } from '#solver/verification/row.ts';

const untimed = { build: 0, start: 0, reported: 0 };

/**
 * The solved node.
 * @throws Error with the status when it did not converge
 */
async function solvedNode(cooledBy: CooledBy, changes: Partial<Conditions> = {}): Promise<DesignResult> {
  const design = gpuNode(cooledBy);
  const asked = { ...design, conditions: { ...design.conditions, ...changes } };
  const built = buildCase(asked);
  return reportOf(asked, built, await solved(built.case), untimed);
}

/** Band [°C] that the collection explains with ordinary inlets, and what was measured. */
const bands = [
  ['air', 50, 80, '54 to 72'],
  ['liquid', 35, 60, '41 to 50'],
] as const;

/** Growth of the power of two data centres, %/K, between these inlets [°C]. */
const fleet = { low: 0.35, high: 0.5, cold: 23, warm: 30 } as const;

export const gpuNodeCases: readonly VerificationCase[] = [
  {
    id: 'G04',
    family: 'power',
    title: 'Node of eight H100: its power against the inlet temperature, its fans holding the margin',
    source: 'Coroama (2025): two data centres, 0.35 to 0.5 % more power for each kelvin from 23 to 30 °C',
    through: 'network',
    note: 'The reference is the middle of the published band. The node is the shipped example at typical load: silicon that leaks more when warm, and fans that turn faster.',
    run: async () => {
      const { low, high, cold, warm } = fleet;
      const power = async (inlet: number): Promise<number> => {
        const ambientTemperature = inlet + 273.15;
        return (await solvedNode('air', { fanMode: 'hold-margin', workload: 'typical', ambientTemperature }))
          .powerAc;
      };
      return [
        {
          quantity: `power, from ${cold} to ${warm} °C`,
          unit: '%/K',
          reference: (low + high) / 2,
          value: (((await power(warm)) / (await power(cold)) - 1) * 100) / (warm - cold),
          tolerance: absolute((high - low) / 2),
        },
      ];
    },
  },
  {
    id: 'G07',
    family: 'power',
    title: 'Nodes of eight H100, cooled by air and by cold plates: temperatures of the accelerators',
    source: '"Cooling Matters" (arXiv 2507.16781): 54 to 72 °C in air, 41 to 50 °C under cold plates',
    through: 'network',
    note: 'A check of plausibility: inlets and layouts of the measured nodes are not published. The reference is the middle of the band that ordinary inlets explain, 50 to 80 °C in air and 35 to 60 °C under cold plates. The nodes are the shipped examples, every part at its maximum.',
    run: async () => {
      const checks: Check[] = [];
      for (const [cooledBy, low, high, measured] of bands) {
        const chips = new Set(
          gpuNode(cooledBy).items.flatMap(({ id, kind }) => (kind === 'accelerator' ? [id] : [])),
        );
        const { parts } = await solvedNode(cooledBy);
        const found = parts
          .filter(({ id }) => chips.has(id))
          .map(({ temperature }) => (temperature ?? Number.NaN) - 273.15);
        const within = { unit: '°C', reference: (low + high) / 2, tolerance: absolute((high - low) / 2) };
        const by = cooledBy === 'air' ? 'in air' : 'under cold plates';
        checks.push(
          { quantity: `coolest ${by} (measured ${measured})`, value: Math.min(...found), ...within },
          { quantity: `warmest ${by} (measured ${measured})`, value: Math.max(...found), ...within },
        );
      }
      return checks;
    },
  },
];
