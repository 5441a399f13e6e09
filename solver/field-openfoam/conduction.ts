/*
 * Heat in solids for laplacianFoam: ∂T/∂t = ∇·(D ∇T) + source, with one scalar D for each cell. Where all materials conduct
 * differently along the axes in the same ratios, the mesh is stretched by the roots of these ratios, which makes the same
 * equation of it; lengths of the exported mesh are not those of the case then.
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { type Dictionary, dictionaryFile, type FoamFile } from '#solver/field-openfoam/dictionary.ts';
import { fieldFile, valuesText } from '#solver/field-openfoam/field-file.ts';
import { meshFiles } from '#solver/field-openfoam/mesh.ts';
import { placeOf } from '#solver/field-openfoam/cell-number.ts';
import { type Patch, type Region, solverCells } from '#solver/field-openfoam/region.ts';
import { materialsUsed } from '#solver/field-openfoam/limits.ts';

/** @param start temperature of each cell to begin with, in the solver's order */
export function conductionFiles(
  input: FieldCase,
  equations: FieldEquations,
  region: Region,
  options: Dictionary,
  start: Float64Array,
): FoamFile[] {
  const along = (name: string): readonly number[] => {
    const { conductivity: k } = input.materials[name];
    return typeof k === 'number' ? [k, k, k] : k;
  };
  const names = Object.keys(input.materials);
  const most = names.map((name) => Math.max(...along(name)));
  const [first] = materialsUsed(input);
  const ratios = along(first).map((one) => one / Math.max(...along(first)));
  const stretch = ratios.map((ratio) => 1 / Math.sqrt(ratio));
  const stored = storedBy(input);
  const inOrder = solverCells(region);
  const condition = (patch: Patch): Dictionary => conditionOf(region, patch, stretch);
  return [
    ...meshFiles(region, 'constant/polyMesh', stretch),
    fieldFile(
      region,
      'T',
      'temperature',
      inOrder.map((c) => start[c]),
      condition,
    ),
    fieldFile(
      region,
      'DT',
      'diffusivity',
      inOrder.map((c) => most[equations.materialOf[c]] / stored),
      () => ({ type: 'zeroGradient' }),
    ),
    dictionaryFile('constant/transportProperties', { DT: '[0 2 -1 0 0 0 0] 1' }),
    dictionaryFile('constant/fvOptions', options),
    dictionaryFile('system/fvSchemes', {
      ddtSchemes: {
        default: input.transient ? (input.transient.order === 1 ? 'Euler' : 'backward') : 'steadyState',
      },
      gradSchemes: { default: 'Gauss linear' },
      divSchemes: { default: 'none' },
      laplacianSchemes: { default: 'Gauss harmonic uncorrected' },
      interpolationSchemes: { default: 'linear' },
      snGradSchemes: { default: 'uncorrected' },
    }),
    dictionaryFile('system/fvSolution', {
      solvers: {
        T: {
          solver: 'PCG',
          preconditioner: { preconditioner: 'GAMG', smoother: 'DICGaussSeidel', tolerance: 0, relTol: 0.1 },
          tolerance: input.residual ?? 1e-8,
          relTol: 0,
          maxIter: 10_000,
        },
      },
      SIMPLE: { nNonOrthogonalCorrectors: 0 },
    }),
  ];
}

/** Heat by volume and kelvin that the equation is over: in time that of the first material, all having the same. */
export function storedBy(input: FieldCase): number {
  const { density = 1, specificHeat = 1 } = input.materials[materialsUsed(input)[0]];
  return input.transient ? density * specificHeat : 1;
}

/** What surfaces hold, as conditions on T alone. */
export function conditionOf(
  { grid, cells }: Region,
  { boundary, faces, side, owner }: Patch,
  stretch: readonly number[] = [1, 1, 1],
): Dictionary {
  switch (boundary?.type) {
    case 'temperature': {
      return { type: 'fixedValue', value: valuesText(faces.map(({ held }) => held)) };
    }
    case 'convection':
      return {
        type: 'mixed',
        refValue: valuesText(faces.map(({ held }) => held)),
        refGradient: 'uniform 0',
        valueFraction: valuesText(faces.map(({ inner, outer }) => outer / (inner + outer))),
        value: valuesText(faces.map(({ held }) => held)),
      };
    case 'flux':
      return {
        type: 'fixedGradient',
        // Over the way from the middle of the cell: given / inner kelvins.
        gradient: valuesText(
          faces.map(({ given, inner }, f) => {
            const axis = side[f] >> 1;
            const place = placeOf(grid, cells[owner[f]])[axis];
            return (2 * given) / (inner * grid.widths[axis][place] * stretch[axis]);
          }),
        ),
      };
    default:
      return { type: 'zeroGradient' };
  }
}
