import type { Content } from 'pdfmake/interfaces';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { celsius, fixed, unknown } from '#models/export/sheet/numbers.ts';
import { paragraph, sectionTable, type SheetCell } from '#models/export/sheet/style.ts';
import { bandLines } from '#models/results/band-text.ts';
import type { Bands } from '#models/results/design-result.ts';

/** How sure temperatures, flows and powers are; nothing where that is not known. */
export function certainty(input: SpecSheetInput): Content[] {
  const { parts = [], figures = [] } = input.bands ?? {};
  if (parts.length + figures.length === 0) return [];
  return [...temperatures(input, parts), ...flowsAndPowers(figures), paragraph(method)];
}

const method =
  'P5 to P95: nine in ten lie between. First order propagation of tolerances (JCGM 100:2008), which are class estimates but for published correlations. The conditions of this sheet are taken as given.';

/** How sure the temperatures nearest to their limits are. */
function temperatures({ design, result }: SpecSheetInput, bands: Bands['parts']): Content[] {
  if (bands.length === 0) return [];
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const parts = new Map(result.parts.map((part) => [part.id, part]));
  const rows = bands.map(([id, { low, high, exceeds, origins }]): SheetCell[] => [
    names.get(id) ?? id,
    fixed(celsius(parts.get(id)?.temperature ?? null), 1),
    fixed(celsius(low), 1),
    fixed(celsius(high), 1),
    exceeds === null ? unknown : exceeds < 0.001 ? 'below 0.1' : fixed(100 * exceeds, 1),
    origins
      .slice(0, 2)
      .map(({ name, share }) => `${name} (${Math.round(100 * share)} %)`)
      .join('; '),
  ]);
  return sectionTable(
    'How sure these temperatures are',
    [
      { header: 'Part', width: 60 },
      { header: 'Temperature [°C]', width: 70, right: true },
      { header: 'P5 [°C]', width: 40, right: true },
      { header: 'P95 [°C]', width: 40, right: true },
      { header: 'Above limit [%]', width: 60, right: true },
      { header: 'Mostly from', width: '*' },
    ],
    rows,
  );
}

function flowsAndPowers(figures: Bands['figures']): Content[] {
  if (figures.length === 0) return [];
  return sectionTable(
    'How sure flows and powers are',
    [
      { header: 'Figure', width: 130 },
      { header: 'P5 and P95', width: 150, right: true },
      { header: '', width: '*' },
    ],
    bandLines(figures).map(({ label, value, note }): SheetCell[] => [label, value, note]),
  );
}
