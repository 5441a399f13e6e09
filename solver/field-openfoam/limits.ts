/*
 * What of a field case OpenFOAM's solvers are not asked for: said with place and remedy before anything is written.
 */
import { problem, type Problem } from '#models/schema/problem.ts';
import type { FieldEquations } from '#solver/field/assemble.ts';
import { fluidOf, seeksHeat } from '#solver/field/fluid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { facesWithin, type Joint } from '#solver/field-openfoam/joints.ts';

/** What chtMultiRegionSimpleFoam has a counterpart for, and the other programs do not. */
const elements = ['interfaces', 'resistances', 'fans', 'screens', 'plates'] as const;
/** What no program of OpenFOAM has. */
const none = ['fins', 'bodies'] as const;
const own = 'Solve it here, or leave this out of the exported case.';

/** Which program of OpenFOAM solves a case: heat in solids; fluid and solids; fluid alone with buoyancy, or without heat. */
export type Application =
  | 'laplacianFoam'
  | 'chtMultiRegionSimpleFoam'
  | 'buoyantBoussinesqSimpleFoam'
  | 'simpleFoam';

export function applicationOf(input: FieldCase): Application {
  const fluid = fluidOf(input);
  if (fluid === null) return 'laplacianFoam';
  const used = materialsUsed(input);
  const hasElements = elements.some((list) => (input[list]?.length ?? 0) > 0);
  if (used.length > 1 || hasElements) return 'chtMultiRegionSimpleFoam';
  return seeksHeat(input) ? 'buoyantBoussinesqSimpleFoam' : 'simpleFoam';
}

export function materialsUsed({ background, solids = [] }: FieldCase): string[] {
  return [...new Set([background, ...solids.map(({ material }) => material)])];
}

/** @param joints by face number */
export function limitsOf(
  input: FieldCase,
  equations: FieldEquations,
  joints: ReadonlyMap<number, Joint>,
): Problem[] {
  const found: Problem[] = [];
  const application = applicationOf(input);
  const refused = application === 'laplacianFoam' ? ([...none, ...elements] as const) : none;
  for (const list of refused)
    if ((input[list]?.length ?? 0) > 0)
      found.push(problem(`$.${list}`, `${list} are not written as an OpenFOAM case of this kind`, own));
  const isBoth = [...joints.values()].find(({ type, loss }) => type === 'fan' && loss > 0);
  if (isBoth)
    found.push(
      problem(
        `$.fans[${isBoth.fan}].box`,
        'has a screen on the same faces, which is not written as an OpenFOAM case',
        'Move one of them by a cell.',
      ),
    );
  input.fans?.forEach(({ swirl = 0 }, i) => {
    if (swirl !== 0)
      found.push(problem(`$.fans[${i}].swirl`, 'is not written as an OpenFOAM case', 'Take it away.'));
  });
  if (application !== 'laplacianFoam') found.push(...contactLimits(input, equations, joints));
  input.boundaries.forEach((boundary, i) => {
    if ('outside' in boundary && boundary.outside !== undefined)
      found.push(
        problem(
          `$.boundaries[${i}].outside`,
          'radiation outside is not written as an OpenFOAM case',
          'Set it as a heat transfer coefficient and an ambient temperature for the exported case.',
        ),
      );
  });
  found.push(...(application === 'laplacianFoam' ? solidLimits(input) : fluidLimits(input, application)));
  return found;
}

/** Heat that is held back where fluid passes. */
function contactLimits(
  input: FieldCase,
  equations: FieldEquations,
  joints: ReadonlyMap<number, Joint>,
): Problem[] {
  const found: Problem[] = [];
  input.interfaces?.forEach(({ box, resistance }, i) => {
    if (resistance === 0) return;
    const isPassed = facesWithin(input, equations, box).some(({ number, isFluid }) => {
      const type = joints.get(number)?.type;
      return isFluid && (type === 'contact' || type === 'fan' || type === 'screen');
    });
    if (isPassed)
      found.push(
        problem(
          `$.interfaces[${i}].box`,
          'lies in the fluid in part, where it would let the stream pass and hold its heat back',
          'Let it reach over solids alone.',
        ),
      );
  });
  return found;
}

/** One Laplacian holds conductivities whose ratios along the axes are the same everywhere, and one heat capacity. */
function solidLimits(input: FieldCase): Problem[] {
  const used = materialsUsed(input).map((name) => ({ name, ...input.materials[name] }));
  const found: Problem[] = [];
  const ratios = (k: FieldCase['materials'][string]['conductivity']): readonly number[] =>
    typeof k === 'number' ? [1, 1, 1] : k.map((one) => one / k[0]);
  const first = ratios(used[0].conductivity);
  for (const { name, conductivity } of used)
    if (ratios(conductivity).some((one, axis) => Math.abs(one / first[axis] - 1) > 1e-9))
      found.push(
        problem(
          `$.materials.${name}.conductivity`,
          'differs along x, y, z in other ratios than that of another material; laplacianFoam has one scalar for each cell',
          own,
        ),
      );
  if (!input.transient) return found;
  const heat = used.map(({ density = 1, specificHeat = 1 }) => density * specificHeat);
  const other = heat.findIndex((one) => Math.abs(one / heat[0] - 1) > 1e-9);
  if (other > 0)
    found.push(
      problem(
        `$.materials.${used[other].name}`,
        'stores another heat by volume than another material; laplacianFoam has one for all',
        own,
      ),
    );
  return found;
}

function fluidLimits(input: FieldCase, application: Application): Problem[] {
  const found: Problem[] = [];
  if (input.transient)
    found.push(
      problem(
        '$.transient',
        'a fluid in time is not written as an OpenFOAM case',
        'Take the transient away.',
      ),
    );
  if (input.flow?.prescribed !== undefined)
    found.push(problem('$.flow.prescribed', 'OpenFOAM is asked for the flow, not given one', own));
  Object.entries(input.materials).forEach(([name, { gas, emissivity = 0 }]) => {
    if (gas)
      found.push(problem(`$.materials.${name}.gas`, 'an ideal gas is not written as an OpenFOAM case', own));
    if (emissivity > 0)
      found.push(
        problem(`$.materials.${name}.emissivity`, 'radiation is not written as an OpenFOAM case', own),
      );
  });
  input.boundaries.forEach((boundary, i) => {
    if ('emissivity' in boundary && (boundary.emissivity ?? 0) > 0)
      found.push(
        problem(`$.boundaries[${i}].emissivity`, 'radiation is not written as an OpenFOAM case', own),
      );
  });
  const model = input.flow?.turbulence ?? 'laminar';
  if (model === 'lvel')
    found.push(
      problem(
        '$.flow.turbulence',
        'OpenFOAM has no LVEL',
        'Set flow.turbulence to "laminar" or "k-epsilon" for the exported case.',
      ),
    );
  if (application === 'chtMultiRegionSimpleFoam') return found;
  input.boundaries.forEach(({ type }, i) => {
    if ((type === 'convection' || type === 'flux') && model !== 'laminar')
      found.push(
        problem(
          `$.boundaries[${i}]`,
          `${type} on a turbulent fluid without solids is not written as an OpenFOAM case`,
          'Hold a temperature there, or put a solid wall of one cell before it.',
        ),
      );
  });
  return found;
}
