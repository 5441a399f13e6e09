import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { DesignResult, ZoneResult } from '#models/results/design-result.ts';

/*
 * How a design crosses to the worker, and its result back.
 *
 * The design: items that the other side has already cross as their ids. While a part is dragged, all others are the
 * same objects on this side (see resolveDesign), and stay so on the other, where what was looked up of them serves
 * again.
 */

/** A design whose `items` are whole where they are new, and ids where the receiver has them. */
export interface Crossing {
  readonly frame: Omit<Design, 'items' | 'chassis'>;
  readonly chassis: PlacementId | null;
  readonly items: readonly (DesignItem | PlacementId)[];
}

export interface DesignSender {
  /** The next message; each must be sent, in order. */
  pack(design: Design): Crossing;
  /** After a message that may not have arrived: the next one is whole. */
  forget(): void;
}

export function createDesignSender(): DesignSender {
  let sent = new Map<PlacementId, DesignItem>();
  return {
    pack(design) {
      const { items, chassis, ...frame } = design;
      const crossing: Crossing = {
        frame,
        chassis: chassis?.id ?? null,
        items: items.map((item) => (sent.get(item.id) === item ? item.id : item)),
      };
      sent = new Map(items.map((item) => [item.id, item]));
      return crossing;
    },
    forget() {
      sent = new Map();
    },
  };
}

/** @returns what puts together what a DesignSender packed; throws an Error when a message was lost */
export function createDesignReceiver(): (crossing: Crossing) => Design {
  let known = new Map<PlacementId, DesignItem>();
  return ({ frame, chassis, items: crossed }) => {
    const items = crossed.map((item) => {
      if (typeof item !== 'string') return item;
      const found = known.get(item);
      if (!found) throw new Error(`the solver thread does not know the item '${item}'`);
      return found;
    });
    known = new Map(items.map((item) => [item.id, item]));
    return { ...frame, chassis: chassis === null ? null : (known.get(chassis) ?? null), items };
  };
}

/** A result whose zones are rows of numbers: hundreds of small objects take longer to cross than to make. */
export interface PackedResult {
  readonly result: Omit<DesignResult, 'zones'>;
  /** Ids of the zones, one after the other. */
  readonly zones: string;
  readonly figures: Float64Array;
}

const separator = '\n';
/** Corners of the box, temperature, pressure, velocity, flow. */
const zoneFigures = 12;

export function packResult({ zones, ...result }: DesignResult): PackedResult {
  const figures = new Float64Array(zoneFigures * zones.length);
  for (let i = 0; i < zones.length; i++) {
    const { box, temperature, pressure, velocity, flow } = zones[i];
    const at = zoneFigures * i;
    for (let axis = 0; axis < 3; axis++) {
      figures[at + axis] = box.min[axis];
      figures[at + 3 + axis] = box.max[axis];
      figures[at + 8 + axis] = velocity[axis];
    }
    figures[at + 6] = temperature;
    figures[at + 7] = pressure;
    figures[at + 11] = flow;
  }
  return { result, zones: zones.map(({ id }) => id).join(separator), figures };
}

export function unpackResult({ result, zones, figures }: PackedResult): DesignResult {
  const ids = zones === '' ? [] : zones.split(separator);
  return { ...result, zones: ids.map((id, i) => zoneOf(id, figures, zoneFigures * i)) };
}

function zoneOf(id: string, figures: Float64Array, at: number): ZoneResult {
  return {
    id,
    box: {
      min: [figures[at], figures[at + 1], figures[at + 2]],
      max: [figures[at + 3], figures[at + 4], figures[at + 5]],
    },
    temperature: figures[at + 6],
    pressure: figures[at + 7],
    velocity: [figures[at + 8], figures[at + 9], figures[at + 10]],
    flow: figures[at + 11],
  };
}
