import { boxesOverlap } from '#models/geometry/box.ts';
import { designRule } from '#models/rules/declare.ts';
import { itemsOf, numberOf } from '#models/rules/facts.ts';
import { extent } from '#models/rules/space.ts';
import { millimetres } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

/** Clear opening between the posts of a 19-inch rack, m. Source: EIA/ECA-310-E, IEC 60297-3-100. */
const opening = 0.45;
/** Height of a rack unit and what a unit's panel leaves free of it, m. Source: EIA/ECA-310-E (1.75 in; 1/32 in). */
const rackUnit = 0.04445;
const panelGap = 0.03125 * 0.0254;
/** Rounding of catalogue sizes, m. */
const rounding = 5e-5;

/** The one chassis with its figures; null where there is none or several. */
function theChassis(design: Parameters<typeof itemsOf>[0]) {
  const found = itemsOf(design, 'chassis');
  return found.length === 1 ? (found[0] ?? null) : null;
}

export const mass = designRule({
  id: 'mass',
  title: 'Too heavy',
  why: 'The limit is that of the rails, the shelf or the lifting aid (condition "Mass limit"). ISO 11228-1: one person lifts 25 kg at most.',
  find(design, result) {
    const { massLimit } = design.conditions;
    const coolant = result?.bath?.mass ?? 0;
    let total = coolant;
    let unknown = 0;
    for (const item of design.items) {
      // A distribution unit beside the chassis is not lifted with it.
      const isAside = item.kind === 'cdu' && design.chassis && !boxesOverlap(item.box, design.chassis.box);
      if (isAside) continue;
      const own = numberOf(item, 'mass');
      if (own === null) unknown += 1;
      else total += own;
    }
    if (total <= massLimit) return [];
    const more = unknown > 0 ? `, without ${unknown} parts of unknown mass` : '';
    return [
      {
        severity: 'error',
        message: `The design weighs ${kilograms(total)}${coolant > 0 ? `, ${kilograms(coolant)} of it the coolant that fills it` : ''}${more}; the limit is ${kilograms(massLimit)}.`,
        placements: [],
      },
    ];
  },
});

export const rackDepth = designRule({
  id: 'rack-depth',
  title: 'Too deep for the rack',
  why: 'Behind the chassis, cables and the door need their room too; the usable depth is a condition of the design.',
  find(design) {
    const entry = theChassis(design);
    if (!entry || entry.values.rackUnits === null) return [];
    const depth = extent(entry.item.box, 1);
    if (depth <= design.conditions.rackDepth + rounding) return [];
    return [
      {
        severity: 'error',
        message: `${entry.item.name} is ${millimetres(depth)} deep; the rack has ${millimetres(design.conditions.rackDepth)}.`,
        placements: [entry.item.id],
      },
    ];
  },
});

export const rackWidth = designRule({
  id: 'rack-width',
  title: 'Too wide for the rack',
  why: 'EIA/ECA-310-E, IEC 60297-3-100: 450 mm between the posts of a 19-inch rack, slides included.',
  find(design) {
    const entry = theChassis(design);
    // OCP racks (Open Rack) have 538 mm; a chassis wider than a 19-inch panel is not meant for a 19-inch rack.
    if (!entry || entry.values.rackUnits === null) return [];
    const width = extent(entry.item.box, 0);
    if (width <= opening + rounding || width > panelWidth) return [];
    return [
      {
        severity: 'error',
        message: `${entry.item.name} is ${millimetres(width)} wide; a 19-inch rack has ${millimetres(opening)} between its posts.`,
        placements: [entry.item.id],
      },
    ];
  },
});

/** Width of a 19-inch panel, m: the definition of 19 in. */
const panelWidth = 19 * 0.0254;

export const rackHeight = designRule({
  id: 'rack-height',
  title: 'Too high for its rack units',
  why: 'EIA/ECA-310-E: 1 U is 44.45 mm (1.75 in), of which 0.8 mm (1/32 in) stays free towards the neighbour.',
  find(design) {
    const entry = theChassis(design);
    if (!entry || entry.values.rackUnits === null || extent(entry.item.box, 0) > panelWidth) return [];
    const units = entry.values.rackUnits;
    const height = extent(entry.item.box, 2);
    const allowed = units * rackUnit - panelGap;
    if (height <= allowed + rounding) return [];
    const fits = height <= units * rackUnit + rounding;
    return [
      {
        severity: fits ? 'note' : 'error',
        message: `${entry.item.name} is ${millimetres(height)} high; ${units} U leave ${millimetres(allowed)}.`,
        placements: [entry.item.id],
      },
    ];
  },
});

const kilograms = (value: number): string => formatQuantity(value, 'mass', 'kg');
