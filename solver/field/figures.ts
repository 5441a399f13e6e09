/*
 * The figures that a field case asks for, read off its temperatures.
 */
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';
import { heatOut, surfaceOf } from '#solver/field/border.ts';
import type { FieldFigure } from '#solver/field/contract.ts';
import type { Flow } from '#solver/field/flow.ts';
import { axes, type AxisIndex, axisOf, domainOf, type Grid, reaching, forCells } from '#solver/field/grid.ts';
import type { FieldOutput } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';

/** What figures are read off. */
export interface FieldState {
  readonly equations: FieldEquations;
  readonly t: Float64Array;
  readonly flow: Flow | null;
}

type Quantity = NonNullable<Extract<FieldOutput, { type: 'point' }>['quantity']>;

/** @returns NaN where no cell is meant */
export function figureOf(state: FieldState, output: FieldOutput): FieldFigure {
  const { equations, t, flow } = state;
  switch (output.type) {
    case 'point':
      return { value: valueAt(state, output.quantity, output.at), unit: unitOf(output.quantity) };
    case 'line':
      return lineOf(state, output);
    case 'mean':
      return { value: meanOf(state, output), unit: unitOf(output.quantity) };
    case 'maximum':
      return { value: extremeOf(state, output, Math.max, -Infinity), unit: unitOf(output.quantity) };
    case 'minimum':
      return { value: extremeOf(state, output, Math.min, Infinity), unit: unitOf(output.quantity) };
    case 'surface-mean':
      return { value: areaMean(equations, output, (face) => surfaceOf(face, t)), unit: 'K' };
    case 'surface-heat':
      return { value: sumOf(equations, output, (face) => heatOut(face, t)), unit: 'W' };
    case 'surface-radiation':
      return { value: sumOf(equations, output, ({ radiated }) => radiated), unit: 'W' };
    case 'solid-radiation':
      return { value: flow?.radiation?.ofSolid(output.solid) ?? 0, unit: 'W' };
    case 'fin-heat':
      return { value: flow?.fins.heat(output.fins) ?? Number.NaN, unit: 'W' };
    case 'body-temperature':
      return { value: flow?.bodies.temperature(output.body) ?? Number.NaN, unit: 'K' };
    case 'plane-flow':
      return { value: flow?.through(output.box) ?? Number.NaN, unit: 'm³/s' };
    case 'fan-flow':
      return { value: flow?.fans.flow(output.fan, flow.motion.velocity) ?? Number.NaN, unit: 'm³/s' };
    case 'fan-pressure':
      return { value: flow?.fans.pressure(output.fan, flow.motion.velocity) ?? Number.NaN, unit: 'Pa' };
    case 'surface-flow':
      return { value: sumOf(equations, output, (face) => flow?.outflow(face) ?? Number.NaN), unit: 'kg/s' };
    case 'surface-pressure':
      return {
        value: areaMean(equations, output, (face) => flow?.pressureAt(face) ?? Number.NaN),
        unit: 'Pa',
      };
    default:
      return { value: Number.NaN, unit: 'K' };
  }
}

/** Of what is no velocity. */
const unitsBeside: Partial<Record<Quantity, FieldFigure['unit']>> = {
  temperature: 'K',
  pressure: 'Pa',
  density: 'kg/m³',
  viscosity: 'Pa s',
  k: 'm²/s²',
  epsilon: 'm²/s³',
};

function unitOf(quantity: Quantity = 'temperature'): FieldFigure['unit'] {
  return unitsBeside[quantity] ?? 'm/s';
}

type SurfaceOutput = Extract<FieldOutput, { face: unknown }>;

function sumOf(
  equations: FieldEquations,
  output: SurfaceOutput,
  value: (face: BorderFace) => number,
): number {
  return facesOf(equations, output).reduce((sum, face) => sum + value(face), 0);
}

function areaMean(
  equations: FieldEquations,
  output: SurfaceOutput,
  value: (face: BorderFace) => number,
): number {
  let sum = 0;
  let area = 0;
  for (const face of facesOf(equations, output)) {
    sum += face.area * value(face);
    area += face.area;
  }
  return sum / area;
}

/** Numbers that a quantity has in the cells. */
function inCells({ t, flow }: FieldState, quantity: Quantity = 'temperature'): (cell: number) => number {
  if (quantity === 'temperature') return (cell) => t[cell];
  if (!flow) return () => Number.NaN;
  if (quantity === 'pressure') return (cell) => flow.motion.pressure[cell];
  if (quantity === 'density') return (cell) => flow.densityAt(cell);
  const { [quantity]: ofTurbulence } = flow.turbulent;
  if (ofTurbulence) return (cell) => ofTurbulence[cell];
  if (quantity === 'speed') {
    const [u, v, w] = axes.map((axis) => flow.alongAxis(axis));
    return (cell) => Math.hypot(u(cell), v(cell), w(cell));
  }
  return flow.alongAxis(quantity === 'u' ? 0 : quantity === 'v' ? 1 : 2);
}

/**
 * Between the places at which a quantity is known a cubic through four of them, where all lie in one material; else a
 * straight line. Ghosts lie on the border.
 */
function valueAt(
  state: FieldState,
  quantity: Quantity = 'temperature',
  at: readonly [number, number, number],
): number {
  if (quantity === 'speed')
    return Math.hypot(...(['u', 'v', 'w'] as const).map((one) => valueAt(state, one, at)));
  const { equations } = state;
  const own = quantity === 'u' ? 0 : quantity === 'v' ? 1 : quantity === 'w' ? 2 : null;
  const values = nodalValues(state, quantity);
  if (!values) return Number.NaN;
  const hasEnds = own !== null || quantity === 'temperature';
  const nodes = axes.map((axis) => nodesOf(equations.grid, axis, axis === own, hasEnds));
  const strides = [1, equations.stencil.strideY, equations.stencil.strideZ];
  const near = axes.map((axis) => around(nodes[axis], at[axis]));
  const cubic = sum(state, near, strides, nodes, at, values, 4);
  return cubic ?? sum(state, near, strides, nodes, at, values, 2) ?? Number.NaN;
}

/** Values at the nodes of a quantity: faces for velocities along axes, else middles of cells. */
function nodalValues({ t, flow }: FieldState, quantity: Quantity): Float64Array | undefined {
  if (quantity === 'temperature') return t;
  if (quantity === 'pressure') return flow?.motion.pressure;
  if (quantity === 'density') return flow ? t.map((_, cell) => flow.densityAt(cell)) : undefined;
  if (quantity === 'u' || quantity === 'v' || quantity === 'w')
    return flow?.motion.velocity['uvw'.indexOf(quantity)];
  return flow?.turbulent[quantity];
}

/** Places along an axis and the number along it of the first: cells' middles with the border's ends, or lines. */
interface Nodes {
  readonly places: Float64Array;
  readonly first: number;
}

function nodesOf({ lines, places, counts }: Grid, axis: AxisIndex, isOwn: boolean, hasEnds: boolean): Nodes {
  if (isOwn) return { places: lines[axis], first: -1 };
  return hasEnds
    ? { places: places[axis], first: -1 }
    : { places: places[axis].subarray(1, counts[axis] + 1), first: 0 };
}

/** The node before a place, with one behind it where there are two. */
function around({ places }: Nodes, place: number): number {
  let low = 0;
  let high = places.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (places[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** @returns null where nodes lie in several materials and `count` is not the least */
function sum(
  { equations: { materialOf, grid } }: FieldState,
  near: readonly number[],
  strides: readonly number[],
  nodes: readonly Nodes[],
  at: readonly number[],
  values: Float64Array,
  count: 2 | 4,
): number | null {
  const weights = axes.map((axis) => weightsOf(nodes[axis].places, near[axis], at[axis], count));
  const start = axes.map((axis) => nodes[axis].first + weights[axis].from + 1);
  let value = 0;
  let material = -1;
  for (const [k, wz] of weights[2].of.entries()) {
    for (const [j, wy] of weights[1].of.entries()) {
      for (const [i, wx] of weights[0].of.entries()) {
        const c = start[0] + i + (start[1] + j) * strides[1] + (start[2] + k) * strides[2];
        const place = [start[0] + i, start[1] + j, start[2] + k];
        // Ghosts, one before the first, are of no material.
        if (count > 2 && axes.every((axis) => place[axis] > 0 && place[axis] <= grid.counts[axis])) {
          if (material >= 0 && materialOf[c] !== material) return null;
          material = materialOf[c];
        }
        value += wx * wy * wz * values[c];
      }
    }
  }
  return value;
}

/** Lagrange's weights of the nodes about a place: as many as there are, up to `count`. */
function weightsOf(
  places: Float64Array,
  near: number,
  place: number,
  count: number,
): { readonly from: number; readonly of: readonly number[] } {
  if (places.length === 1) return { from: 0, of: [1] };
  const from = Math.max(0, near - (count / 2 - 1));
  const to = Math.min(places.length - 1, near + count / 2);
  const at = Math.min(places[places.length - 1], Math.max(places[0], place));
  const of: number[] = [];
  for (let n = from; n <= to; n++) {
    let weight = 1;
    for (let m = from; m <= to; m++) if (m !== n) weight *= (at - places[m]) / (places[n] - places[m]);
    of.push(weight);
  }
  return { from, of };
}

function lineOf(
  state: FieldState,
  { quantity, from, to, points }: Extract<FieldOutput, { type: 'line' }>,
): FieldFigure {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
  const at =
    typeof points === 'number'
      ? Array.from({ length: points }, (_, i) => (length * i) / (points - 1))
      : points;
  const value = (distance: number): number => {
    const share = distance / length;
    return valueAt(state, quantity, [
      from[0] + share * (to[0] - from[0]),
      from[1] + share * (to[1] - from[1]),
      from[2] + share * (to[2] - from[2]),
    ]);
  };
  const values = at.map(value);
  const nodes = nodesOn(state, quantity, from, to, length);
  return {
    value: values.reduce((sum, one) => sum + one, 0) / values.length,
    unit: unitOf(quantity),
    line: {
      at,
      values,
      maximum: peakOf(nodes, value, 1),
      minimum: peakOf(nodes, value, -1),
    },
  };
}

/** Distances along a line at which its quantity has a value of its own, where it runs along an axis; else even ones. */
function nodesOn(
  { equations: { grid } }: FieldState,
  quantity: Quantity = 'temperature',
  from: readonly number[],
  to: readonly number[],
  length: number,
): readonly number[] {
  const along = axes.filter((axis) => from[axis] !== to[axis]);
  const axis = along[0];
  if (along.length !== 1) return Array.from({ length: 1001 }, (_, i) => (length * i) / 1000);
  const { places } = nodesOf(grid, axis, quantity === 'uvw'[axis], true);
  const direction = to[axis] > from[axis] ? 1 : -1;
  return [...places]
    .map((place) => direction * (place - from[axis]))
    .filter((distance) => distance >= -1e-12 * length && distance <= length * (1 + 1e-12))
    .sort((a, b) => a - b);
}

/** The largest (or least, with sign −1) on a parabola through the best of the nodes and its neighbours. */
function peakOf(
  nodes: readonly number[],
  value: (distance: number) => number,
  sign: 1 | -1,
): { readonly at: number; readonly value: number } {
  const values = nodes.map((node) => sign * value(node));
  const best = values.reduce((most, one, i) => (one > values[most] ? i : most), 0);
  const simple = { at: nodes[best] ?? 0, value: sign * (values[best] ?? Number.NaN) };
  if (best === 0 || best >= nodes.length - 1) return simple;
  const left = nodes[best - 1] - nodes[best];
  const right = nodes[best + 1] - nodes[best];
  const slopeLeft = (values[best - 1] - values[best]) / left;
  const slopeRight = (values[best + 1] - values[best]) / right;
  const curvature = (slopeRight - slopeLeft) / (right - left);
  if (!(curvature < 0)) return simple;
  const slope = slopeLeft - curvature * left;
  const way = -slope / (2 * curvature);
  return { at: nodes[best] + way, value: sign * (values[best] + (slope * way) / 2) };
}

function meanOf(
  state: FieldState,
  { quantity, box, of }: Omit<Extract<FieldOutput, { type: 'mean' }>, 'id' | 'type'>,
): number {
  const { grid, stencil } = state.equations;
  const isFluid = of === 'fluid' ? state.flow?.room.isFluid : undefined;
  const value = inCells(state, quantity);
  const [dx, dy, dz] = grid.widths;
  let sum = 0;
  let volume = 0;
  forCells(grid, box ?? domainOf(grid), (i, j, k) => {
    const c = cellAt(stencil, i, j, k);
    if (isFluid && !isFluid[c]) return;
    const cell = dx[i] * dy[j] * dz[k];
    sum += cell * value(c);
    volume += cell;
  });
  return sum / volume;
}

function extremeOf(
  state: FieldState,
  { quantity, box }: Extract<FieldOutput, { type: 'maximum' | 'minimum' }>,
  choose: (a: number, b: number) => number,
  start: number,
): number {
  const { grid, stencil } = state.equations;
  const value = inCells(state, quantity);
  let found = start;
  forCells(grid, box ?? domainOf(grid), (i, j, k) => {
    found = choose(found, value(cellAt(stencil, i, j, k)));
  });
  return Number.isFinite(found) ? found : Number.NaN;
}

function facesOf(
  { grid, stencil, border }: FieldEquations,
  { face, box }: SurfaceOutput,
): readonly BorderFace[] {
  const faces = border.get(face) ?? [];
  if (!box) return faces;
  const axis = axisOf(face);
  const lines = grid.lines[axis];
  const inside = new Set<number>();
  forCells(grid, reaching(box, axis, lines[0], lines[grid.counts[axis]]), (i, j, k) =>
    inside.add(cellAt(stencil, i, j, k)),
  );
  return faces.filter(({ cell }) => inside.has(cell));
}
