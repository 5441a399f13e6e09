import type { Slot } from '#models/rack/rack.ts';

/** A thing that can be put into a rack. */
export interface Stock {
  readonly name: string;
  readonly content: Slot['content'];
}

/** The kind of data of a drag: its content is told only when it is dropped, so what is carried stands here. */
export const carriedType = 'application/x-boxwright-rack-thing';

let carried: Stock | null = null;

export function carry(stock: Stock | null): void {
  carried = stock;
}

/** What a drag brings over the rack; null where it comes from elsewhere. */
export const carriedNow = (): Stock | null => carried;
