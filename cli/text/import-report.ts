import { plural } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { NetboxReport } from '#models/library/netbox/import.ts';

/** What became of device-type files: in all, or file by file. */
export function importReport(
  reports: readonly NetboxReport[],
  out: string | undefined,
  isEach: boolean,
): string {
  const head = `${plural(reports.length, 'device type')}, ${out === undefined ? 'nothing written (--out FILE.json)' : `written to ${out}`}\n`;
  return [head, ...(isEach ? reports.map(oneFile) : [inAll(reports)])].join('\n');
}

function oneFile({ file, id, kept, estimated, dropped }: NetboxReport): string {
  const lines = [
    `${id}  (${file})`,
    `  kept       ${kept.join(', ')}`,
    ...estimated.map(({ field, reason }) => `  estimated  ${field}: ${reason}`),
    `  left out   ${
      Object.entries(dropped)
        .map(([name, times]) => (times === 1 ? name : `${name} ${times}`))
        .join(', ') || 'nothing'
    }`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Each field with the number of files, or of times, that it stands in. */
function inAll(reports: readonly NetboxReport[]): string {
  const kept = new Map<string, number>();
  const estimated = new Map<string, number>();
  const dropped = new Map<string, [number, number]>();
  for (const report of reports) {
    for (const name of report.kept) kept.set(name, (kept.get(name) ?? 0) + 1);
    for (const { field } of report.estimated) estimated.set(field, (estimated.get(field) ?? 0) + 1);
    for (const [name, times] of Object.entries(report.dropped)) {
      const [files, all] = dropped.get(name) ?? [0, 0];
      dropped.set(name, [files + 1, all + times]);
    }
  }
  const counted = (title: string, counts: Map<string, number>) =>
    table(
      [text(title), number('files')],
      [...counts].map(([name, count]) => [name, String(count)]),
    );
  return [
    counted('Kept', kept),
    counted('Estimated', estimated),
    table(
      [text('Left out'), number('files'), number('times')],
      [...dropped].map(([name, [files, times]]) => [name, String(files), String(times)]),
    ),
  ].join('\n');
}
