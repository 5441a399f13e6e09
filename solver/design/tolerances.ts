/*
 * How sure the figures of a design are that are not measured on the very unit.
 */
import { servedShares } from '#solver/power/workload-calibration.ts';

export interface Tolerance {
  /** Standard deviation over the value, 1: half of the bounds that are stated. */
  readonly spread: number;
  /** What errs together: each placement by itself, all of one library part, or all that rest on one relation. */
  readonly scope: 'placement' | 'part' | 'all';
  readonly basis: string;
}

const estimate = (bounds: string): string => `Class estimate: ${bounds}, two standard deviations`;

/** By what a number means (meanings.ts). Conditions (room, altitude) are given, they have none. */
const known = {
  power: { spread: 0.05, scope: 'part', basis: estimate('power of one model at one workload ±10 %') },
  speed: {
    spread: 0.05,
    scope: 'placement',
    basis: estimate('rated speed of server fans ±10 % (their data sheets)'),
  },
  'pressure of its curve': { spread: 0.05, scope: 'part', basis: estimate('curves of series fans ±10 %') },
  'pressure drop': {
    spread: 0.075,
    scope: 'part',
    basis: estimate('drop of a sink or card as built in ±15 %'),
  },
  'resistance to its air': {
    spread: 0.05,
    scope: 'part',
    basis: estimate('measured sink, stream as built in ±10 %'),
  },
  'resistance to its coolant': {
    spread: 0.05,
    scope: 'part',
    basis: estimate('measured plate, as mounted and fed ±10 %'),
  },
  'conductance to its air': {
    spread: 0.1,
    scope: 'part',
    basis: estimate('radiator as built in ±20 %'),
  },
  'conductance to the facility water': {
    spread: 0.1,
    scope: 'part',
    basis: estimate('plate exchanger as rated, clean or fouled ±20 %'),
  },
  'conductance of its fins': {
    spread: 0.075,
    scope: 'part',
    basis: estimate('fin channels by correlation ±15 %'),
  },
  'resistance of its joint': {
    spread: 0.15,
    scope: 'placement',
    basis: estimate('bond line as applied ±30 %'),
  },
  'resistance from junction to case': { spread: 0.05, scope: 'part', basis: estimate('package ±10 %') },
  'resistances of its package': {
    spread: 0.05,
    scope: 'part',
    basis: 'Error of the compact package as its derivation states it, two standard deviations',
  },
  'film to the air beside it': {
    spread: 0.125,
    scope: 'all',
    basis:
      'Correlations of external flow: errors up to 25 % (Incropera & DeWitt, ch. 7), two standard deviations',
  },
  radiation: { spread: 0.1, scope: 'all', basis: estimate('one wall stands for all that is seen, ±20 %') },
  conductivity: {
    spread: 0.1,
    scope: 'part',
    basis: estimate('effective conductivity of what lies between ±20 %'),
  },
  'conductivity of its base': { spread: 0.05, scope: 'part', basis: estimate('metal ±10 %') },
  'losses of the ways between parts': {
    spread: 0.25,
    scope: 'all',
    basis: estimate('zones and their losses ±50 %'),
  },
  'losses of its conversion': {
    spread: 0.05,
    scope: 'part',
    basis:
      'Class estimate: losses of supplies of one model ±10 %, two standard deviations (80 PLUS measures a second sample where the first is within 0.5 points of a level: 8 % of the losses at 94 %; CLEAResult, testing FAQ)',
  },
  'free area': { spread: 0.025, scope: 'part', basis: estimate('perforation ±5 %') },
  'resistance of the medium': { spread: 0.1, scope: 'part', basis: estimate('filter medium ±20 %') },
  'leakage area': { spread: 0.25, scope: 'all', basis: estimate('seams ±50 %') },
  'films and radiation of the walls': {
    spread: 0.125,
    scope: 'all',
    basis: estimate('natural convection ±25 %'),
  },
} as const satisfies Record<string, Tolerance>;

/** In place of that of other powers, where the power of an accelerator follows from a language model. */
export const predictedPower: Tolerance = {
  spread: servedShares.powerScatter,
  scope: 'part',
  basis:
    'Scatter of measured over predicted power while serving (H100, 23 runs of ML.ENERGY; docs/workload.md)',
};

/** Meanings of the numbers that may be wrong. */
export type Doubtful = keyof typeof known;

export const tolerances: Readonly<Record<Doubtful, Tolerance>> = known;

export const isDoubtful = (what: string): what is Doubtful => what in known;
