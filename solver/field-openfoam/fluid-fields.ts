/*
 * Velocities, pressures and what is turbulent, as OpenFOAM begins with them and holds them on patches.
 */
import { curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { fluidOf } from '#solver/field/fluid.ts';
import { middleOf, middleOfCell } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { spreadOver } from '#solver/field/spread.ts';
import {
  type Dictionary,
  dictionaryFile,
  type FoamFile,
  valueText,
} from '#solver/field-openfoam/dictionary.ts';
import { fieldFile, valuesText } from '#solver/field-openfoam/field-file.ts';
import { placeOf } from '#solver/field-openfoam/cell-number.ts';
import type { Patch, Region } from '#solver/field-openfoam/region.ts';

type Vector = readonly [number, number, number];

/** Pressures in Pa beside densities, over density with weight above that of the reference, or over density alone. */
export type PressureKind = 'compressible' | 'buoyant' | 'kinematic';

/** Share of each step that OpenFOAM takes. */
export interface Relaxation {
  readonly velocity: number;
  readonly pressure: number;
  readonly heat: number;
}

/** Of k–ε. Source: Launder & Spalding (1974), Comput. Methods Appl. Mech. Eng. 3, 269–289. */
const cMu = 0.09;

export function fluidFields(input: FieldCase, region: Region, kind: PressureKind): FoamFile[] {
  const fluid = input.materials[fluidOf(input) ?? ''];
  const density = fluid.density ?? 1;
  const unit = kind === 'compressible' ? 'pressure' : 'kinematicPressure';
  const over = kind === 'compressible' ? 1 : density;
  const closed = kind === 'kinematic' ? { type: 'zeroGradient' } : fluxPressure(kind);
  const pressure = ({ boundary }: Patch): Dictionary => {
    if (boundary?.type !== 'outlet') return closed;
    const behind = `uniform ${(boundary.pressure ?? 0) / over}`;
    // What comes in was at rest behind it.
    return { type: 'totalPressure', p0: behind, value: behind };
  };
  const atJump = (patch: Patch): Dictionary => jumpOf(input, region, patch, over);
  const files = [fieldFile(region, 'U', 'velocity', initialVelocity(input, region), velocityOf(region))];
  if (kind === 'kinematic') files.push(fieldFile(region, 'p', unit, [0], pressure, atJump));
  else {
    files.push(fieldFile(region, 'p_rgh', unit, [0], pressure, atJump));
    files.push(fieldFile(region, 'p', unit, [0], () => ({ type: 'calculated', value: 'uniform 0' })));
  }
  if (input.flow?.turbulence === 'k-epsilon') files.push(...turbulentFields(input, region, kind));
  else if (kind === 'buoyant')
    files.push(
      fieldFile(region, 'alphat', 'diffusivity', [0], () => ({ type: 'calculated', value: 'uniform 0' })),
    );
  return files;
}

function fluxPressure(kind: PressureKind): Dictionary {
  return { type: 'fixedFluxPressure', ...(kind === 'buoyant' ? { rho: 'rhok' } : {}), value: 'uniform 0' };
}

function initialVelocity({ flow }: FieldCase, { grid, cells }: Region): Vector[] {
  const given = flow?.initial;
  if (!given) return [[0, 0, 0]];
  const [u, v, w] = given.map(spreadOver);
  return Array.from(cells, (c) => {
    const at = middleOf(grid, placeOf(grid, c));
    return [u(at), v(at), w(at)];
  });
}

/** Points of a fan's table up to the end of its curve: its law is a cubic, and the table's are straight lines. */
const fanSteps = 400;

/** Each face of a fan adds what its curve has where all of it is as fast as this face, as here. @param over density or 1 */
function jumpOf(input: FieldCase, region: Region, { partner, owner, side }: Patch, over: number): Dictionary {
  const none = { patchType: 'cyclic', value: 'uniform 0' };
  if (partner?.type === 'screen')
    return { ...none, type: 'porousBafflePressure', D: 0, I: partner.loss, length: 1, jump: 'uniform 0' };
  const jump = { ...none, type: 'fan' };
  const fan = input.fans?.[partner?.fan ?? -1];
  if (!partner?.isUpstream || !fan) return jump;
  const { grid, cells } = region;
  const area = owner.reduce((sum, n, f) => {
    const place = placeOf(grid, cells[n]);
    const across = [0, 1, 2].filter((axis) => axis !== side[f] >> 1);
    return sum + across.reduce((product, axis) => product * grid.widths[axis][place[axis]], 1);
  }, 0);
  const curve = fitMonotoneCubic(fan.curve);
  const last = fan.curve[fan.curve.length - 1][0];
  const rows = Array.from({ length: fanSteps + 1 }, (_, n) => {
    const flow = (n * last) / fanSteps;
    return [flow / area, curveValue(curve, flow) / over];
  });
  return { ...jump, jumpTable: `table ${valueText(rows)}` };
}

function velocityOf({ grid }: Region): (patch: Patch) => Dictionary {
  return ({ boundary, faces, partner }: Patch): Dictionary => {
    if (partner?.type === 'closed') return { type: 'slip' };
    if (!boundary) return { type: 'noSlip' };
    switch (boundary.type) {
      case 'outlet':
        return { type: 'pressureInletOutletVelocity', value: 'uniform (0 0 0)' };
      case 'symmetry':
        return { type: 'slip' };
      default: {
        if (!boundary.velocity) return { type: 'noSlip' };
        const [u, v, w] = boundary.velocity.map(spreadOver);
        const velocities = faces.map(({ ghost }): Vector => {
          const at = middleOfCell(grid, ghost);
          return [u(at), v(at), w(at)];
        });
        return { type: 'fixedValue', value: valuesText(velocities) };
      }
    }
  };
}

/** k and ε of what comes in; to begin with those of the first inlet. */
function turbulentFields(input: FieldCase, region: Region, kind: PressureKind): FoamFile[] {
  const inflow = (patch: Patch): { readonly k: number; readonly epsilon: number } | null => {
    const { boundary } = patch;
    if (boundary?.type !== 'inlet' || !boundary.turbulence) return null;
    const { kineticEnergy, intensity = 0, length } = boundary.turbulence;
    const speed = Math.hypot(
      ...boundary.velocity.map((one) => spreadOver(one)(middleOfCell(region.grid, patch.faces[0].ghost))),
    );
    const k = kineticEnergy ?? 1.5 * (intensity * speed) ** 2;
    return { k, epsilon: (cMu ** 0.75 * k ** 1.5) / length };
  };
  const start = region.patches.map(inflow).find((one) => one !== null) ?? { k: 1e-3, epsilon: 1e-3 };
  const condition =
    (name: 'k' | 'epsilon', wall: string) =>
    (patch: Patch): Dictionary => {
      const { boundary } = patch;
      const comes = inflow(patch);
      if (comes) return { type: 'fixedValue', value: `uniform ${comes[name]}` };
      if (boundary?.type === 'outlet')
        return { type: 'inletOutlet', inletValue: `uniform ${start[name]}`, value: `uniform ${start[name]}` };
      if (boundary?.type === 'symmetry') return { type: 'zeroGradient' };
      return { type: wall, value: `uniform ${start[name]}` };
    };
  const isWall = ({ boundary }: Patch): boolean =>
    boundary?.type !== 'inlet' && boundary?.type !== 'outlet' && boundary?.type !== 'symmetry';
  const none = { type: 'calculated', value: 'uniform 0' };
  const isCompressible = kind === 'compressible';
  const files = [
    fieldFile(region, 'k', 'kineticEnergy', [start.k], condition('k', 'kqRWallFunction')),
    fieldFile(region, 'epsilon', 'dissipation', [start.epsilon], condition('epsilon', 'epsilonWallFunction')),
    fieldFile(region, 'nut', 'diffusivity', [0], (patch) =>
      isWall(patch) ? { type: 'nutkWallFunction', value: 'uniform 0' } : none,
    ),
  ];
  if (kind !== 'kinematic')
    files.push(
      fieldFile(region, 'alphat', isCompressible ? 'viscosity' : 'diffusivity', [0], (patch) =>
        isWall(patch)
          ? {
              type: `${isCompressible ? 'compressible::' : ''}alphatJayatillekeWallFunction`,
              Prt: turbulentPrandtl(input),
              value: 'uniform 0',
            }
          : none,
      ),
    );
  return files;
}

export function turbulentPrandtl({ flow }: FieldCase): number {
  return flow?.turbulentPrandtl ?? (flow?.turbulence === 'k-epsilon' ? 0.85 : 0.9);
}

export function turbulenceFile({ flow }: FieldCase, folder: string): FoamFile {
  return dictionaryFile(
    `${folder}/turbulenceProperties`,
    flow?.turbulence === 'k-epsilon'
      ? {
          simulationType: 'RAS',
          RAS: {
            RASModel: 'kEpsilon',
            turbulence: 'on',
            printCoeffs: 'no',
            Prt: turbulentPrandtl({ flow } as FieldCase),
          },
        }
      : { simulationType: 'laminar' },
  );
}

/** Steady schemes; streams upwind or of second order as the case has them. */
export function flowSchemes(input: FieldCase, scalars: readonly string[], friction: string): Dictionary {
  const isFirst = input.flow?.scheme === 'upwind';
  const scalar = isFirst ? 'bounded Gauss upwind' : 'bounded Gauss limitedLinear 1';
  return {
    ddtSchemes: { default: 'steadyState' },
    gradSchemes: { default: 'Gauss linear' },
    divSchemes: {
      default: 'none',
      'div(phi,U)': isFirst ? 'bounded Gauss upwind' : 'bounded Gauss linearUpwind grad(U)',
      ...Object.fromEntries(scalars.map((name) => [`div(phi,${name})`, scalar])),
      // k and ε are carried upwind here too.
      'div(phi,k)': 'bounded Gauss upwind',
      'div(phi,epsilon)': 'bounded Gauss upwind',
      [friction]: 'Gauss linear',
    },
    laplacianSchemes: { default: 'Gauss linear uncorrected' },
    interpolationSchemes: { default: 'linear' },
    snGradSchemes: { default: 'uncorrected' },
  };
}
