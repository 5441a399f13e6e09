import type { ElevationView } from '#models/rack/elevation-views.ts';
import type { Size } from '#renderer/plots/use-size.ts';

/** Where the two elevations stand on screen, px. */
export interface Layout {
  /** px by mm, of both. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly front: number;
  /** Between both: what was solved. */
  readonly between: number;
  readonly rear: number;
}

const top = 26;
const bottom = 12;
/** Least height of a unit: its number can be read. */
const leastUnit = 11;
const callouts = { least: 150, most: 200 };
const edge = 12;

/** What both elevations take at least, px. */
export function leastWidth(view: ElevationView): number {
  return Math.ceil((2 * view.width * leastUnit) / view.unit + callouts.least + 2 * edge);
}

/** As tall as there is room, but never so small that the numbers of the units cannot be read. */
export function layoutOf(view: ElevationView, size: Size): Layout {
  const fitting = (size.height - top - bottom) / view.height;
  const across = (size.width - 2 * edge - callouts.least) / (2 * view.width);
  const scale = Math.max(leastUnit / view.unit, Math.min(fitting, across));
  const own = view.width * scale;
  const free = size.width - 2 * edge - 2 * own;
  const gap = Math.min(callouts.most, Math.max(callouts.least, free));
  const width = Math.max(size.width, 2 * own + gap + 2 * edge);
  const front = (width - 2 * own - gap) / 2;
  return {
    scale,
    width,
    height: Math.max(size.height - 4, view.height * scale + top + bottom),
    top,
    front,
    between: front + own,
    rear: front + own + gap,
  };
}
