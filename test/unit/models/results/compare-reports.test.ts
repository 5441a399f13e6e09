import { expect, test } from 'vitest';
import { reportMarkdown } from '#models/export/report-markdown.ts';
import { compareReports } from '#models/results/compare-reports.ts';
import { figures, notes, number, type Report, table, text, warnings } from '#models/results/report.ts';

const report = (area: string, ...rows: string[][]): Report => ({
  headline: 'done',
  blocks: [
    figures([['Area', area], ['  of one', '1'], ['Mass', '2'], ['  of one', '3']], 'Sizes'), // prettier-ignore
    table([text('Face'), number('hot'), number('cold')], rows),
    ...warnings([]),
    ...notes(['a | b'], 'Said'),
  ],
});

test('figures are found by block, row and column, in the order of the last report', () => {
  const rows = compareReports([
    report('4 m²', ['+N', '1', '2']),
    report('5 m²', ['-N', '7', '8'], ['+N', '1', '3']),
  ]);
  expect(rows.map(({ block, label, values, isSame }) => [block, label, ...values, isSame])).toEqual([
    ['Sizes', 'Area', '4 m²', '5 m²', false],
    ['Sizes', 'Area, of one', '1', '1', true],
    ['Sizes', 'Mass', '2', '2', true],
    ['Sizes', 'Mass, of one', '3', '3', true],
    ['Face', '-N, hot', null, '7', false],
    ['Face', '-N, cold', null, '8', false],
    ['Face', '+N, hot', '1', '1', true],
    ['Face', '+N, cold', '2', '3', false],
  ]);
});

test('rows of one name are told apart', () => {
  const rows = compareReports([report('1', ['A', '1', '2'], ['A', '3', '4'])]);
  expect(rows.map(({ label }) => label).slice(4)).toEqual(['A, hot', 'A, cold', 'A, hot (2)', 'A, cold (2)']);
});

test('a report as Markdown, with marks of Markdown as they are', () => {
  expect(reportMarkdown('My *node*', report('4 m²', ['+N', '1', '2']))).toBe(
    String.raw`# My \*node\*

done

| Sizes | Value |
| --- | --- |
| Area | 4 m² |
| of one | 1 |
| Mass | 2 |
| of one | 3 |

| Face | hot | cold |
| --- | ---: | ---: |
| +N | 1 | 2 |

**Said**

- a \| b
`,
  );
});
