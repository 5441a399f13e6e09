/*
 * Links with one conductance, whatever the temperatures.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import type { RelationKey } from '#solver/correlations/catalogue.ts';
import {
  cylinderResistance,
  finConductance,
  slabResistance,
  sphereResistance,
} from '#solver/correlations/conduction.ts';
import {
  plateAndFilmResistance,
  rectangleRise,
  spreadingResistance,
  spreadingResistanceSeries,
} from '#solver/correlations/spreading.ts';
import type { PairLaw } from '#solver/heat/law.ts';

export type ConstantLinkKind = Extract<
  HeatLinkKind,
  {
    type:
      | 'conductance'
      | 'resistance'
      | 'slab'
      | 'contact'
      | 'cylinder'
      | 'sphere'
      | 'spreading'
      | 'spreading-rectangle'
      | 'fin'
      | 'convection';
  }
>;

/**
 * Resistance of a perfect contact, K/W (a layer of no thickness, a joint of no resistance): 1 kW drops 0.1 mK over it.
 * Smaller still, and the rounding of temperatures (6e-14 K) would be heat that no balance can close.
 */
const perfectContact = 1e-7;

/** G of a link, W/K; a resistance below `perfectContact` counts as that. */
function linkConductance(link: ConstantLinkKind): number {
  switch (link.type) {
    case 'conductance':
      return link.value;
    case 'fin':
      return (link.count ?? 1) * oneFin(link);
    case 'convection':
      return link.heatTransferCoefficient * link.area;
    default:
      return 1 / Math.max(perfectContact, resistanceOf(link));
  }
}

function resistanceOf(
  link: Exclude<ConstantLinkKind, { type: 'conductance' | 'fin' | 'convection' }>,
): number {
  switch (link.type) {
    case 'resistance':
      return link.value;
    case 'slab':
      return slabResistance(link.conductivity, link.thickness, link.area);
    case 'contact':
      return link.specificResistance / link.area;
    case 'cylinder':
      return cylinderResistance(link.conductivity, link.inner, link.outer, link.length);
    case 'sphere':
      return sphereResistance(link.conductivity, link.inner, link.outer);
    case 'spreading-rectangle': {
      const { plate, thickness, conductivity } = link;
      const plateArea = plate[0] * plate[1];
      const all = rectangleRise(link, link.of === 'centre' ? (link.centre ?? [0, 0]) : 'source-mean');
      if (link.include === 'with-film') return all;
      const film = filmResistance({ ...link, plateArea });
      return link.include === 'plate'
        ? all - film
        : all - film - slabResistance(conductivity, thickness, plateArea);
    }
    default: {
      const of = link.of ?? 'mean';
      const extra =
        link.method === 'series' ? spreadingResistanceSeries(link, of) : spreadingResistance(link, of);
      if (link.include === 'spreading-only') return extra;
      const all = extra + plateAndFilmResistance(link);
      return link.include === 'plate' ? all - filmResistance(link) : all;
    }
  }
}

/** A round pin has the P/A, so the m, of a square one of its diameter, on π/4 of its section. */
function oneFin(link: Extract<ConstantLinkKind, { type: 'fin' }>): number {
  const { diameter, thickness = 0, width = 0 } = link;
  return diameter === undefined
    ? finConductance({ ...link, thickness, width })
    : (Math.PI / 4) * finConductance({ ...link, thickness: diameter, width: diameter });
}

function filmResistance(link: {
  readonly heatTransferCoefficient: number;
  readonly plateArea: number;
}): number {
  return 1 / (link.heatTransferCoefficient * link.plateArea);
}

const relationOf: Readonly<Record<ConstantLinkKind['type'], RelationKey>> = {
  conductance: 'conductance-given',
  resistance: 'resistance-given',
  slab: 'conduction-slab',
  contact: 'contact-resistance',
  cylinder: 'conduction-cylinder',
  sphere: 'conduction-sphere',
  spreading: 'spreading-song-lee-au',
  'spreading-rectangle': 'spreading-rectangle-series',
  fin: 'fin-straight',
  convection: 'convection-given',
};

export function constantLink(link: ConstantLinkKind): PairLaw {
  const conductance = linkConductance(link);
  const series = link.type === 'spreading' && link.method === 'series';
  const relation = series ? 'spreading-disc-series' : relationOf[link.type];
  const thin =
    link.type !== 'fin' ||
    (link.heatTransferCoefficient * (link.diameter ?? link.thickness ?? 0)) / link.conductivity < 0.1;
  return {
    kind: 'pair',
    relation: () => relation,
    inRange: () => thin,
    detail: () => '',
    evaluate(out, from, to) {
      out[0] = conductance * (from - to);
      out[1] = conductance;
      out[2] = -conductance;
    },
  };
}
