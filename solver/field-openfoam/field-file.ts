/*
 * Fields to begin with and their conditions on patches, as OpenFOAM's files of time 0.
 */
import { type Dictionary, dictionaryText, type FoamFile, headOf } from '#solver/field-openfoam/dictionary.ts';
import { isPassed } from '#solver/field-openfoam/joints.ts';
import type { Patch, Region } from '#solver/field-openfoam/region.ts';

type Vector = readonly [number, number, number];
type Values = readonly number[] | readonly Vector[];

/** Exponents of kg, m, s, K, mol, A, cd. */
export const dimensions = {
  temperature: '[0 0 0 1 0 0 0]',
  velocity: '[0 1 -1 0 0 0 0]',
  pressure: '[1 -1 -2 0 0 0 0]',
  /** Pressure over density. */
  kinematicPressure: '[0 2 -2 0 0 0 0]',
  kineticEnergy: '[0 2 -2 0 0 0 0]',
  dissipation: '[0 2 -3 0 0 0 0]',
  diffusivity: '[0 2 -1 0 0 0 0]',
  viscosity: '[1 -1 -1 0 0 0 0]',
  acceleration: '[0 1 -2 0 0 0 0]',
} as const;

/**
 * @param internal one value for each cell of the region, or one for all
 * @param condition of each patch but empty ones and what a stream passes
 * @param atJump condition where a stream passes a fan or a screen, other than that of a face between cells
 */
export function fieldFile(
  region: Region,
  name: string,
  unit: keyof typeof dimensions,
  internal: Values,
  condition: (patch: Patch) => Dictionary,
  atJump: (patch: Patch) => Dictionary = () => ({ type: 'cyclic' }),
): FoamFile {
  const path = `0/${region.name === '' ? '' : `${region.name}/`}${name}`;
  const kind = typeof internal[0] === 'number' ? 'volScalarField' : 'volVectorField';
  const boundaryField = Object.fromEntries(
    region.patches.map((patch) => [
      patch.name,
      patch.isEmpty
        ? { type: 'empty' }
        : patch.partner && isPassed(patch.partner)
          ? atJump(patch)
          : condition(patch),
    ]),
  );
  return {
    path,
    pieces: () => [
      headOf(kind, path),
      dictionaryText({ dimensions: dimensions[unit], internalField: valuesText(internal), boundaryField }),
    ],
  };
}

/** `uniform` where all are the same, else the list. */
export function valuesText(values: Values): string {
  const texts = values.map((one) => (typeof one === 'number' ? String(one) : `(${one.join(' ')})`));
  if (texts.every((text) => text === texts[0])) return `uniform ${texts[0] ?? 0}`;
  const kind = typeof values[0] === 'number' ? 'scalar' : 'vector';
  return `nonuniform List<${kind}> ${texts.length}(${texts.join(' ')})`;
}
