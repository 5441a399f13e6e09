import type { Fields } from '#models/schema/field.ts';

/** Liquids that electronics may stand in, by their name in the solver's tables: those that are known to expand. */
const dielectrics = [
  { value: 'paratherm-nf', label: 'White mineral oil (Paratherm NF)' },
  { value: 'mineral-oil', label: 'Transformer mineral oil' },
  { value: 'pao-4', label: 'PAO 4' },
  { value: 'shell-s5x', label: 'Shell S5 X' },
  { value: 'hfe-7100', label: 'HFE-7100' },
] as const;

/** What is known of a dielectric beside its tables, K. Sources: those of the liquid in solver/properties/liquids.json. */
export const dielectricLimits: Readonly<
  Record<string, { readonly flashPoint: number | null; readonly boiling: number | null }>
> = {
  'paratherm-nf': { flashPoint: 447.15, boiling: null },
  'mineral-oil': { flashPoint: 418.15, boiling: null },
  'pao-4': { flashPoint: 493.15, boiling: null },
  'shell-s5x': { flashPoint: 463.15, boiling: null },
  'hfe-7100': { flashPoint: null, boiling: 334.15 },
};

/** Liquids that a loop may hold, by their name in the solver's tables. */
const coolants = [
  { value: 'water', label: 'Water' },
  { value: 'pg25', label: 'Propylene glycol 25 %' },
  { value: 'pg50', label: 'Propylene glycol 50 %' },
  { value: 'eg25', label: 'Ethylene glycol 25 %' },
  { value: 'eg50', label: 'Ethylene glycol 50 %' },
  { value: 'dynalene-hc10', label: 'Dynalene HC-10' },
  { value: 'novec-649', label: 'Novec 649' },
  ...dielectrics,
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

/** What fills a chassis, and the loop that flows through it. */
export const tankFields = {
  fill: {
    type: 'choice',
    scope: 'placement',
    default: 'air',
    label: 'Filled with',
    options: [{ value: 'air', label: 'Air' }, ...dielectrics],
    note: 'A dielectric makes an immersion tank of it, full to the lid: vents are its inlets and outlets, by the way their air would go.',
  },
  loop: {
    ...loopFields.loop,
    default: 'bath',
    note: 'Of a chassis filled with a dielectric: a connection, distribution unit or pump of the same loop moves it; without one it stands. Cold plates are better in another.',
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
  trend: 'rises',
} as const;

export const coolantResistance = {
  type: 'curve',
  label: 'Thermal resistance',
  x: flow,
  y: { quantity: 'thermal-resistance', unit: 'K/W', label: 'To the coolant' },
  trend: 'falls',
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
