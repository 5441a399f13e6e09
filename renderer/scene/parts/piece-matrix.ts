import type { Matrix4 } from 'three';
import type { DesignItem } from '#models/project/design.ts';
import { rotateSize, rotateVector } from '#models/geometry/rotation.ts';
import type { QuarterTurns } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import type { Piece } from '#renderer/scene/parts/look.ts';

/** Size of the part before its rotation, m: quarter turns only swap the sides of its box. */
export function localSize(item: DesignItem): Vector3 {
  const { min, max } = item.box;
  const [x, y, z] = item.rotation;
  const sides: Vector3 = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  // The inverse of "x, then y, then z" is z back, then y back, then x back.
  return rotateSize(rotateSize(rotateSize(sides, [0, 0, -z]), [0, -y, 0]), [-x, 0, 0]);
}

/** Unit cube → the piece in the chassis frame. Writes `out`. */
export function pieceMatrix(out: Matrix4, item: DesignItem, size: Vector3, piece: Piece): Matrix4 {
  const { min, max } = item.box;
  const [ux, uy, uz] = axesOf(item.rotation);
  const [sx, sy, sz] = [piece.size[0] * size[0], piece.size[1] * size[1], piece.size[2] * size[2]];
  const [cx, cy, cz] = [piece.centre[0] * size[0], piece.centre[1] * size[1], piece.centre[2] * size[2]];
  const at = (i: 0 | 1 | 2) => (min[i] + max[i]) / 2 + ux[i] * cx + uy[i] * cy + uz[i] * cz;
  return out.set(
    ux[0] * sx,
    uy[0] * sy,
    uz[0] * sz,
    at(0),
    ux[1] * sx,
    uy[1] * sy,
    uz[1] * sz,
    at(1),
    ux[2] * sx,
    uy[2] * sy,
    uz[2] * sz,
    at(2),
    0,
    0,
    0,
    1,
  );
}

const known = new Map<string, readonly [Vector3, Vector3, Vector3]>();

/** Where the local axes point after the turns; there are only 24 answers. */
function axesOf(turns: QuarterTurns): readonly [Vector3, Vector3, Vector3] {
  const key = turns.join('');
  let axes = known.get(key);
  if (!axes) {
    axes = [rotateVector([1, 0, 0], turns), rotateVector([0, 1, 0], turns), rotateVector([0, 0, 1], turns)];
    known.set(key, axes);
  }
  return axes;
}
