/*
 * Lines of the grid of a package: through every edge, close where the silicon is, wider with the distance from it. The finer
 * grid has the lines of the coarser one and one more between any two.
 */
import type { Assembly } from '#solver/chip/assembly.ts';
import type { Component } from '#solver/chip/components.ts';
import type { AxisIndex } from '#solver/field/grid.ts';

export interface Lines {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
}

/** Cells of the coarser grid across all silicon. */
const acrossSilicon = 10;
/** Growth of the widths with the distance from the silicon. */
const growth = 1;
/** m; edges nearer to each other are one line. */
const same = 1e-7;
/** m; of the cells above the heat, and how they grow. */
const finest = 120e-6;
const upwards = 0.8;
/** m; a layer thinner than the first has one cell in the coarser grid, thinner than the second two, else four. */
const thin = 0.3e-3;
const thick = 2.5e-3;

export function coarseLines(assembly: Assembly, components: readonly Component[]): Lines {
  return {
    x: inPlane(assembly, components, 0),
    y: inPlane(assembly, components, 1),
    z: upward(assembly, components),
  };
}

/** One line more between any two. */
export function halved({ x, y, z }: Lines): Lines {
  const one = (lines: readonly number[]): number[] =>
    lines.flatMap((at, i) => (i === 0 ? [at] : [(lines[i - 1] + at) / 2, at]));
  return { x: one(x), y: one(y), z: one(z) };
}

function inPlane({ solids }: Assembly, components: readonly Component[], axis: AxisIndex): number[] {
  const ends = components.flatMap(({ box }) => [box.min[axis], box.max[axis]]);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const own = (to - from) / acrossSilicon;
  const widest = (at: number): number => own + growth * Math.max(0, from - at, at - to);
  const boxes = [...solids, ...components.flatMap(({ sources }) => sources)].map(({ box }) => box);
  return divided(distinct(boxes.flatMap(({ min, max }) => [min[axis], max[axis]])), widest);
}

function upward({ levels, base, top }: Assembly, components: readonly Component[]): number[] {
  const inside = components.flatMap(({ box, sources }) => [
    box.max[2],
    ...sources.flatMap((source) => [source.box.min[2], source.box.max[2]]),
  ]);
  const silicon = divided(distinct([base, top, ...inside]), (z) => finest + upwards * (z - base));
  const others = levels.flatMap((to, i) => {
    const from = i === 0 ? to : levels[i - 1];
    const parts = i === 0 || from === base ? 1 : to - from < thin ? 1 : to - from < thick ? 2 : 4;
    return Array.from({ length: parts }, (_, n) => from + ((to - from) * (n + 1)) / parts);
  });
  return distinct([...others, ...silicon]);
}

function distinct(places: readonly number[]): number[] {
  const sorted = places.toSorted((a, b) => a - b);
  return sorted.filter((at, i) => i === 0 || at - sorted[i - 1] > same);
}

/** Halves what is wider than it may be in its middle. */
function divided(lines: readonly number[], widest: (at: number) => number): number[] {
  const between = (from: number, to: number): number[] => {
    const middle = (from + to) / 2;
    return to - from <= widest(middle) ? [to] : [...between(from, middle), ...between(middle, to)];
  };
  return lines.flatMap((to, i) => (i === 0 ? [to] : between(lines[i - 1], to)));
}
