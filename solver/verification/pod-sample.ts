/*
 * The pod of the verification: six like faces, one load, and each kind of cooling.
 */
import type { Cooling, Face, LoadContent, Pod, Side } from '#models/pod/pod.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { momentOf, type ReadyPod, stateAfter } from '#solver/pod/balance.ts';
import { servedLoad } from '#solver/pod/contents.ts';
import type { Outdoors, PodState } from '#solver/pod/contract.ts';
import { readyPod } from '#solver/pod/ready.ts';

export const unsaid = { source: '', confidence: 'low' } as const;
export const zero = 273.15;
export const pressure = 101325;
export const coefficient = 17;
const uValue = 3;
export const sides: readonly Side[] = ['front', 'left', 'rear', 'right', 'roof', 'floor'];

/** Without emission to a sky that is colder than the air. */
export const faceOf = (side: Side): Face => ({
  name: side,
  side,
  exposure: 1,
  absorptivity: 0.9,
  emissivity: 0,
  shade: 0,
  build: { kind: 'u-value', uValue },
  ...unsaid,
});

export const load: LoadContent = {
  kind: 'load',
  name: 'load',
  count: 1,
  power: 500,
  heatShare: 1,
  lowest: null,
  highest: zero + 40,
  coldStart: zero,
  rise: 0,
  heatCapacity: 0,
  conductance: null,
  isPayload: true,
  isRectified: false,
  ...unsaid,
};

export const pod: Pod = {
  name: 'verification',
  notes: '',
  body: {
    size: [0.6, 0.5, 2],
    front: Math.PI,
    protection: 'IP55',
    standing: 'raised',
    insideFilm: 7.7,
    heatCapacity: 60e3,
    ...unsaid,
  },
  film: { kind: 'stated', coefficient },
  faces: sides.map(faceOf),
  air: { leakage: 0, temperature: zero + 20, relativeHumidity: 0.5 },
  contents: [load],
  rectifier: null,
  cooling: { kind: 'closed' },
  heater: null,
  place: { altitude: 0, latitude: 0.7, groundTemperature: null },
  hot: { highest: zero + 35, range: 0, day: 202, peakSun: 0, relativeHumidity: null },
  cold: { temperature: zero - 30 },
};

/** m², of all six. */
export const area = 2 * (0.6 * 2 + 0.5 * 2 + 0.6 * 0.5);
export const ua = uValue * area;

export const weather = (temperature: number, humidity: number | null = null): Outdoors => ({
  temperature,
  pressure,
  humidityRatio: humidity,
  wind: 0,
  sky: temperature,
  sun: sides.map(() => 0),
});

export const ready = (changes: Partial<Pod> = {}): ReadyPod => {
  const changed = { ...pod, ...changes };
  const loads = changed.contents.filter((one) => one.kind === 'load');
  return readyPod(changed, loads.map(servedLoad), pressure, zero + 10);
};

/** At rest. */
export function restOf(changes: Partial<Pod>, outdoors = weather(zero + 35)): PodState {
  const whole = ready(changes);
  return stateAfter(whole, { air: 300, bodies: [300] }, momentOf(whole, outdoors), Infinity);
}

export const exchanger: Cooling = {
  kind: 'exchanger',
  conductance: null,
  effectiveness: 0.6,
  insideFlow: 0.1,
  outsideFlow: 0.15,
  insidePower: 40,
  outsidePower: 60,
  still: 0.15,
  setPoint: zero,
  band: 5,
  control: 'on-off',
  ...unsaid,
};

export const shutOff = 200;
export const freeFlow = 0.4;
export const quadraticLoss = 60;
export const filterArea = 0.2;
export const fans: Cooling = {
  kind: 'fans',
  count: 2,
  curve: [0, 0.1, 0.2, 0.3, 0.4].map((q) => [q, shutOff * (1 - (q / freeFlow) ** 2)] as const),
  power: 50,
  area: filterArea,
  linearLoss: 0,
  quadraticLoss,
  clogging: 0,
  setPoint: zero,
  band: 5,
  control: 'on-off',
  ...unsaid,
};

export const unit: Extract<Cooling, { kind: 'air-conditioner' }> = {
  kind: 'air-conditioner',
  capacity: [
    [zero + 20, 2000],
    [zero + 50, 1400],
  ],
  performance: [
    [zero + 20, 4],
    [zero + 50, 2],
  ],
  insidePower: 30,
  insideFlow: 0.1,
  coilDrop: 15,
  bypass: 0.2,
  highestOutdoor: zero + 55,
  lowestOutdoor: zero - 20,
  setPoint: zero + 30,
  band: 4,
  control: 'proportional',
  ...unsaid,
};

/** A year of one weather. */
export function constantYear(temperature: number): WeatherYear {
  const hours = 8760;
  const filled = (value: number): Float64Array => new Float64Array(hours).fill(value);
  return {
    place: 'everywhere',
    latitude: 0,
    longitude: 0,
    elevation: 0,
    timezone: 0,
    source: 'made up',
    notes: [],
    hours: {
      dryBulb: filled(temperature),
      relativeHumidity: null,
      pressure: filled(pressure),
      sun: { global: filled(0), direct: filled(0), diffuse: filled(0) },
      wind: null,
      infrared: null,
    },
  };
}
