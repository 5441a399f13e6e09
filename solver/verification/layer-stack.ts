/*
 * A stack of rectangular layers as a network: a heat node a cell, slabs between neighbours. What an engineer writes with
 * a script where a power map lies on layers of different sizes, for which there is no closed form.
 */
import type { HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';

/** A layer cut by planes; all layers share one origin. */
export interface StackLayer {
  readonly name: string;
  readonly x: readonly number[]; // planes, rising, m
  readonly y: readonly number[];
  readonly thickness: number; // m
  readonly conductivity: number; // W/(m K)
  /** Thin resistance to the layer below, m² K/W; default none. */
  readonly below?: number;
}

/** Rising planes through all of `through`, none further apart than `most`. */
export function planes(through: readonly number[], most = Infinity): readonly number[] {
  const fixed = [...new Set(through)].sort((a, b) => a - b);
  return fixed.flatMap((at, i) => {
    const before = fixed[i - 1] ?? at;
    const parts = Math.max(1, Math.ceil((at - before) / most));
    return Array.from({ length: parts }, (_, k) => before + ((at - before) * (k + 1)) / parts);
  });
}

/** Id of the heat node of a cell. */
export const cellId = ({ name }: StackLayer, i: number, j: number): string => `${name} ${i},${j}`;

/** Where the intervals of two axes share a length: [interval of a, interval of b, length]. */
export function overlaps(a: readonly number[], b: readonly number[]): (readonly [number, number, number])[] {
  const found: (readonly [number, number, number])[] = [];
  for (let i = 0; i + 1 < a.length; i++) {
    for (let k = 0; k + 1 < b.length; k++) {
      const length = Math.min(a[i + 1], b[k + 1]) - Math.max(a[i], b[k]);
      if (length > 0) found.push([i, k, length]);
    }
  }
  return found;
}

/** Nodes without sources, and the links among them, from the top layer down. */
export function stackNetwork(layers: readonly StackLayer[]): { nodes: HeatNode[]; links: HeatLink[] } {
  return {
    nodes: layers.flatMap((layer) =>
      overlaps(layer.y, layer.y).flatMap(([j]) =>
        overlaps(layer.x, layer.x).map(([i]) => ({ id: cellId(layer, i, j) })),
      ),
    ),
    links: layers.flatMap((layer, index) => [
      ...withinLayer(layer),
      ...(index + 1 < layers.length ? betweenLayers(layer, layers[index + 1]) : []),
    ]),
  };
}

/** From the middle of each cell to the middle of the next, both ways. */
function withinLayer(layer: StackLayer): HeatLink[] {
  const { x, y, thickness, conductivity } = layer;
  const links: HeatLink[] = [];
  const join = (from: string, to: string, length: number, width: number) =>
    links.push({
      id: `${from} – ${to}`,
      from,
      to,
      type: 'slab',
      conductivity,
      thickness: length,
      area: width * thickness,
    });
  for (let j = 0; j + 1 < y.length; j++) {
    for (let i = 0; i + 1 < x.length; i++) {
      const id = cellId(layer, i, j);
      if (i + 2 < x.length) join(id, cellId(layer, i + 1, j), (x[i + 2] - x[i]) / 2, y[j + 1] - y[j]);
      if (j + 2 < y.length) join(id, cellId(layer, i, j + 1), (y[j + 2] - y[j]) / 2, x[i + 1] - x[i]);
    }
  }
  return links;
}

/** Half of either thickness and what lies between, over the area that two cells share. */
function betweenLayers(upper: StackLayer, lower: StackLayer): HeatLink[] {
  const specificResistance =
    upper.thickness / 2 / upper.conductivity + (upper.below ?? 0) + lower.thickness / 2 / lower.conductivity;
  const across = overlaps(upper.x, lower.x);
  return overlaps(upper.y, lower.y).flatMap(([j, l, depth]) =>
    across.map(([i, k, width]): HeatLink => {
      const [from, to] = [cellId(upper, i, j), cellId(lower, k, l)];
      return { id: `${from} | ${to}`, from, to, type: 'contact', specificResistance, area: width * depth };
    }),
  );
}
