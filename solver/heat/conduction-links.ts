/*
 * Links with one conductance, whatever the temperatures.
 */
import type { HeatLinkKind } from '#solver/case/case.ts';
import type { RelationKey } from '#solver/correlations/catalogue.ts';
import {
  cylinderResistance,
  finConductance,
  slabResistance,
  sphereResistance,
} from '#solver/correlations/conduction.ts';
import { plateAndFilmResistance, spreadingResistance } from '#solver/correlations/spreading.ts';
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
      | 'fin'
      | 'convection';
  }
>;

/** G of a link, W/K. */
export function linkConductance(link: ConstantLinkKind): number {
  switch (link.type) {
    case 'conductance':
      return link.value;
    case 'resistance':
      return 1 / link.value;
    case 'slab':
      return 1 / slabResistance(link.conductivity, link.thickness, link.area);
    case 'contact':
      return link.area / link.specificResistance;
    case 'cylinder':
      return 1 / cylinderResistance(link.conductivity, link.inner, link.outer, link.length);
    case 'sphere':
      return 1 / sphereResistance(link.conductivity, link.inner, link.outer);
    case 'spreading': {
      const extra = spreadingResistance(link, link.of ?? 'mean');
      if (link.include === 'spreading-only') return 1 / extra;
      const film = 1 / (link.heatTransferCoefficient * link.plateArea);
      const all = extra + plateAndFilmResistance(link);
      return 1 / (link.include === 'plate' ? all - film : all);
    }
    case 'fin':
      return (link.count ?? 1) * finConductance(link);
    default:
      return link.heatTransferCoefficient * link.area;
  }
}

const relationOf: Readonly<Record<ConstantLinkKind['type'], RelationKey>> = {
  conductance: 'conductance-given',
  resistance: 'resistance-given',
  slab: 'conduction-slab',
  contact: 'contact-resistance',
  cylinder: 'conduction-cylinder',
  sphere: 'conduction-sphere',
  spreading: 'spreading-song-lee-au',
  fin: 'fin-straight',
  convection: 'convection-given',
};

export function constantLink(link: ConstantLinkKind): PairLaw {
  const conductance = linkConductance(link);
  const relation = relationOf[link.type];
  const thin =
    link.type !== 'fin' || (link.heatTransferCoefficient * link.thickness) / link.conductivity < 0.1;
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
