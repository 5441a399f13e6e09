import { celsius, none, show } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import { siteRows, siteText } from '#models/compare/site-rows.ts';
import type { PlaceAnswer } from '#models/results/site.ts';
import type { ClimateSite } from '#models/site/climate-site.ts';

/** The places that come with Boxwright. */
export function placesReport(sites: readonly ClimateSite[]): string {
  const rows = sites.map(({ id, name, latitude, longitude, elevation, coldest99, hottest1 }) => [
    id,
    name,
    latitude.toFixed(2),
    longitude.toFixed(2),
    show(elevation, 'length', 'm'),
    celsius(coldest99),
    celsius(hottest1),
  ]);
  const columns = [
    text('Place'),
    text('Name'),
    number('° north'),
    number('° east'),
    number('Elevation'),
    number('99 % above'),
    number('1 % above'),
  ];
  return `${table(columns, rows)}\n${sites.length} places; "boxwright site <design> --at PLACE" takes a design through a year there.\n`;
}

interface Named {
  readonly project: string;
  readonly revision: string;
  readonly configuration: { readonly name: string };
}

/** The places side by side: what the design does in them, and their climates. */
export function siteReport(design: Named | null, places: readonly PlaceAnswer[]): string {
  const heads = places.map(({ place }) => number(place));
  const rows = siteRows(places);
  const groups = [...new Set(rows.map(({ group }) => group))];
  const title = design ? `${design.project} · rev ${design.revision} · ${design.configuration.name}\n\n` : '';
  const tables = groups.map((name) => {
    const lines = rows
      .filter(({ group }) => group === name)
      .map((row) => [
        // A label that goes on with the one before stands below it.
        /^[a-z0-9]/.test(row.label) ? `  ${row.label}` : row.label,
        ...row.values.map((value) => (value === null ? none : siteText(row, value))),
      ]);
    return table([text(name), ...heads], lines);
  });
  const remarks = places.map(
    ({ place, source, notes }) => `${place}: ${source}\n${notes.map((note) => `  ${note}\n`).join('')}`,
  );
  return title + [...tables, remarks.join('')].join('\n');
}
