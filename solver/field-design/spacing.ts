/*
 * Cells between the lines of one axis: fine where it is narrow, growing from there by a limited share from cell to cell.
 */

/** How much wider a cell may be than its neighbour. */
export interface Growth {
  /** What is aimed at; rounded to whole cells it stays below `most`. */
  readonly usual: number;
  readonly most: number;
}

export const gentle: Growth = { usual: 1.5, most: 2 };
/** Where cells are dear. */
export const steep: Growth = { usual: 2, most: 3 };

/** Of the width of cells along the axis. */
function slopeOf({ usual }: Growth): number {
  return (2 * (usual - 1)) / (usual + 1);
}

/**
 * Lines with what lies between.
 * @param planes ascending, m; all of them are kept
 * @param least cells that each interval has at least
 * @param widest no cell is wider, m
 */
export function spaced(
  planes: readonly number[],
  least: readonly number[],
  widest: number,
  growth: Growth = gentle,
): number[] {
  const slope = slopeOf(growth);
  const length = (i: number): number => planes[i + 1] - planes[i];
  const wanted = least.map((count, i) => Math.min(widest, length(i) / count));
  // What is narrow somewhere is felt from line to line.
  const atLine = planes.map((_, i) => Math.min(wanted[i - 1] ?? Infinity, wanted[i] ?? Infinity));
  for (let i = 1; i < planes.length; i++)
    atLine[i] = Math.min(atLine[i], atLine[i - 1] + slope * length(i - 1));
  for (let i = planes.length - 2; i >= 0; i--)
    atLine[i] = Math.min(atLine[i], atLine[i + 1] + slope * length(i));
  const profiles = least.map((_, i) => profileOf(length(i), atLine[i], atLine[i + 1], wanted[i], slope));
  const counts = profiles.map(({ total }, i) => Math.max(least[i], Math.ceil(total - 1e-6)));
  const cells = counts.map((count, i) => divided(planes[i], planes[i + 1], profiles[i], count));
  // Whole numbers of cells may still meet too steeply: the wider sides take one more, all at once.
  const { most } = growth;
  for (let found = tooSteep(cells, most); found.size > 0; found = tooSteep(cells, most))
    for (const at of found) {
      counts[at]++;
      cells[at] = divided(planes[at], planes[at + 1], profiles[at], counts[at]);
    }
  return [...cells.flatMap((one) => one.slice(0, -1)), planes[planes.length - 1]];
}

/** How many cells lie along an interval: their number up to a place, and the place at which a number is reached. */
interface Profile {
  readonly total: number;
  /** Distance from the beginning of the interval, m. */
  readonly reach: (number: number) => number;
}

/**
 * ∫ dx / width where the width rises from `first` with the slope, is at most `widest`, and falls to `last`.
 * @param length of the interval, m
 */
function profileOf(length: number, first: number, last: number, widest: number, slope: number): Profile {
  const meet = Math.min(length, Math.max(0, (length + (last - first) / slope) / 2));
  const up = Math.min(meet, Math.max(0, (widest - first) / slope));
  const down = Math.min(length - meet, Math.max(0, (widest - last) / slope));
  const flat = Math.max(0, length - up - down);
  const rise = Math.log1p((slope * up) / first) / slope;
  const fall = Math.log1p((slope * down) / last) / slope;
  const level = flat / widest;
  return {
    total: rise + level + fall,
    reach(number) {
      if (number <= rise) return (first * Math.expm1(slope * number)) / slope;
      if (number <= rise + level) return up + (number - rise) * widest;
      return length - (last * Math.expm1(slope * (rise + level + fall - number))) / slope;
    },
  };
}

/** Lines that share the cells of an interval evenly, both ends included. */
function divided(from: number, to: number, { total, reach }: Profile, count: number): number[] {
  const inner = Array.from({ length: count - 1 }, (_, n) => from + reach(((n + 1) * total) / count));
  return [from, ...inner, to];
}

/** The intervals whose outer cells are too wide for their neighbours. */
function tooSteep(cells: readonly (readonly number[])[], most: number): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i + 1 < cells.length; i++) {
    const left = cells[i][cells[i].length - 1] - cells[i][cells[i].length - 2];
    const right = cells[i + 1][1] - cells[i + 1][0];
    if (left > most * (1 + 1e-9) * right) found.add(i);
    if (right > most * (1 + 1e-9) * left) found.add(i + 1);
  }
  return found;
}
