import { none, percent, show } from '#models/results/figures.ts';
import { pairs } from '#cli/text/table.ts';
import { formatNumber } from '#models/units/units.ts';
import type { Banded } from '#solver/power/node-power.ts';
import type { Running, WorkloadAnswer } from '#solver/power/workload.ts';
import type { Load } from '#solver/power/workload-counts.ts';

/** What a model does on its accelerators, for people. */
export function workloadReport(
  load: Load | null,
  running: Running,
  answer: WorkloadAnswer,
  sources: readonly string[],
): string {
  const { accelerator, tensorParallel: ways } = running;
  const where = `${ways === 1 ? '' : `${ways} × `}${accelerator.id}`;
  const title = load
    ? `${load.model.name}, ${load.phase}, batch ${load.batch}, ${load.context} tokens, on ${where}`
    : `Idle, on ${where}`;
  return [
    `${title}\n`,
    ...(answer.counts ? [countsOf(answer)] : []),
    powerOf(answer),
    `How sure\n${answer.basis.map((line) => `  ${line}\n`).join('')}`,
    `Sources\n${sources.map((line) => `  ${line}\n`).join('')}`,
  ].join('\n');
}

function countsOf(answer: WorkloadAnswer): string {
  const { counts } = answer;
  if (!counts) return '';
  return `Per token\n${pairs([
    [
      'Operations',
      `${amount(counts.flop, 'FLOP')}   of these attention ${amount(counts.attentionFlop, 'FLOP')}`,
    ],
    [
      'Bytes',
      `${amount(counts.bytes, 'B')}   weights ${amount(counts.weightBytes, 'B')}, cache ${amount(counts.keyValueBytes, 'B')}, activations ${amount(counts.activationBytes, 'B')}`,
    ],
    ['Intensity', `${number(answer.intensity)} FLOP/B; the roofs meet at ${number(answer.ridge)}`],
    ['Roof', answer.roof ?? none],
  ])}`;
}

function powerOf(answer: WorkloadAnswer): string {
  const held = answer.heldBy === null ? 'no' : `by ${answer.heldBy}, to ${percent(answer.share)} of the rate`;
  return `Result\n${pairs([
    [
      'Utilisation',
      `${percent(answer.computeUtilisation)} of the peak rate, ${percent(answer.memoryUtilisation)} of the bandwidth`,
    ],
    ['Memory each', memoryOf(answer)],
    ['Held back', held],
    ['Power each', `${show(answer.power, 'power')}${bandOf(answer.band)}`],
    ['Tokens', `${number(answer.tokensPerSecond)}\u00A0/s${bandOf(answer.tokensBand)}`],
    ['Energy', answer.energyPerToken === null ? none : `${number(answer.energyPerToken)}\u00A0J per token`],
    [
      'Node of 8 at the wall',
      answer.node ? `${show(answer.node.value, 'power')}${bandOf(answer.node)}` : none,
    ],
  ])}`;
}

function memoryOf({ memoryNeeded, memoryCapacity, fits }: WorkloadAnswer): string {
  const needed = show(memoryNeeded, 'data');
  if (memoryCapacity === null) return `${needed}; capacity not known`;
  return `${needed} of ${show(memoryCapacity, 'data')}${fits === false ? ': does not fit' : ''}`;
}

const bandOf = (band: Banded | null): string =>
  band === null ? '' : `   P5–P95 ${formatNumber(band.low)}–${formatNumber(band.high)}`;

const number = (value: number | null): string => (value === null ? none : formatNumber(value));

const prefixes = ['', 'k', 'M', 'G', 'T', 'P'] as const;

function amount(value: number, unit: string): string {
  const step = value < 1 ? 0 : Math.min(prefixes.length - 1, Math.floor(Math.log10(value) / 3));
  return `${formatNumber(value / 1000 ** step)}\u00A0${prefixes[step]}${unit}`;
}
