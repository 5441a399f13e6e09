import { testCoolants } from '#models/components/coolant-fields.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Confidence, Part, PartId, PartKind } from '#models/components/part.ts';
import { byCode, joinReferences } from '#models/export/references.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { BathResult } from '#models/results/coolant.ts';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';
import { formatQuantity } from '#models/units/units.ts';

/** One line of the bill of materials: all placements of one part with the same figures, or what fills a tank. SI; null is unknown. */
export interface BomRow {
  /** "GPU1–GPU8"; of an interface material: what it lies under, "under HS1–HS8"; of a tank's coolant "in CH1". */
  readonly references: string;
  readonly quantity: number;
  readonly kind: PartKind;
  readonly vendor: string;
  readonly part: PartId;
  readonly model: string;
  /** Electrical power, W: as solved where there is a result, else the rated maximum. A supply counts its loss. */
  readonly powerEach: number | null;
  readonly powerTotal: number | null;
  readonly massEach: number | null; // kg
  readonly massTotal: number | null;
  readonly priceEach: number | null; // USD
  readonly priceTotal: number | null;
  /** Where the figures are from. */
  readonly source: string;
  readonly confidence: Confidence;
  /** Labels of the figures that are class estimates: "Mass", "Price". */
  readonly estimates: readonly string[];
  /** Labels of the figures that this design sets otherwise than the catalogue. */
  readonly changed: readonly string[];
  /** True where the part is in no library: its figures are unknown. */
  readonly missing: boolean;
}

export interface BomTotals {
  readonly quantity: number;
  readonly power: number; // W
  readonly mass: number; // kg
  readonly price: number; // USD
  /** Pieces whose mass or price is unknown: the totals are lower bounds where these are not 0. */
  readonly withoutMass: number;
  readonly withoutPrice: number;
}

interface Group {
  readonly part: Part;
  readonly missing: boolean;
  readonly changed: Set<string>;
  readonly names: string[];
  readonly powers: (number | null)[];
  readonly under: boolean;
}

/**
 * The bill of materials: by kind in the order of the library, then by model. An interface material under a
 * sink counts as a piece each. Placements of one part with different mass, price or size are lines of their own.
 */
export function bomOf(design: Design, result: DesignResult | null): BomRow[] {
  const results = new Map(result?.parts.map((part) => [part.id, part]));
  const losses = new Map(result?.supplies.map((supply) => [supply.id, supply.loss]));
  const groups = new Map<string, Group>();
  for (const item of design.items) {
    const group = groupOf(groups, keyOf(item.part, ''), item.part, item.missing, false);
    group.names.push(item.name);
    group.powers.push(powerOf(item, results.get(item.id), losses));
    for (const key of item.overridden) group.changed.add(key);
    if (item.interface) {
      const under = groupOf(groups, keyOf(item.interface, 'under'), item.interface, false, true);
      under.names.push(item.name);
      under.powers.push(null);
    }
  }
  const rows = [...groups.values()].map(rowOf);
  if (design.chassis && result?.bath) rows.push(fillRow(design.chassis, result.bath));
  return rows.sort(compare);
}

/** What fills a tank, as a piece in its chassis; its price is not known. */
function fillRow(chassis: DesignItem, { coolant, volume, mass }: BathResult): BomRow {
  const label = testCoolants.find(({ value }) => value === coolant)?.label ?? coolant;
  return {
    references: `in ${chassis.name}`,
    quantity: 1,
    kind: 'chassis',
    vendor: '',
    part: coolant,
    model: `${label}, ${formatQuantity(volume, 'volume', 'L')}`,
    powerEach: null,
    powerTotal: null,
    massEach: mass,
    massTotal: mass,
    priceEach: null,
    priceTotal: null,
    source:
      'volume between the parts as solved, what stands between fins left out; density by the table of the liquid',
    confidence: 'medium',
    estimates: [],
    changed: [],
    missing: false,
  };
}

export function bomTotals(rows: readonly BomRow[]): BomTotals {
  const sum = (of: (row: BomRow) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  return {
    quantity: sum((row) => row.quantity),
    power: sum((row) => row.powerTotal),
    mass: sum((row) => row.massTotal),
    price: sum((row) => row.priceTotal),
    withoutMass: sum((row) => (row.massEach === null && row.kind !== 'tim' ? row.quantity : 0)),
    withoutPrice: sum((row) => (row.priceEach === null ? row.quantity : 0)),
  };
}

function keyOf(part: Part, place: string): string {
  const { size, mass, price } = part.values;
  return JSON.stringify([part.id, size, mass, price, place]);
}

function groupOf(
  groups: Map<string, Group>,
  key: string,
  part: Part,
  missing: boolean,
  under: boolean,
): Group {
  let group = groups.get(key);
  if (!group) {
    group = { part, missing, changed: new Set(), names: [], powers: [], under };
    groups.set(key, group);
  }
  return group;
}

/** A supply's power is its loss: what it takes from the feed is already in the parts that it feeds. */
function powerOf(
  item: DesignItem,
  result: PartResult | undefined,
  losses: ReadonlyMap<string, number>,
): number | null {
  if (item.kind === 'psu') return losses.get(item.id) ?? null;
  const key = item.kind === 'fan' ? 'power' : 'maximumPower';
  if (!(key in kinds[item.kind].fields)) return null;
  if (result) return result.power;
  const rated = item.part.values[key];
  return typeof rated === 'number' ? rated : null;
}

function rowOf(group: Group): BomRow {
  const { part, names, powers } = group;
  const quantity = names.length;
  const known = powers.filter((power) => power !== null);
  const powerTotal = known.length === 0 ? null : known.reduce((sum, power) => sum + power, 0);
  const mass = figure(part, 'mass');
  const price = figure(part, 'price');
  const references = joinReferences(names);
  return {
    references: group.under ? `under ${references}` : references,
    quantity,
    kind: part.kind,
    vendor: part.vendor,
    part: part.id,
    model: part.model,
    powerEach: powerTotal === null ? null : powerTotal / quantity,
    powerTotal,
    massEach: mass,
    massTotal: mass === null ? null : mass * quantity,
    priceEach: price,
    priceTotal: price === null ? null : price * quantity,
    source: part.source.join('; '),
    confidence: part.confidence,
    estimates: labelsOf(
      part.kind,
      part.estimates.filter((key) => !group.changed.has(key)),
    ),
    changed: labelsOf(part.kind, [...group.changed]),
    missing: group.missing,
  };
}

function figure(part: Part, key: string): number | null {
  const value = part.values[key];
  return typeof value === 'number' ? value : null;
}

function labelsOf(kind: PartKind, keys: readonly string[]): string[] {
  return keys.map((key) => kinds[kind].fields[key]?.label ?? key).sort(byCode);
}

const order = new Map(Object.keys(kinds).map((kind, index) => [kind, index]));

function compare(a: BomRow, b: BomRow): number {
  return (
    (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) ||
    byCode(a.model, b.model) ||
    byCode(a.references, b.references)
  );
}
