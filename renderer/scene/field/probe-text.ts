import type { Vector3 } from '#models/schema/field.ts';
import { formatQuantity } from '#models/units/units.ts';
import { pickAll, seeThrough } from '#renderer/interaction/pick.ts';
import { pointAt, type Ray } from '#renderer/interaction/ray.ts';
import { add, dot, scale, subtract } from '#renderer/interaction/vector.ts';
import { slicePoint } from '#renderer/interaction/slice-point.ts';
import { partOfSolid } from '#renderer/scene/field/part-of-solid.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { showsField } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';
import { probeAt } from '#solver/field-view/probe.ts';

/** Into the face that the pointer is on, m: the cell behind it and not the air before it. */
const skin = 0.0005;

/** What the field has where the pointer is: on the slice or on the face of a part, whichever is in front. */
export function probeText(state: Workbench, ray: Ray): string | null {
  const { picture, isStale } = state.field;
  if (!picture || !showsField(state)) return null;
  const at = nearest(ray, [partPoint(state, ray), slicePoint(state, ray)]);
  const found = at && probeAt(fieldViewOf(picture), at);
  if (!found) return null;
  const name = found.solid === null ? 'Air' : (partOfSolid(state.design, found.solid)?.name ?? found.solid);
  const figures = [
    formatQuantity(found.temperature, 'temperature', 'degC'),
    ...(found.speed === null ? [] : [formatQuantity(found.speed, 'velocity', 'm/s')]),
    ...(found.pressure === null ? [] : [formatQuantity(found.pressure, 'pressure', 'Pa')]),
  ];
  return `${name}  ${isStale ? '≈ ' : ''}${figures.join('  ')}`;
}

function nearest({ origin, direction }: Ray, points: readonly (Vector3 | null)[]): Vector3 | null {
  const depth = (point: Vector3) => dot(subtract(point, origin), direction);
  return points.reduce((best, one) => (one && (!best || depth(one) < depth(best)) ? one : best), null);
}

function partPoint({ design, hidden, view }: Workbench, ray: Ray): Vector3 | null {
  const hit = pickAll(design, ray, { hidden, section: view.section }).find(
    ({ item }) => !seeThrough.has(item.kind),
  );
  return hit ? add(pointAt(ray, hit.distance), scale(ray.direction, skin)) : null;
}
