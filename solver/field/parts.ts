import { sizeOf, stridesOf, type Counts } from '#solver/field/stencil.ts';

/**
 * A grid in slabs of whole planes, one part of the work each. They depend on the grid alone: whoever does them, every sum is
 * added up in one order, so that answers are the same to the last bit on any number of threads.
 */
export interface Parts {
  readonly count: number;
  /** Part n has the planes from planes[n] to planes[n + 1], and of vectors the places from places[n] to places[n + 1]. */
  readonly planes: readonly number[];
  readonly places: readonly number[];
}

/**
 * Two planes at each end of a part are done a second time round, when its neighbours are ready for them: so a grid of fewer
 * planes than 12 is one part, and has four from 40 on. In few cells there is nothing to be gained.
 */
const forTwo = 12;
const forFour = 40;
const fewestCells = 20_000;

export function partsOf(counts: Counts): Parts {
  const [nx, ny, nz] = counts;
  const { strideZ } = stridesOf(counts);
  const count = nx * ny * nz < fewestCells || nz < forTwo ? 1 : nz < forFour ? 2 : 4;
  const planes = Array.from({ length: count + 1 }, (_, n) => Math.round((n * nz) / count));
  const places = planes.map((plane, n) =>
    n === 0 ? 0 : n === count ? sizeOf(counts) : (plane + 1) * strideZ,
  );
  return { count, planes, places };
}

/** Behind the planes that are a part's alone: the last plane of each but the last is the seam to the next one. */
export function endOf({ planes, count }: Parts, part: number): number {
  return planes[part + 1] - (part < count - 1 ? 1 : 0);
}

/** The same grid in one part. */
export function undivided({ count, planes, places }: Parts): Parts {
  return { count: 1, planes: [0, planes[count]], places: [0, places[count]] };
}
