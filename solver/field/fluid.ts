import type { FieldCase } from '#solver/field/schema.ts';

/** The name of a case's fluid; null where nothing can move. */
export function fluidOf({ materials, background, solids = [] }: FieldCase): string | null {
  const used = [background, ...solids.map(({ material }) => material)];
  return used.find((name) => materials[name]?.viscosity !== undefined) ?? null;
}

/** Whether temperatures are sought: in solids always, with a fluid where anything heats or holds one. */
export function seeksHeat(input: FieldCase): boolean {
  const { boundaries, sources = [], transient, initial } = input;
  return (
    fluidOf(input) === null ||
    sources.length > 0 ||
    boundaries.some(
      (boundary) =>
        boundary.type === 'temperature' ||
        boundary.type === 'convection' ||
        boundary.type === 'flux' ||
        (boundary.type === 'inlet' && boundary.temperature !== undefined),
    ) ||
    (transient !== undefined && initial !== undefined)
  );
}
