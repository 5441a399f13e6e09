/*
 * Family A: conduction in a plane, as a lattice of nodes.
 */
import type { HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { heatCase, solved } from '#solver/verification/network.ts';
import { absolute, type Check, type VerificationCase } from '#solver/verification/row.ts';

/** Nodes along the width; the collection asks for 40. */
const across = 40;
const [cold, hot] = [273.15, 373.15];

/** Height over width, x/W, y/W and θ: the sine series, at the centre of the square exactly ¼ by symmetry. */
const series = [
  [1, 0.125, 0.25, 0.03698237],
  [1, 0.25, 0.25, 0.06797167],
  [1, 0.5, 0.5, 0.25],
  [1, 0.25, 0.75, 0.4320283],
  [1, 0.5, 0.75, 0.5405292],
  [2, 0.5, 0.5, 0.01094334],
  [2, 0.5, 1, 0.0548849],
  [2, 0.25, 1.5, 0.1897669],
  [2, 0.5, 1.75, 0.5446601],
] as const;

/** θ of the nodes of a rectangle with its top held at 1 and its other sides at 0. */
async function rectangle(height: number): Promise<(x: number, y: number) => number> {
  const rows = across * height;
  const nodes: HeatNode[] = [
    { id: 'top', temperature: hot },
    { id: 'sides', temperature: cold },
  ];
  const links: HeatLink[] = [];
  const idOf = (i: number, j: number): string => {
    if (j === rows) return 'top';
    return i === 0 || i === across || j === 0 ? 'sides' : `${i},${j}`;
  };
  // Square cells of unit thickness and conductivity: each side conducts k t.
  const join = (from: string, to: string) =>
    links.push({ id: `${from} – ${to} ${links.length}`, from, to, type: 'conductance', value: 1 });
  for (let j = 1; j < rows; j++) {
    for (let i = 1; i < across; i++) {
      nodes.push({ id: idOf(i, j) });
      join(idOf(i, j), idOf(i + 1, j));
      join(idOf(i, j), idOf(i, j + 1));
      if (i === 1) join(idOf(i, j), 'sides');
      if (j === 1) join(idOf(i, j), 'sides');
    }
  }
  const solution = await solved(heatCase({ nodes, links }));
  return (x, y) => {
    const node = solution.nodes[idOf(Math.round(x * across), Math.round(y * across))];
    return ((node.temperature ?? Number.NaN) - cold) / (hot - cold);
  };
}

export const rectangleCases: readonly VerificationCase[] = [
  {
    id: 'A07',
    family: 'conduction',
    title: 'Rectangle with one hot side, 40 nodes across',
    source: 'Carslaw & Jaeger, Conduction of Heat in Solids, ch. 5: sine series',
    through: 'network',
    run: async () => {
      const solutions = new Map([
        [1, await rectangle(1)],
        [2, await rectangle(2)],
      ]);
      return series.map(([height, x, y, reference]): Check => ({
        quantity: `θ at ${x}, ${y} of 1 × ${height}`,
        unit: '1',
        reference,
        value: solutions.get(height)?.(x, y) ?? Number.NaN,
        tolerance: absolute(1e-3),
      }));
    },
  },
];
