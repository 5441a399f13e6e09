/*
 * Device types of NetBox as whole systems. The files are YAML, one device type each; their format is the JSON
 * schema "devicetype" of github:netbox-community/devicetype-library, whose contents are CC0-1.0.
 * Draws are watts; NetBox defines maximum_draw and allocated_draw of each power port.
 */
import type { System } from '#models/components/system.ts';
import { longestText } from '#models/library/entry.ts';
import { YamlRecord, type Place } from '#models/library/netbox/yaml-record.ts';
import { readSystem } from '#models/library/read.ts';
import { isRecord } from '#models/schema/fields.ts';
import { isId } from '#models/schema/id.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

const mostUnits = 100;
const weightUnits = { kg: 1, g: 0.001, lb: 0.45359237, oz: 0.028349523125 } as const;
const airflows = [
  'front-to-rear',
  'rear-to-front',
  'left-to-right',
  'right-to-left',
  'side-to-rear',
  'rear-to-side',
  'bottom-to-top',
  'top-to-bottom',
  'passive',
  'mixed',
] as const;
/** Interfaces that no plug fits. */
const unreal: readonly unknown[] = ['virtual', 'lag', 'bridge'];

export interface NetboxReport {
  readonly file: string;
  /** The id of the system that it became. */
  readonly id: string;
  /** Names of NetBox's fields that were taken over, those of lists as "power-ports[].maximum_draw". */
  readonly kept: readonly string[];
  /** Figures of the system that are estimates, with the reason. */
  readonly estimated: readonly { readonly field: string; readonly reason: string }[];
  /** Names of NetBox's fields that were left out, with the number of times that they stand in the file. */
  readonly dropped: Readonly<Record<string, number>>;
}

export interface Imported {
  readonly systems: readonly System[];
  readonly reports: readonly NetboxReport[];
  /** Places are "file:line:column". Nothing is to be used where one is an error. */
  readonly problems: readonly Problem[];
}

/** Reads device-type files. Never throws; a file with an error gives no system. */
export function importDeviceTypes(
  files: readonly { readonly name: string; readonly text: string }[],
): Imported {
  const systems: System[] = [];
  const reports: NetboxReport[] = [];
  const problems: Problem[] = [];
  /** Which file has what must stand once in a library: an id, and a model of a maker. */
  const taken = new Map<string, string>();
  for (const { name, text } of files) {
    const reading = new Reading(name, text);
    const system = reading.read();
    problems.push(...reading.problems);
    if (!system) continue;
    const names = [system.id, `${system.vendor} ${system.model}`];
    const twice = names.find((one) => taken.has(one.toLowerCase()));
    if (twice !== undefined) {
      const message = `"${twice}" is also what "${taken.get(twice.toLowerCase())}" becomes`;
      problems.push(problem(`${name}:1:1`, message, 'leave one of the files out'));
      continue;
    }
    for (const one of names) taken.set(one.toLowerCase(), name);
    systems.push(system);
    reports.push(reading.report(system.id));
  }
  return { systems, reports, problems };
}

type Row = Readonly<Record<string, unknown>>;

/** One file on its way into a system: what was said of it, and where. */
class Reading {
  readonly problems: Problem[] = [];
  private readonly name: string;
  private readonly file: YamlRecord;
  private readonly kept = new Set<string>();
  private readonly estimated: { field: string; reason: string }[] = [];
  private readonly dropped = new Map<string, number>();

  constructor(name: string, text: string) {
    this.name = name;
    this.file = new YamlRecord(text);
  }

  report(id: string): NetboxReport {
    const dropped = Object.fromEntries([...this.dropped].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { file: this.name, id, kept: [...this.kept].sort(), estimated: this.estimated, dropped };
  }

  read(): System | null {
    const { json, faults } = this.file;
    for (const { at, message, remedy } of faults)
      this.problems.push(problem(`${this.name}:${at}`, message, remedy));
    if (!json) return null;
    const manufacturer = this.text('manufacturer');
    const model = this.text('model');
    const figures = { ...this.place(json), ...this.body(json), ...this.power(json) };
    const id = this.id(manufacturer, model);
    this.drop(json);
    if (this.problems.length > 0) return null;
    const read = readSystem(
      {
        id,
        vendor: manufacturer,
        model,
        source: [`NetBox device type ${this.name.split(/[\\/]/).slice(-2).join('/')}, as labelled`],
        confidence: 'medium',
        estimates: this.estimated.map(({ field }) => field),
        notes: this.estimated
          .map(({ field, reason }) => `${field}: ${reason}`)
          .join('. ')
          .slice(0, longestText),
        ...figures,
      },
      `${this.name}:1:1`,
    );
    this.problems.push(...read.problems);
    return read.part;
  }

  private text(key: string): string {
    const value = this.file.text([key])?.trim() ?? '';
    if (value === '') this.refuse([key], `"${key}" is missing or no text`, `write ${key}: and a name`);
    else this.kept.add(key);
    return value;
  }

  /** Where it stands in a rack. */
  private place(json: Row): Row {
    const units = this.number(json, ['u_height'], mostUnits);
    const full = json['is_full_depth'];
    if (full !== undefined && typeof full !== 'boolean')
      this.refuse(['is_full_depth'], '"is_full_depth" is neither true nor false', 'write true or false');
    else if (full !== undefined) this.kept.add('is_full_depth');
    const depth = full === undefined ? {} : { depthClass: full === true ? 'full' : 'half' };
    if (units === null) return depth;
    // NetBox: a height of 0 is a device that takes no place in a rack.
    return units === 0 ? { mount: 'none', ...depth } : { mount: 'eia', units, ...depth };
  }

  private body(json: Row): Row {
    const partNumber = this.file.text(['part_number']) ?? '';
    if (partNumber !== '') this.kept.add('part_number');
    const interfaces = this.rows(json, 'interfaces');
    if (interfaces.length > 0) this.kept.add('interfaces (their number)');
    return {
      ...(partNumber === '' ? {} : { partNumber }),
      ...this.mass(json),
      ...this.airflow(json),
      ...(interfaces.length > 0
        ? { interfaces: interfaces.filter((row) => !unreal.includes(row['type'])).length }
        : {}),
    };
  }

  private mass(json: Row): Row {
    const weight = this.number(json, ['weight'], Infinity);
    if (weight === 0) this.kept.delete('weight');
    if (weight === null || weight === 0) return {};
    const unit = Object.entries(weightUnits).find(([name]) => name === json['weight_unit']);
    if (!unit) {
      const remedy = `write weight_unit: and one of ${Object.keys(weightUnits).join(', ')}`;
      this.refuse(['weight_unit'], 'the unit of the weight is missing or unknown', remedy);
      return {};
    }
    this.kept.add('weight_unit');
    return { mass: `${weight * unit[1]} kg` };
  }

  private airflow(json: Row): Row {
    const value = json['airflow'];
    if (value === undefined) return {};
    const airflow = airflows.find((known) => known === value);
    if (airflow) {
      this.kept.add('airflow');
      return { airflow };
    }
    this.refuse(['airflow'], `"airflow" has no known value`, `write one of ${airflows.join(', ')}`);
    return {};
  }

  private power(json: Row): Row {
    const ports = this.rows(json, 'power-ports');
    const outlets = this.rows(json, 'power-outlets');
    const figures: Record<string, unknown> = {};
    if (outlets.length > 0) {
      this.kept.add('power-outlets (their number)');
      figures['role'] = 'power';
      figures['outlets'] = outlets.length;
      this.estimated.push({ field: 'role', reason: 'it has power outlets' });
    }
    if (ports.length === 0) return figures;
    figures['feeds'] = ports.length;
    this.kept.add('power-ports (their number)');
    const types = [...new Set(ports.map((port) => port['type']).filter((type) => typeof type === 'string'))];
    if (types.length > 0) {
      figures['feedConnector'] = types.join(', ');
      this.kept.add('power-ports[].type');
    }
    const largest = this.largest(ports, 'maximum_draw');
    if (largest !== null) figures['feedMaximum'] = `${largest} W`;
    // What passes through its outlets is no heat of its own.
    if (outlets.length > 0) return figures;
    const isPowering = this.rows(json, 'interfaces').some((row) => row['poe_mode'] === 'pse');
    this.dissipation(figures, 'maximumPower', largest, ports.length, isPowering);
    this.dissipation(
      figures,
      'typicalPower',
      this.largest(ports, 'allocated_draw'),
      ports.length,
      isPowering,
    );
    return figures;
  }

  /** What all inlets together take: supplies are redundant as a rule, and NetBox does not say how. */
  private dissipation(
    figures: Record<string, unknown>,
    field: 'maximumPower' | 'typicalPower',
    largest: number | null,
    inlets: number,
    isPowering: boolean,
  ): void {
    if (largest === null) return;
    const working = Math.ceil(inlets / 2);
    figures[field] = `${largest * working} W`;
    const reasons = [
      ...(inlets > 1
        ? [`${working} of ${inlets} inlets at the largest draw, as of supplies that are redundant N + N`]
        : []),
      ...(isPowering ? ['with what its interfaces pass on (PoE)'] : []),
    ];
    if (reasons.length > 0) this.estimated.push({ field, reason: reasons.join(', ') });
  }

  /** The largest value of a figure among the power ports, W. */
  private largest(ports: readonly Row[], key: string): number | null {
    const draws = ports.flatMap(
      (_, index) => this.number(ports, [index, key], Infinity, 'power-ports') ?? [],
    );
    return draws.length === 0 ? null : Math.max(...draws);
  }

  /** A number that is at least 0; null where it is absent or wrong. */
  private number(from: unknown, path: Place, most: number, list?: string): number | null {
    let value: unknown = from;
    for (const key of path) value = (value as Record<string | number, unknown>)[key];
    if (value === undefined || value === null) return null;
    const key = String(path.at(-1));
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most) {
      this.kept.add(list === undefined ? key : `${list}[].${key}`);
      return value;
    }
    const range = most === Infinity ? 'that is 0 or more' : `from 0 to ${most}`;
    const place = list === undefined ? path : [list, ...path];
    this.refuse(place, `"${key}" is no number ${range}`, 'write the number alone, without quotes and unit');
    return null;
  }

  /** A list of records; empty where it is absent or wrong. */
  private rows(json: Row, key: string): readonly Row[] {
    const list: unknown = json[key] ?? [];
    if (Array.isArray(list) && list.every(isRecord)) return list;
    this.refuse([key], `"${key}" is no list of records`, 'write a list whose entries begin with "- name:"');
    return [];
  }

  private id(manufacturer: string, model: string): string {
    const slug = this.file.text(['slug']);
    if (isId(slug)) {
      this.kept.add('slug');
      return slug;
    }
    const plain = `${manufacturer}-${model}`
      .toLowerCase()
      .replaceAll('+', '-plus')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
    return plain.slice(0, 80) || 'device-type';
  }

  /** Counts what was not taken over, key by key. */
  private drop(json: Row): void {
    const drop = (key: string) => this.dropped.set(key, (this.dropped.get(key) ?? 0) + 1);
    for (const [key, value] of Object.entries(json)) {
      if (this.kept.has(key)) continue;
      if (!this.kept.has(`${key} (their number)`)) {
        if (!Array.isArray(value)) drop(key);
        else this.dropped.set(key, value.length);
        continue;
      }
      for (const row of Array.isArray(value) ? value : [])
        for (const inner of Object.keys(row))
          if (!this.kept.has(`${key}[].${inner}`)) drop(`${key}[].${inner}`);
    }
  }

  private refuse(path: Place, message: string, remedy: string): void {
    const at = `${this.name}:${this.file.at(path)}`;
    if (!this.problems.some((found) => found.path === at && found.message === message))
      this.problems.push(problem(at, message, remedy));
  }
}
