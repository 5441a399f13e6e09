import { celsius, kelvins, none, percent, plural, show, volumeFlow } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignField, FieldAnswer, FieldPartAnswer, FlowAnswer } from '#solver/field-design/contract.ts';
import type { FieldSolution } from '#solver/field/contract.ts';
import type { Progress } from '#solver/solve/contract.ts';

/** Before the solve: how large it is. */
export function gridLine({ cells, counts, bytes, tolerance, gapCells }: DesignField): string {
  const gaps =
    gapCells === 1 ? 'gaps may have a single cell' : `gaps have ${plural(gapCells, 'cell')} or more`;
  return `${cells} cells (${counts.join(' × ')}), about ${(bytes / 1e6).toFixed(0)} MB; faces within ${millimetres(tolerance)} share a line, ${gaps}\n`;
}

export function progressLine({ iteration, residual, coarser }: Progress): string {
  const grid = coarser === undefined ? '' : ` on ${plural(coarser, 'cell')}, to begin with`;
  return `turn ${iteration}${grid}: ${residual.toExponential(1)} left over\n`;
}

const readings: Readonly<Record<FieldPartAnswer['by'], string>> = {
  block: 'block',
  air: 'air',
  metal: 'metal',
  coolant: 'coolant holds it',
  nothing: 'not in the field',
};

export function designFieldReport(
  { project, revision, configuration }: Design,
  field: DesignField,
  answer: FieldAnswer,
  solution: FieldSolution,
): string {
  const { heat, seconds, leftover } = solution;
  const left = leftover
    ? ` · left over: momentum ${leftover.momentum.toExponential(1)}, mass ${leftover.mass.toExponential(1)}, heat ${leftover.heat.toExponential(1)}`
    : '';
  const before = solution.coarser === 0 ? '' : ` (${solution.coarser} on coarser grids before)`;
  const head = `${project} · rev ${revision} · ${configuration.name}
field: ${solution.status} · ${plural(solution.cells, 'cell')} · ${plural(solution.iterations, 'turn')}${before}${left}${offText(solution)} · ${seconds.total.toFixed(1)} s on ${plural(solution.threads, 'thread')} · ${(solution.bytes / 1e6).toFixed(0)} MB
`;
  const warning =
    solution.status === 'converged' ? '' : 'The field has not converged: the figures below are no answer.\n';
  const problems = solution.problems.map(({ severity, message }) => `${severity}: ${message}\n`).join('');
  const sums = table(
    [text('In all'), number('Field'), number('Network')],
    [
      ['Airflow', volumeFlow(answer.airflow.field), volumeFlow(answer.airflow.network)],
      ['Heat into the air', show(heat.in, 'power'), show(field.heat.given, 'power')],
      ['Heat out', show(heat.out, 'power'), ''],
      ...(field.heat.coolant === 0 ? [] : [['Heat to the coolant', none, show(field.heat.coolant, 'power')]]),
    ],
  );
  const rows = answer.parts
    .filter((part) => part.network !== null)
    .toSorted((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0) || (a.id < b.id ? -1 : 1))
    .map((part) => [
      part.name,
      celsius(part.field),
      celsius(part.network),
      kelvins(part.difference),
      part.temperatureOf ?? none,
      readings[part.by],
      part.moved === 0 ? '' : millimetres(part.moved),
    ]);
  const temperatures = table(
    [
      text('Part'),
      number('Field'),
      number('Network'),
      number('Difference'),
      text('of'),
      text('read off'),
      number('Moved'),
    ],
    rows,
  );
  return [
    `${head}${warning}${problems}`,
    sums,
    temperatures,
    flows('Fan', answer.fans),
    flows('Opening', answer.openings),
    `What is simplified\n${field.notes.map((note) => `  ${note}\n`).join('')}`,
  ]
    .filter((section) => section !== '')
    .join('\n');
}

function offText({ off }: FieldSolution): string {
  if (!off) return '';
  if (!Number.isFinite(off.temperature + off.share)) return ' · temperatures and flows still move';
  return ` · off by about ${show(off.temperature, 'temperature-difference')}, flows by ${percent(off.share)}`;
}

function flows(title: string, list: readonly FlowAnswer[]): string {
  if (list.length === 0) return '';
  return table(
    [text(title), number('Field'), number('Network')],
    list.map(({ name, field, network }) => [name, volumeFlow(field), volumeFlow(network)]),
  );
}

function millimetres(metres: number): string {
  return `${(1000 * metres).toFixed(1)} mm`;
}
