import { plural } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { FieldSolution } from '#solver/field/contract.ts';

/** A field case's answer: plain SI numbers, as the file has them. */
export function fieldReport(title: string, solution: FieldSolution): string {
  const { heat } = solution;
  const head = [
    solution.status,
    plural(solution.cells, 'cell'),
    plural(solution.iterations, 'iteration'),
    ...(solution.coarser === 0 ? [] : [`${solution.coarser} on coarser grids before`]),
    residualOf(solution),
    `${(solution.seconds.total * 1000).toFixed(0)} ms on ${plural(solution.threads, 'thread')}`,
    `${(solution.bytes / 1e6).toFixed(0)} MB`,
  ].join(' · ');
  const balance = `heat in ${figure(heat.in)} W · out ${figure(heat.out)} W${
    heat.stored === 0 ? '' : ` · stored ${figure(heat.stored)} W`
  } · imbalance ${heat.imbalance.toExponential(1)}`;
  const rows = Object.entries(solution.outputs).flatMap(([id, { value, unit, line }]) =>
    line
      ? [
          [`${id}, mean`, figure(value), unit],
          [`${id}, most, ${figure(line.maximum.at)} m along it`, figure(line.maximum.value), unit],
          [`${id}, least, ${figure(line.minimum.at)} m along it`, figure(line.minimum.value), unit],
        ]
      : [[id, figure(value), unit]],
  );
  return [
    `${title === '' ? '' : `${title}\n`}${head}\n${solution.cells === 0 ? '' : `${balance}\n`}`,
    solution.problems.map(({ severity, message }) => `${severity}: ${message}\n`).join(''),
    rows.length === 0
      ? ''
      : table(
          [
            text(solution.status === 'converged' ? 'Output' : 'Output (no answer)'),
            number('Value'),
            text(''),
          ],
          rows,
        ),
  ]
    .filter((section) => section !== '')
    .join('\n');
}

function residualOf({ residual, leftover }: FieldSolution): string {
  if (!leftover) return `residual ${residual.toExponential(1)}`;
  const shares = Object.entries(leftover).map(([of, share]) => `${of} ${Number(share).toExponential(1)}`);
  return `left over: ${shares.join(', ')}`;
}

function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : '–';
}
