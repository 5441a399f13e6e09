/*
 * What parts conduct as blocks, where the library has no figure of its own. Class values: a block stands for silicon,
 * moulding, boards and sheet together.
 */
import { type Box, sizeOf } from '#models/geometry/box.ts';
import type { PartKind } from '#models/components/part.ts';
import { valuesOf } from '#models/components/values.ts';
import type { DesignItem } from '#models/project/design.ts';
import { axes, thinnest } from '#solver/design/interior.ts';
import type { FieldCase } from '#solver/field/schema.ts';

export interface BlockMaterial {
  readonly conductivity: number; // W/(m K)
  readonly basis: string;
  readonly source: string;
  readonly confidence: 'estimate' | 'handbook';
}

/** Between silicon (148 W/(m K)) and copper (401 W/(m K)) above moulding and substrate. */
const chip: BlockMaterial = {
  conductivity: 100,
  basis: 'chip package with a lid',
  source: 'silicon 148, copper 401 W/(m K): Incropera & DeWitt, tables A.1 and A.2',
  confidence: 'estimate',
};

const memoryModule: BlockMaterial = {
  conductivity: 10,
  basis: 'module: a board with chips on both sides',
  source: 'the middle of in-plane 20–60 and through 0.3–0.4 W/(m K) of boards, as in the library',
  confidence: 'estimate',
};

const casing: BlockMaterial = {
  conductivity: 20,
  basis: 'a box of sheet with a board in it',
  source: 'sheet of 1 mm around 15 mm: aluminium 200 W/(m K) over that share (Incropera, table A.1)',
  confidence: 'estimate',
};

export const aluminium: BlockMaterial = {
  conductivity: 200,
  basis: 'aluminium',
  source: 'aluminium 6063, as in the library',
  confidence: 'handbook',
};

/** Of a part's block; parts without a figure are boxes of sheet. */
export function blockMaterial(kind: PartKind): BlockMaterial {
  switch (kind) {
    case 'accelerator':
    case 'processor':
    case 'network':
      return chip;
    case 'memory':
      return memoryModule;
    case 'cold-plate':
    case 'heat-sink':
      return aluminium;
    default:
      return casing;
  }
}

/** As the network has it; undefined of kinds without one, which throw back what falls on them. */
export function emissivityOf({ kind, part }: DesignItem): number | undefined {
  const values: object = valuesOf(part, kind);
  return 'emissivity' in values && typeof values.emissivity === 'number' ? values.emissivity : undefined;
}

type Materials = Record<string, FieldCase['materials'][string]>;

/** Adds what a part's block is made of. @param box that stands for it @returns the material's name */
export function addMaterial(materials: Materials, item: DesignItem, box: Box): string {
  if (item.kind !== 'board') return addBlockMaterial(materials, item);
  const { planeConductivity, throughConductivity, emissivity } = valuesOf(item.part, 'board');
  const size = sizeOf(box);
  const real = sizeOf(item.box);
  const normal = thinnest(item.box);
  // A board that the grid made thicker conducts as the real one does, along itself and through.
  const thicker = size[normal] / real[normal];
  const [x, y, z] = axes.map((axis) =>
    axis === normal ? throughConductivity * thicker : planeConductivity / thicker,
  );
  materials[item.id] = { conductivity: [x, y, z], emissivity };
  return item.id;
}

/** Parts of one kind share a material where they radiate alike. */
export function addBlockMaterial(materials: Materials, item: DesignItem): string {
  const { kind } = item;
  const { conductivity } = blockMaterial(kind);
  const emissivity = emissivityOf(item);
  const name = emissivity === undefined ? kind : `${kind}, emissivity ${emissivity}`;
  materials[name] = { conductivity, ...(emissivity === undefined ? {} : { emissivity }) };
  return name;
}
