import { kinds } from '#models/components/kinds.ts';
import { placementsOf } from '#models/project/query.ts';
import type { ConfigurationId, PlacementId, PlacementRecord, Project } from '#models/project/records.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { longestLine } from '#models/project/text.ts';
import type { PartKind } from '#models/components/part.ts';
import type { Field, FieldValue } from '#models/schema/field.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { fromSi } from '#models/units/convert.ts';
import { findUnit } from '#models/units/units.ts';

/** Some placements as a sentence calls them: "FAN3", "6 fans", "4 parts". */
export function nameOfPlacements(project: Project, placements: readonly PlacementRecord[]): string {
  const [first] = placements;
  if (!first) return 'nothing';
  if (placements.length === 1) return first.name;
  const library = projectLibrary(project);
  const kind = library.get(first.part)?.kind;
  const alike = kind && placements.every((placement) => library.get(placement.part)?.kind === kind);
  return `${placements.length} ${alike ? lowerFirst(kinds[kind].plural) : 'parts'}`;
}

/** A value as a sentence gives it: "40 °C", "maximum", "three lengths" by their numbers. */
export function nameOfValue(field: Field, value: FieldValue): string {
  if (value === null) return 'unknown';
  if (field.type === 'quantity' && typeof value === 'number') {
    return nameOfQuantity(value, field.quantity, field.unit);
  }
  if (field.type === 'choice') {
    return lowerFirst(field.options.find((option) => option.value === value)?.label ?? String(value));
  }
  if (field.type === 'vector' && Array.isArray(value)) {
    return value.map((item) => nameOfQuantity(Number(item), field.quantity, field.unit)).join(' × ');
  }
  if (field.type === 'curve') return 'a new curve';
  if (field.type === 'network') return 'a new network';
  return field.type === 'flag' ? (value === true ? 'yes' : 'no') : String(value).slice(0, 40);
}

/** As typed by people, without padded digits: "20 mm", not "20.0 mm". */
export function nameOfQuantity(value: number, quantity: QuantityName, symbol: string): string {
  const unit = findUnit(quantity, symbol);
  if (!unit) return String(value);
  const number = String(Number(fromSi(value, unit).toPrecision(5))).replaceAll('-', '\u2212');
  return `${number} ${unit.shown ?? unit.symbol}`.trimEnd();
}

/** "Maximum power" within a sentence; abbreviations such as "PSU" keep their case. */
export function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Hands out free ids ("gpu3") and reference designators ("GPU3") in one configuration. */
export class Designators {
  private readonly ids: Set<string>;
  private readonly names: Set<string>;

  constructor(project: Project, configuration: ConfigurationId) {
    const placements = placementsOf(project, configuration);
    this.ids = new Set(placements.map((placement) => placement.id));
    this.names = new Set(placements.map((placement) => placement.name));
  }

  /** The lowest number of which both the id and the name are free. Taken from then on. */
  next(kind: PartKind): { id: PlacementId; name: string } {
    const prefix = kinds[kind].reference;
    const slug = prefix.toLowerCase();
    let number = 1;
    while (this.ids.has(`${slug}${number}`) || this.names.has(`${prefix}${number}`)) number++;
    return this.take(`${slug}${number}`, `${prefix}${number}`);
  }

  /** As `next`, with a name that continues `name`: "Rear fan" gives "Rear fan 2", "A7" gives "A8". */
  nextLike(kind: PartKind, name: string): { id: PlacementId; name: string } {
    // Six digits at most are a number that can be counted up; what is before them leaves room for more.
    const [, start = name, digits = ''] = /^(.*?)(\d{0,6})$/s.exec(name) ?? [];
    const stem = start.slice(0, longestLine - 20);
    if (stem === kinds[kind].reference) return this.next(kind);
    const space = digits === '' && stem !== '' ? ' ' : '';
    let number = digits === '' ? 2 : Number(digits);
    while (this.names.has(`${stem}${space}${number}`)) number++;
    const continued = `${stem}${space}${number}`;
    return this.take(this.next(kind).id, continued);
  }

  private take(id: PlacementId, name: string): { id: PlacementId; name: string } {
    this.ids.add(id);
    this.names.add(name);
    return { id, name };
  }
}
