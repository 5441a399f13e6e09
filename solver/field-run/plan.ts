/*
 * What a field run of a design will be: its size, its time, whether it fits, how the air is reckoned, what is told on the
 * way.
 */
import type { Design } from '#models/project/design.ts';
import type { DesignField, FieldPart } from '#solver/field-design/contract.ts';
import type { FieldPlan, Monitor } from '#solver/field-run/contract.ts';
import { mostCells } from '#solver/field/read.ts';
import { grouped } from '#models/units/grouped.ts';

/** Of the memory of a machine that one run may hold. */
const shareOfMemory = 0.6;
/** Lines that a person tells apart in a plot. */
const mostMonitors = 6;
/**
 * Turns until a layout converges at 50 000 cells, the mean of the three examples (52, 66 and 317), and time of a cell in a
 * turn, start and coarser grids shared out to it, s. Turns grow about as the cells along one axis (docs/field-case.md).
 */
const usual = { turns: 145, growth: 1 / 3, secondsOfCell: 2e-6 } as const;
const usualCells = 50_000;

/** @param memory of the machine, bytes; null where it does not tell */
export function planOf(design: Design, field: DesignField, budget: number, memory: number | null): FieldPlan {
  const { cells, counts, bytes, tolerance, gapCells, notes, regime } = field;
  return {
    budget,
    cells,
    counts,
    bytes,
    memory,
    seconds: cells * usual.secondsOfCell * usual.turns * (cells / usualCells) ** usual.growth,
    tolerance,
    gapCells,
    flow: regime,
    notes,
    monitors: monitoredParts(design, field).map(({ id, name, limit, network }): Monitor => ({
      id,
      name,
      limit,
      network,
    })),
    refusal: refusalOf(cells, bytes, memory),
  };
}

/** Why a run does not fit, with a remedy; null where it does. */
export function refusalOf(cells: number, bytes: number, memory: number | null): string | null {
  if (cells > mostCells)
    return `${grouped(cells)} cells are more than the ${grouped(mostCells)} that are solved. Take a coarser grid.`;
  if (memory === null || bytes <= shareOfMemory * memory) return null;
  return `It needs about ${gigabytes(bytes)}, more than the ${gigabytes(shareOfMemory * memory)} that a run may take of this machine’s ${gigabytes(memory)}. Take a coarser grid.`;
}

/** Parts whose temperature the field has: of each kind the one nearest to its limit, or hottest where none has any. */
export function monitoredParts(design: Design, { parts }: DesignField): FieldPart[] {
  const kinds = new Map(design.items.map(({ id, kind }) => [id, kind]));
  const chosen = new Map<string, FieldPart>();
  const told = parts.filter(
    ({ reading, network }) => network !== null && reading.by !== 'nothing' && reading.by !== 'coolant',
  );
  for (const part of told.toSorted(nearestFirst)) {
    const kind = kinds.get(part.id) ?? '';
    if (!chosen.has(kind)) chosen.set(kind, part);
  }
  return [...chosen.values()].slice(0, mostMonitors);
}

/** Those with a limit first, by what is left to it; then by temperature. */
function nearestFirst(a: FieldPart, b: FieldPart): number {
  const margin = (part: FieldPart): number =>
    part.limit === null || part.network === null ? Infinity : part.limit - part.network;
  const [first, second] = [margin(a), margin(b)];
  if (first !== second) return first < second ? -1 : 1;
  return (b.network ?? 0) - (a.network ?? 0) || (a.id < b.id ? -1 : 1);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toPrecision(2)} GB`;
}
