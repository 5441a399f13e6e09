/*
 * A package as solids, joints and cooled faces: what stands below, beside and above the silicon. z runs from the lower face
 * of the lowest layer upwards, x and y from the middle of the package.
 */
import { carries, type ChipPackage, type Joint, jointResistance, type Layer } from '#models/chip/chip.ts';
import { areaOf, boxAround, type Component, siliconBase } from '#solver/chip/components.ts';
import type { FieldBoundary, FieldBox, FieldCase } from '#solver/field/schema.ts';

/** W/(m K): still air of 330 K (Incropera, table A.4: 0.0284); it conducts next to nothing here. */
const airConductivity = 0.0284;

/** The field case of a package but for its grid, its sources and the conductivity of its dies. */
export interface Assembly {
  readonly materials: FieldCase['materials'];
  readonly solids: NonNullable<FieldCase['solids']>;
  readonly interfaces: NonNullable<FieldCase['interfaces']>;
  readonly boundaries: readonly FieldBoundary[];
  /** Of what is cooled directly, m²; and its film, W/(m² K). */
  readonly cooled: number;
  readonly coefficient: number;
  /** Faces from which the package gives its heat: the lid, or the silicon. */
  readonly caseFaces: readonly FieldBox[];
  /** Everything lies in it. */
  readonly domain: FieldBox;
  /** Planes between layers, from the lowest up, m; the silicon stands between `base` and `top`. */
  readonly levels: readonly number[];
  readonly base: number;
  readonly top: number;
}

/** Material of a component, by its place in the list. */
export const materialOf = (index: number): string => `component ${index}`;

/** Throws nothing: what cannot be built was refused when the document was read. */
export function assemblyOf(one: ChipPackage, components: readonly Component[]): Assembly {
  const { cooling, plate, lid, mould, layers, board } = one;
  const materials: Record<string, FieldCase['materials'][string]> = {
    air: { conductivity: airConductivity },
  };
  const solids: { id: string; box: FieldBox; material: string }[] = [];
  const interfaces: { id: string; box: FieldBox; resistance: number }[] = [];
  const add = (id: string, box: FieldBox, along: number, through: number): void => {
    materials[id] = { conductivity: [along, along, through] };
    solids.push({ id, box, material: id });
  };

  const base = siliconBase(one);
  const top = components.reduce((most, { box }) => Math.max(most, box.max[2]), base);
  const lidTop = top + (lid?.thickness ?? 0);
  const end = lidTop + (plate?.thickness ?? 0);
  const levels = [0];
  for (const [index] of layers.entries())
    levels.push(base - siliconBase({ layers: layers.slice(0, layers.length - 1 - index) }));

  if (mould) {
    const around = lid ?? layers[0];
    add('mould', centred(around, base, top), mould.conductivity, mould.conductivity);
  }
  layers.toReversed().forEach((layer, index) => {
    const box = centred(layer, levels[index], levels[index + 1]);
    add(`layer ${index}`, box, layer.lateral, layer.vertical);
  });
  components.forEach(({ box, die, stack }, index) => {
    // A die's own conductivity is set with its temperature.
    add(
      materialOf(index),
      box,
      stack?.lateral ?? die?.conductivity ?? 1,
      stack?.vertical ?? die?.conductivity ?? 1,
    );
  });
  const faces: FieldBox[] = components.map(({ box }) => flatAt(box, box.max[2]));
  const join = (id: string, joint: Joint | null, over: readonly FieldBox[]): void => {
    if (!joint) return;
    over.forEach((box, index) => {
      interfaces.push({ id: `${id} ${index}`, box, resistance: jointResistance(joint) });
      // What stands lower than the rest has the joint's material up to what lies on it.
      if (box.min[2] < top)
        add(
          `${id} ${index} gap`,
          { ...box, max: [box.max[0], box.max[1], top] },
          joint.conductivity,
          joint.conductivity,
        );
    });
  };
  if (lid) {
    const through = lid.through ?? lid.conductivity;
    add('lid', centred(lid, top, lidTop), lid.conductivity, through);
    join('lid joint', one.lidJoint, faces);
    const ground = levels[layers.length - layers.findIndex((layer) => carries(layer, lid))] ?? base;
    for (const [index, box] of footOf(lid, ground, top).entries()) {
      add(`foot ${index}`, box, lid.conductivity, through);
      interfaces.push({ id: `foot ${index}`, box: flatAt(box, ground), resistance: lid.footResistance });
    }
  }
  if (plate) {
    add('plate', centred(plate, lidTop, end), plate.conductivity, plate.through ?? plate.conductivity);
    join('plate joint', one.plateJoint, lid ? [centred(lid, lidTop, lidTop)] : faces);
  }
  const cooledFaces = plate ? [centred(plate, end, end)] : lid ? [centred(lid, end, end)] : faces;
  const cooled = cooledFaces.reduce((sum, box) => sum + areaOf(box), 0);
  const coefficient =
    cooling.coefficient ?? (cooling.resistance === null ? 0 : 1 / (cooling.resistance * cooled));
  const lowest = layers[layers.length - 1];
  return {
    materials,
    solids,
    interfaces,
    boundaries: [
      ...cooledFaces.map((box): FieldBoundary => ({
        type: 'convection',
        face: 'z+',
        box,
        coefficient,
        ambient: cooling.temperature,
      })),
      ...(board
        ? [
            {
              type: 'convection',
              face: 'z-',
              box: centred(lowest, 0, 0),
              coefficient: board.coefficient,
              ambient: board.temperature,
            } as const,
          ]
        : []),
    ],
    cooled,
    coefficient,
    caseFaces: lid ? [centred(lid, lidTop, lidTop)] : faces,
    domain: around(solids.map(({ box }) => box)),
    levels: [...levels, top, ...(lid ? [lidTop] : []), ...(plate ? [end] : [])],
    base,
    top,
  };
}

type Sides = Pick<Layer, 'width' | 'depth'>;

const centred = ({ width, depth }: Sides, from: number, to: number): FieldBox =>
  boxAround({ x: 0, y: 0, width, depth }, from, to);

const flatAt = ({ min, max }: FieldBox, z: number): FieldBox => ({
  min: [min[0], min[1], z],
  max: [max[0], max[1], z],
});

/** Four bars under the edges of a lid. */
function footOf(
  { width, depth, footWidth }: Sides & { readonly footWidth: number },
  from: number,
  to: number,
): FieldBox[] {
  if (footWidth === 0) return [];
  const [x, y] = [width / 2, depth / 2];
  const inner = y - footWidth;
  return [
    { min: [-x, -y, from], max: [x, -inner, to] },
    { min: [-x, inner, from], max: [x, y, to] },
    { min: [-x, -inner, from], max: [-x + footWidth, inner, to] },
    { min: [x - footWidth, -inner, from], max: [x, inner, to] },
  ];
}

function around(boxes: readonly FieldBox[]): FieldBox {
  const least = (axis: 0 | 1 | 2): number => Math.min(...boxes.map(({ min }) => min[axis]));
  const most = (axis: 0 | 1 | 2): number => Math.max(...boxes.map(({ max }) => max[axis]));
  return { min: [least(0), least(1), least(2)], max: [most(0), most(1), most(2)] };
}
