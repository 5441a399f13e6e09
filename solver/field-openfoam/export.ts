/*
 * A field case as a case of OpenFOAM (v1912 and its kin): the same cells, materials, sources and conditions, ready to run.
 * Text alone; whoever asks writes it.
 */
import type { Problem } from '#models/schema/problem.ts';
import { fluidOf, seeksHeat } from '#solver/field/fluid.ts';
import { March } from '#solver/field/march.ts';
import { withPackages } from '#solver/field/packages.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { boussinesqFiles } from '#solver/field-openfoam/boussinesq.ts';
import { conductionFiles, storedBy } from '#solver/field-openfoam/conduction.ts';
import { conjugateFiles } from '#solver/field-openfoam/conjugate.ts';
import { type Dictionary, dictionaryFile, type FoamFile } from '#solver/field-openfoam/dictionary.ts';
import type { Relaxation } from '#solver/field-openfoam/fluid-fields.ts';
import { isPassed, jointsOf } from '#solver/field-openfoam/joints.ts';
import { type Application, applicationOf, limitsOf } from '#solver/field-openfoam/limits.ts';
import { monitorsOf } from '#solver/field-openfoam/monitors.ts';
import { type Region, regionsOf } from '#solver/field-openfoam/region.ts';
import { widened } from '#solver/field-openfoam/widened.ts';
import { dragZones, heatZones } from '#solver/field-openfoam/zones.ts';

export interface FoamCase {
  readonly application: Application;
  readonly files: readonly FoamFile[];
  /** Outputs of the case that OpenFOAM is not asked for, by id. */
  readonly leftOut: readonly string[];
}

/** Turns of a steady flow where the case says none: enough for most. */
const usualTurns = 3000;
/** Digits of what OpenFOAM writes. */
const writePrecision = 10;

/**
 * What SIMPLE takes of each step: velocities and pressures share one, as is usual.
 * Source: Ferziger & Perić (2002), Computational Methods for Fluid Dynamics, 7.3.2.
 */
const usualRelaxation: Relaxation = { velocity: 0.7, pressure: 0.3, heat: 0.9 };

/**
 * Where fans and screens are, whose pressures follow the stream of the turn before: with small steps of the velocities each
 * face of a fan on a steep curve comes to rest (at 0.1 layouts did not), and pressures take the rest of the whole, as above.
 */
const relaxationWithJumps: Relaxation = { velocity: 0.04, pressure: 0.8, heat: 0.9 };

/** Null where there are problems: what the solvers of OpenFOAM are not asked for. @param watchedEvery so many turns */
export function openFoamCase(
  given: FieldCase,
  relaxation?: Relaxation,
  watchedEvery = 1,
): {
  readonly case: FoamCase | null;
  readonly problems: readonly Problem[];
} {
  const own = withPackages(given);
  const wide = widened(own);
  const { input, equations } = wide;
  const joints = jointsOf(input, equations);
  const problems = limitsOf(input, equations, joints);
  if (problems.length > 0) return { case: null, problems };
  const application = applicationOf(input);
  const isConjugate = application === 'chtMultiRegionSimpleFoam';
  const hasJumps = [...joints.values()].some(isPassed);
  const shares = relaxation ?? (hasJumps ? relaxationWithJumps : usualRelaxation);
  const start = new March(input, equations).t;
  const plain = regionsOf(wide, joints, !isConjugate);
  const { functions, leftOut, zones } = monitorsOf(own, plain, watchedEvery);
  const fluid = fluidOf(input);
  const options = new Map<string, Dictionary>();
  const regions = plain.map((region) => {
    const { density = 1, specificHeat = 1 } = input.materials[region.material];
    const [field, stored] = isConjugate
      ? (['h', 1] as const)
      : (['T', fluid === null ? storedBy(input) : density * specificHeat] as const);
    const heat = heatZones(input, equations, region, field, stored);
    const drag = region.isFluid ? dragZones(input, equations, region) : null;
    options.set(region.name, { ...heat.options, ...drag?.options });
    return { ...region, zones: new Map([...heat.cells, ...(drag?.cells ?? []), ...watched(region, zones)]) };
  });
  const [only] = regions;
  const ofOnly = options.get(only.name) ?? {};
  const body = isConjugate
    ? conjugateFiles(input, regions, options, start, shares)
    : fluid === null
      ? conductionFiles(input, equations, only, ofOnly, start)
      : boussinesqFiles(input, only, ofOnly, start, seeksHeat(input), shares);
  const { step = 1, steps = fluidOf(input) === null ? 1 : (input.flow?.iterations ?? usualTurns) } =
    input.transient ?? {};
  return {
    case: {
      application,
      leftOut,
      files: [
        ...body,
        dictionaryFile('system/controlDict', {
          application,
          startFrom: 'startTime',
          startTime: 0,
          stopAt: 'endTime',
          endTime: steps * step,
          deltaT: step,
          writeControl: 'timeStep',
          writeInterval: steps,
          writeFormat: 'ascii',
          writePrecision,
          timePrecision: 8,
          runTimeModifiable: 'no',
          functions,
        }),
        {
          path: 'Allrun',
          pieces: () => [allrun(application)],
        },
        { path: 'case.foam', pieces: () => [''] },
      ],
    },
    problems: [],
  };
}

/** A shell that has not set OpenFOAM up finds Debian's. */
function allrun(application: Application): string {
  return `#!/bin/sh
cd "\${0%/*}" || exit 1
: "\${WM_PROJECT_DIR:=/usr/share/openfoam}"
export WM_PROJECT_DIR
exec ${application} > log.${application} 2>&1
`;
}

/** Cells of what is watched, by the region's own numbers. */
function watched(
  { numberOf }: Region,
  zones: ReadonlyMap<string, readonly number[]>,
): (readonly [string, readonly number[]])[] {
  return [...zones].flatMap(([name, cells]) => {
    const own = cells.map((c) => numberOf[c]).filter((n) => n >= 0);
    return own.length > 0 ? [[name, own] as const] : [];
  });
}
