import { Sampler } from '#solver/field-view/sampler.ts';
import type { FieldView } from '#solver/field-view/view.ts';

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
