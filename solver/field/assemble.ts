/*
 * From a field case to its equations: conductances between cells, to what is held outside, and what is put in.
 * Finite volumes with the temperature in the middle of each cell; between two cells the halves of both and what lies
 * between them in series, so that jumps of conductivity and contacts are exact for heat across them.
 * Source: Patankar (1980), Numerical Heat Transfer and Fluid Flow, 4.2 (harmonic means).
 */
import {
  type AxisIndex,
  axes,
  axisOf,
  cellFrom,
  domainOf,
  forCovered,
  type Grid,
  gridOf,
  reaching,
  forCells,
  facesOfPlane,
  middleOfCell,
} from '#solver/field/grid.ts';
import { outsideShare } from '#solver/field/outside-share.ts';
import type { FaceName, FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { spreadOver } from '#solver/field/spread.ts';
import { cellAt, emptyStencil, sizeOf, type Stencil, stridesOf } from '#solver/field/stencil.ts';

/** A face of a cell on the border: what it leads to. */
export interface BorderFace {
  readonly cell: number;
  /** The ghost outside. */
  readonly ghost: number;
  readonly boundary: FieldBoundary | undefined;
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
  /** Of the border's faces those that nothing passes whatever the turns change, as cell and ghost by turns; and all others. */
  readonly insulated: Int32Array;
  readonly passing: readonly BorderFace[];
  /** Put in by sources and bodies, W. */
  readonly released: number;
  /** Solids whose faces lie off the lines, with the largest way that one was moved, m. */
  readonly snapped: readonly { readonly id: string; readonly by: number }[];
}

export const faceNames = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;

export function assemble(input: FieldCase): FieldEquations {
  const grid = gridOf(input.grid);
  const stencil = emptyStencil(grid.counts, (size) => new Float64Array(size));
  const right = new Float64Array(stencil.x.length);
  const materials = Object.entries(input.materials);
  const resistivities = axes.map((axis) =>
    Float64Array.from(materials, ([, { conductivity: k }]) => 0.5 / (typeof k === 'number' ? k : k[axis])),
  );
  const materialOf = materialNumbers(input, grid);
  const half = (cell: number, axis: AxisIndex, place: number): number =>
    grid.widths[axis][place] * resistivities[axis][materialOf[cell]];
  joinCells(input, grid, stencil, materialOf, resistivities);
  const given = addSources(input, grid, stencil, right);
  const released = (input.bodies ?? []).reduce((sum, { power }) => sum + power, given);
  const border = new Map<FaceName, BorderFace[]>();
  for (const face of faceNames) border.set(face, borderFaces(input, grid, stencil, face, half));
  const faces = [...border.values()].flat();
  faces.forEach((face) => addBorder(face, stencil.outer, right));
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
    insulated: Int32Array.from(faces.filter(isInsulated).flatMap(({ cell, ghost }) => [cell, ghost])),
    passing: faces.filter((face) => !isInsulated(face)),
    released,
    snapped: snappedSolids(input, grid),
  };
}

function addBorder(face: BorderFace, outer: Float64Array, right: Float64Array): void {
  const { conductance, heat } = borderShare(face);
  outer[face.cell] += conductance;
  right[face.cell] += heat;
}

function isInsulated({ boundary, outer, given }: BorderFace): boolean {
  const radiates = boundary !== undefined && 'emissivity' in boundary && (boundary.emissivity ?? 0) > 0;
  return outer === 0 && given === 0 && !radiates && boundary?.type !== 'outlet';
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

/** The material of each cell, by its number in the case: that of the last solid that holds its middle. */
export function materialNumbers(input: FieldCase, grid: Grid): Uint16Array {
  const numbers = new Map(Object.keys(input.materials).map((name, i) => [name, i]));
  const strides = stridesOf(grid.counts);
  const materialOf = new Uint16Array(sizeOf(grid.counts)).fill(numbers.get(input.background) ?? 0);
  for (const { box, material } of input.solids ?? []) {
    const number = numbers.get(material) ?? 0;
    forCells(grid, box, (i, j, k) => {
      materialOf[cellAt(strides, i, j, k)] = number;
    });
  }
  return materialOf;
}

type Half = (cell: number, axis: AxisIndex, place: number) => number;

/** @param resistivities of the materials along each axis, half of 1/k, m K/W */
function joinCells(
  input: FieldCase,
  grid: Grid,
  stencil: Stencil<Float64Array>,
  materialOf: Uint16Array,
  resistivities: readonly Float64Array[],
): void {
  const [dx, dy, dz] = grid.widths;
  const [nx, ny, nz] = grid.counts;
  const { x, y, z, strideY, strideZ } = stencil;
  const [ofX, ofY, ofZ] = resistivities;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const from = cellAt(stencil, 0, j, k);
      joinAlong(x, materialOf, ofX, from, dx, dy[j] * dz[k]);
      if (j + 1 < ny) joinAcross(y, materialOf, ofY, from, nx, strideY, dy[j], dy[j + 1], dx, dz[k]);
      if (k + 1 < nz) joinAcross(z, materialOf, ofZ, from, nx, strideZ, dz[k], dz[k + 1], dx, dy[j]);
    }
  }
  const along = [x, y, z];
  for (const { box, resistance = 0 } of [...(input.interfaces ?? []), ...(input.plates ?? [])]) {
    if (resistance === 0) continue;
    const { axis, faces } = facesOfPlane(grid, box);
    for (const face of faces) {
      const g = along[axis][face];
      // On the border nothing is joined.
      if (g > 0) along[axis][face] = 1 / (1 / g + resistance / areaOf(grid, stencil, axis, face));
    }
  }
}

/** Conductances along a row of cells. @param area of the faces, m² */
function joinAlong(
  out: Float64Array,
  materialOf: Uint16Array,
  resistivity: Float64Array,
  from: number,
  widths: Float64Array,
  area: number,
): void {
  for (let i = 0; i + 1 < widths.length; i++) {
    const c = from + i;
    out[c] = area / (widths[i] * resistivity[materialOf[c]] + widths[i + 1] * resistivity[materialOf[c + 1]]);
  }
}

/** Conductances from a row of cells to the one that lies `stride` further on. */
function joinAcross(
  out: Float64Array,
  materialOf: Uint16Array,
  resistivity: Float64Array,
  from: number,
  count: number,
  stride: number,
  own: number,
  next: number,
  widths: Float64Array,
  depth: number,
): void {
  for (let i = 0; i < count; i++) {
    const c = from + i;
    out[c] =
      (widths[i] * depth) / (own * resistivity[materialOf[c]] + next * resistivity[materialOf[c + stride]]);
  }
}

/** Of the face between a cell and the next one along an axis, m². */
function areaOf(
  { widths: [dx, dy, dz] }: Grid,
  { strideY, strideZ }: Stencil<Float64Array>,
  axis: AxisIndex,
  cell: number,
): number {
  const sides = [
    dx[(cell % strideY) - 1],
    dy[Math.floor((cell % strideZ) / strideY) - 1],
    dz[Math.floor(cell / strideZ) - 1],
  ];
  const [u, v] = axes.filter((one) => one !== axis);
  return sides[u] * sides[v];
}

/** Sources over the cells they cover, by volume. @returns their sum, W */
export function addSources(
  { sources = [] }: FieldCase,
  grid: Grid,
  stencil: Stencil<Float64Array>,
  right: Float64Array,
): number {
  let released = 0;
  for (const { box, power, density } of sources) {
    const volume = (box.max[0] - box.min[0]) * (box.max[1] - box.min[1]) * (box.max[2] - box.min[2]);
    const perVolume = density ?? (power ?? 0) / volume;
    forCovered(grid, box, (i, j, k, share) => {
      const inCell = perVolume * share * grid.widths[0][i] * grid.widths[1][j] * grid.widths[2][k];
      right[cellAt(stencil, i, j, k)] += inCell;
      released += inCell;
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
  const [u, v] = axes.filter((one) => one !== axis);
  const across = grid.counts[u];
  const conditions = Array.from<FieldBoundary | undefined>({ length: across * grid.counts[v] });
  for (const boundary of boundaries) {
    const layer = reaching(boundary.box ?? domain, axis, grid.lines[axis][at], grid.lines[axis][at + 1]);
    forCells(grid, layer, (i, j, k) => {
      const place = [i, j, k];
      conditions[place[u] + across * place[v]] = boundary;
    });
  }
  const strides = [1, stencil.strideY, stencil.strideZ];
  const outward = (face[1] === '-' ? -1 : 1) * strides[axis];
  const first = cellAt(stencil, 0, 0, 0) + at * strides[axis];
  const faces: BorderFace[] = [];
  const faceOf = (a: number, b: number): BorderFace => {
    const cell = first + a * strides[u] + b * strides[v];
    const area = grid.widths[u][a] * grid.widths[v][b];
    const boundary = conditions[a + across * b];
    const { outer, held, given } = conditionOf(boundary, area, grid, cell + outward);
    const inner = area / half(cell, axis, at);
    return { cell, ghost: cell + outward, boundary, area, inner, outer, held, given, radiated: 0 };
  };
  for (let b = 0; b < grid.counts[v]; b++) for (let a = 0; a < across; a++) faces.push(faceOf(a, b));
  return faces;
}

function conditionOf(
  boundary: FieldBoundary | undefined,
  area: number,
  grid: Grid,
  ghost: number,
): Pick<BorderFace, 'outer' | 'held' | 'given'> {
  switch (boundary?.type) {
    case 'temperature':
      return { outer: Infinity, held: spreadOver(boundary.temperature)(middleOfCell(grid, ghost)), given: 0 };
    case 'inlet':
      if (boundary.temperature === undefined) return { outer: 0, held: 0, given: 0 };
      return { outer: Infinity, held: spreadOver(boundary.temperature)(middleOfCell(grid, ghost)), given: 0 };
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
