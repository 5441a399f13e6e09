import { sourceFields } from '#models/project/source-fields.ts';
import type { Conditions } from '#models/project/records.ts';
import type { Field, Fields } from '#models/schema/field.ts';
import { defaultOf, defaultsOf } from '#models/schema/fields.ts';
import { findLanguageModel, languageModelNames } from '#models/workload/language-model.ts';

/** Every key of `Conditions`, declared once: the inspector, the file and `--set` all read this. */
export const conditionFields: Fields & Readonly<Record<keyof Conditions, Field>> = {
  ambientTemperature: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    min: 233.15,
    max: 343.15,
    default: 308.15,
    step: 1,
    label: 'Ambient temperature',
    note: 'Air at the inlets. 35 °C: highest allowable inlet of ASHRAE class A2 up to 900 m (Thermal Guidelines, 5th ed., 2021).',
  },
  altitude: {
    type: 'quantity',
    quantity: 'length',
    unit: 'm',
    min: -430,
    max: 5000,
    default: 0,
    step: 100,
    label: 'Altitude',
    note: 'Above sea level; thins the air by the standard atmosphere (ISO 2533). −430 m is the shore of the Dead Sea.',
  },
  relativeHumidity: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    default: 0.4,
    step: 0.05,
    label: 'Relative humidity',
    note: 'Of the inlet air. 40 % lies inside the allowable range of every ASHRAE class (8–80 %).',
  },
  backPressure: {
    type: 'quantity',
    quantity: 'pressure',
    unit: 'Pa',
    min: -500,
    max: 500,
    default: 0,
    implicit: true,
    step: 5,
    label: 'Back pressure',
    note: 'Of the room behind the rear wall over that before the front: what a closed hot aisle, a rack door or other fans do to it. 0: a free room.',
  },
  workload: {
    type: 'choice',
    label: 'Workload',
    default: 'maximum',
    options: [
      { value: 'idle', label: 'Idle' },
      { value: 'typical', label: 'Typical' },
      { value: 'maximum', label: 'Maximum' },
      { value: 'language-model', label: 'Language model' },
    ],
    note: 'Which power of each part counts. The default is the rated power, on the safe side. With a language model, accelerators draw what it asks of them, other parts their typical power.',
  },
  workloadModel: {
    type: 'choice',
    label: 'Model',
    default: 'llama-8b',
    implicit: true,
    options: languageModelNames.map((value) => ({ value, label: findLanguageModel(value)?.name ?? value })),
    note: 'Language model that the accelerators run; the figures of each are published.',
  },
  workloadPhase: {
    type: 'choice',
    label: 'Phase',
    default: 'decode',
    implicit: true,
    options: [
      { value: 'training', label: 'Training' },
      { value: 'prefill', label: 'Prefill' },
      { value: 'decode', label: 'Decode' },
      { value: 'idle', label: 'Idle' },
    ],
    note: 'What the model does: prefill reads prompts, decode writes answers token by token.',
  },
  workloadPrecision: {
    type: 'choice',
    label: 'Precision',
    default: '16-bit',
    implicit: true,
    options: [
      { value: '16-bit', label: '16 bit' },
      { value: '8-bit', label: '8 bit' },
      { value: '4-bit', label: '4 bit' },
    ],
    note: 'Of weights, activations and key/value cache; sets the peak rate that counts. Models are published in 16 bit.',
  },
  workloadBatch: {
    type: 'count',
    min: 1,
    max: 1_000_000,
    default: 1,
    implicit: true,
    label: 'Batch',
    note: 'Sequences at once, of each copy of the model. 1: one user alone.',
  },
  workloadContext: {
    type: 'count',
    min: 1,
    max: 10_000_000,
    default: 4096,
    implicit: true,
    label: 'Context',
    note: 'Tokens of each sequence. 4096: a usual answer with its prompt (class value).',
  },
  workloadSplit: {
    type: 'count',
    min: 1,
    max: 1024,
    default: 1,
    implicit: true,
    label: 'Accelerators of a copy',
    note: 'Accelerators of one type that share a copy of the model (tensor parallel). 1: each has a copy of its own.',
  },
  fanMode: {
    type: 'choice',
    label: 'Fan control',
    default: 'fixed',
    options: [
      { value: 'fixed', label: 'Fixed speed' },
      { value: 'hold-margin', label: 'Hold the margin' },
    ],
    note: 'Hold the margin: the lowest common speed at which every part keeps the target margin.',
  },
  fanSpeed: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    default: 1,
    step: 0.05,
    label: 'Fan speed',
    note: 'Of every fan that has no speed of its own. Full speed by default: what the enclosure can do at most.',
  },
  targetMargin: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    min: 0,
    max: 60,
    default: 5,
    step: 1,
    label: 'Target margin',
    note: 'Hold the margin: the smallest distance of any part to its limit. 5 K is a usual design reserve (class value).',
  },
  inletClass: {
    type: 'choice',
    label: 'Inlet class',
    default: 'A2',
    options: [
      { value: 'A1', label: 'ASHRAE A1' },
      { value: 'A2', label: 'ASHRAE A2' },
      { value: 'A3', label: 'ASHRAE A3' },
      { value: 'A4', label: 'ASHRAE A4' },
    ],
    note: 'Envelope that the inlet air is checked against (ASHRAE TC 9.9, Thermal Guidelines). A2 is usual for servers.',
  },
  feedVoltage: {
    type: 'quantity',
    quantity: 'voltage',
    unit: 'V',
    min: 48,
    max: 1000,
    default: 230,
    step: 1,
    label: 'Feed voltage',
    note: 'Voltage at the power supplies. 230 V: IEC 60038; 208 V is usual in North American data centres, 800 V DC in power-dense racks.',
  },
  breakerCurrent: {
    type: 'quantity',
    quantity: 'current',
    unit: 'A',
    exclusiveMin: 0,
    max: 1000,
    default: 16,
    step: 1,
    label: 'Breaker',
    note: 'Rating of the feed of one power supply. 16 A: IEC 60320 C19/C20.',
  },
  psuSpares: {
    type: 'count',
    min: 0,
    max: 32,
    default: 1,
    label: 'Spare power supplies',
    note: 'How many may be lost while the load is still carried: 1 is N+1.',
  },
  feedSystem: {
    type: 'choice',
    label: 'Feed',
    default: 'ac-1',
    implicit: true,
    options: [
      { value: 'ac-1', label: 'One phase' },
      { value: 'ac-3-neutral', label: 'Three phases, line to neutral' },
      { value: 'ac-3-lines', label: 'Three phases, line to line' },
      { value: 'dc', label: 'DC' },
    ],
    note: 'What each feed is. On three phases the supplies take the lines in turn, unless they say which.',
  },
  feedCount: {
    type: 'count',
    min: 1,
    max: 2,
    default: 1,
    implicit: true,
    label: 'Feeds',
    note: '2: the supplies hang on feed A and feed B in turn, unless they say which.',
  },
  lostFeed: {
    type: 'choice',
    label: 'Lost feed',
    default: 'none',
    implicit: true,
    options: [
      { value: 'none', label: 'None' },
      { value: 'A', label: 'A' },
      { value: 'B', label: 'B' },
      { value: 'grid', label: 'The grid' },
    ],
    note: 'The design is solved without this feed, as a failure case: the supplies on the other carry all. Without the grid, panels, the generator and the battery of the UPS carry all.',
  },
  feedBreaker: {
    type: 'quantity',
    quantity: 'current',
    unit: 'A',
    min: 0,
    max: 10_000,
    default: 0,
    implicit: true,
    step: 1,
    label: 'Breaker of each feed',
    note: 'Rating, for all supplies on one feed. 0: not checked; "Breaker" is that of one supply.',
  },
  cableResistance: {
    type: 'quantity',
    quantity: 'electrical-resistance',
    unit: 'mohm',
    min: 0,
    max: 10,
    default: 0,
    implicit: true,
    step: 0.001,
    label: 'Cable resistance',
    note: 'Of each conductor from the feed to one supply. 0: none. Copper of 2.5 mm²: 7.4 mΩ/m (IEC 60228).',
  },
  upsEfficiency: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    exclusiveMin: 0,
    max: 1,
    default: 1,
    implicit: true,
    step: 0.01,
    label: 'UPS efficiency',
    note: 'Of the uninterruptible power supply before each feed. 100 %: none.',
  },
  upsEnergy: {
    type: 'quantity',
    quantity: 'energy',
    unit: 'kWh',
    min: 0,
    max: 3.6e10,
    default: 0,
    implicit: true,
    label: 'UPS battery',
    note: 'Energy that it gives at the output of the UPS, all feeds together. 0: none.',
  },
  ...sourceFields,
  fieldDensity: {
    type: 'choice',
    label: 'Air density in the field',
    default: 'boussinesq',
    implicit: true,
    options: [
      { value: 'boussinesq', label: 'Boussinesq' },
      { value: 'ideal-gas', label: 'Ideal gas' },
    ],
    note: 'Boussinesq: one density, and a weight that falls straight with temperature; good while air heats by less than about 30 K. Ideal gas: ρ = p/(R T) in every cell. For the field alone: the network has the gas.',
  },
  rackDepth: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    max: 3,
    default: 1,
    step: 0.01,
    label: 'Usable rack depth',
    note: 'Front post to rear door. 1000 mm is left in a 1200 mm cabinet with cables behind (class estimate).',
  },
  massLimit: {
    type: 'quantity',
    quantity: 'mass',
    unit: 'kg',
    exclusiveMin: 0,
    max: 5000,
    default: 150,
    step: 1,
    label: 'Mass limit',
    note: 'What the rails carry. 150 kg: heavy-duty fixed rails (class estimate).',
  },
};

/** What a language model is described by; these conditions count only with that workload. */
const modelKeys: ReadonlySet<string> = new Set<keyof Conditions>([
  'workloadModel',
  'workloadPhase',
  'workloadPrecision',
  'workloadBatch',
  'workloadContext',
  'workloadSplit',
]);

/** Whether a condition has any effect beside the others. */
export function isInEffect(key: string, { workload }: Conditions): boolean {
  return !modelKeys.has(key) || workload === 'language-model';
}

/**
 * Conditions that need no word: those that files leave out, as long as all designs have them at their defaults; of a
 * language model, as long as none runs.
 */
export function isUnspoken(key: string, designs: readonly { readonly conditions: Conditions }[]): boolean {
  if (modelKeys.has(key)) return designs.every(({ conditions }) => !isInEffect(key, conditions));
  const field = (conditionFields as Fields)[key];
  return (
    field?.implicit === true &&
    designs.every(({ conditions }) => conditions[key as keyof Conditions] === defaultOf(field))
  );
}

// The declarations above are the source of both; TypeScript cannot see that their defaults have these types.
export const defaultConditions = defaultsOf(conditionFields) as unknown as Conditions;
