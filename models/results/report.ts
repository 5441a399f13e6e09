/*
 * What an answer says, in the order in which it is read. The command line prints it, the workbench draws it.
 */

import type { Box } from '#models/geometry/box.ts';

export interface Column {
  readonly title: string;
  /** Text to the left, numbers to the right. */
  readonly align: 'left' | 'right';
}

export const text = (title: string): Column => ({ title, align: 'left' });
export const number = (title: string): Column => ({ title, align: 'right' });

/** Labels with values; a label that begins with two spaces belongs to the one above. */
export interface FiguresBlock {
  readonly type: 'figures';
  readonly title: string | null;
  readonly rows: readonly (readonly [string, string])[];
}

/** Each row has a cell a column; the first column's title tells what the table is of. */
export interface TableBlock {
  readonly type: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** Sentences: of what is beyond a limit or cannot be trusted, or only to be known. */
export interface LinesBlock {
  readonly type: 'lines';
  readonly tone: 'warning' | 'note';
  readonly title: string | null;
  readonly lines: readonly string[];
}

/** A quantity along an axis, in the unit that is shown. */
export interface Axis {
  readonly title: string;
  readonly unit: string;
}

/** Courses over one quantity. */
export interface CurvesBlock {
  readonly type: 'curves';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** In the units of the axes. */
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
  /** Level lines that no course should pass. */
  readonly limits: readonly number[];
}

/** What can be told of each box of a plan by a colour. */
export interface PlanQuantity extends Axis {
  /** In the unit that is shown, by the place of the box; null where there is none. */
  readonly values: readonly (number | null)[];
  /** On which side it is to be looked at: margins are bad where they are low, temperatures where they are high. */
  readonly worst: 'low' | 'high';
}

/** Boxes on a floor, m, z up. */
export interface PlanBlock {
  readonly type: 'plan';
  readonly title: string;
  /** How far the picture can be trusted. */
  readonly note: string;
  readonly boxes: readonly { readonly name: string; readonly box: Box }[];
  /** One at a time is seen. */
  readonly quantities: readonly PlanQuantity[];
}

/** Blocks that are drawn; where nothing is, tables beside them tell the same. */
export type DrawnBlock = CurvesBlock | PlanBlock;

export type ReportBlock = FiguresBlock | TableBlock | LinesBlock | DrawnBlock;

export const isWritten = (block: ReportBlock): block is Exclude<ReportBlock, DrawnBlock> =>
  block.type !== 'curves' && block.type !== 'plan';

export interface Report {
  /** The answer in one line: "orbit: converged; 5 beta angles". */
  readonly headline: string;
  readonly blocks: readonly ReportBlock[];
}

export const figures = (rows: FiguresBlock['rows'], title: string | null = null): FiguresBlock => ({
  type: 'figures',
  title,
  rows,
});

export const table = (columns: readonly Column[], rows: TableBlock['rows']): TableBlock => ({
  type: 'table',
  columns,
  rows,
});

/** None where there is nothing to warn of. */
export const warnings = (lines: readonly string[]): readonly LinesBlock[] =>
  lines.length > 0 ? [{ type: 'lines', tone: 'warning', title: null, lines }] : [];

/** None where there is nothing to say. */
export const notes = (lines: readonly string[], title: string | null = null): readonly LinesBlock[] =>
  lines.length > 0 ? [{ type: 'lines', tone: 'note', title, lines }] : [];

/** Where the figures of hardware are from and how sure they are. */
export const sources = (
  groups: readonly { readonly name: string; readonly confidence: string; readonly source: string }[],
): TableBlock =>
  table(
    [text('Figures of'), text('confidence'), text('source')],
    groups.map(({ name, confidence, source }) => [name, confidence, source]),
  );
