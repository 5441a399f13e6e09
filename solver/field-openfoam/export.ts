/*
 * A field case as a case of OpenFOAM (v1912 and its kin): the same cells, materials, sources and conditions, ready to run.
 * Text alone; whoever asks writes it.
 */
import type { Problem } from '#models/schema/problem.ts';
import { assemble } from '#solver/field/assemble.ts';
import { fluidOf, seeksHeat } from '#solver/field/fluid.ts';
import { March } from '#solver/field/march.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { boussinesqFiles } from '#solver/field-openfoam/boussinesq.ts';
import { conductionFiles } from '#solver/field-openfoam/conduction.ts';
import { conjugateFiles } from '#solver/field-openfoam/conjugate.ts';
import { dictionaryFile, type FoamFile } from '#solver/field-openfoam/dictionary.ts';
import type { Relaxation } from '#solver/field-openfoam/fluid-fields.ts';
import { type Application, applicationOf, limitsOf } from '#solver/field-openfoam/limits.ts';
import { cellsIn, monitorsOf } from '#solver/field-openfoam/monitors.ts';
import { type Region, regionsOf } from '#solver/field-openfoam/region.ts';

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

/** Null where there are problems: what the solvers of OpenFOAM are not asked for. */
export function openFoamCase(
  input: FieldCase,
  relaxation: Relaxation = usualRelaxation,
): {
  readonly case: FoamCase | null;
  readonly problems: readonly Problem[];
} {
  const equations = assemble(input);
  const problems = limitsOf(input, equations);
  if (problems.length > 0) return { case: null, problems };
  const application = applicationOf(input);
  const isConjugate = application === 'chtMultiRegionSimpleFoam';
  const start = new March(input, equations).t;
  const plain = regionsOf(input, equations, !isConjugate);
  const { functions, leftOut, zones } = monitorsOf(input, plain, 1);
  const regions = plain.map((region) => withZones(input, region, zones));
  const body = isConjugate
    ? conjugateFiles(input, equations, regions, start, relaxation)
    : fluidOf(input) === null
      ? conductionFiles(input, equations, regions[0], start)
      : boussinesqFiles(input, regions[0], start, seeksHeat(input), relaxation);
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

/** Cells of sources and of what is watched, by the region's own numbers. */
function withZones(
  { sources = [] }: FieldCase,
  region: Region,
  watched: ReadonlyMap<string, readonly number[]>,
): Region {
  const zones = new Map<string, readonly number[]>();
  const add = (name: string, cells: readonly number[]): void => {
    const own = cells.map((c) => region.numberOf[c]).filter((n) => n >= 0);
    if (own.length > 0) zones.set(name, own);
  };
  sources.forEach(({ box }, i) => add(`source${i}`, cellsIn(region, box)));
  for (const [name, cells] of watched) add(name, cells);
  return { ...region, zones };
}
