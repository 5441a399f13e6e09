import { readFileSync } from 'node:fs';
import { loadProject } from '#models/file/load.ts';
import { configurationsOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { answeredNetwork } from '#solver/design/network-answer.ts';
import type { FieldSolution } from '#solver/field/contract.ts';
import { conductivityOf } from '#solver/field/fluid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { usualPrandtl } from '#solver/field/turbulence.ts';
import { answerOf } from '#solver/field-design/answer.ts';
import { fieldOfDesign } from '#solver/field-design/build.ts';
import type { DesignField, FieldAnswer } from '#solver/field-design/contract.ts';
import { isClosedAlong } from '#solver/field-openfoam/joints.ts';
import { timedHere } from './processor-time.ts';
import { runOpenFoam } from './run-openfoam.ts';

/** The same layout in ours and in OpenFOAM. */
export interface LayoutAgainst {
  readonly cells: number;
  /** Effective over molecular viscosity, the same all over in both. */
  readonly viscosity: number;
  readonly ambient: number; // K
  readonly status: FieldSolution['status'];
  readonly ours: { readonly seconds: number; readonly turns: number };
  readonly theirs: { readonly seconds: number; readonly turns: number };
  /** The most that a temperature of OpenFOAM's moved in the last tenth of its turns, K. */
  readonly drift: number;
  /** By our temperature, the hottest first, K. */
  readonly parts: readonly (readonly [name: string, ours: number, theirs: number])[];
  /** Means over cells as they are, without what the network adds: the hottest first, K. */
  readonly cellMeans: readonly (readonly [id: string, ours: number, theirs: number])[];
  /** m³/s through fans, and into the chassis; Pa that fans add. */
  readonly flows: readonly (readonly [name: string, ours: number, theirs: number])[];
  readonly pressures: readonly (readonly [name: string, ours: number, theirs: number])[];
}

export async function layoutField(file: URL, cells: number): Promise<DesignField> {
  const { project, problems } = loadProject(readFileSync(file, 'utf8'), file.pathname);
  if (!project) throw new Error(problems.map(({ message }) => message).join('\n'));
  const [{ id }] = configurationsOf(project);
  const design = resolveDesign(project, id);
  return fieldOfDesign(design, await answeredNetwork(design), cells);
}

/**
 * What both can solve of a layout's case: nothing radiates, and the viscosity is the same all over, the mean of that which
 * the law of the wall gives on this grid. What is porous resists as before. Bodies give their heat to their air alone and
 * evenly: OpenFOAM has none.
 */
export function comparable(input: FieldCase, viscosity: number): FieldCase {
  const { radiation: _, bodies = [], ...rest } = input;
  const given = bodies.flatMap((body) => airOf(body));
  const fluid = input.materials[input.background];
  const { viscosity: own = 0, specificHeat = 0 } = fluid;
  const turbulent = ((viscosity - own) * specificHeat) / usualPrandtl.lvel;
  const darkened = <T extends { readonly emissivity?: number | undefined }>({ emissivity: __, ...one }: T) =>
    one;
  const materials = Object.fromEntries(
    Object.entries(input.materials).map(([name, one]) => [name, darkened(one)]),
  );
  return {
    ...rest,
    materials: {
      ...materials,
      [input.background]: { ...fluid, viscosity, conductivity: conductivityOf(fluid) + turbulent },
    },
    sources: [
      ...(input.sources ?? []),
      ...given.map(({ id, box, share, power }) => ({ id, box, power: share * power })),
    ],
    packages: input.packages?.map(darkened),
    plates: input.plates?.map(darkened),
    boundaries: input.boundaries.map((boundary) => {
      if (boundary.type !== 'convection') return boundary;
      const { outside: __, ...one } = darkened(boundary);
      return one;
    }),
    resistances: input.resistances?.map((one) => {
      const { viscous = 0 } = one;
      const along = typeof viscous === 'number' ? ([viscous, viscous, viscous] as const) : viscous;
      const scaled = ([0, 1, 2] as const).map((axis) =>
        isClosedAlong(one, axis) ? along[axis] : (along[axis] * own) / viscosity,
      );
      return { ...one, viscous: [scaled[0], scaled[1], scaled[2]] as const };
    }),
    flow: { ...input.flow, turbulence: 'laminar' },
    outputs: [
      ...input.outputs.filter(({ type }) => type !== 'body-temperature'),
      ...given.map(({ id, box }) => ({ type: 'mean', id, box, of: 'fluid' }) as const),
      ...(input.fans ?? []).map(
        ({ id }) => ({ type: 'fan-pressure', id: `${id}/pressure`, fan: id }) as const,
      ),
    ],
  };
}

/** Where a body gives heat to the air: the share of each place, as its conductance where a course is in its middle. */
function airOf({ id, power, places }: NonNullable<FieldCase['bodies']>[number]) {
  const open = places.flatMap(({ box, of, conductance }) => {
    if (of === 'solid') return [];
    const course = typeof conductance === 'number' ? [[0, conductance] as const] : conductance;
    return [{ box, film: course[Math.floor(course.length / 2)][1] }];
  });
  const films = open.reduce((sum, { film }) => sum + film, 0);
  return open.map(({ box, film }, n) => ({ id: `${id}/air${n}`, box, power, films, share: film / films }));
}

/** Outputs with the temperature of each body on its air. */
function withBodies(
  { bodies = [], outputs }: FieldCase,
  found: FieldSolution['outputs'],
): FieldSolution['outputs'] {
  const temperatures = outputs.flatMap((output) => {
    const body = output.type === 'body-temperature' && bodies.find(({ id }) => id === output.body);
    if (!body) return [];
    const value = airOf(body).reduce(
      (sum, { id, share, films, power }) => sum + share * ((found[id]?.value ?? Number.NaN) + power / films),
      0,
    );
    return [[output.id, { value, unit: 'K' }] as const];
  });
  return { ...found, ...Object.fromEntries(temperatures) };
}

const effective = 'effective viscosity';
/** What may be left over where that is read: it only has to be of the right size, and the same in both. */
const forViscosity = 1e-3;
/** Of OpenFOAM's turns. */
const watchedEvery = 10;

/** @param iterations OpenFOAM's turns */
export async function layoutAgainst(field: DesignField, iterations: number): Promise<LayoutAgainst> {
  const { case: input } = field;
  const molecular = input.materials[input.background].viscosity ?? 0;
  const first = await solveField({
    ...input,
    residual: forViscosity,
    outputs: [{ type: 'mean', id: effective, quantity: 'viscosity', of: 'fluid' }],
  });
  const viscosity = first.outputs[effective].value;
  const same = comparable(input, viscosity);
  const { result: solution, seconds } = await timedHere(() => solveField(same));
  const theirs = runOpenFoam({ ...same, flow: { ...same.flow, iterations } }, undefined, watchedEvery);
  const last = (values: readonly number[]): number => values[values.length - 1];
  const theirOutputs = Object.fromEntries(
    Object.entries(theirs.values).map(([id, values]) => [id, { value: last(values), unit: 'K' as const }]),
  );
  const [own, other] = [solution.outputs, theirOutputs].map((outputs) =>
    answerOf(field, { outputs: withBodies(input, outputs) }),
  );
  const temperatures = same.outputs.filter(
    ({ id, ...output }) => output.type === 'mean' && output.quantity === undefined && theirs.values[id],
  );
  const ambient = input.referenceTemperature ?? 0;
  return {
    cells: field.cells,
    viscosity: viscosity / molecular,
    ambient,
    status: solution.status,
    ours: { seconds, turns: solution.iterations },
    theirs: { seconds: last(theirs.seconds), turns: theirs.seconds.length },
    drift: Math.max(
      ...temperatures.map(({ id }) => {
        const values = theirs.values[id];
        return Math.abs(last(values) - values[Math.floor(0.9 * values.length)]);
      }),
    ),
    parts: partsOf(own, other).toSorted((a, b) => b[1] - a[1]),
    cellMeans: temperatures
      .map(({ id }) => [id, solution.outputs[id].value, last(theirs.values[id])] as const)
      .toSorted((a, b) => b[1] - a[1]),
    flows: [...paired(own.fans, other.fans), ...paired(own.openings, other.openings)],
    pressures: field.fans.map(({ id, name }) => [
      name,
      solution.outputs[`${id}/pressure`].value,
      theirOutputs[`${id}/pressure`]?.value ?? Number.NaN,
    ]),
  };
}

function partsOf(own: FieldAnswer, other: FieldAnswer): (readonly [string, number, number])[] {
  return own.parts.flatMap(({ name, field }, n) => {
    const theirs = other.parts[n].field;
    return field !== null && theirs !== null ? [[name, field, theirs] as const] : [];
  });
}

function paired(own: FieldAnswer['fans'], other: FieldAnswer['fans']): (readonly [string, number, number])[] {
  return own.map(({ name, field }, n) => [name, field, other[n].field] as const);
}
