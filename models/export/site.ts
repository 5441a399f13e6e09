import papaparse from 'papaparse';
import { siteRows } from '#models/compare/site-rows.ts';
import type { Design } from '#models/project/design.ts';
import type { PlaceAnswer } from '#models/results/site.ts';
import { fromSi } from '#models/units/convert.ts';
import { findUnit } from '#models/units/units.ts';

export interface SiteDocument {
  format: 'boxwright-site';
  version: 1;
  /** Null where the climate alone was asked for. */
  design: { project: string; revision: string; configuration: { id: string; name: string } } | null;
  places: PlaceAnswer[];
}

/** A year at places as a document of "boxwright site --json". @param design null: the climate alone */
export function siteDocument(design: Design | null, places: readonly PlaceAnswer[]): SiteDocument {
  const named = design && {
    project: design.project,
    revision: design.revision,
    configuration: { id: design.configuration.id, name: design.configuration.name },
  };
  return { format: 'boxwright-site', version: 1, design: named, places: [...places] };
}

/**
 * The table of places as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8: a line a figure with
 * its unit, a column a place, numbers plain and at most 6 significant digits; unknown is empty. Sources and notes stand below.
 */
export function siteCsv(places: readonly PlaceAnswer[]): string {
  const rows = siteRows(places);
  const table = papaparse.unparse(
    {
      fields: ['Group', 'Figure', 'Unit', ...places.map(({ place }) => place)],
      data: [
        ...rows.map(({ group, label, quantity, unit, values }) => {
          const found = quantity && unit !== null ? findUnit(quantity, unit) : undefined;
          const shown = values.map((value) => {
            if (value === null) return '';
            if (typeof value !== 'number') return value;
            return Number((found ? fromSi(value, found) : value).toPrecision(6));
          });
          return [group, label, found?.shown ?? unit ?? '', ...shown];
        }),
        ['', 'Source', '', ...places.map(({ source }) => source)],
        ['', 'Notes', '', ...places.map(({ notes }) => notes.join(' '))],
      ],
    },
    { escapeFormulae: true, newline: '\r\n' },
  );
  return `\uFEFF${table}\r\n`;
}
