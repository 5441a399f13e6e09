/*
 * From a field case to its equations: conductances between cells, to what is held outside, and what is put in.
 * Finite volumes with the temperature in the middle of each cell; between two cells the halves of both and what lies
 * between them in series, so that jumps of conductivity and contacts are exact for heat across them.
 * Source: Patankar (1980), Numerical Heat Transfer and Fluid Flow, 4.2 (harmonic means).
 */
import { withComponent } from '#models/geometry/box.ts';
import {
  type AxisIndex,
  axes,
  axisOf,
  cellFrom,
  covered,
  domainOf,
  type Grid,
  gridOf,
  middleOf,
  reaching,
  forCells,
  facesOfPlane,
} from '#solver/field/grid.ts';
import { outsideShare } from '#solver/field/outside-share.ts';
import type { FaceName, FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { spreadOver } from '#solver/field/spread.ts';
import { cellAt, emptyStencil, type Stencil } from '#solver/field/stencil.ts';

/** A face of a cell on the border: what it leads to. */
export interface BorderFace {
  readonly cell: number;
  /** The ghost outside. */
  readonly ghost: number;
  readonly boundary: FieldBoundary | undefined;
  /** The middle of the face, m. */
  readonly at: readonly [number, number, number];
  readonly area: number; // m²
  /** From the cell's middle to the surface, W/K; what is turbulent changes it. */
  inner: number;
  /** From the surface to what is held, W/K; Infinity: the surface itself is held; 0: nothing. Tangents change them. */
  outer: number;
  held: number; // K
  /** Put in at the surface, W. */
  readonly given: number;
  /** What the surface radiates into the domain less what it takes, W; turns change it. */
  radiated: number;
}

export interface FieldEquations {
  readonly grid: Grid;
  readonly stencil: Stencil<Float64Array>;
  /** Right side, W: sources, and held temperatures times their conductance. */
  readonly right: Float64Array;
  /** J/K of each cell; empty where the case is steady. */
  readonly capacity: Float64Array;
  /** Number of each cell's material, in the order of the case. */
  readonly materialOf: Uint16Array;
  readonly border: ReadonlyMap<FaceName, readonly BorderFace[]>;
  /** Put in by sources, W. */
  readonly released: number;
  /** Solids whose faces lie off the lines, with the largest way that one was moved, m. */
  readonly snapped: readonly { readonly id: string; readonly by: number }[];
}

const faceNames = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;

export function assemble(input: FieldCase): FieldEquations {
  const grid = gridOf(input.grid);
  const stencil = emptyStencil(grid.counts, (size) => new Float64Array(size));
  const right = new Float64Array(stencil.x.length);
  const materials = Object.entries(input.materials);
  const conductivities = materials.map(([, { conductivity: k }]) =>
    typeof k === 'number' ? ([k, k, k] as const) : k,
  );
  const materialOf = fill(input, grid, stencil, new Map(materials.map(([name], i) => [name, i])));
  const half = (cell: number, axis: AxisIndex, place: number): number =>
    grid.widths[axis][place] / (2 * conductivities[materialOf[cell]][axis]);
  joinCells(input, grid, stencil, half);
  const released = addSources(input, grid, stencil, right);
  const border = new Map<FaceName, BorderFace[]>();
  for (const face of faceNames) border.set(face, borderFaces(input, grid, stencil, face, half));
  for (const faces of border.values()) {
    for (const face of faces) {
      const { conductance, heat } = borderShare(face);
      stencil.outer[face.cell] += conductance;
      right[face.cell] += heat;
    }
  }
  const capacity = input.transient
    ? capacities(
        materials.map(([, one]) => one),
        grid,
        stencil,
        materialOf,
      )
    : new Float64Array(0);
  if (input.transient) addScaled(stencil.outer, 1 / input.transient.step, capacity);
  return {
    grid,
    stencil,
    right,
    capacity,
    materialOf,
    border,
    released,
    snapped: snappedSolids(input, grid),
  };
}

/** What a face of the border adds to its cell: conductance to what is held, W/K, and heat put in, W. */
export function borderShare({ inner, outer, held, given, radiated }: BorderFace): {
  readonly conductance: number;
  readonly heat: number;
} {
  const conductance = outer === Infinity ? inner : outer === 0 ? 0 : 1 / (1 / inner + 1 / outer);
  return {
    conductance,
    heat: conductance * held + (given - radiated) * (outer === Infinity ? 0 : inner / (inner + outer)),
  };
}

/** a += factor · b. */
export function addScaled(a: Float64Array, factor: number, b: Float64Array): void {
  for (let c = 0; c < b.length; c++) a[c] += factor * b[c];
}

/** The material of each cell: that of the last solid that holds its middle. */
function fill(
  input: FieldCase,
  grid: Grid,
  stencil: Stencil<Float64Array>,
  numbers: ReadonlyMap<string, number>,
): Uint16Array {
  const materialOf = new Uint16Array(stencil.x.length).fill(numbers.get(input.background) ?? 0);
  for (const { box, material } of input.solids ?? []) {
    const number = numbers.get(material) ?? 0;
    forCells(grid, box, (i, j, k) => {
      materialOf[cellAt(stencil, i, j, k)] = number;
    });
  }
  return materialOf;
}

type Half = (cell: number, axis: AxisIndex, place: number) => number;

function joinCells(input: FieldCase, grid: Grid, stencil: Stencil<Float64Array>, half: Half): void {
  const [dx, dy, dz] = grid.widths;
  const contacts = contactsOf(input, grid);
  const [nx, ny, nz] = grid.counts;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const c = cellAt(stencil, i, j, k);
        if (i + 1 < nx)
          stencil.x[c] = (dy[j] * dz[k]) / (half(c, 0, i) + contacts(0, c) + half(c + 1, 0, i + 1));
        if (j + 1 < ny)
          stencil.y[c] =
            (dx[i] * dz[k]) / (half(c, 1, j) + contacts(1, c) + half(c + stencil.strideY, 1, j + 1));
        if (k + 1 < nz)
          stencil.z[c] =
            (dx[i] * dy[j]) / (half(c, 2, k) + contacts(2, c) + half(c + stencil.strideZ, 2, k + 1));
      }
    }
  }
}

/** Resistance between a cell and the next one along an axis, m² K/W. */
function contactsOf(
  { interfaces = [], plates = [] }: FieldCase,
  grid: Grid,
): (axis: AxisIndex, cell: number) => number {
  const found = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()] as const;
  for (const { box, resistance = 0 } of [...interfaces, ...plates]) {
    if (resistance === 0) continue;
    const { axis, faces } = facesOfPlane(grid, box);
    for (const face of faces) found[axis].set(face, (found[axis].get(face) ?? 0) + resistance);
  }
  return (axis, cell) => (found[axis].size === 0 ? 0 : (found[axis].get(cell) ?? 0));
}

/** Sources over the cells they cover, by volume. @returns their sum, W */
function addSources(
  { sources = [] }: FieldCase,
  grid: Grid,
  stencil: Stencil<Float64Array>,
  right: Float64Array,
): number {
  let released = 0;
  for (const { box, power, density } of sources) {
    const [sx, sy, sz] = axes.map((axis) => covered(grid, axis, box.min[axis], box.max[axis]));
    const volume = (box.max[0] - box.min[0]) * (box.max[1] - box.min[1]) * (box.max[2] - box.min[2]);
    const perVolume = density ?? (power ?? 0) / volume;
    sz.forEach((shareZ, k) => {
      if (shareZ === 0) return;
      sy.forEach((shareY, j) => {
        if (shareY === 0) return;
        sx.forEach((shareX, i) => {
          if (shareX === 0) return;
          const inCell =
            perVolume *
            (shareX * grid.widths[0][i] * (shareY * grid.widths[1][j])) *
            (shareZ * grid.widths[2][k]);
          right[cellAt(stencil, i, j, k)] += inCell;
          released += inCell;
        });
      });
    });
  }
  return released;
}

/** The cell faces on one side of the box, each with the last boundary that holds its middle. */
function borderFaces(
  input: FieldCase,
  grid: Grid,
  stencil: Stencil<Float64Array>,
  face: FaceName,
  half: Half,
): BorderFace[] {
  const axis = axisOf(face);
  const at = face[1] === '-' ? 0 : grid.counts[axis] - 1;
  const boundaries = input.boundaries.filter((boundary) => boundary.face === face);
  const domain = domainOf(grid);
  const conditions = new Map<number, FieldBoundary>();
  for (const boundary of boundaries) {
    const layer = reaching(boundary.box ?? domain, axis, grid.lines[axis][at], grid.lines[axis][at + 1]);
    forCells(grid, layer, (i, j, k) => {
      conditions.set(cellAt(stencil, i, j, k), boundary);
    });
  }
  const [u, v] = axes.filter((one) => one !== axis);
  const strides = [1, stencil.strideY, stencil.strideZ];
  const faces: BorderFace[] = [];
  for (let b = 0; b < grid.counts[v]; b++) {
    for (let a = 0; a < grid.counts[u]; a++) {
      const place = [0, 0, 0];
      place[axis] = at;
      place[u] = a;
      place[v] = b;
      const cell = cellAt(stencil, place[0], place[1], place[2]);
      const area = grid.widths[u][a] * grid.widths[v][b];
      const boundary = conditions.get(cell);
      const middle = withComponent(
        middleOf(grid, place),
        axis,
        grid.lines[axis][face[1] === '-' ? 0 : at + 1],
      );
      faces.push({
        cell,
        ghost: cell + (face[1] === '-' ? -1 : 1) * strides[axis],
        boundary,
        at: middle,
        area,
        inner: area / half(cell, axis, at),
        ...conditionOf(boundary, area, middle),
        radiated: 0,
      });
    }
  }
  return faces;
}

function conditionOf(
  boundary: FieldBoundary | undefined,
  area: number,
  at: readonly number[],
): Pick<BorderFace, 'outer' | 'held' | 'given'> {
  switch (boundary?.type) {
    case 'temperature':
      return { outer: Infinity, held: spreadOver(boundary.temperature)(at), given: 0 };
    case 'inlet':
      if (boundary.temperature === undefined) return { outer: 0, held: 0, given: 0 };
      return { outer: Infinity, held: spreadOver(boundary.temperature)(at), given: 0 };
    case 'convection':
      return outsideShare(boundary, area, boundary.ambient);
    case 'flux':
      return { outer: 0, held: 0, given: boundary.flux * area };
    default:
      return { outer: 0, held: 0, given: 0 };
  }
}

function capacities(
  materials: readonly FieldCase['materials'][string][],
  grid: Grid,
  stencil: Stencil<Float64Array>,
  materialOf: Uint16Array,
): Float64Array {
  const perVolume = materials.map(({ density = 0, specificHeat = 0 }) => density * specificHeat);
  const capacity = new Float64Array(stencil.x.length);
  const [dx, dy, dz] = grid.widths;
  forCells(grid, domainOf(grid), (i, j, k) => {
    const c = cellAt(stencil, i, j, k);
    capacity[c] = perVolume[materialOf[c]] * dx[i] * dy[j] * dz[k];
  });
  return capacity;
}

function snappedSolids({ solids = [] }: FieldCase, grid: Grid): FieldEquations['snapped'] {
  return solids.flatMap(({ id, box }) => {
    let by = 0;
    for (const axis of axes) {
      for (const [place, cell] of [
        [box.min[axis], cellFrom(grid, axis, box.min[axis])],
        [box.max[axis], cellFrom(grid, axis, box.max[axis])],
      ]) {
        const lines = grid.lines[axis];
        const clipped = Math.min(Math.max(place, lines[0]), lines[lines.length - 1]);
        by = Math.max(by, Math.abs(lines[cell] - clipped));
      }
    }
    return by > 1e-9 ? [{ id, by }] : [];
  });
}
