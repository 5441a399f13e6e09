/*
 * Reading a case from JSON: types, ranges, names. What is wrong is told with its place and a remedy.
 */
import { problem, type Problem } from '#models/schema/problem.ts';
import type { Case } from '#solver/case/case.ts';
import type { TimeControl } from '#solver/case/controls.ts';
import { describe, isRecord, shown, told } from '#solver/case/issues.ts';
import { expandPackages, type CaseDocument } from '#solver/case/packages.ts';
import { caseSchema, recordSchemas } from '#solver/case/schema.ts';
import type { Course } from '#solver/case/transient.ts';
import { checkReferences } from '#solver/solve/check-references.ts';
import { partsOf } from '#solver/solve/topology.ts';
import { recordIn } from '#solver/transient/check-changes.ts';
import { putAt, readAt, stepsOf } from '#solver/transient/place.ts';

export interface ReadCase {
  /** Null where any problem is an error. */
  readonly case: Case | null;
  readonly problems: readonly Problem[];
}

/** Nodes, branches, links and converters together that a file may hold. */
const largest = 50_000;

/**
 * A case as it may be solved. Never throws, whatever `json` is. `name` is the file's name, for the messages.
 * Paths are those of the document: `$.circuits[0].branches[3].elements[1].area`.
 */
export function readCase(json: unknown, name: string): ReadCase {
  const refusal = refuse(json, name);
  if (refusal) return { case: null, problems: [refusal] };
  const parsed = caseSchema.safeParse(json);
  if (!parsed.success) {
    return { case: null, problems: told(parsed.error.issues.map((issue) => describe(issue, json))) };
  }
  const document: CaseDocument = parsed.data;
  const input = expandPackages(document);
  const found = checkReferences(input, partsOf(input));
  const problems = found.map(({ code, message, ids }) =>
    problem(pathOfId(json, ids[0] ?? ''), message, remedies[code] ?? 'Correct the case there.'),
  );
  if (problems.length === 0) problems.push(...badValues(input));
  if (problems.length > 0) return { case: null, problems: told(problems) };
  return { case: input, problems: told(coldPlaces(input)) };
}

/** Courses and controls with a value that the case could not have there. What they lead to is checked before the run. */
function badValues(input: Case): Problem[] {
  const { changes = [], controls = [] } = input.transient ?? {};
  return [
    ...changes.flatMap(({ path, course }, i) =>
      badValue(input, path, tellingValues(course), `$.transient.changes[${i}].course`, 'the course'),
    ),
    ...controls.flatMap((control, i) =>
      control.sets.flatMap((path) =>
        badValue(input, path, outputsOf(control), `$.transient.controls[${i}]`, 'its outputs'),
      ),
    ),
  ];
}

/** @param what is to be corrected, where no rule of the case says how */
function badValue(
  input: Case,
  path: string,
  values: readonly number[],
  place: string,
  what: string,
): Problem[] {
  const steps = stepsOf(path);
  const base = stepsOf(recordIn(path));
  const schema =
    recordSchemas[
      base
        .filter((_, k) => k % 2 === 0 || base[0] !== 'circuits')
        .slice(0, 2)
        .join('.')
    ];
  if (!schema || typeof readAt(input, steps) !== 'number') return [];
  for (const value of values) {
    const changed = putAt(input, steps, value);
    const record = readAt(changed, base);
    const issue = schema.safeParse(record).error?.issues[0];
    const fault = issue ? describe(issue, record) : null;
    const [curve] = fault || !inCurve.test(path) ? [] : checkReferences(changed, partsOf(changed));
    const message = fault?.message ?? curve?.message;
    if (message === undefined) continue;
    const remedy = fault?.remedy ?? remedies[curve?.code ?? ''] ?? `Correct ${what}.`;
    return [problem(place, `with ${value} at “${path}”: ${message}`, remedy)];
  }
  return [];
}

const inCurve = /\.(?:points|powerPoints|efficiency)\[/;

/** The extremes of a course, and a value between whole numbers where it takes one. */
function tellingValues(course: Course): number[] {
  if (course.type === 'sine') {
    const { mean, amplitude } = course;
    return [mean - amplitude, mean + amplitude, mean + amplitude / Math.PI];
  }
  const values = course.points.map(([, value]) => value);
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  const broken = values.find((value) => !Number.isInteger(value)) ?? least;
  const between = course.type === 'linear' && least < most ? least + (most - least) / Math.PI : broken;
  return [...new Set([least, most, broken, between])];
}

/** The outputs at the ends of a control's range; shares are of powers, which may be anything. */
function outputsOf(control: TimeControl): number[] {
  switch (control.type) {
    case 'pid':
      return [control.minimum, control.maximum, (control.minimum + control.maximum) / 2];
    case 'table':
      return control.points.map(([, output]) => output);
    case 'thermostat':
      return [control.offValue ?? 0, control.onValue ?? 1];
    default:
      return [];
  }
}

/** Temperatures between deep space and this are taken for degrees Celsius, K. */
const unusuallyCold = 150;
const deepSpace = 4;

/** Warnings where a temperature looks like one in °C. */
function coldPlaces(input: Case): Problem[] {
  const found: Problem[] = [];
  const look = (path: string, value: number | undefined): void => {
    if (value === undefined || value <= deepSpace || value >= unusuallyCold) return;
    const kelvin = Number((value + 273.15).toFixed(6));
    found.push(
      problem(
        path,
        `${value} K is very cold: degrees Celsius?`,
        `Temperatures are in K: ${value} °C is ${kelvin}.`,
        'warning',
      ),
    );
  };
  look('$.ambient.temperature', input.ambient?.temperature);
  input.circuits?.forEach((circuit, c) =>
    circuit.nodes.forEach((node, i) => {
      look(`$.circuits[${c}].nodes[${i}].temperature`, node.temperature);
      look(`$.circuits[${c}].nodes[${i}].inflowTemperature`, node.inflowTemperature);
    }),
  );
  input.heat?.nodes.forEach((node, i) => {
    look(`$.heat.nodes[${i}].temperature`, node.temperature);
    look(`$.heat.nodes[${i}].limit`, node.limit);
    node.sources?.forEach((source, s) =>
      look(`$.heat.nodes[${i}].sources[${s}].leakage.reference`, source.leakage?.reference),
    );
  });
  return found;
}

const remedies: Readonly<Record<string, string>> = {
  'duplicate-id': 'Rename one of them.',
  'unknown-node': 'Name a node that exists, or add it.',
  'unknown-branch': 'Name a branch that exists, or add it.',
  'unknown-converter': 'Name a converter that exists, or add it under power.converters.',
  'bad-order': 'Name feeds of this case, each feed with a limit once.',
  'bad-phase': 'Name a line of a feed with three phases, or take the phase away.',
  'bad-system': 'Give both the same system, or put a converter between them.',
  'no-voltage': 'Give the voltage at its beginning, in V.',
  'self-loop': 'Give it two different ends.',
  'no-fan': 'Name a branch with a fan, or leave it out.',
  'bad-curve': 'Sort the points and remove repeated ones.',
  'unknown-fluid': 'Name a liquid that is known, or give it a table.',
  'natural-in-liquid':
    'Give a coefficient (convection), or a speed (forced-plate), which take the liquid’s own properties.',
  'supply-loop': 'Take one supply of the ring away.',
};

function refuse(json: unknown, name: string): Problem | null {
  if (!isRecord(json)) {
    return problem(
      '$',
      `${name} holds no case: it is not a JSON object.`,
      'Open a case file; “boxwright export <design> --case x.json” makes one of a design.',
    );
  }
  const { format, version } = json;
  if (format !== 'boxwright-case') {
    const remedy =
      format === 'boxwright'
        ? 'This is a project; solve it with “boxwright solve”, or make a case of it with “boxwright export <design> --case x.json”.'
        : 'Set "format" to "boxwright-case".';
    return problem('$.format', `${name} is no case file: its format is ${shown(format)}.`, remedy);
  }
  if (typeof version === 'number' && version > 1) {
    return problem(
      '$.version',
      `${name} was written by a newer Boxwright: case version ${version}, this one reads 1.`,
      'Update Boxwright, or export the case again from this version.',
    );
  }
  const size = sizeOf(json);
  return size > largest
    ? problem(
        '$',
        `${name} has ${size} items; up to ${largest} are read.`,
        'Split the case or make it coarser.',
      )
    : null;
}

function sizeOf(json: Readonly<Record<string, unknown>>): number {
  const length = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
  let size = 0;
  if (Array.isArray(json['circuits'])) {
    for (const circuit of json['circuits'].slice(0, largest + 1)) {
      size += 1 + (isRecord(circuit) ? length(circuit['nodes']) + length(circuit['branches']) : 0);
    }
    size = Math.max(size, json['circuits'].length);
  }
  if (isRecord(json['heat'])) {
    size += length(json['heat']['nodes']) + length(json['heat']['links']);
    // Two ends and a link for each resistance.
    const { packages } = json['heat'];
    if (Array.isArray(packages))
      for (const one of packages) size += isRecord(one) ? 3 * length(one['resistances']) : 0;
  }
  if (isRecord(json['power']))
    for (const list of ['converters', 'conductors', 'feeds']) size += length(json['power'][list]);
  return size;
}

/**
 * Where the last thing with an id stands: of two alike, that is the one too many. What a package was made into stands
 * where the package does.
 */
function pathOfId(json: unknown, id: string): string {
  let found = '$';
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((item, i) => walk(item, `${path}[${i}]`));
    else if (isRecord(value)) {
      const isMadeInto = 'resistances' in value && id.startsWith(`${String(value['id'])}/`);
      if (value['id'] === id || isMadeInto) found = path;
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    }
  };
  walk(json, '$');
  return found;
}
