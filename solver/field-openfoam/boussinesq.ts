/*
 * A fluid alone: buoyantBoussinesqSimpleFoam where temperatures are sought, else simpleFoam.
 */
import { conductivityOf } from '#solver/field/fluid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { gravityFile, inflowOf } from '#solver/field-openfoam/conjugate.ts';
import { type Dictionary, dictionaryFile, type FoamFile } from '#solver/field-openfoam/dictionary.ts';
import { fieldFile } from '#solver/field-openfoam/field-file.ts';
import {
  flowSchemes,
  fluidFields,
  type Relaxation,
  turbulenceFile,
  turbulentPrandtl,
} from '#solver/field-openfoam/fluid-fields.ts';
import { meshFiles } from '#solver/field-openfoam/mesh.ts';
import { type Region, solverCells } from '#solver/field-openfoam/region.ts';

export function boussinesqFiles(
  input: FieldCase,
  region: Region,
  options: Dictionary,
  start: Float64Array,
  isHeated: boolean,
  relaxation: Relaxation,
): FoamFile[] {
  const material = input.materials[region.material];
  const { density = 1, specificHeat = 1, viscosity = 0, expansion = 0 } = material;
  const k = conductivityOf(material);
  const pressure = isHeated ? 'p_rgh' : 'p';
  const linear = { solver: 'PBiCGStab', preconditioner: 'DILU', tolerance: 1e-10, relTol: 0.1 };
  return [
    ...meshFiles(region, 'constant/polyMesh', [1, 1, 1]),
    ...fluidFields(input, region, isHeated ? 'buoyant' : 'kinematic'),
    ...(isHeated
      ? [
          fieldFile(
            region,
            'T',
            'temperature',
            solverCells(region).map((c) => start[c]),
            (patch) => inflowOf(region, patch),
          ),
          gravityFile(input, 'constant'),
          dictionaryFile('constant/fvOptions', options),
        ]
      : []),
    dictionaryFile('constant/transportProperties', {
      transportModel: 'Newtonian',
      nu: viscosity / density,
      beta: expansion,
      TRef: input.referenceTemperature ?? 0,
      Pr: (viscosity * specificHeat) / k,
      Prt: turbulentPrandtl(input),
    }),
    turbulenceFile(input, 'constant'),
    dictionaryFile('system/fvSchemes', flowSchemes(input, ['T'], 'div((nuEff*dev2(T(grad(U)))))')),
    dictionaryFile('system/fvSolution', {
      solvers: {
        [pressure]: { solver: 'GAMG', smoother: 'GaussSeidel', tolerance: 1e-10, relTol: 0.01 },
        '(U|T|k|epsilon)': linear,
      },
      SIMPLE: { nNonOrthogonalCorrectors: 0, pRefCell: 0, pRefValue: 0 },
      relaxationFactors: {
        fields: { [pressure]: relaxation.pressure },
        equations: {
          U: relaxation.velocity,
          T: relaxation.heat,
          '(k|epsilon)': relaxation.velocity,
        },
      },
    }),
  ];
}
