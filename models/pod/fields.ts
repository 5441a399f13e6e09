/*
 * What a document of a pod holds, declared once: the box, what stands around it, and what keeps it warm or cold. What it
 * holds inside is in `contents-fields.ts`, what cools it in `cooling-fields.ts`.
 */
import { ingressRatings } from '#models/pod/ingress.ts';
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const temperature = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  min: 173.15,
  max: 373.15,
} as const;
const share = { type: 'quantity', quantity: 'ratio', unit: '%', min: 0, max: 1 } as const;
const film = {
  type: 'quantity',
  quantity: 'heat-transfer-coefficient',
  unit: 'W/(m2 K)',
  exclusiveMin: 0,
  max: 200,
} as const;

export const bodyFields = {
  size: {
    type: 'vector',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    label: 'Size',
    note: 'Outside: width along the front, depth, height.',
  },
  front: {
    type: 'quantity',
    quantity: 'angle',
    unit: 'deg',
    min: 0,
    max: 2 * Math.PI,
    label: 'Front looks to',
    note: 'From north over east: 0 north, 90 east, 180 south, 270 west.',
  },
  protection: {
    type: 'choice',
    label: 'Protection',
    note: 'Code of IEC 60529 that the box as built keeps, openings with it.',
    options: ingressRatings.map(({ code, label }) => ({ value: code, label })),
    default: 'IP55',
  },
  standing: {
    type: 'choice',
    label: 'Floor',
    note: 'What is under the box: air in the shade, or the ground.',
    options: [
      { value: 'raised', label: 'Raised, air below' },
      { value: 'ground', label: 'On the ground' },
    ],
    default: 'raised',
  },
  insideFilm: {
    ...film,
    default: 7.7,
    label: 'Film inside',
    note: 'Heat transfer from the air inside to the walls. 7.7 W/(m² K): ISO 6946, still air beside a wall; fans that blow on it give more.',
  },
  heatCapacity: {
    type: 'quantity',
    quantity: 'heat-capacity',
    unit: 'J/K',
    exclusiveMin: 0,
    label: 'Heat capacity',
    note: 'Of the air and of all that is as warm as it: frame, inner skins, cables.',
  },
  ...provenance,
} as const satisfies Fields;

/** The film of air on the outside, as a coefficient that is told. */
export const statedFilmFields = {
  coefficient: {
    ...film,
    default: 17,
    label: 'Film outside',
    note: 'Convection and radiation. 17 W/(m² K): what ASHRAE takes for design of cooling (3.4 m/s of wind).',
  },
} as const satisfies Fields;

/** The film by wind; a weather file brings its own wind. */
export const windFilmFields = {
  speed: {
    type: 'quantity',
    quantity: 'velocity',
    unit: 'm/s',
    min: 0,
    max: 40,
    default: 1,
    label: 'Wind',
    note: 'Of design days, and of years without wind. Convection 2.8 + 3 v W/(m² K) (Watmuff, Charters & Proctor 1977), with radiation added. 1 m/s: an estimate of a hot, still day.',
  },
} as const satisfies Fields;

export const faceFields = {
  name: { type: 'text', label: 'Name', default: '' },
  side: {
    type: 'choice',
    label: 'Side',
    options: [
      { value: 'front', label: 'Front' },
      { value: 'left', label: 'Left' },
      { value: 'rear', label: 'Rear' },
      { value: 'right', label: 'Right' },
      { value: 'roof', label: 'Roof' },
      { value: 'floor', label: 'Floor' },
    ],
    note: 'Left and right as seen by who stands before the front.',
  },
  exposure: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 0,
    max: 1.4,
    default: 1,
    label: 'Exposure',
    note: 'By which its area counts: 0 against another box or a wall. The surface factors of IEC 60890 (1.4 for a free roof, 0.9 for free sides) may be written here.',
  },
  absorptivity: {
    ...share,
    unit: '',
    label: 'Solar absorptivity',
    note: 'Of the outer colour: about 0.2 to 0.3 fresh white, 0.5 light grey, 0.9 dark; dust and age raise it.',
  },
  emissivity: {
    ...share,
    unit: '',
    default: 0.9,
    label: 'Emissivity',
    note: 'In the infrared. 0.9: paint of any colour (class value); bare metal has far less.',
  },
  shade: {
    ...share,
    default: 0,
    label: 'Shade',
    note: 'Share of the sunlight that a shield or a roof over it keeps off.',
  },
  ...provenance,
} as const satisfies Fields;

export const uValueFields = {
  uValue: {
    ...film,
    label: 'U-value',
    note: 'From the air inside to the air outside, with the films of this document in it; for a floor on the ground, to the ground.',
  },
} as const satisfies Fields;

export const layerFields = {
  thickness: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    max: 2,
    label: 'Thickness',
  },
  conductivity: {
    type: 'quantity',
    quantity: 'thermal-conductivity',
    unit: 'W/(m K)',
    exclusiveMin: 0,
    label: 'Conductivity',
  },
  ...provenance,
} as const satisfies Fields;

export const airFields = {
  leakage: {
    type: 'quantity',
    quantity: 'volume-flow',
    unit: 'm3/h',
    min: 0,
    default: 0,
    label: 'Leakage',
    note: 'Air that goes in and out of the closed box: through seals, cable entries, vents.',
  },
  temperature: {
    ...temperature,
    default: 293.15,
    label: 'Closed at',
    note: 'Temperature of the air that was shut in.',
  },
  relativeHumidity: {
    ...share,
    default: 0.5,
    label: 'Humidity then',
    note: 'Of the air that was shut in; how moist a closed box is until leakage changes it.',
  },
} as const satisfies Fields;

export const placeFields = {
  altitude: {
    type: 'quantity',
    quantity: 'length',
    unit: 'm',
    min: -430,
    max: 5000,
    default: 0,
    label: 'Altitude',
    note: 'Of the design days; a year has that of its place.',
  },
  latitude: {
    type: 'quantity',
    quantity: 'angle',
    unit: 'deg',
    min: -Math.PI / 2,
    max: Math.PI / 2,
    label: 'Latitude',
    note: 'For the sun of the hot day; north is positive.',
  },
  groundTemperature: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Ground',
    note: 'Under a floor on the ground. Null: the mean of the air of the day or of the year.',
  },
} as const satisfies Fields;

export const hotFields = {
  highest: { ...temperature, label: 'Hottest hour', note: 'Of the air outside on the hot day.' },
  range: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    min: 0,
    max: 40,
    default: 12,
    label: 'Daily range',
    note: 'From the coldest to the hottest hour. 12 K: an estimate of dry places inland.',
  },
  day: {
    type: 'count',
    min: 1,
    max: 365,
    default: 202,
    label: 'Day of the year',
    note: 'For the sun. 202: the 21st of July; the south has its summer about day 21.',
  },
  peakSun: {
    type: 'quantity',
    quantity: 'heat-flux',
    unit: 'W/m2',
    min: 0,
    max: 1500,
    optional: true,
    default: null,
    label: 'Sunlight at noon',
    note: 'On level ground; the course of a clear day is scaled to it. 1120 W/m²: IEC 60068-2-5. Null: a clear sky at the latitude and altitude.',
  },
  relativeHumidity: {
    ...share,
    optional: true,
    default: null,
    label: 'Humidity at the hottest hour',
    note: 'Null: not known, and condensation is not told where air from outside counts.',
  },
} as const satisfies Fields;

export const coldFields = {
  temperature: {
    ...temperature,
    label: 'Coldest',
    note: 'Of the air outside, held until all is as cold; no sun.',
  },
} as const satisfies Fields;

export const heaterFields = {
  power: { type: 'quantity', quantity: 'power', unit: 'W', exclusiveMin: 0, label: 'Power' },
  setPoint: { ...temperature, label: 'Set point', note: 'Off above it, measured in the air inside.' },
  band: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    exclusiveMin: 0,
    max: 30,
    default: 5,
    label: 'Band',
    note: 'Below the set point by so much it is wholly on. 5 K: usual of thermostats (class estimate).',
  },
  ...provenance,
} as const satisfies Fields;
