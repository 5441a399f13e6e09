/*
 * The surfaces that face the fluid, cell face by cell face, and their patches: what radiation goes from and to.
 */
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';
import { type AxisIndex, axes, facesOfPlane, forCells } from '#solver/field/grid.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { placeOf } from '#solver/field/stencil.ts';
import type { Contacts } from '#solver/field/walls.ts';

/** A face of a cell of fluid with a surface behind it. */
export interface Facet {
  readonly kind: 'solid' | 'plate' | 'border' | 'opening';
  /** Number among the held sides; −1 of an outlet. */
  readonly side: number;
  readonly cell: number;
  /** The cell or ghost behind the surface. */
  readonly beyond: number;
  readonly axis: AxisIndex;
  /** −1: the surface lies before the cell, 1: behind it. */
  readonly sign: -1 | 1;
  /** Number of the face that it lies on. */
  readonly face: number;
  readonly area: number; // m²
  readonly emissivity: number;
  /** Number of the solid or plate, or 0. */
  readonly owner: number;
  /** On the border of the domain. */
  readonly border: BorderFace | null;
}

export interface Surfaces {
  readonly facets: readonly Facet[];
  /** Faces that throw rays back as a mirror does: planes of symmetry. */
  readonly mirrors: readonly Pick<Facet, 'axis' | 'sign' | 'face'>[];
  /** Number of each facet's patch. */
  readonly patchOf: Int32Array;
  readonly patches: number;
}

/** Blocks that the longest edge of the domain is cut into at most. */
const mostBlocks = 256;

/** @param most patches, unless there are more surfaces than that */
export function surfacesOf(
  input: FieldCase,
  equations: FieldEquations,
  room: Room,
  contacts: Contacts,
  most: number,
): Surfaces {
  const { facets, mirrors } = facetsOf(input, equations, room, contacts);
  let low = 1;
  let high = mostBlocks;
  let found = patched(room, facets, low);
  // The finest blocks within the number of patches.
  while (found.patches <= most && high - low > 1) {
    const middle = (low + high) >> 1;
    const next = patched(room, facets, middle);
    if (next.patches <= most) {
      low = middle;
      found = next;
    } else high = middle;
  }
  return { facets, mirrors, ...found };
}

/** Whether radiation is sought: something that faces a fluid radiates. */
export function radiates({
  materials,
  background,
  solids = [],
  boundaries,
  plates = [],
}: FieldCase): boolean {
  return (
    [background, ...solids.map(({ material }) => material)].some((one) => materials[one]?.emissivity) ||
    boundaries.some((boundary) => 'emissivity' in boundary && boundary.emissivity) ||
    plates.some(({ emissivity }) => emissivity)
  );
}

function facetsOf(
  input: FieldCase,
  { border, materialOf }: FieldEquations,
  room: Room,
  contacts: Contacts,
): Pick<Surfaces, 'facets' | 'mirrors'> {
  const materials = Object.values(input.materials);
  const borderAt = new Map<number, BorderFace>();
  // A ghost may be a corner's of two faces: cell and ghost together name one.
  const size = room.isFluid.length;
  for (const faces of border.values())
    for (const one of faces) borderAt.set(one.cell * size + one.ghost, one);
  const plates = platesOf(input, room);
  const solids = solidsOf(input, room);
  const facets: Facet[] = [];
  const mirrors: Pick<Facet, 'axis' | 'sign' | 'face'>[] = [];
  const add = (cell: number, beyond: number, side: number, axis: AxisIndex): void => {
    const sign = beyond > cell ? 1 : -1;
    const face = sign > 0 ? cell : beyond;
    const place = { side, cell, beyond, axis, sign, face, area: room.sizes.area(axis, face) } as const;
    const one = borderAt.get(cell * size + beyond) ?? null;
    const boundary = one?.boundary;
    if (boundary?.type === 'symmetry') mirrors.push(place);
    else if (boundary?.type === 'inlet' || boundary?.type === 'outlet') {
      const emissivity = boundary.temperature === undefined ? 0 : 1;
      facets.push({ kind: 'opening', ...place, emissivity, owner: 0, border: one });
    } else if (one) {
      const { emissivity = 0 } = boundary ?? {};
      facets.push({ kind: 'border', ...place, emissivity, owner: 0, border: one });
    } else if (room.isFluid[beyond]) {
      const plate = plates[axis].get(face);
      const emissivity = plate?.emissivity ?? 0;
      facets.push({ kind: 'plate', ...place, emissivity, owner: plate?.number ?? 0, border: null });
    } else {
      const { emissivity = 0 } = materials[materialOf[beyond]];
      facets.push({ kind: 'solid', ...place, emissivity, owner: solids[beyond], border: null });
    }
  };
  contacts.held.forEach(({ cell, beyond, axis }, i) => add(cell, beyond, i, axis));
  for (const { cell, beyond } of contacts.free) {
    const stride = Math.abs(beyond - cell);
    add(cell, beyond, -1, stride === 1 ? 0 : stride === room.strides[1] ? 1 : 2);
  }
  return { facets, mirrors };
}

function platesOf(
  { plates = [] }: FieldCase,
  room: Room,
): Triple<ReadonlyMap<number, { readonly emissivity: number; readonly number: number }>> {
  const found: Triple<Map<number, { emissivity: number; number: number }>> = [
    new Map(),
    new Map(),
    new Map(),
  ];
  plates.forEach(({ box, emissivity = 0 }, number) => {
    const { axis, faces } = facesOfPlane(room.grid, box);
    for (const face of faces) found[axis].set(face, { emissivity, number });
  });
  return found;
}

/** One more than the number of the solid that a cell belongs to; 0 in the background. */
function solidsOf({ solids = [] }: FieldCase, { grid, strides, isFluid }: Room): Uint32Array {
  const found = new Uint32Array(isFluid.length);
  solids.forEach(({ box }, number) => {
    forCells(grid, box, (i, j, k) => {
      found[i + 1 + (j + 1) * strides[1] + (k + 1) * strides[2]] = number + 1;
    });
  });
  return found;
}

/** Facets that are joined: on one plane, of one owner and emissivity, in one block of so many along the longest edge. */
function patched(
  { grid }: Room,
  facets: readonly Facet[],
  blocks: number,
): Pick<Surfaces, 'patchOf' | 'patches'> {
  const { counts, lines, places } = grid;
  const edges = axes.map((axis) => lines[axis][counts[axis]] - lines[axis][0]);
  const size = Math.max(...edges) / blocks;
  const blockOf = axes.map((axis) => {
    // Blocks of an axis are equal.
    const number = Math.max(1, Math.round(edges[axis] / size));
    return places[axis].map((place) =>
      Math.min(number - 1, Math.floor(((place - lines[axis][0]) / edges[axis]) * number)),
    );
  });
  const planes = new Map<string, number>();
  const numbers = new Map<number, number>();
  const patchOf = Int32Array.from(facets, ({ kind, cell, axis, sign, owner, emissivity }) => {
    const place = placeOf(counts, cell);
    const name = [kind, axis, sign, place[axis], owner, emissivity].join(' ');
    const plane = planes.get(name) ?? planes.size;
    planes.set(name, plane);
    const [u, v] = axes.filter((one) => one !== axis);
    const key = (plane * mostBlocks + blockOf[u][place[u] + 1]) * mostBlocks + blockOf[v][place[v] + 1];
    const patch = numbers.get(key) ?? numbers.size;
    numbers.set(key, patch);
    return patch;
  });
  return { patchOf, patches: numbers.size };
}
