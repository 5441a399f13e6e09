/*
 * View factors between the patches of a grid by rays: as many as leave one patch and land on another.
 *
 * Rays start from places and in directions that a sequence spreads evenly over a patch and its hemisphere (by the cosine
 * law), so that the same case has the same factors. What was counted both ways between two patches is taken together,
 * which makes areas times factors symmetric; then rows and columns are scaled alike until each patch sees all around it.
 * Sources: Walton (2002), NISTIR 6925; Roberts' sequence (generalised golden ratio) in four dimensions; Sinkhorn & Knopp
 * (1967), Pacific J. Math. 21, 343–348.
 */
import type { Facet, Surfaces } from '#solver/field/facets.ts';
import { placeOf } from '#solver/field/stencil.ts';
import { axes } from '#solver/field/grid.ts';
import type { Room } from '#solver/field/room.ts';

/** Areas times view factors, A_i F_ij = A_j F_ji, m²: row by row the patches that are seen. */
export interface Exchange {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly value: Float64Array;
  /** Sum of each row, m². */
  readonly area: Float64Array;
}

/** Roots of x⁵ = x + 1, to its first four inverse powers. */
const golden = 1.1673039782614187;
const steps = [1, 2, 3, 4].map((power) => golden ** -power);

/** Faces that one ray may cross: between two mirrors it may go on for long. */
const mostFaces = 100_000;
/** Scalings, and the share of an area at which they end. */
const mostScalings = 500;
const closed = 1e-12;

/** @param rays from each patch */
export function exchangeOf(room: Room, surfaces: Surfaces, rays: number): Exchange {
  const { facets, patchOf, patches } = surfaces;
  const area = new Float64Array(patches);
  const members: Facet[][] = Array.from({ length: patches }, () => []);
  facets.forEach((facet, i) => {
    area[patchOf[i]] += facet.area;
    members[patchOf[i]].push(facet);
  });
  const tracer = new Tracer(room, surfaces);
  const found = Array.from({ length: patches }, () => new Map<number, number>());
  const density = new Float64Array(patches); // rays per m²
  const landed = new Int32Array(patches);
  for (let patch = 0; patch < patches; patch++) {
    const counted = shoot(tracer, members[patch], area[patch], rays, patch, landed);
    density[patch] = counted / area[patch];
    landed.forEach((count, other) => {
      if (count > 0) found[patch].set(other, count);
    });
    landed.fill(0);
  }
  return scaled(together(found, density), area);
}

/** Counts where rays from a patch land. @returns the rays that landed anywhere */
function shoot(
  tracer: Tracer,
  facets: readonly Facet[],
  area: number,
  rays: number,
  patch: number,
  landed: Int32Array,
): number {
  const upTo = facets.map(() => 0);
  let sum = 0;
  facets.forEach((facet, i) => {
    sum += facet.area / area;
    upTo[i] = sum;
  });
  const draw = [0, 0, 0, 0];
  let counted = 0;
  for (let ray = 0; ray < rays; ray++) {
    // Each patch begins elsewhere in the sequence.
    for (let d = 0; d < 4; d++) draw[d] = (0.5 + (ray + 1) * steps[d] + patch * steps[3 - d]) % 1;
    const at = firstAbove(upTo, draw[0]);
    const before = at === 0 ? 0 : upTo[at - 1];
    const along = Math.min(1, Math.max(0, (draw[0] - before) / (upTo[at] - before)));
    const target = tracer.follow(facets[at], along, draw[1], draw[2], draw[3]);
    if (target < 0) continue;
    landed[target]++;
    counted++;
  }
  return counted;
}

/** The first of ascending numbers that is larger; the last where none is. */
function firstAbove(numbers: readonly number[], one: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] > one) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Follows rays from cell to cell. */
class Tracer {
  readonly #room: Room;
  /** Along each axis and in both directions: one more than the patch on a face, −1 for a mirror, 0 for nothing. */
  readonly #back: readonly Int32Array[];
  readonly #on: readonly Int32Array[];

  constructor(room: Room, { facets, mirrors, patchOf }: Surfaces) {
    const size = room.isFluid.length;
    this.#room = room;
    this.#back = axes.map(() => new Int32Array(size));
    this.#on = axes.map(() => new Int32Array(size));
    facets.forEach(({ axis, sign, face }, i) => {
      (sign > 0 ? this.#on : this.#back)[axis][face] = patchOf[i] + 1;
    });
    for (const { axis, sign, face } of mirrors) (sign > 0 ? this.#on : this.#back)[axis][face] = -1;
  }

  /**
   * @param u place on the facet, as v a share from 0 to 1; square of the sine to its normal, and the turn about it
   * @returns the patch that the ray lands on; −1 where it never does
   */
  follow(facet: Facet, u: number, v: number, sine2: number, turn: number): number {
    const { counts, lines } = this.#room.grid;
    const { axis, sign, cell } = facet;
    const place = placeOf(counts, cell);
    const [a, b] = axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1];
    const at = [0, 0, 0];
    const way = [0, 0, 0];
    at[axis] = lines[axis][sign > 0 ? place[axis] + 1 : place[axis]];
    at[a] = lines[a][place[a]] + u * (lines[a][place[a] + 1] - lines[a][place[a]]);
    at[b] = lines[b][place[b]] + v * (lines[b][place[b] + 1] - lines[b][place[b]]);
    const sine = Math.sqrt(sine2);
    way[axis] = -sign * Math.sqrt(1 - sine2);
    way[a] = sine * Math.cos(2 * Math.PI * turn);
    way[b] = sine * Math.sin(2 * Math.PI * turn);
    return this.#walk(cell, place, at, way);
  }

  #walk(start: number, place: number[], at: number[], way: number[]): number {
    const { lines } = this.#room.grid;
    const { strides } = this.#room;
    const reach = (axis: number): number => {
      if (way[axis] === 0) return Infinity;
      return (lines[axis][place[axis] + (way[axis] > 0 ? 1 : 0)] - at[axis]) / way[axis];
    };
    const next = [reach(0), reach(1), reach(2)];
    let cell = start;
    for (let crossed = 0; crossed < mostFaces; crossed++) {
      const axis = next[0] <= next[1] ? (next[0] <= next[2] ? 0 : 2) : next[1] <= next[2] ? 1 : 2;
      const isOn = way[axis] > 0;
      const stride = strides[axis];
      const met = (isOn ? this.#on : this.#back)[axis][isOn ? cell : cell - stride];
      if (met > 0) return met - 1;
      if (met < 0) {
        // As if it came from its own image.
        at[axis] = 2 * lines[axis][place[axis] + (isOn ? 1 : 0)] - at[axis];
        way[axis] = -way[axis];
      } else {
        cell += isOn ? stride : -stride;
        place[axis] += isOn ? 1 : -1;
      }
      next[axis] = reach(axis);
    }
    return -1;
  }
}

/**
 * Both counts between two patches as one estimate: (n_ij + n_ji)/(N_i/A_i + N_j/A_j).
 * @param density rays per m² of each patch
 */
function together(
  found: readonly ReadonlyMap<number, number>[],
  density: Float64Array,
): Omit<Exchange, 'area'> {
  const all = found.map((row) => new Map(row));
  found.forEach((row, i) => {
    for (const [j, count] of row) all[j].set(i, (all[j].get(i) ?? 0) + count);
  });
  const size = all.reduce((sum, row) => sum + row.size, 0);
  const from = new Int32Array(all.length + 1);
  const to = new Int32Array(size);
  const value = new Float64Array(size);
  let at = 0;
  all.forEach((row, i) => {
    for (const j of [...row.keys()].sort((a, b) => a - b)) {
      to[at] = j;
      value[at++] = (row.get(j) ?? 0) / (density[i] + density[j]);
    }
    from[i + 1] = at;
  });
  return { from, to, value };
}

/** D S D with rows that sum to the areas. */
function scaled({ from, to, value }: Omit<Exchange, 'area'>, area: Float64Array): Exchange {
  const factor = new Float64Array(area.length).fill(1);
  for (let n = 0; n < mostScalings; n++) {
    let worst = 0;
    for (let i = 0; i < area.length; i++) {
      let sum = 0;
      for (let e = from[i]; e < from[i + 1]; e++) sum += value[e] * factor[to[e]];
      if (sum === 0) continue;
      worst = Math.max(worst, Math.abs((factor[i] * sum) / area[i] - 1));
      factor[i] = Math.sqrt((factor[i] * area[i]) / sum);
    }
    if (worst < closed) break;
  }
  const sums = new Float64Array(area.length);
  for (let i = 0; i < area.length; i++)
    for (let e = from[i]; e < from[i + 1]; e++) {
      value[e] *= factor[i] * factor[to[e]];
      sums[i] += value[e];
    }
  return { from, to, value, area: sums };
}
