/*
 * Compact packages of two resistors as cells: the junction is a block of one temperature, its resistances lie on its faces.
 * They are part of the operator, so that a package is solved with all else, at once.
 * Source: JEDEC JESD15-3 (2008), Two-resistor compact thermal model guideline.
 */
import { problem, type Problem } from '#models/schema/problem.ts';
import { shown } from '#solver/case/issues.ts';
import {
  type AxisIndex,
  axes,
  axisOf,
  type Grid,
  gridOf,
  nearestLine,
  reaching,
} from '#solver/field/grid.ts';
import type { FaceName, FieldBox, FieldCase } from '#solver/field/schema.ts';

type Package = NonNullable<FieldCase['packages']>[number];

/** What a block of one temperature conducts less than this many times what its resistances do would show. */
const alike = 1e3;
/** Of sides that nothing passes, m² K/W. */
const insulating = 1e9;

/** The case with its packages as solids, sources, interfaces and means; the same where it has none. */
export function withPackages(input: FieldCase): FieldCase {
  const { packages = [] } = input;
  if (packages.length === 0) return input;
  const grid = gridOf(input.grid);
  const boxes = new Map(packages.map((one) => [one.id, snapped(grid, one.box)]));
  const parts = packages.map((one) => blockOf(one, boxes.get(one.id) ?? one.box));
  return {
    ...input,
    packages: [],
    materials: { ...input.materials, ...Object.fromEntries(parts.map(({ material }) => material)) },
    solids: [...(input.solids ?? []), ...parts.map(({ solid }) => solid)],
    sources: [...(input.sources ?? []), ...parts.flatMap(({ source }) => source)],
    interfaces: [...(input.interfaces ?? []), ...parts.flatMap(({ interfaces }) => interfaces)],
    outputs: input.outputs.map((output) =>
      output.type === 'junction' ? { type: 'mean', id: output.id, box: boxes.get(output.package) } : output,
    ),
  };
}

/** What of the packages cannot be, with places of the case as it was written. */
export function packageFaults(input: FieldCase): Problem[] {
  const { packages = [], solids = [], outputs, transient } = input;
  const grid = gridOf(input.grid);
  const taken = new Set(solids.map(({ id }) => id));
  const known = new Set(packages.map(({ id }) => id));
  const found: Problem[] = [];
  packages.forEach((one, i) => {
    const path = `$.packages[${i}]`;
    if (taken.has(one.id))
      found.push(problem(`${path}.id`, `${shown(one.id)} is used twice`, 'Rename one of them.'));
    taken.add(one.id);
    const box = snapped(grid, one.box);
    if (axes.some((axis) => !(box.max[axis] > box.min[axis])))
      found.push(
        problem(
          `${path}.box`,
          'has no cell of its own',
          'Put lines of the grid on its faces, or take more cells.',
        ),
      );
    const onBorder = sidesOf(one)
      .filter(({ resistance }) => resistance < insulating)
      .find(({ face }) => isOnBorder(grid, box, face));
    if (onBorder)
      found.push(
        problem(
          `${path}.box`,
          `its face ${onBorder.face} lies on the border of the grid, where its resistance has no cell behind it`,
          'Make the domain larger, or leave what it stands on in the case.',
        ),
      );
    if (transient && one.capacity === undefined)
      found.push(problem(path, 'stores heat in a transient', 'Give its capacity [J/K].'));
  });
  outputs.forEach((output, i) => {
    if (output.type === 'junction' && !known.has(output.package))
      found.push(
        problem(
          `$.outputs[${i}].package`,
          `there is no package ${shown(output.package)}`,
          'Name one of `packages`, or add it.',
        ),
      );
  });
  return found;
}

function blockOf(one: Package, box: FieldBox) {
  const { id, power = 0, capacity, emissivity, junctionToCase, junctionToBoard } = one;
  const size = axes.map((axis) => box.max[axis] - box.min[axis]);
  const volume = size[0] * size[1] * size[2];
  const sides = sidesOf(one).map((side) => ({ ...side, area: volume / size[axisOf(side.face)] }));
  const least = 1 / (1 / junctionToCase + 1 / junctionToBoard);
  const conductivity = (axis: AxisIndex): number => (alike * size[axis] * size[axis]) / (volume * least);
  const ofCase = sides.filter(({ to }) => to === 'case').reduce((sum, { area }) => sum + area, 0);
  const material: FieldCase['materials'][string] = {
    conductivity: [conductivity(0), conductivity(1), conductivity(2)],
    ...(capacity === undefined ? {} : { density: capacity / volume, specificHeat: 1 }),
    ...(emissivity === undefined ? {} : { emissivity }),
  };
  return {
    material: [`${id}/junction`, material] as const,
    solid: { id, box, material: `${id}/junction` },
    source: power === 0 ? [] : [{ id: `${id}/junction`, box, power }],
    interfaces: sides.map(({ face, to, area }) => ({
      id: `${id}/${face}`,
      box: flat(box, face),
      resistance:
        to === 'case' ? junctionToCase * ofCase : to === 'board' ? junctionToBoard * area : insulating,
    })),
  };
}

/** The faces of a package, and where each of them leads. */
function sidesOf({ board, caseFaces = 'top', junctionToCase, junctionToBoard }: Package): {
  readonly face: FaceName;
  readonly to: 'case' | 'board' | 'nothing';
  readonly resistance: number;
}[] {
  const normal = axisOf(board);
  return (['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const).map((face) => {
    if (face === board) return { face, to: 'board', resistance: junctionToBoard };
    if (axisOf(face) === normal || caseFaces === 'all')
      return { face, to: 'case', resistance: junctionToCase };
    return { face, to: 'nothing', resistance: insulating };
  });
}

function flat(box: FieldBox, face: FaceName): FieldBox {
  const axis = axisOf(face);
  const at = face[1] === '-' ? box.min[axis] : box.max[axis];
  return reaching(box, axis, at, at);
}

function isOnBorder({ lines }: Grid, box: FieldBox, face: FaceName): boolean {
  const axis = axisOf(face);
  const one = lines[axis];
  return face[1] === '-' ? box.min[axis] <= one[0] : box.max[axis] >= one[one.length - 1];
}

/** The box with its faces on the nearest lines. */
function snapped(grid: Grid, { min, max }: FieldBox): FieldBox {
  const [x, y, z] = grid.lines;
  const at = ([a, b, c]: readonly [number, number, number]): [number, number, number] => [
    x[nearestLine(grid, 0, a)],
    y[nearestLine(grid, 1, b)],
    z[nearestLine(grid, 2, c)],
  ];
  return { min: at(min), max: at(max) };
}
