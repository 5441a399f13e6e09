import type { Vector3 } from '#models/schema/field.ts';

/* Three-vectors as plain tuples; each function gives a new one. */

export const add = (a: Vector3, b: Vector3): Vector3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vector3, b: Vector3): Vector3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vector3, by: number): Vector3 => [a[0] * by, a[1] * by, a[2] * by];
export const dot = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector3, b: Vector3): Vector3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a: Vector3): number => Math.hypot(a[0], a[1], a[2]);
export const middle = (a: Vector3, b: Vector3): Vector3 => scale(add(a, b), 0.5);
export const isZero = (a: Vector3): boolean => a[0] === 0 && a[1] === 0 && a[2] === 0;

export type AxisName = 'x' | 'y' | 'z';
export const axisNames = ['x', 'y', 'z'] as const;
export const axisIndex = (axis: AxisName): 0 | 1 | 2 => (axis === 'x' ? 0 : axis === 'y' ? 1 : 2);

/** `value` along the axis, zero along the others. */
export function along(axis: 0 | 1 | 2, value: number): Vector3 {
  return [axis === 0 ? value : 0, axis === 1 ? value : 0, axis === 2 ? value : 0];
}
