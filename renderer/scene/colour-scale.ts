import {
  interpolateCividis,
  interpolatePlasma,
  interpolateRdBu,
  interpolateViridis,
} from 'd3-scale-chromatic';
import type { PartKind } from '#models/components/part.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';
import type { ColourBy } from '#renderer/store/contract.ts';

/** sRGB, each 0…1. */
export type Colour = readonly [number, number, number];

export interface ColourScale {
  readonly by: ColourBy;
  readonly title: string;
  readonly unit: string;
  /** In SI (K, W); null while there is nothing to show. */
  readonly range: readonly [number, number] | null;
  /** SI → what the legend prints. */
  readonly shown: (value: number) => number;
  /** Limits to mark on the legend, SI, each with how many parts have it; few and distinct. */
  readonly limits: readonly { readonly value: number; readonly count: number }[];
  /** The largest value there is, SI; it may lie past the range, which then ends shortly above the limits. */
  readonly peak: number | null;
  readonly ramp: (share: number) => Colour;
  readonly valueOf: (id: PlacementId) => number | null;
}

/** Freezing point of water in kelvin, exactly (BIPM): the Celsius offset. */
const celsius = 273.15;

const neutral: Colour = [0.62, 0.65, 0.69];

/** Steps of a tabulated map: finer than 8-bit colour can show. */
const steps = 256;

/*
 * Perceptual, colour-blind-safe maps. Bright is hot, and bright is "look here": margin runs backwards. Ends are
 * cut so that a cold part stays visible on a dark ground and a hot one on a light ground.
 */
export const heat = table((share) => interpolatePlasma(0.1 + 0.86 * share));
export const nearness = table((share) => interpolateViridis(1 - 0.95 * share));
/** Viridis, dark at rest. */
export const motion = table((share) => interpolateViridis(0.06 + 0.94 * share));
export const power = table((share) => interpolateCividis(0.05 + 0.93 * share));
/** Blue where it became less, red where more, white where nothing changed (ColorBrewer's RdBu, colour-blind safe). */
export const change = table((share) => interpolateRdBu(1 - share));

/** Muted, distinct in lightness as well as hue; the kind is also told by the part's shape and label. */
const kindColours: Readonly<Record<PartKind, string>> = {
  chassis: '#9aa3ad',
  vent: '#8c98a4',
  filter: '#b9b09a',
  fan: '#4d7ea8',
  board: '#2f6f4f',
  accelerator: '#7d5ba6',
  processor: '#a05195',
  memory: '#2f8f83',
  storage: '#b08d3c',
  network: '#3f8fb5',
  'heat-sink': '#a9b4c0',
  'cold-plate': '#b87f5b',
  'coolant-port': '#5d84a8',
  cdu: '#587a96',
  pump: '#6a7f96',
  radiator: '#8f9aa8',
  tim: '#c9c2b8',
  psu: '#8a5a44',
  baffle: '#c4ccd4',
  cable: '#4a4f57',
  device: '#7f8a68',
};

export function kindColour(kind: PartKind): Colour {
  return parseColour(kindColours[kind]);
}

/** Grey for a part that the quantity says nothing about. */
export const unknownColour = neutral;

/** How the parts are coloured, for the scene and its legend. */
export function colourScaleOf(by: ColourBy, design: Design, result: DesignResult | null): ColourScale {
  const parts = new Map<PlacementId, PartResult>(result?.parts.map((part) => [part.id, part]));
  if (by === 'kind') {
    return {
      by,
      title: 'Kind',
      unit: '',
      range: null,
      shown,
      limits: [],
      peak: null,
      ramp: heat,
      valueOf: () => null,
    };
  }
  const read = readers[by];
  // A radiator has no limit and so no temperature of its own: what leaves it says how well it cools.
  const radiators = new Map(
    by === 'temperature'
      ? result?.coolant.flatMap((loop) => loop.radiators).map((one) => [one.id, one.outletTemperature])
      : [],
  );
  const valueOf = (id: PlacementId) => {
    const part = parts.get(id);
    return (part && read(part)) ?? radiators.get(id) ?? null;
  };
  const values = design.items.map((item) => valueOf(item.id)).filter((value) => value !== null);
  const peak = values.length > 0 ? Math.max(...values) : null;
  if (by === 'temperature') {
    const limits = (result?.parts ?? []).flatMap((part) => part.limit ?? []);
    const ambient = design.conditions.ambientTemperature;
    return {
      by,
      title: 'Temperature',
      unit: '°C',
      range: peak === null ? null : wideRange(ambient, values, limits),
      shown: (value) => value - celsius,
      limits: limitsOf(result),
      peak,
      ramp: heat,
      valueOf,
    };
  }
  if (by === 'margin') {
    // Zero is the limit; past 40 K of margin nobody looks closer.
    const most = Math.min(40, Math.max(10, ...values));
    const range = values.length > 0 ? ([0, Math.ceil(most / 10) * 10] as const) : null;
    return {
      by,
      title: 'Margin to limit',
      unit: 'K',
      range,
      shown,
      limits: [],
      peak: null,
      ramp: nearness,
      valueOf,
    };
  }
  const most = Math.max(...values, 0);
  const range = most > 0 ? ([0, roundUp(most)] as const) : null;
  return { by, title: 'Power', unit: 'W', range, shown, limits: [], peak, ramp: power, valueOf };
}

/** Nothing of parts is told by their colours. */
export function plainScale(design: Design): ColourScale {
  return colourScaleOf('temperature', design, null);
}

/** Colour of a value on the scale; values past the ends take the colour of the end. */
export function colourAt(scale: ColourScale, value: number | null): Colour {
  if (value === null || !scale.range) return neutral;
  const [low, high] = scale.range;
  return scale.ramp((value - low) / (high - low));
}

const shown = (value: number) => value;

const readers: Readonly<Record<Exclude<ColourBy, 'kind'>, (part: PartResult) => number | null>> = {
  temperature: (part) => part.temperature,
  margin: (part) => part.margin,
  power: (part) => (part.power > 0 ? part.power : part.heat > 0 ? part.heat : null),
};

/** How far above the highest limit the colours still differ, K. */
const headroom = 10;

/**
 * Ambient to the hottest, outward to tens of °C: the colours hold still while a part is dragged. A part far
 * over every limit (a chip that lost its sink) does not press the others into one colour.
 */
function wideRange(
  ambient: number,
  values: readonly number[],
  limits: readonly number[],
): readonly [number, number] {
  const hottest = Math.max(...values);
  const end = limits.length > 0 ? Math.min(hottest, Math.max(...limits) + headroom) : hottest;
  const low = Math.floor((Math.min(ambient, ...values) - celsius) / 10) * 10;
  const high = Math.ceil((end - celsius) / 10) * 10;
  return [low + celsius, Math.max(high, low + 20) + celsius];
}

/** One of `factors` times a power of ten, not below `value`. */
export function roundUp(value: number, factors: readonly number[] = [1, 2, 5, 10]): number {
  const size = 10 ** Math.floor(Math.log10(value));
  const step = factors.find((factor) => value <= factor * size) ?? 10;
  return step * size;
}

/** Round values from `low` to `high`, at most `most` of them: 20, 40, 60. */
export function roundTicks(low: number, high: number, most: number): readonly number[] {
  const least = (high - low) / (most - 1);
  if (!(least > 0)) return [low];
  const step = roundUp(least, [1, 2, 2.5, 5, 10]);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, n) => Number(((first + n) * step).toPrecision(6)));
}

/** The most common limits first, at most three: more ticks than that say nothing. */
function limitsOf(result: DesignResult | null): ColourScale['limits'] {
  const counts = new Map<number, number>();
  for (const part of result?.parts ?? []) {
    if (part.limit !== null && part.temperature !== null)
      counts.set(part.limit, (counts.get(part.limit) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 3);
}

function table(map: (share: number) => string): (share: number) => Colour {
  const colours = Array.from({ length: steps }, (_, index) => parseColour(map(index / (steps - 1))));
  return (share) => {
    const index = Math.round(share * (steps - 1));
    // NaN falls to the low end.
    return colours[index > 0 ? Math.min(index, steps - 1) : 0] ?? neutral;
  };
}

/** "#rrggbb" or "rgb(r, g, b)" as d3 writes them. */
export function parseColour(text: string): Colour {
  if (text.startsWith('#')) {
    const value = Number.parseInt(text.slice(1), 16);
    return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
  }
  const [r = 0, g = 0, b = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return [r / 255, g / 255, b / 255];
}

export function cssColour([r, g, b]: Colour): string {
  const byte = (value: number) => Math.round(value * 255);
  return `rgb(${byte(r)}, ${byte(g)}, ${byte(b)})`;
}
