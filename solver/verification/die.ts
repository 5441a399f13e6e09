/*
 * Family F: a processor's power map on its package.
 */
import type { Case } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { cellId, overlaps, planes, stackNetwork, type StackLayer } from '#solver/verification/layer-stack.ts';
import { solved } from '#solver/verification/network.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

/** Floorplan of HotSpot's ev6: block, width, height, left, lower [mm], power [W], HotSpot's grid of 256 × 256 [K]. */
export const blocks = [
  ['L2_left', 4.9, 6.2, 0, 9.8, 0.99527, 324.6],
  ['L2', 16, 9.8, 0, 0, 5.0855, 323.89],
  ['L2_right', 4.9, 6.2, 11.1, 9.8, 0.99527, 325.15],
  ['Icache', 3.1, 2.6, 4.9, 9.8, 5.388, 330.19],
  ['Dcache', 3.1, 2.6, 8, 9.8, 10.3192, 333.06],
  ['Bpred_0', 1.033, 0.7, 4.9, 12.4, 0.9431667, 331.09],
  ['Bpred_1', 1.033, 0.7, 5.933, 12.4, 0.9431667, 332.47],
  ['Bpred_2', 1.033, 0.7, 6.967, 12.4, 0.9431667, 332.26],
  ['DTB_0', 1.033, 0.7, 8, 12.4, 0.04305333, 330.24],
  ['DTB_1', 1.033, 0.7, 9.033, 12.4, 0.04305333, 330.43],
  ['DTB_2', 1.033, 0.7, 10.067, 12.4, 0.04305333, 329.6],
  ['FPAdd_0', 1.1, 0.9, 4.9, 13.1, 0.41538, 328.94],
  ['FPAdd_1', 1.1, 0.9, 6, 13.1, 0.41538, 329.79],
  ['FPReg_0', 0.55, 0.38, 4.9, 14, 0.12951, 327.89],
  ['FPReg_1', 0.55, 0.38, 5.45, 14, 0.12951, 328.74],
  ['FPReg_2', 0.55, 0.38, 6, 14, 0.12951, 329.06],
  ['FPReg_3', 0.55, 0.38, 6.55, 14, 0.12951, 328.93],
  ['FPMul_0', 1.1, 0.95, 4.9, 14.38, 0.444505, 327.37],
  ['FPMul_1', 1.1, 0.95, 6, 14.38, 0.444505, 328.22],
  ['FPMap_0', 1.1, 0.67, 4.9, 15.33, 0.0185535, 325.81],
  ['FPMap_1', 1.1, 0.67, 6, 15.33, 0.0185535, 326.73],
  ['IntMap', 0.9, 1.35, 7.1, 14.65, 0.70293, 328.89],
  ['IntQ', 1.3, 1.35, 8, 14.65, 0.2408, 330.34],
  ['IntReg_0', 0.9, 0.67, 9.3, 15.33, 1.7431, 339.67],
  ['IntReg_1', 0.9, 0.67, 10.2, 15.33, 1.7431, 339.24],
  ['IntExec', 1.8, 2.23, 9.3, 13.1, 5.0736, 334.03],
  ['FPQ', 0.9, 1.55, 7.1, 13.1, 0.023649, 329.21],
  ['LdStQ', 1.3, 0.95, 8, 13.7, 2.4054, 334.62],
  ['ITB_0', 0.65, 0.6, 8, 13.1, 0.12896, 330.84],
  ['ITB_1', 0.65, 0.6, 8.65, 13.1, 0.12896, 331.69],
] as const;

type Block = (typeof blocks)[number];

const mm = 1e-3;
const ambient = 318.15;
const inMetres = (list: readonly number[]): number[] => list.map((at) => at * mm);

/** From end to end in the die's coordinates, mm: its lower left corner is the origin. */
const ends = { die: [0, 16], spreader: [-7, 23], sink: [-22, 38] } as const;

/**
 * Planes of the die: through the edges of the blocks in its core (4.9 to 11.1 mm across, above 9.8 mm), at most 0.5 mm
 * apart there and wider with the distance, since the heat of a block spreads within some millimetres of it.
 */
const coreAcross = blocks
  .flatMap(([, width, , left]) => [left, left + width])
  .map(rounded)
  .filter((at) => at >= 4.9 && at <= 11.1);
const coreAlong = blocks
  .flatMap(([, , height, , lower]) => [lower, lower + height])
  .map(rounded)
  .filter((at) => at >= 9.8);
const across = inMetres(planes([0, 2, 3.6, 4.4, ...planes(coreAcross, 0.5), 11.6, 12.4, 14, 16]));
const along = inMetres(planes([0, 3.5, 7, 8.5, 9.3, ...planes(coreAlong, 0.5)]));

/** Sums of the table's figures to a tenth of a micrometre: equal edges are one plane. */
function rounded(at: number): number {
  return Number(at.toFixed(4));
}

/** The stack: die, 20 µm of interface, spreader, sink; the thicker a layer, the coarser. */
function layersOf(): readonly StackLayer[] {
  const beside = inMetres([...ends.spreader, -3, -1, 17, 19]);
  const spreader = { x: planes([...across, ...beside]), y: planes([...along, ...beside]), conductivity: 400 };
  const coarse = planes(inMetres([...ends.sink, ...ends.spreader, ...ends.die]), 2.5 * mm);
  const sink = { x: coarse, y: coarse, conductivity: 400 };
  return [
    { name: 'die', x: across, y: along, thickness: 0.15 * mm, conductivity: 130, below: 20e-6 / 4 },
    ...[1, 2, 3].map((n) => ({ ...spreader, name: `spreader ${n}`, thickness: mm / 3 })),
    // 6.9 mm in all, thin where the heat enters.
    { ...sink, name: 'sink 1', thickness: 0.8 * mm },
    { ...sink, name: 'sink 2', thickness: 2 * mm },
    { ...sink, name: 'sink 3', thickness: 4.1 * mm },
  ];
}

/** Cells of the die under a block, each with its share of the block. */
function cellsUnder(
  die: StackLayer,
  [, width, height, left, lower]: Block,
): readonly (readonly [string, number])[] {
  const across = overlaps(die.x, inMetres([left, left + width]));
  return overlaps(die.y, inMetres([lower, lower + height])).flatMap(([j, , depth]) =>
    across.map(
      ([i, , breadth]) => [cellId(die, i, j), (breadth * depth) / (width * height * mm * mm)] as const,
    ),
  );
}

function dieCase(layers: readonly StackLayer[]): Case {
  const { nodes, links } = stackNetwork(layers);
  const powers = new Map<string, number>();
  for (const block of blocks) {
    for (const [id, share] of cellsUnder(layers[0], block))
      powers.set(id, (powers.get(id) ?? 0) + share * block[5]);
  }
  const lowest = layers[layers.length - 1];
  const side = (ends.sink[1] - ends.sink[0]) * mm;
  const film: HeatLink[] = overlaps(lowest.y, lowest.y).flatMap(([j, , depth]) =>
    overlaps(lowest.x, lowest.x).map(([i, , width]) => ({
      id: `${cellId(lowest, i, j)} film`,
      from: cellId(lowest, i, j),
      to: 'air',
      type: 'contact',
      // 0.1 K/W over the whole far face.
      specificResistance: lowest.thickness / 2 / lowest.conductivity + 0.1 * side * side,
      area: width * depth,
    })),
  );
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: ambient },
    heat: {
      nodes: [
        ...nodes.map((node) => ({ ...node, sources: [{ power: powers.get(node.id) ?? 0 }] })),
        { id: 'air', temperature: ambient },
      ],
      links: [...links, ...film],
    },
  };
}

export const dieCases: readonly VerificationCase[] = [
  {
    id: 'F01',
    family: 'devices',
    title: 'Power map of a processor on die, spreader and sink',
    source:
      'HotSpot 6 (University of Virginia), example 1: ev6 floorplan, gcc trace averaged, grid model 256 × 256',
    note: 'HotSpot lumps the margins of spreader and sink. A finite-volume solution of the same stack, made for the collection, lies up to 2 K above it; these rows are within 1.1 K of that one.',
    through: 'network',
    run: async () => {
      const layers = layersOf();
      const { nodes, totals } = await solved(dieCase(layers));
      const means = blocks.map((block): Check => {
        const mean = cellsUnder(layers[0], block).reduce(
          (sum, [id, share]) => sum + share * (nodes[id].temperature ?? Number.NaN),
          0,
        );
        return { quantity: block[0], unit: 'K', reference: block[6], value: mean, tolerance: absolute(2.5) };
      });
      return [
        ...means,
        {
          quantity: 'heat of all blocks',
          unit: 'W',
          reference: 40.2073,
          value: totals.heat,
          tolerance: relative(1e-6),
        },
      ];
    },
  },
];
