import type { PartKind } from '#models/components/part.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Geometries in the unit cube around the origin; see shapes.ts. */
export type ShapeName =
  | 'box'
  | 'frame'
  | 'rotor'
  | 'fins-10'
  | 'fins-20'
  | 'fins-40'
  | 'pins'
  | 'perforated'
  | 'cylinder';

/** How a piece is coloured: `body` carries the data or the kind's colour, the rest are quiet materials. */
export type Tone = 'body' | 'dark' | 'metal' | 'substrate' | 'light' | 'rotor';

/** A piece of a part: centre and size in fractions of the part's local box (x, y the way of the air, z up). */
export interface Piece {
  readonly shape: ShapeName;
  readonly tone: Tone;
  readonly centre: Vector3;
  readonly size: Vector3;
}

const whole: Vector3 = [1, 1, 1];
const origin: Vector3 = [0, 0, 0];

const piece = (shape: ShapeName, tone: Tone, centre: Vector3 = origin, size: Vector3 = whole): Piece => ({
  shape,
  tone,
  centre,
  size,
});

/** A slab of the local box between two heights (fractions from the bottom), shrunk by `inset` in x and y. */
function slab(tone: Tone, from: number, to: number, inset = 0, shape: ShapeName = 'box'): Piece {
  return piece(shape, tone, [0, 0, (from + to) / 2 - 0.5], [1 - 2 * inset, 1 - 2 * inset, to - from]);
}

/**
 * What a part looks like, by kind: a few pieces that an engineer recognises, all within the part's own box, so
 * that what is seen is what collides. `size` is the local size, m.
 */
export function lookOf(item: DesignItem, size: Vector3): readonly Piece[] {
  return looks[item.kind](item, size);
}

const solid = [piece('box', 'body')];

const looks: Readonly<Record<PartKind, (item: DesignItem, size: Vector3) => readonly Piece[]>> = {
  fan: () => [piece('frame', 'body'), piece('rotor', 'rotor', origin, [0.93, 0.8, 0.93])],
  'heat-sink': heatSink,
  vent: () => [piece('perforated', 'body')],
  filter: () => [piece('perforated', 'light')],
  accelerator: (_item, size) => accelerator(size),
  processor: () => [slab('substrate', 0, 0.3), slab('body', 0.3, 1, 0.07)],
  memory: (_item, size) => memory(size),
  storage: () => [
    piece('box', 'body', [0, 0.012, 0], [1, 0.976, 1]),
    piece('box', 'dark', [0, -0.488, 0], [1, 0.024, 1]),
  ],
  network: () => [
    slab('substrate', 0, 0.12),
    piece('box', 'body', [0, -0.05, 0.06], [0.86, 0.7, 0.88]),
    piece('box', 'metal', [0, 0.44, 0.06], [0.7, 0.12, 0.7]),
  ],
  psu: (_item, size) => [
    piece('box', 'body', [0, -0.005, 0], [1, 0.99, 1]),
    piece('frame', 'dark', [-0.2, 0.485, 0], [0.9 * Math.min(1, size[2] / size[0]), 0.03, 0.9]),
    piece('box', 'dark', [0.32, 0.485, -0.1], [0.26, 0.03, 0.5]),
  ],
  board: () => solid,
  cable: () => [piece('cylinder', 'body')],
  device: () => [slab('substrate', 0, 0.15), slab('body', 0.15, 1, 0.03)],
  baffle: () => solid,
  'cold-plate': () => [
    slab('body', 0, 0.75),
    piece('box', 'dark', [-0.25, 0, 0.375], [0.1, 0.14, 0.25]),
    piece('box', 'dark', [0.25, 0, 0.375], [0.1, 0.14, 0.25]),
  ],
  'coolant-port': () => [
    piece('box', 'body', [0, -0.3, 0], [1, 0.4, 1]),
    piece('cylinder', 'metal', [-0.25, 0.2, 0], [0.38, 0.6, 0.7]),
    piece('cylinder', 'metal', [0.25, 0.2, 0], [0.38, 0.6, 0.7]),
  ],
  cdu: () => [
    piece('box', 'body', origin, [1, 0.98, 1]),
    piece('box', 'dark', [0, -0.495, 0], [0.9, 0.01, 0.85]),
  ],
  pump: () => [
    piece('cylinder', 'body', [0, 0.12, 0], [0.9, 0.76, 0.9]),
    piece('box', 'dark', [0, -0.38, 0], [1, 0.24, 1]),
  ],
  radiator: () => [
    piece('fins-40', 'body', origin, [0.88, 0.9, 1]),
    piece('box', 'dark', [-0.47, 0, 0], [0.06, 1, 1]),
    piece('box', 'dark', [0.47, 0, 0], [0.06, 1, 1]),
  ],
  tim: () => solid,
  // The enclosure is drawn by itself (chassis-shell.ts): it is seen through.
  chassis: () => [],
};

/** A sink's fins as drawn: the count matters to the solver, the eye is content with the nearest of three. */
function heatSink(item: DesignItem, size: Vector3): readonly Piece[] {
  const thickness = item.part.values['baseThickness'];
  const base = Math.min(0.5, Math.max(0.04, (typeof thickness === 'number' ? thickness : 0.005) / size[2]));
  if (item.part.values['finType'] === 'pin') {
    return [slab('body', 0, base), slab('body', base, 1, 0, 'pins')];
  }
  const count = item.part.values['finCount'];
  const fins = typeof count === 'number' ? count : 20;
  const shape = fins < 15 ? 'fins-10' : fins < 30 ? 'fins-20' : 'fins-40';
  return [slab('body', 0, base), slab('body', base, 1, 0, shape)];
}

/** A module is flat (SXM, OAM); a card is long with a shroud, open at both ends, and a bracket at the rear. */
function accelerator(size: Vector3): readonly Piece[] {
  const module = size[2] < 0.02;
  if (module) return [slab('substrate', 0, 0.35), slab('body', 0.35, 1, 0.12), ...capacitors()];
  return [
    piece('box', 'substrate', [0, 0, -0.46], [1, 0.99, 0.08]),
    piece('box', 'body', [0, -0.01, 0.04], [0.97, 0.95, 0.92]),
    piece('box', 'dark', [0, -0.4875, 0.04], [0.86, 0.005, 0.7]),
    piece('box', 'metal', [0, 0.4925, 0], [1, 0.015, 1]),
  ];
}

function capacitors(): readonly Piece[] {
  return [-0.45, 0.45].map((y) => piece('box', 'dark', [0, y, -0.05], [0.7, 0.05, 0.2]));
}

/** A module on its long edge: board, and chips on both faces. */
function memory(size: Vector3): readonly Piece[] {
  const standing = size[0] < size[2];
  if (!standing) return [slab('substrate', 0, 0.4), slab('body', 0.4, 1, 0.06)];
  const chips = [-0.375, -0.125, 0.125, 0.375].map((y) => piece('box', 'body', [0, y, 0.08], [1, 0.2, 0.66]));
  return [piece('box', 'substrate', origin, [0.35, 1, 1]), ...chips];
}
