import { kinds } from '#models/components/kinds.ts';
import type { Confidence, Part, PartKind } from '#models/components/part.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { isCurve, isVector } from '#models/schema/fields.ts';
import { formatQuantity } from '#models/units/units.ts';

export interface PartGroup {
  readonly kind: PartKind;
  readonly label: string;
  readonly parts: readonly Part[];
}

/** Kinds that are placed; an interface material stands between two parts and is chosen in the inspector. */
export const placedKinds: readonly PartKind[] = Object.values(kinds)
  .map((kind) => kind.kind)
  .filter((kind) => kind !== 'tim');

export const confidenceTexts: Readonly<Record<Confidence, string>> = {
  high: 'Sourced: primary document or two independent sources',
  medium: 'One secondary source',
  low: 'Class estimate',
};

/** Parts that hold every word of `search`, by kind, in the library's order. */
export function partList(
  parts: readonly Part[],
  filter: { readonly kinds: readonly PartKind[]; readonly search: string },
): readonly PartGroup[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (part: Part) => {
    const text = `${part.vendor} ${part.model} ${kinds[part.kind].label} ${headline(part)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return filter.kinds.flatMap((kind) => {
    const found = parts.filter((part) => part.kind === kind && matches(part));
    return found.length === 0 ? [] : [{ kind, label: kinds[kind].plural, parts: found }];
  });
}

/** The one or two figures by which a person picks among parts of its kind. */
export function headline(part: Part): string {
  const { values } = part;
  const power = (key: string) => quantity(values[key], 'power', 'W');
  switch (part.kind) {
    case 'fan':
      return join([
        largest(values['curve'], 0, 'volume-flow', 'CFM'),
        largest(values['curve'], 1, 'pressure', 'Pa'),
      ]);
    case 'cold-plate':
      return Array.isArray(values['boilingCurve'])
        ? plateFigures(values['boilingCurve'], 'power', 'W')
        : plateFigures(values['resistanceCurve'], 'volume-flow', 'L/min');
    case 'coolant-port':
      return quantity(values['ratedFlow'], 'volume-flow', 'L/min') || sizeText(values['size']);
    case 'cdu':
      return quantity(values['ratedHeat'], 'power', 'kW');
    case 'pump':
      return join([
        largest(values['curve'], 0, 'volume-flow', 'L/min'),
        largest(values['curve'], 1, 'pressure', 'kPa'),
      ]);
    case 'radiator':
      return quantity(values['conductance'], 'thermal-conductance', 'W/K');
    case 'psu':
      return power('ratedOutput');
    case 'chassis':
      return join([rackUnits(values['rackUnits']), sizeText(values['size'])]);
    case 'vent':
      return join([quantity(values['openRatio'], 'ratio', '%'), sizeText(values['size'])]);
    case 'heat-sink':
    case 'filter':
    case 'baffle':
    case 'cable':
    case 'board':
      return sizeText(values['size']);
    case 'tim':
      return join([
        quantity(values['conductivity'], 'thermal-conductivity', 'W/(m K)'),
        quantity(values['specificResistance'], 'specific-thermal-resistance', 'mm2 K/W'),
      ]);
    default:
      return power('maximumPower');
  }
}

function join(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ');
}

function quantity(
  value: FieldValue | undefined,
  name: Parameters<typeof formatQuantity>[1],
  unit: string,
): string {
  return typeof value === 'number' ? formatQuantity(value, name, unit) : '';
}

function rackUnits(value: FieldValue | undefined): string {
  return typeof value === 'number' ? `${value}U` : '';
}

function sizeText(value: FieldValue | undefined): string {
  if (value === undefined || value === null || !isVector(value)) return '';
  return `${value.map((side) => String(Math.round(side * 1000))).join(' × ')} mm`;
}

/** The largest flow (0) or pressure (1) on a curve: free delivery, shut-off. */
function largest(
  value: FieldValue | undefined,
  of: 0 | 1,
  name: Parameters<typeof formatQuantity>[1],
  unit: string,
): string {
  if (value === undefined || value === null || !isCurve(value)) return '';
  return quantity(Math.max(...value.map((point) => point[of])), name, unit);
}

/** Resistance at the middle of the flows that a plate was tested at. */
function plateFigures(
  value: FieldValue | undefined,
  of: Parameters<typeof formatQuantity>[1],
  unit: string,
): string {
  if (value === undefined || value === null || !isCurve(value)) return '';
  const [at, resistance] = value[Math.floor(value.length / 2)] ?? [];
  return [quantity(resistance, 'thermal-resistance', 'K/W'), quantity(at, of, unit)].join(' at ');
}
