/*
 * A level of multigrid below the grid, part by part: the nodes of each part, then the seam between them (dissection.ts).
 */
import type { Graph } from '#solver/field/graph.ts';
import { addMultiple, dotSingle } from '#solver/field/vectors.ts';

export interface NodeLevel {
  readonly graph: Graph;
  readonly isSymmetric: boolean;
  /** Where the nodes of each part end; the seam is the last one. One part is all that small levels have. */
  readonly ends: readonly number[];
  readonly inverse: Float32Array;
  readonly right: Float32Array;
  readonly value: Float32Array;
  readonly first: Float32Array;
  readonly firstImage: Float32Array;
  /** Image of the second direction; in a sweep what comes from the nodes behind. */
  readonly image: Float32Array;
  /** How nodes are joined on the next level, and what is left over in the groups. */
  readonly groups: Int32Array;
  readonly sum: Float32Array;
  /** What the next level makes of it. */
  readonly correction: Float32Array;
}

/** First node of a part. */
function firstOf({ ends }: NodeLevel, part: number): number {
  return part === 0 ? 0 : ends[part - 1];
}

/*
 * Kernels. Sweeps and images are done for the parts at once, and for the seam when these are done (ascending) or before
 * (descending); all else in any order.
 */

export function sweepForth(level: NodeLevel, part: number): number {
  const { graph, inverse, right, value, image, groups, sum, ends } = level;
  forth(graph, inverse, right, value, image, groups, sum, firstOf(level, part), ends[part]);
  return 0;
}

export function sweepBack(level: NodeLevel, part: number): number {
  const { graph, inverse, right, value, image, ends } = level;
  back(graph, inverse, right, value, image, firstOf(level, part), ends[part]);
  return 0;
}

export function addCorrection(level: NodeLevel, part: number): number {
  const { value, groups, correction, ends } = level;
  addGroups(value, groups, correction, firstOf(level, part), ends[part]);
  return 0;
}

/** Sweeps there and back on the last level, which has one part. */
export function sweepToRest(level: NodeLevel, times: number): void {
  const { graph, inverse, right, value, image, groups, sum } = level;
  image.fill(0);
  for (let n = 0; n < times; n++) {
    forth(graph, inverse, right, value, image, groups, sum, 0, graph.size);
    image.fill(0);
    back(graph, inverse, right, value, image, 0, graph.size);
  }
}

/** The solution at hand becomes the first direction, with its image. */
export function keepFirst(level: NodeLevel, part: number): number {
  const { graph, value, first, firstImage, ends } = level;
  const from = firstOf(level, part);
  copy(first, value, from, ends[part]);
  applyTo(graph, first, firstImage, from, ends[part]);
  return 0;
}

export function imageOfSecond(level: NodeLevel, part: number): number {
  applyTo(level.graph, level.value, level.image, firstOf(level, part), level.ends[part]);
  return 0;
}

export function rightSquared(level: NodeLevel, part: number): number {
  return dotSingle(level.right, level.right, firstOf(level, part), level.ends[part]);
}

/*
 * Products of both directions with images and the right side: of the directions themselves where the operator is
 * symmetric, else of their images.
 */

export function firstByImage(level: NodeLevel, part: number): number {
  const { isSymmetric, first, firstImage, ends } = level;
  return dotSingle(isSymmetric ? first : firstImage, firstImage, firstOf(level, part), ends[part]);
}

export function firstByRight(level: NodeLevel, part: number): number {
  const { isSymmetric, first, firstImage, right, ends } = level;
  return dotSingle(isSymmetric ? first : firstImage, right, firstOf(level, part), ends[part]);
}

export function secondByFirst(level: NodeLevel, part: number): number {
  const { isSymmetric, value, image, firstImage, ends } = level;
  return dotSingle(isSymmetric ? value : image, firstImage, firstOf(level, part), ends[part]);
}

export function secondByImage(level: NodeLevel, part: number): number {
  const { isSymmetric, value, image, ends } = level;
  return dotSingle(isSymmetric ? value : image, image, firstOf(level, part), ends[part]);
}

export function secondByRight(level: NodeLevel, part: number): number {
  const { isSymmetric, value, image, right, ends } = level;
  return dotSingle(isSymmetric ? value : image, right, firstOf(level, part), ends[part]);
}

/** Takes a multiple of the first image off the right side. @returns the square of what is left */
export function takeFirst(level: NodeLevel, part: number, factor: number): number {
  const from = firstOf(level, part);
  addMultiple(level.right, -factor, level.firstImage, from, level.ends[part]);
  return dotSingle(level.right, level.right, from, level.ends[part]);
}

/** value = a · value + b · first. */
export function combine(level: NodeLevel, part: number, a: number, b: number): number {
  const { value, first, ends } = level;
  for (let n = firstOf(level, part); n < ends[part]; n++) value[n] = a * value[n] + b * first[n];
  return 0;
}

/**
 * Gauss–Seidel in ascending order; when it begins from 0, so that only nodes before count, also what it leaves over in the
 * groups. That is summed by differences: what flows inside a group then cancels exactly, however well it conducts.
 * @param behind what comes from the nodes behind, as the sweep back left it
 */
function forth(
  { start, neighbour, there, back, outer }: Graph,
  inverse: Float32Array,
  right: Float32Array,
  value: Float32Array,
  behind: Float32Array,
  groups: Int32Array,
  sum: Float32Array,
  low: number,
  high: number,
): void {
  for (let n = low; n < high; n++) {
    const from = start[n];
    const end = start[n + 1];
    let all = right[n] + behind[n];
    for (let e = from; e < end; e++) all += there[e] * value[neighbour[e]];
    value[n] = all * inverse[n];
    const v = value[n];
    const group = groups[n];
    let rest = right[n] - outer[n] * v;
    for (let e = from; e < end; e++) {
      const other = neighbour[e];
      const step = value[other] - v;
      if (groups[other] === group) rest += (there[e] - back[e]) * step;
      else {
        rest += there[e] * step;
        sum[groups[other]] -= back[e] * step;
      }
    }
    sum[group] += rest;
  }
}

/** Gauss–Seidel in descending order. @param behind 0; takes what comes from the nodes behind */
function back(
  { start, neighbour, there, back: ofBack }: Graph,
  inverse: Float32Array,
  right: Float32Array,
  value: Float32Array,
  behind: Float32Array,
  low: number,
  high: number,
): void {
  for (let n = high - 1; n >= low; n--) {
    const from = start[n];
    const end = start[n + 1];
    let all = right[n] + behind[n];
    for (let e = from; e < end; e++) all += there[e] * value[neighbour[e]];
    const v = all * inverse[n];
    value[n] = v;
    for (let e = from; e < end; e++) behind[neighbour[e]] += ofBack[e] * v;
  }
}

function applyTo(
  { start, neighbour, there, back, outer }: Graph,
  from: Float32Array,
  to: Float32Array,
  low: number,
  high: number,
): void {
  for (let n = low; n < high; n++) {
    const v = from[n];
    let sum = outer[n] * v;
    for (let e = start[n]; e < start[n + 1]; e++) {
      const step = v - from[neighbour[e]];
      sum += there[e] * step;
      to[neighbour[e]] -= back[e] * step;
    }
    to[n] = sum;
  }
}

function addGroups(
  value: Float32Array,
  groups: Int32Array,
  correction: Float32Array,
  low: number,
  high: number,
): void {
  for (let n = low; n < high; n++) value[n] += correction[groups[n]];
}

function copy(to: Float32Array, from: Float32Array, low: number, high: number): void {
  for (let n = low; n < high; n++) to[n] = from[n];
}
