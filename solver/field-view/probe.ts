import { Sampler } from '#solver/field-view/sampler.ts';
import { valuesOf, type FieldQuantity, type FieldView } from '#solver/field-view/view.ts';

/** What is at a place of the field. */
export interface FieldProbe {
  /** K. */
  readonly temperature: number;
  /** m/s and Pa; null in solids. */
  readonly speed: number | null;
  readonly pressure: number | null;
  /** Id of the solid; null in fluid. */
  readonly solid: string | null;
}

/** @returns null outside of the domain */
export function probeAt(view: FieldView, [x, y, z]: readonly [number, number, number]): FieldProbe | null {
  const sampler = new Sampler(view);
  if (!sampler.moveTo(x, y, z)) return null;
  const { temperature, pressure, solids } = view.picture;
  const inFluid = sampler.solid === 0;
  return {
    temperature: sampler.read(temperature),
    speed: inFluid ? sampler.read(view.speed) : null,
    pressure: inFluid ? sampler.read(pressure) : null,
    solid: inFluid ? null : (solids[sampler.solid - 1] ?? null),
  };
}

/** A quantity at points (x, y, z each, m); the one before where a point lies outside. */
export function valuesAlong(view: FieldView, quantity: FieldQuantity, points: Float32Array): Float32Array {
  const sampler = new Sampler(view);
  const values = valuesOf(view, quantity);
  const along = new Float32Array(points.length / 3);
  for (let n = 0; n < along.length; n++) {
    const isInside = sampler.moveTo(points[3 * n], points[3 * n + 1], points[3 * n + 2]);
    along[n] = isInside ? sampler.read(values) : along[Math.max(0, n - 1)];
  }
  return along;
}
