/*
 * Reading a field case from JSON: types, ranges, names and sense. What is wrong is told with its place and a remedy.
 */
import { problem, type Problem } from '#models/schema/problem.ts';
import { describe, isRecord, shown, told } from '#solver/case/issues.ts';
import { fluidOf, seeksHeat } from '#solver/field/fluid.ts';
import { axisOf, domainOf, gridOf } from '#solver/field/grid.ts';
import { packageFaults, withPackages } from '#solver/field/packages.ts';
import { bodyFaults } from '#solver/field/read-bodies.ts';
import { finFaults } from '#solver/field/read-fins.ts';
import { gasFaults } from '#solver/field/read-gas.ts';
import { radiationFaults } from '#solver/field/read-radiation.ts';
import { type FieldBox, type FieldCase, fieldCaseSchema } from '#solver/field/schema.ts';

export interface ReadFieldCase {
  /** Null where any problem is an error. */
  readonly case: FieldCase | null;
  readonly problems: readonly Problem[];
}

/** Cells that are read: what a browser's memory holds. */
export const mostCells = 8_000_000;
const manual = 'docs/field-case.md';

export function isFieldCase(json: unknown): boolean {
  return isRecord(json) && json['format'] === 'boxwright-field-case';
}

/** A field case as it may be solved. Never throws, whatever `json` is. `name` is the file's name, for the messages. */
export function readFieldCase(json: unknown, name: string): ReadFieldCase {
  if (!isRecord(json) || json['format'] !== 'boxwright-field-case') {
    const format = isRecord(json) ? shown(json['format']) : 'none';
    return refused(
      '$.format',
      `${name} is no field case: its format is ${format}.`,
      'Set "format" to "boxwright-field-case".',
    );
  }
  if (typeof json['version'] === 'number' && json['version'] > 1) {
    return refused(
      '$.version',
      `${name} was written by a newer Boxwright: field case version ${json['version']}, this one reads 1.`,
      'Update Boxwright.',
    );
  }
  const parsed = fieldCaseSchema.safeParse(json);
  if (!parsed.success) {
    return { case: null, problems: told(parsed.error.issues.map((issue) => describe(issue, json, manual))) };
  }
  const problems = [...gridFaults(parsed.data)];
  if (problems.length === 0) problems.push(...packageFaults(parsed.data));
  if (problems.length === 0) {
    const whole = withPackages(parsed.data);
    problems.push(
      ...nameFaults(whole),
      ...placeFaults(whole),
      ...flowFaults(whole),
      ...steadyFaults(whole),
      ...turbulenceFaults(whole),
      ...radiationFaults(whole),
      ...finFaults(whole),
      ...bodyFaults(whole),
      ...groundFaults(whole),
    );
  }
  return problems.length > 0 ? { case: null, problems: told(problems) } : { case: parsed.data, problems: [] };
}

function refused(path: string, message: string, remedy: string): ReadFieldCase {
  return { case: null, problems: [problem(path, message, remedy)] };
}

function gridFaults({ grid }: FieldCase): Problem[] {
  if ('cells' in grid) {
    const { min = [0, 0, 0], max, cells } = grid;
    const flat = max.findIndex((to, axis) => !(to > min[axis]));
    if (flat >= 0)
      return [problem(`$.grid.max[${flat}]`, 'the domain has no extent here', 'Give more than min.')];
    return sizeFaults(cells[0] * cells[1] * cells[2]);
  }
  for (const axis of ['x', 'y', 'z'] as const) {
    const at = grid[axis].findIndex((place, i) => i > 0 && !(place > grid[axis][i - 1]));
    if (at >= 0)
      return [
        problem(`$.grid.${axis}[${at}]`, 'lines do not ascend', 'Sort them and take repeated ones away.'),
      ];
  }
  return sizeFaults((grid.x.length - 1) * (grid.y.length - 1) * (grid.z.length - 1));
}

function sizeFaults(cells: number): Problem[] {
  if (cells <= mostCells) return [];
  return [problem('$.grid', `${cells} cells; up to ${mostCells} are solved`, 'Make the grid coarser.')];
}

const uniquelyNamed = [
  'solids',
  'sources',
  'interfaces',
  'fins',
  'bodies',
  'fans',
  'screens',
  'plates',
  'outputs',
] as const;

function nameFaults(input: FieldCase): Problem[] {
  const found: Problem[] = [];
  const known = (path: string, material: string): void => {
    if (!Object.hasOwn(input.materials, material))
      found.push(
        problem(path, `there is no material ${shown(material)}`, 'Name one of `materials`, or add it.'),
      );
  };
  known('$.background', input.background);
  input.solids?.forEach(({ material }, i) => known(`$.solids[${i}].material`, material));
  for (const list of uniquelyNamed) {
    const seen = new Set<string>();
    input[list]?.forEach(({ id }, i) => {
      if (seen.has(id))
        found.push(problem(`$.${list}[${i}].id`, `${shown(id)} is used twice`, 'Rename one of them.'));
      seen.add(id);
    });
  }
  if (input.transient && seeksHeat(input)) {
    const used = new Set([input.background, ...(input.solids ?? []).map(({ material }) => material)]);
    for (const name of used) {
      const { density, specificHeat } = input.materials[name] ?? {};
      if (density === undefined || specificHeat === undefined)
        found.push(
          problem(
            `$.materials.${name}`,
            'stores heat in a transient',
            'Give density [kg/m³] and specificHeat [J/(kg K)].',
          ),
        );
    }
    if (input.initial === undefined)
      found.push(problem('$.initial', 'missing in a transient', 'Give the temperature at the beginning, K.'));
  }
  return found;
}

/** Boxes that lie outside the cells, or are flat where they must not be, or the other way. */
function placeFaults(input: FieldCase): Problem[] {
  const grid = gridOf(input.grid);
  const domain = domainOf(grid);
  const found: Problem[] = [];
  const inside = (path: string, box: FieldBox): void => {
    const off = box.min.findIndex(
      (from, axis) => from > domain.max[axis] || box.max[axis] < domain.min[axis],
    );
    if (off >= 0) found.push(problem(path, 'lies outside the grid', 'Move it, or make the domain larger.'));
  };
  const flatness = ({ min, max }: FieldBox): number => min.filter((from, axis) => from === max[axis]).length;
  input.solids?.forEach(({ box }, i) => inside(`$.solids[${i}].box`, box));
  input.sources?.forEach(({ box }, i) => {
    inside(`$.sources[${i}].box`, box);
    if (flatness(box) > 0)
      found.push(
        problem(
          `$.sources[${i}].box`,
          'has no volume',
          'Give it the thickness of a cell, or a boundary with a flux.',
        ),
      );
  });
  input.interfaces?.forEach(({ box }, i) => {
    inside(`$.interfaces[${i}].box`, box);
    if (flatness(box) !== 1)
      found.push(
        problem(
          `$.interfaces[${i}].box`,
          'is not flat in one direction',
          'Give min and max the same place along its normal.',
        ),
      );
  });
  input.outputs.forEach((output, i) => {
    if (output.type === 'point') inside(`$.outputs[${i}].at`, { min: output.at, max: output.at });
    else if (output.type === 'line') {
      inside(`$.outputs[${i}].from`, { min: output.from, max: output.from });
      inside(`$.outputs[${i}].to`, { min: output.to, max: output.to });
    } else if ('box' in output && output.box) inside(`$.outputs[${i}].box`, output.box);
  });
  return found;
}

/** Outputs come to stay where a flow takes turns. */
function steadyFaults(input: FieldCase): Problem[] {
  if (!input.steady || (fluidOf(input) !== null && !input.transient)) return [];
  const why = input.transient ? 'a case in time' : 'a case without a fluid';
  return [
    problem('$.steady', `means nothing in ${why}`, 'Leave it out: `residual` alone says when it ends.'),
  ];
}

/** What a fluid needs to be known, and to move. */
function flowFaults(input: FieldCase): Problem[] {
  const { materials, boundaries, gravity = [0, 0, 0], resistances = [], flow } = input;
  const name = fluidOf(input);
  if (name === null) {
    const at = boundaries.findIndex(({ type }) => type === 'inlet' || type === 'outlet');
    if (at < 0) return [];
    return [
      problem(
        `$.boundaries[${at}]`,
        `no material is a fluid, but there is an ${boundaries[at].type}`,
        'Give the fluid a viscosity [Pa s], and use it as background or in a solid.',
      ),
    ];
  }
  const found: Problem[] = [];
  const others = Object.keys(materials).filter(
    (one) => one !== name && materials[one].viscosity !== undefined,
  );
  if (others.length > 0)
    found.push(
      problem(
        `$.materials.${others[0]}.viscosity`,
        `${shown(name)} is the fluid; a case has one`,
        'Take this viscosity away, or solve the fluids in cases of their own.',
      ),
    );
  const fluid = materials[name];
  const path = `$.materials.${name}`;
  if (fluid.density === undefined)
    found.push(problem(path, 'has no density', 'Give density [kg/m³]; a fluid has inertia.'));
  if (seeksHeat(input) && fluid.specificHeat === undefined)
    found.push(problem(path, 'has no specificHeat', 'Give it [J/(kg K)]; a fluid carries heat.'));
  if (typeof fluid.conductivity !== 'number')
    found.push(
      problem(`${path}.conductivity`, 'differs along x, y, z', 'A fluid conducts alike: give one number.'),
    );
  found.push(...gasFaults(input, path));
  const isLifted = (fluid.expansion ?? 0) !== 0 && gravity.some((one) => one !== 0) && seeksHeat(input);
  if (isLifted && input.referenceTemperature === undefined)
    found.push(
      problem(
        '$.referenceTemperature',
        'missing where gravity acts on a fluid that expands',
        'Give the temperature [K] at which it has its density.',
      ),
    );
  if (flow?.prescribed === undefined) {
    const inlet = boundaries.findIndex(({ type }) => type === 'inlet');
    if (inlet >= 0 && !boundaries.some(({ type }) => type === 'outlet'))
      found.push(
        problem(`$.boundaries[${inlet}]`, 'what comes in has no way out', 'Add a boundary of type "outlet".'),
      );
  }
  boundaries.forEach((boundary, i) => {
    if (boundary.type === 'inlet' || !('velocity' in boundary) || !boundary.velocity) return;
    const normal = boundary.velocity[axisOf(boundary.face)];
    if (normal !== 0)
      found.push(
        problem(
          `$.boundaries[${i}].velocity`,
          'a wall moves along itself only',
          'Set the component along its normal to 0, or make it an inlet.',
        ),
      );
  });
  const fans = new Set(input.fans?.map((fan) => fan.id));
  input.outputs.forEach((output, i) => {
    if ('fan' in output && !fans.has(output.fan))
      found.push(
        problem(
          `$.outputs[${i}].fan`,
          `there is no fan ${shown(output.fan)}`,
          'Name one of `fans`, or add it.',
        ),
      );
  });
  const grid = domainOf(gridOf(input.grid));
  for (const list of ['fans', 'screens', 'plates'] as const)
    input[list]?.forEach(({ box }, i) => {
      if (box.min.filter((from, axis) => from === box.max[axis]).length !== 1)
        found.push(
          problem(
            `$.${list}[${i}].box`,
            'is not flat in one direction',
            'Give min and max the same place along its normal.',
          ),
        );
    });
  input.fans?.forEach(({ box, direction, curve }, i) => {
    const axis = axisOf(direction);
    if (box.min[axis] !== box.max[axis])
      found.push(
        problem(`$.fans[${i}].direction`, 'does not cross the plane of the fan', 'Turn one of them.'),
      );
    if (curve.length < 2 || curve.some(([flow], p) => p > 0 && !(flow > curve[p - 1][0])))
      found.push(
        problem(
          `$.fans[${i}].curve`,
          'needs two points or more, in order of their flow',
          'Give [flow m³/s, pressure Pa] from the closed fan to free delivery.',
        ),
      );
  });
  resistances.forEach(({ box }, i) => {
    if (box.min.some((from, axis) => from > grid.max[axis] || box.max[axis] < grid.min[axis]))
      found.push(problem(`$.resistances[${i}].box`, 'lies outside the grid', 'Move it.'));
  });
  return found;
}

/** What turbulence needs, and what only turbulence has. */
function turbulenceFaults(input: FieldCase): Problem[] {
  const { boundaries, outputs, transient } = input;
  const model = fluidOf(input) === null ? 'laminar' : (input.flow?.turbulence ?? 'laminar');
  const found: Problem[] = [];
  outputs.forEach((output, i) => {
    const { quantity } = { quantity: undefined, ...output };
    const isMissing =
      quantity === 'viscosity'
        ? model === 'laminar'
        : (quantity === 'k' || quantity === 'epsilon') && model !== 'k-epsilon';
    if (isMissing)
      found.push(
        problem(
          `$.outputs[${i}].quantity`,
          `${shown(quantity)} is not known of a flow that is ${shown(model)}`,
          'Set flow.turbulence to a model that has it, or ask for another quantity.',
        ),
      );
  });
  if (model !== 'k-epsilon') return found;
  if (transient)
    found.push(
      problem(
        '$.transient',
        'k and ε are sought steady only',
        'Take the transient away, or set flow.turbulence to "lvel".',
      ),
    );
  if (!boundaries.some(({ type }) => type === 'inlet'))
    found.push(
      problem(
        '$.flow.turbulence',
        'k and ε come in through inlets, and there is none',
        'Set flow.turbulence to "lvel", or add an inlet.',
      ),
    );
  boundaries.forEach((boundary, i) => {
    if (boundary.type === 'inlet' && !boundary.turbulence)
      found.push(
        problem(
          `$.boundaries[${i}].turbulence`,
          'missing where k and ε are sought',
          'Give it kineticEnergy [m²/s²] or intensity, and length [m].',
        ),
      );
  });
  return found;
}

/** Steady heat needs a place to go. */
function groundFaults(input: FieldCase): Problem[] {
  if (input.transient || !seeksHeat(input)) return [];
  const isHeld = input.boundaries.some(
    (boundary) =>
      boundary.type === 'temperature' ||
      (boundary.type === 'convection' &&
        (boundary.coefficient > 0 || (boundary.outside?.emissivity ?? 0) > 0)) ||
      // What comes in through an opening carries its temperature, as what rises or is blown draws it in.
      ((boundary.type === 'inlet' || boundary.type === 'outlet') && boundary.temperature !== undefined),
  );
  if (isHeld) return [];
  return [
    problem(
      '$.boundaries',
      'nothing holds a temperature: the steady field is not determined',
      'Give a face a temperature or convection to an ambient, or an opening the temperature of what comes in.',
    ),
  ];
}
