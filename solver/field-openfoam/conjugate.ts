/*
 * A fluid among solids for chtMultiRegionSimpleFoam: a region of its own for each material, coupled at their faces.
 */
import { conductivityOf } from '#solver/field/fluid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { conditionOf } from '#solver/field-openfoam/conduction.ts';
import { type Dictionary, dictionaryFile, type FoamFile } from '#solver/field-openfoam/dictionary.ts';
import { fieldFile, valuesText } from '#solver/field-openfoam/field-file.ts';
import {
  flowSchemes,
  fluidFields,
  type Relaxation,
  turbulenceFile,
} from '#solver/field-openfoam/fluid-fields.ts';
import { meshFiles } from '#solver/field-openfoam/mesh.ts';
import { type Patch, type Region, solverCells } from '#solver/field-openfoam/region.ts';
import { alongAxes } from '#solver/field-openfoam/zones.ts';

/** g/mol: asked for by OpenFOAM's mixtures, and without a part in densities that are given. */
const molWeight = 28.9;

export function conjugateFiles(
  input: FieldCase,
  regions: readonly Region[],
  options: ReadonlyMap<string, Dictionary>,
  start: Float64Array,
  relaxation: Relaxation,
): FoamFile[] {
  const names = (isFluid: boolean): string[] =>
    regions.filter((region) => region.isFluid === isFluid).map(({ name }) => name);
  return [
    dictionaryFile('constant/regionProperties', {
      regions: ['fluid', names(true), 'solid', names(false)],
    }),
    gravityFile(input, 'constant'),
    dictionaryFile('system/fvSchemes', {}),
    dictionaryFile('system/fvSolution', {}),
    ...regions.flatMap((region) => [
      ...meshFiles(region, `constant/${region.name}/polyMesh`, [1, 1, 1]),
      temperatureFile(region, start, kappaOf(input, region)),
      dictionaryFile(`constant/${region.name}/fvOptions`, options.get(region.name) ?? {}),
      ...(region.isFluid ? fluidFiles(input, region, relaxation) : solidFiles(input, region)),
    ]),
  ];
}

/** Where OpenFOAM finds the conductivity at a surface. */
function kappaOf({ materials }: FieldCase, { material, isFluid }: Region): Dictionary {
  if (isFluid) return { kappaMethod: 'fluidThermo' };
  return isDirected(materials[material])
    ? { kappaMethod: 'directionalSolidThermo', alphaAni: 'Anialpha' }
    : { kappaMethod: 'solidThermo' };
}

/** Whether it conducts differently along the axes. */
function isDirected({ conductivity }: FieldCase['materials'][string]): boolean {
  return typeof conductivity !== 'number' && conductivity.some((one) => one !== conductivity[0]);
}

function temperatureFile(region: Region, start: Float64Array, kappa: Dictionary): FoamFile {
  const cells = solverCells(region);
  const begin = `uniform ${start[cells[0]]}`;
  const outside = ({ owner }: Patch, rest: Dictionary): Dictionary => ({
    type: 'externalWallHeatFluxTemperature',
    ...kappa,
    ...rest,
    value: valuesText(owner.map((n) => start[cells[n]])),
  });
  return fieldFile(
    region,
    'T',
    'temperature',
    cells.map((c) => start[c]),
    (patch) => {
      const { boundary, partner } = patch;
      if (partner)
        return {
          type: 'compressible::turbulentTemperatureCoupledBaffleMixed',
          Tnbr: 'T',
          ...kappa,
          // A layer of so many metres that conducts 1 W/(m K).
          ...(partner.resistance > 0 ? { thicknessLayers: [partner.resistance], kappaLayers: [1] } : {}),
          value: begin,
        };
      switch (boundary?.type) {
        case 'convection':
          // OpenFOAM divides by it.
          if (boundary.coefficient === 0) return { type: 'zeroGradient' };
          return outside(patch, {
            mode: 'coefficient',
            h: `uniform ${boundary.coefficient}`,
            Ta: `constant ${boundary.ambient}`,
          });
        case 'flux':
          return outside(patch, { mode: 'flux', q: `uniform ${boundary.flux}` });
        default:
          return inflowOf(region, patch);
      }
    },
  );
}

/** What comes in brings its temperature, through an outlet too where that is given. */
export function inflowOf(region: Region, patch: Patch): Dictionary {
  const { boundary, faces } = patch;
  if (boundary?.type === 'inlet' && boundary.temperature !== undefined)
    return { type: 'fixedValue', value: valuesText(faces.map(({ held }) => held)) };
  if (boundary?.type === 'outlet' && boundary.temperature !== undefined) {
    const inletValue = `uniform ${boundary.temperature}`;
    return { type: 'inletOutlet', inletValue, value: inletValue };
  }
  return conditionOf(region, patch);
}

function fluidFiles(input: FieldCase, region: Region, relaxation: Relaxation): FoamFile[] {
  const material = input.materials[region.material];
  const { density = 1, specificHeat = 1, viscosity = 0, expansion = 0 } = material;
  const k = conductivityOf(material);
  const isLifted = expansion !== 0 && (input.gravity ?? []).some((one) => one !== 0);
  const { name } = region;
  return [
    ...fluidFields(input, region, 'compressible'),
    dictionaryFile(`constant/${name}/thermophysicalProperties`, {
      thermoType: {
        type: 'heRhoThermo',
        mixture: 'pureMixture',
        transport: 'const',
        thermo: 'hConst',
        equationOfState: isLifted ? 'Boussinesq' : 'rhoConst',
        specie: 'specie',
        energy: 'sensibleEnthalpy',
      },
      mixture: {
        specie: { molWeight },
        thermodynamics: { Cp: specificHeat, Hf: 0 },
        transport: { mu: viscosity, Pr: (viscosity * specificHeat) / k },
        equationOfState: isLifted
          ? { rho0: density, T0: input.referenceTemperature ?? 0, beta: expansion }
          : { rho: density },
      },
    }),
    dictionaryFile(`constant/${name}/radiationProperties`, { radiation: 'off', radiationModel: 'none' }),
    turbulenceFile(input, `constant/${name}`),
    dictionaryFile(
      `system/${name}/fvSchemes`,
      flowSchemes(input, ['h', 'K'], 'div(((rho*nuEff)*dev2(T(grad(U)))))'),
    ),
    dictionaryFile(`system/${name}/fvSolution`, {
      solvers: {
        rho: { solver: 'PCG', preconditioner: 'DIC', tolerance: 1e-7, relTol: 0 },
        p_rgh: { solver: 'GAMG', smoother: 'GaussSeidel', tolerance: 1e-9, relTol: 0.01 },
        '(U|h|k|epsilon)': { solver: 'PBiCGStab', preconditioner: 'DILU', tolerance: 1e-9, relTol: 0.1 },
      },
      SIMPLE: { momentumPredictor: 'yes', nNonOrthogonalCorrectors: 0, pRefCell: 0, pRefValue: 0 },
      relaxationFactors: {
        fields: { rho: 1, p_rgh: relaxation.pressure },
        equations: {
          U: relaxation.velocity,
          h: relaxation.heat,
          '(k|epsilon)': relaxation.velocity,
        },
      },
    }),
  ];
}

export function gravityFile({ gravity = [0, 0, 0] }: FieldCase, folder: string): FoamFile {
  const kind = 'uniformDimensionedVectorField';
  return dictionaryFile(`${folder}/g`, { dimensions: '[0 1 -2 0 0 0 0]', value: gravity }, kind);
}

function solidFiles(input: FieldCase, region: Region): FoamFile[] {
  const material = input.materials[region.material];
  const { density = 1, specificHeat = 1, conductivity } = material;
  const { name } = region;
  const isAlong = isDirected(material);
  return [
    fieldFile(region, 'p', 'pressure', [0], () => ({ type: 'calculated', value: 'uniform 0' })),
    dictionaryFile(`constant/${name}/thermophysicalProperties`, {
      thermoType: {
        type: 'heSolidThermo',
        mixture: 'pureMixture',
        transport: isAlong ? 'constAnIso' : 'constIso',
        thermo: 'hConst',
        equationOfState: 'rhoConst',
        specie: 'specie',
        energy: 'sensibleEnthalpy',
      },
      mixture: {
        specie: { molWeight },
        transport: { kappa: isAlong ? conductivity : conductivityOf(material) },
        thermodynamics: { Hf: 0, Cp: specificHeat },
        equationOfState: { rho: density },
      },
      ...(isAlong ? { coordinateSystem: alongAxes } : {}),
    }),
    dictionaryFile(`constant/${name}/radiationProperties`, { radiation: 'off', radiationModel: 'none' }),
    dictionaryFile(`system/${name}/fvSchemes`, {
      ddtSchemes: { default: 'steadyState' },
      gradSchemes: { default: 'Gauss linear' },
      divSchemes: { default: 'none' },
      laplacianSchemes: { default: 'Gauss linear uncorrected' },
      interpolationSchemes: { default: 'linear' },
      snGradSchemes: { default: 'uncorrected' },
    }),
    dictionaryFile(`system/${name}/fvSolution`, {
      solvers: { h: { solver: 'PCG', preconditioner: 'DIC', tolerance: 1e-9, relTol: 0.1 } },
      SIMPLE: { nNonOrthogonalCorrectors: 0 },
      relaxationFactors: { equations: { h: 1 } },
    }),
  ];
}
