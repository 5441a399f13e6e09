/*
 * Every relation that a solution can name, with its equation, source and validity; keyed by the `relation`
 * strings of solver/solve/contract.ts.
 */
import type { FlowElement } from '#solver/case/case.ts';
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import { exchangerRelations } from '#solver/correlations/exchanger-relations.ts';
import { flowRelations } from '#solver/correlations/flow-relations.ts';
import { heatRelations } from '#solver/correlations/heat-relations.ts';
import { powerRelations } from '#solver/correlations/power-relations.ts';
import type { Relation } from '#solver/correlations/relation.ts';

const all = { ...flowRelations, ...heatRelations, ...exchangerRelations, ...powerRelations };

export type RelationKey = keyof typeof all;

/** Relations by key. */
export const relations: Readonly<Record<string, Relation>> = all;

/** The relations that a flow element can report; the first is the usual one. */
export const elementRelations: Readonly<Record<FlowElement['type'], readonly RelationKey[]>> = {
  loss: ['loss-coefficient'],
  quadratic: ['quadratic-loss'],
  porous: ['porous-darcy-forchheimer'],
  'perforated-plate': ['perforated-plate-idelchik'],
  filter: ['filter-polynomial'],
  duct: ['duct-friction-churchill'],
  'hazen-williams': ['hazen-williams'],
  'area-change': ['area-change-idelchik'],
  'plate-fin': ['plate-fin-friction'],
  'pin-fin': ['pin-fin-friction'],
  table: ['table-measured'],
  fan: ['fan-curve', 'fan-failed'],
  pump: ['pump-curve', 'pump-failed'],
  valve: ['valve-flow-coefficient'],
};

/** The relations that a heat link can report; which of several depends on its orientation. */
export const linkRelations: Readonly<Record<HeatLinkKind['type'], readonly RelationKey[]>> = {
  conductance: ['conductance-given'],
  resistance: ['resistance-given', 'junction-to-case', 'junction-to-board', 'package-network'],
  slab: ['conduction-slab'],
  contact: ['contact-resistance'],
  cylinder: ['conduction-cylinder'],
  sphere: ['conduction-sphere'],
  spreading: ['spreading-song-lee-au', 'spreading-disc-series'],
  'spreading-rectangle': ['spreading-rectangle-series'],
  fin: ['fin-straight'],
  'heat-pipe': ['heat-pipe'],
  thermoelectric: ['thermoelectric'],
  convection: ['convection-given'],
  'forced-plate': ['forced-plate-blend'],
  'natural-plate': [
    'natural-vertical-churchill-chu',
    'natural-horizontal-up-mcadams',
    'natural-horizontal-down-mcadams',
  ],
  'vertical-fins': ['vertical-fins-bar-cohen-rohsenow'],
  gap: ['gap-hollands', 'gap-elsherbiny'],
  radiation: ['radiation-grey'],
  'plate-fin': ['plate-fin-teertstra'],
  'pin-fin': ['pin-fin-khan'],
  'stream-resistance': ['stream-resistance'],
  'stream-table': ['stream-table'],
  'boiling-table': ['boiling-table'],
  'duct-wall': ['duct-wall-gnielinski'],
  'heat-exchanger': [
    'exchanger-counter',
    'exchanger-parallel',
    'exchanger-shell-and-tube',
    'exchanger-cross-unmixed',
    'exchanger-cross-mixed',
    'exchanger-given',
  ],
};
