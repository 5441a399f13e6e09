import type { Fields } from '#models/schema/field.ts';

/** Liquids that a loop may hold, by their name in the solver's tables. */
const coolants = [
  { value: 'water', label: 'Water' },
  { value: 'pg25', label: 'Propylene glycol 25 %' },
  { value: 'pg50', label: 'Propylene glycol 50 %' },
  { value: 'eg25', label: 'Ethylene glycol 25 %' },
  { value: 'eg50', label: 'Ethylene glycol 50 %' },
  { value: 'dynalene-hc10', label: 'Dynalene HC-10' },
  { value: 'novec-649', label: 'Novec 649' },
  { value: 'hfe-7100', label: 'HFE-7100' },
  { value: 'pao-4', label: 'PAO 4' },
  { value: 'r134a', label: 'R134a' },
  { value: 'r1234ze', label: 'R1234ze(E)' },
] as const;

/** Every part that coolant flows through belongs to a loop. */
export const loopFields = {
  loop: {
    type: 'text',
    scope: 'placement',
    default: '1',
    label: 'Coolant loop',
    note: 'Parts with the same name share a loop.',
  },
} as const satisfies Fields;

/** What drives a loop also says what flows in it, and through which hoses. */
export const driveFields = {
  ...loopFields,
  coolant: {
    type: 'choice',
    scope: 'placement',
    label: 'Coolant',
    default: 'pg25',
    options: coolants,
    note: 'By mass. PG25 is usual at cold plates (OCP guidelines for propylene glycol–based heat transfer fluids, 2023).',
  },
  hoseBore: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    scope: 'placement',
    default: 0.01,
    label: 'Hose bore',
    note: 'Of the hoses to each branch. 10 mm is usual within a server (class value).',
  },
} as const satisfies Fields;

const flow = { quantity: 'volume-flow', unit: 'L/min', label: 'Flow' } as const;

/** Pressure that coolant loses, as tested. */
export const coolantDrop = {
  type: 'curve',
  optional: true,
  default: null,
  label: 'Pressure drop of the coolant',
  x: flow,
  y: { quantity: 'pressure', unit: 'kPa', label: 'Pressure drop' },
} as const;

export const coolantResistance = {
  type: 'curve',
  label: 'Thermal resistance',
  x: flow,
  y: { quantity: 'thermal-resistance', unit: 'K/W', label: 'To the coolant' },
} as const;

export const pumpSpeed = {
  type: 'quantity',
  quantity: 'ratio',
  unit: '%',
  min: 0,
  max: 1,
  scope: 'placement',
  default: 1,
  step: 0.05,
  label: 'Speed',
  note: 'Of full speed.',
} as const;

export const coolantFlow = flow;
export const testCoolants = coolants;
