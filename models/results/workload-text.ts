import type { ChainLine } from '#models/results/chain-text.ts';
import type { AcceleratorLoad, WorkloadResult } from '#models/results/workload.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';

/*
 * A language model in words: the same lines for the command line, the workbench and the spec sheet.
 */

export const tokenRate = (perSecond: number): string => `${formatNumber(perSecond)}\u00A0/s`;

/** "Llama 3.1 8B, decode, batch 32, 4096 tokens". */
export function workloadName({ model, phase, batch, context }: WorkloadResult): string {
  return phase === 'idle' ? `${model}, idle` : `${model}, ${phase}, batch ${batch}, ${context} tokens`;
}

/** Rate and energy of the box, then what each type of accelerator does. */
export function workloadLines(workload: WorkloadResult): readonly ChainLine[] {
  const { accelerators, tokensPerSecond, energyPerToken } = workload;
  return [
    { label: 'Tokens', value: tokenRate(tokensPerSecond), note: workloadName(workload) },
    ...(energyPerToken === null
      ? []
      : [
          {
            label: 'Energy per token',
            value: formatQuantity(energyPerToken, 'energy', 'J'),
            note: 'of all that goes into the supplies',
          },
        ]),
    ...accelerators.map((load) => ({
      label: `${load.placements.length} × ${load.name}`,
      value: `${formatQuantity(load.power, 'power', 'W')} each`,
      note: load.roof === null ? '' : noteOf(load, load.roof),
    })),
    ...[...new Set(accelerators.map(({ basis }) => basis))].map((note, k) => ({
      label: k === 0 ? 'How sure' : '',
      value: '',
      note,
    })),
  ];
}

function noteOf(load: AcceleratorLoad, roof: 'compute' | 'memory'): string {
  const bound = roof === 'compute' ? 'peak rate' : 'memory bandwidth';
  const { copies, memoryNeeded, memoryCapacity, share } = load;
  return [
    `bound by ${bound}: ${percent(load.computeUtilisation)} of the peak rate, ${percent(load.memoryUtilisation)} of the bandwidth`,
    ...(share < 1 ? [`held by the power limit to ${percent(share)} of the rate`] : []),
    `${copies} ${copies === 1 ? 'copy' : 'copies'} of the model, ${gigabytes(memoryNeeded)}${memoryCapacity === null ? '' : ` of ${gigabytes(memoryCapacity)}`} each`,
  ].join('; ');
}

const percent = (value: number): string => formatQuantity(value, 'ratio', '%');
const gigabytes = (value: number): string => formatQuantity(value, 'data', 'GB');
