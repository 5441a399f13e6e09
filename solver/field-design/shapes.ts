/*
 * What the parts of a layout are on the grid: blocks, plates, fans, boxes that air goes through, openings. The same
 * interior as the network's: what it widens, clips or moves into walls is so here.
 */
import type { Box } from '#models/geometry/box.ts';
import { withComponent } from '#models/geometry/box.ts';
import { valuesOf } from '#models/components/values.ts';
import type { DesignItem } from '#models/project/design.ts';
import { boardPieces } from '#solver/design/boards.ts';
import {
  across,
  type Axis,
  type Body,
  directionOf,
  type Interior,
  screenReach,
  thinnest,
} from '#solver/design/interior.ts';
import type { GridThing } from '#solver/field-design/grid.ts';
import type { FaceName } from '#solver/field/schema.ts';

interface Standing {
  readonly item: DesignItem;
  readonly body: Body;
}

export type Shape =
  | (Standing & { readonly type: 'block'; readonly block: Box })
  /** Sheet: nothing passes. */
  | (Standing & { readonly type: 'sheet'; readonly plane: Box })
  | (Standing & { readonly type: 'screen'; readonly plane: Box; readonly face: FaceName | null })
  | (Standing & { readonly type: 'fan'; readonly plane: Box; readonly frame: readonly Box[] })
  /** A machine that air goes through from face to face: supply, radiator. */
  | (Standing & {
      readonly type: 'duct';
      readonly region: Box;
      readonly plane: Box;
      readonly frame: readonly Box[];
    })
  /** Fins on a base, which is null where the fins' height is not known. */
  | (Standing & {
      readonly type: 'fins';
      readonly region: Box;
      readonly base: Box | null;
      readonly frame: readonly Box[];
    })
  | (Standing & { readonly type: 'bundle'; readonly region: Box });

/** A base thinner than this is none, m. */
const leastBase = 0.5e-3;

export function shapesOf({ bodies, inner, walled }: Interior): Shape[] {
  return bodies.map((body) => shapeOf(body, inner, walled));
}

function shapeOf(body: Body, inner: Box, walled: boolean): Shape {
  const { item, role, axis } = body;
  const box: Box = { min: [...body.box.min], max: [...body.box.max] };
  const standing = { item, body };
  const middle = (box.min[axis] + box.max[axis]) / 2;
  if (role === 'porous') return { ...standing, type: 'bundle', region: box };
  if (role === 'screen') {
    const side = walled ? wallSide(middle, axis, inner) : null;
    const at = side === null ? middle : side === 0 ? inner.min[axis] : inner.max[axis];
    const face = side === null ? null : (`${'xyz'[axis]}${side === 0 ? '-' : '+'}` as FaceName);
    return { ...standing, type: 'screen', plane: flattened(box, axis, at), face };
  }
  if (role === 'plate' && item.kind === 'baffle')
    return { ...standing, type: 'sheet', plane: flattened(box, axis, middle) };
  if (role !== 'channel') return { ...standing, type: 'block', block: box };
  if (item.kind === 'fan')
    return {
      ...standing,
      type: 'fan',
      plane: flattened(box, axis, middle),
      frame: sidesOf(box, across[axis]),
    };
  if (item.kind === 'psu' || item.kind === 'radiator')
    return {
      ...standing,
      type: 'duct',
      region: box,
      plane: flattened(box, axis, middle),
      frame: sidesOf(box, across[axis]),
    };
  return { ...standing, ...finsOf(item, axis, box) };
}

/** Fins above their base; the outermost close both flanks. */
function finsOf(
  item: DesignItem,
  axis: Axis,
  box: Box,
): {
  readonly type: 'fins';
  readonly region: Box;
  readonly base: Box | null;
  readonly frame: readonly Box[];
} {
  const up = directionOf(item.upAxis);
  const height = box.max[up.axis] - box.min[up.axis];
  const fins = finHeight(item) ?? height;
  const base = up.axis === axis ? 0 : height - fins;
  const flank = across[axis].filter((one) => one !== up.axis);
  if (!(base > leastBase) || !(fins > 0))
    return { type: 'fins', region: box, base: null, frame: sidesOf(box, flank) };
  const [low, high] = up.sign > 0 ? [base, fins] : [fins, base];
  const plane = box.max[up.axis] - high;
  const lower: Box = { min: box.min, max: withComponent(box.max, up.axis, box.min[up.axis] + low) };
  const upper: Box = { min: withComponent(box.min, up.axis, plane), max: box.max };
  const [solid, region] = up.sign > 0 ? [lower, upper] : [upper, lower];
  return { type: 'fins', region, base: solid, frame: sidesOf(region, flank) };
}

function finHeight(item: DesignItem): number | null {
  if (item.kind === 'heat-sink') {
    const { finHeight: fins, baseThickness, size } = valuesOf(item.part, 'heat-sink');
    return fins ?? (size[2] > baseThickness ? size[2] - baseThickness : null);
  }
  if (item.kind === 'accelerator' || item.kind === 'processor' || item.kind === 'network')
    return valuesOf(item.part, item.kind).sinkFinHeight;
  return null;
}

function wallSide(at: number, axis: Axis, inner: Box): 0 | 1 | null {
  if (at - inner.min[axis] <= screenReach) return 0;
  return inner.max[axis] - at <= screenReach ? 1 : null;
}

export function flattened(box: Box, axis: Axis, at: number): Box {
  return { min: withComponent(box.min, axis, at), max: withComponent(box.max, axis, at) };
}

/** The faces of a box across some axes. */
export function sidesOf(box: Box, normals: readonly Axis[]): Box[] {
  return normals.flatMap((axis) => [
    flattened(box, axis, box.min[axis]),
    flattened(box, axis, box.max[axis]),
  ]);
}

/** Every box of a shape that wants lines, and whether gaps beside it are to be resolved. */
export function linesOf(shape: Shape): GridThing[] {
  const { id } = shape.item;
  // A fan is where its plane is; how long its frame is may be given up.
  if (shape.type === 'fan')
    return [
      { id, box: shape.plane, isSolid: false, isKept: true },
      ...shape.frame.map((box) => ({ id: `${id}/frame`, box, isSolid: false })),
    ];
  return boxesOf(shape).map((one) => ({ id, ...one }));
}

function boxesOf(shape: Exclude<Shape, { type: 'fan' }>): Omit<GridThing, 'id'>[] {
  switch (shape.type) {
    case 'block':
      return [{ box: shape.block, isSolid: true, isKept: shape.item.kind === 'board' }];
    case 'sheet':
      return [{ box: shape.plane, isSolid: true }];
    case 'screen':
      return [{ box: shape.plane, isSolid: false, isKept: true }];
    case 'duct':
      return [shape.region, shape.plane].map((box) => ({ box, isSolid: box === shape.region, isKept: true }));
    case 'fins':
      return [
        { box: shape.region, isSolid: true },
        ...(shape.base ? [{ box: shape.base, isSolid: true }] : []),
      ];
    default:
      return [];
  }
}

/** A part's block by the part's id, or a board's pieces. */
export function piecesOf(item: DesignItem, box: Box): (readonly [string, Box])[] {
  if (item.kind !== 'board') return [[item.id, box]];
  return boardPieces(box, thinnest(box)).map((piece, n) => [`${item.id}/piece${n}`, piece]);
}
