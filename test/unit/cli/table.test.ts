import { expect, test } from 'vitest';
import { pairs, table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import { problemLines } from '#cli/text/problems.ts';

test('text stands left, numbers right, no spaces trail', () => {
  const rows = [
    ['GPU1', '700\u00A0W', 'ok'],
    ['Lüfter 12', '9\u00A0W', ''],
  ];
  expect(table([text('Part'), number('Heat'), text('')], rows)).toBe(
    ['Part        Heat', 'GPU1       700\u00A0W  ok', 'Lüfter 12    9\u00A0W', ''].join('\n'),
  );
});

test('a letter with a separate accent takes one place', () => {
  expect(
    pairs([
      ['Lu\u0308fter', '1'],
      ['Gehäuse', '2'],
    ]),
  ).toBe('  Lu\u0308fter   1\n  Gehäuse  2\n');
});

test('a problem says the file, the place, what is wrong and the remedy, twenty at most', () => {
  const one = { severity: 'error', path: '$.a', message: 'is odd', remedy: 'make it even' } as const;
  expect(problemLines('box.json', [one])).toBe('boxwright: box.json\n  $.a: is odd\n    → make it even\n');
  const many = problemLines(
    'box.json',
    Array.from({ length: 25 }, () => one),
  );
  expect(many.split('\n').filter((line) => line.includes('is odd'))).toHaveLength(20);
  expect(many).toContain('… and 5 more');
});
