import type { ValuesOf } from '#models/schema/field.ts';
import type { Project } from '#models/project/records.ts';
import type {
  airFields,
  busFields,
  cduFields,
  coolantFields,
  doorFields,
  enclosureFields,
  exchangerFields,
  frameFields,
  itemFields,
  roomFields,
  slotFields,
} from '#models/rack/fields.ts';

/*
 * A rack: a frame, its doors, what feeds it and what stands in it. SI. Its frame of reference: x to the right seen
 * from the front, y to the rear, z up from the floor; the origin is the front left corner of the frame.
 */

export type Room = ValuesOf<typeof roomFields>;
export type Frame = ValuesOf<typeof frameFields>;
export type Door = ValuesOf<typeof doorFields>;
export type DoorExchanger = ValuesOf<typeof exchangerFields>;
export type RackAir = ValuesOf<typeof airFields>;
export type RackCdu = ValuesOf<typeof cduFields>;
export type RackCoolant = ValuesOf<typeof coolantFields> & { readonly cdu: RackCdu | null };
export type Busbar = ValuesOf<typeof busFields>;

export type RackEnclosure = ValuesOf<typeof enclosureFields> & {
  readonly kind: 'enclosure';
  /** A project in the document, or the path of a project file beside it. */
  readonly design: Project | string;
};
export type RackItem = ValuesOf<typeof itemFields> & { readonly kind: 'item' };

export type Slot = ValuesOf<typeof slotFields> & { readonly content: RackEnclosure | RackItem };

export interface Rack {
  readonly name: string;
  readonly notes: string;
  readonly room: Room;
  readonly frame: Frame;
  /** Null: open. */
  readonly frontDoor: Door | null;
  readonly rearDoor: Door | null;
  readonly exchanger: DoorExchanger | null;
  readonly air: RackAir;
  readonly coolant: RackCoolant | null;
  readonly busbar: Busbar | null;
  readonly slots: readonly Slot[];
}

/** Height of a unit, m. Source: EIA/ECA-310-E (1.75 in); OCP Open Rack V3 base specification (OU of 48 mm). */
export const unitHeight = { 'eia-310': 0.04445, orv3: 0.048 } as const;

/**
 * Clear width for what stands between the posts, m. Source: EIA/ECA-310-E, IEC 60297-3-100 (450 mm); OCP Open Rack V3
 * (537 mm for IT gear).
 */
export const clearWidth = { 'eia-310': 0.45, orv3: 0.537 } as const;

/** Lower edge of a unit above the floor, m. */
export function heightOf({ frame }: Rack, unit: number): number {
  return frame.firstUnit + (unit - 1) * unitHeight[frame.kind];
}
