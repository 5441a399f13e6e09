import { kinds } from '#models/components/kinds.ts';
import type { BomRow } from '#models/export/bom.ts';

/** A column of the BOM as a table: CSV and XLSX show the same, in the same order and units. */
export interface BomColumn {
  /** With the unit: "Mass each [kg]". */
  readonly header: string;
  /** In characters, for spreadsheets. */
  readonly width: number;
  readonly value: (row: BomRow) => string | number | null;
  /** Decimals of the number format; without it the column is text. */
  readonly decimals?: number;
  /** The column of which this one is the multiple by quantity; a formula in spreadsheets. */
  readonly totalOf?: string;
}

export const bomColumns: readonly BomColumn[] = [
  { header: 'References', width: 24, value: (row) => row.references },
  { header: 'Quantity', width: 9, decimals: 0, value: (row) => row.quantity },
  { header: 'Kind', width: 18, value: (row) => kinds[row.kind].label },
  { header: 'Vendor', width: 16, value: (row) => row.vendor },
  {
    header: 'Model',
    width: 40,
    value: (row) => (row.missing ? `${row.model} (not in the library)` : row.model),
  },
  { header: 'Part', width: 26, value: (row) => row.part },
  { header: 'Power each [W]', width: 14, decimals: 2, value: (row) => row.powerEach },
  {
    header: 'Power total [W]',
    width: 14,
    decimals: 1,
    value: (row) => row.powerTotal,
    totalOf: 'Power each [W]',
  },
  { header: 'Mass each [kg]', width: 14, decimals: 3, value: (row) => row.massEach },
  {
    header: 'Mass total [kg]',
    width: 14,
    decimals: 2,
    value: (row) => row.massTotal,
    totalOf: 'Mass each [kg]',
  },
  { header: 'Price each [USD]', width: 15, decimals: 2, value: (row) => row.priceEach },
  {
    header: 'Price total [USD]',
    width: 16,
    decimals: 2,
    value: (row) => row.priceTotal,
    totalOf: 'Price each [USD]',
  },
  { header: 'Confidence', width: 11, value: (row) => row.confidence },
  { header: 'Estimated', width: 34, value: (row) => row.estimates.join(', ') },
  { header: 'Changed in this design', width: 24, value: (row) => row.changed.join(', ') },
  { header: 'Source', width: 60, value: (row) => row.source },
];
