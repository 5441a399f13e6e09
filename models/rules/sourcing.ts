import type { DesignItem } from '#models/project/design.ts';
import { designRule } from '#models/rules/declare.ts';
import { numberOf } from '#models/rules/facts.ts';
import { namesOf } from '#models/rules/wording.ts';

/** One item of each part, in the order in which they come. */
function onePerPart(items: readonly DesignItem[]): DesignItem[] {
  const seen = new Map<string, DesignItem>();
  for (const item of items) if (!seen.has(item.part.id)) seen.set(item.part.id, item);
  return [...seen.values()];
}

const models = (items: readonly DesignItem[], most = 4): string =>
  namesOf(
    items.map((item) => ({ name: item.part.model })),
    most,
  );

export const weakSources = designRule({
  id: 'weak-source',
  title: 'Class estimates among the parts',
  why: 'Confidence "low" is a class estimate without a document. Replace it by a data sheet before money is spent on it.',
  find(design) {
    const weak = design.items.filter(
      (item) => !item.missing && (item.part.confidence === 'low' || item.part.source.length === 0),
    );
    if (weak.length === 0) return [];
    const parts = onePerPart(weak);
    return [
      {
        severity: 'note',
        message: `${parts.length} of ${onePerPart(design.items).length} part types rest on class estimates: ${models(parts)}.`,
        placements: weak.map((item) => item.id),
      },
    ];
  },
});

/** Figures that move a temperature; an estimate of one of them is worth a look before anything else. */
const decisive: ReadonlySet<string> = new Set([
  'maximumPower',
  'temperatureLimit',
  'junctionToCase',
  'packageNetwork',
  'curve',
  'resistanceCurve',
  'finCount',
  'efficiency',
]);

export const decisiveEstimates = designRule({
  id: 'decisive-estimate',
  title: 'Decisive figures are estimated',
  why: 'Power, limit, junction-to-case resistance and curves decide the temperature; an estimate of them is its largest uncertainty.',
  find(design) {
    const found = design.items.filter(
      (item) =>
        item.part.confidence !== 'low' &&
        item.part.estimates.some((key) => decisive.has(key) && !item.overridden.includes(key)),
    );
    if (found.length === 0) return [];
    const parts = onePerPart(found);
    return [
      {
        severity: 'note',
        message: `Power, limit, resistance or a curve is an estimate for ${models(parts)}.`,
        placements: found.map((item) => item.id),
      },
    ];
  },
});

export const unknownFigures = designRule({
  id: 'unknown-mass-or-price',
  title: 'Mass or price unknown',
  why: 'Totals of mass and price leave these parts out, so they are lower bounds.',
  find(design) {
    const of = (key: string) =>
      design.items.filter((item) => item.kind !== 'tim' && numberOf(item, key) === null);
    const mass = of('mass');
    const price = of('price');
    if (mass.length === 0 && price.length === 0) return [];
    const words = [
      ...(mass.length > 0 ? [`mass of ${mass.length} parts (${models(onePerPart(mass), 3)})`] : []),
      ...(price.length > 0 ? [`price of ${price.length} parts (${models(onePerPart(price), 3)})`] : []),
    ];
    return [
      {
        severity: 'note',
        message: `Unknown: ${words.join('; ')}.`,
        placements: [...new Set([...mass, ...price].map((item) => item.id))],
      },
    ];
  },
});
