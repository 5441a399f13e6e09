import { centreOf } from '#models/geometry/box.ts';
import { extent } from '#models/rules/space.ts';
import { numberOf } from '#models/rules/facts.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Design } from '#models/project/design.ts';
import { clearWidth, heightOf, type Rack, type RackItem, type Slot, unitHeight } from '#models/rack/rack.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** One thing in a rack, in its place. */
export interface Standing {
  /** "Node 3". */
  readonly name: string;
  /** Place of its slot in the document. */
  readonly slot: number;
  /** Null: beside the units. */
  readonly unit: number | null;
  readonly units: number;
  /** m; null where not known. */
  readonly width: number | null;
  readonly depth: number | null;
  readonly height: number | null;
  /** Without what is not known, kg. */
  readonly mass: number;
  /** Parts whose mass is not known. */
  readonly unknown: number;
  /** Centre of gravity in the rack, m. */
  readonly centre: Vector3;
  readonly content: { readonly kind: 'enclosure'; readonly design: Design } | RackItem;
}

/** A rack with its designs. */
export interface FilledRack {
  readonly rack: Rack;
  /** From below; what is beside the units last. */
  readonly standing: readonly Standing[];
}

/** @param designs of the slots with an enclosure, by the place of the slot */
export function fillRack(rack: Rack, designs: ReadonlyMap<number, Design>): FilledRack {
  const standing = rack.slots.flatMap((slot, index) => {
    const design = designs.get(index);
    return Array.from({ length: slot.count }, (_, nth) => placed(rack, slot, index, nth, design));
  });
  return {
    rack,
    standing: standing.toSorted((a, b) => (a.unit ?? Infinity) - (b.unit ?? Infinity) || a.slot - b.slot),
  };
}

function placed(rack: Rack, slot: Slot, index: number, nth: number, design: Design | undefined): Standing {
  const { content } = slot;
  const label = slot.name === '' ? `Slot ${index + 1}` : slot.name;
  const name = slot.count > 1 ? `${label} ${nth + 1}` : label;
  const common = { name, slot: index };
  if (content.kind === 'enclosure' && design) {
    const units = unitsOf(rack, design);
    const unit = slot.unit === null ? null : slot.unit + nth * units;
    const bottom = heightOf(rack, unit ?? 1);
    const box = design.chassis?.box;
    const width = box ? extent(box, 0) : null;
    const body = bodyOf(design);
    const left = (rack.frame.size[0] - (width ?? 0)) / 2;
    const origin = box?.min ?? [0, 0, 0];
    return {
      ...common,
      unit,
      units,
      width,
      depth: box ? extent(box, 1) : null,
      height: box ? extent(box, 2) : null,
      mass: body.mass,
      unknown: body.unknown,
      centre: [
        left + body.centre[0] - origin[0],
        rack.frame.frontGap + body.centre[1] - origin[1],
        bottom + body.centre[2] - origin[2],
      ],
      content: { kind: 'enclosure', design },
    };
  }
  if (content.kind === 'enclosure') throw new Error(`slot ${index} has no design`);
  const unit = slot.unit === null ? null : slot.unit + nth * content.units;
  const [width, depth, height] = rack.frame.size;
  const tall = content.units * unitHeight[rack.frame.kind];
  return {
    ...common,
    unit,
    units: unit === null ? 0 : content.units,
    width: unit === null ? null : clearWidth[rack.frame.kind],
    depth: content.depth,
    height: unit === null ? null : tall,
    mass: content.mass ?? 0,
    unknown: content.mass === null ? 1 : 0,
    centre: [
      width / 2,
      // What is beside the units stands in the rear: distribution, manifolds.
      unit === null ? depth - rack.frame.frontGap : rack.frame.frontGap + (content.depth ?? 0) / 2,
      unit === null ? (content.height ?? height / 2) : heightOf(rack, unit) + tall / 2,
    ],
    content,
  };
}

/** As the chassis says, else as many as its height takes. */
function unitsOf(rack: Rack, { chassis }: Design): number {
  if (!chassis) return 1;
  const own = valuesOf(chassis.part, 'chassis').rackUnits;
  const height = extent(chassis.box, 2);
  // Chassis count in U of 44.45 mm; in a frame of other units the height counts.
  if (own !== null && rack.frame.kind === 'eia-310') return own;
  return Math.max(1, Math.ceil(height / unitHeight[rack.frame.kind] - rounding));
}

/** Of catalogue sizes, in units. */
const rounding = 1e-3;

function bodyOf(design: Design): { mass: number; unknown: number; centre: Vector3 } {
  let mass = 0;
  let unknown = 0;
  const moment = [0, 0, 0];
  for (const item of design.items) {
    const own = numberOf(item, 'mass');
    if (own === null) {
      unknown++;
      continue;
    }
    mass += own;
    for (const [i, at] of centreOf(item.box).entries()) moment[i] += own * at;
  }
  if (mass === 0) return { mass, unknown, centre: design.chassis ? centreOf(design.chassis.box) : [0, 0, 0] };
  const [x, y, z] = moment.map((one) => one / mass);
  return { mass, unknown, centre: [x, y, z] };
}
