import type { DesignItem } from '#models/project/design.ts';
import { isCover } from '#models/components/cover.ts';
import {
  colourAt,
  kindColour,
  unknownColour,
  type Colour,
  type ColourScale,
} from '#renderer/scene/colour-scale.ts';

/** The colour of a part's body on a scale. */
export function bodyColour(item: DesignItem, scale: ColourScale): Colour {
  if (scale.by === 'kind') return kindColour(item.kind);
  const value = scale.valueOf(item.id);
  if (value !== null) return colourAt(scale, value);
  const own = passive.has(item.kind) ? kindColour(item.kind) : unknownColour;
  // A sink or plate hides its chip: it shows the chip's colour, paler, since it is the chip's value and not its
  // own. How warm a plate's coolant is, its hoses show.
  const cooled = isCover(item) && item.on !== null ? scale.valueOf(item.on) : null;
  return cooled === null ? own : mix(own, colourAt(scale, cooled), 0.55);
}

/** Kinds without figures of their own keep their look, so that a vent stays sheet metal. */
const passive: ReadonlySet<string> = new Set([
  'vent',
  'filter',
  'baffle',
  'cable',
  'heat-sink',
  'cold-plate',
  'coolant-port',
  'cdu',
  'pump',
  'radiator',
]);

export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}
