import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/*
 * How a design crosses to the worker: items that the other side has already cross as their ids. While a part is
 * dragged, all others are the same objects on this side (see resolveDesign), and stay so on the other, where what
 * was looked up of them serves again.
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
