import { heat, motion, power, roundUp, type Colour } from '#renderer/scene/colour-scale.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { FieldLayers } from '#renderer/store/contract.ts';
import { extremesOf, quantileOf, type Extreme } from '#solver/field-view/extremes.ts';
import type { FieldQuantity, FieldView } from '#solver/field-view/view.ts';

/** How a quantity of a field is coloured. */
export interface FieldScale {
  readonly quantity: FieldQuantity;
  readonly title: string;
  /** As the legend prints it. */
  readonly unit: 'degC' | 'm/s' | 'Pa';
  readonly unitText: string;
  /** SI. */
  readonly range: readonly [low: number, high: number];
  /** The range was chosen, not read off the field. */
  readonly isChosen: boolean;
  /** SI → what the legend prints. */
  readonly shown: (value: number) => number;
  readonly ramp: (share: number) => Colour;
  /** Null where no cell has the quantity. */
  readonly extremes: { readonly minimum: Extreme; readonly maximum: Extreme } | null;
}

/** Freezing point of water in kelvin, exactly (BIPM): the Celsius offset. */
const celsius = 273.15;

export const fieldQuantities: Readonly<
  Record<FieldQuantity, Pick<FieldScale, 'title' | 'unit' | 'unitText' | 'shown' | 'ramp'>>
> = {
  temperature: {
    title: 'Temperature',
    unit: 'degC',
    unitText: '°C',
    shown: (value) => value - celsius,
    ramp: heat,
  },
  speed: { title: 'Speed', unit: 'm/s', unitText: 'm/s', shown: (value) => value, ramp: motion },
  pressure: { title: 'Pressure', unit: 'Pa', unitText: 'Pa', shown: (value) => value, ramp: power },
};

/** Colours of the quantity that is looked at, over the range that was chosen or that the field fills. */
export function fieldScaleOf(
  view: FieldView,
  layers: Pick<FieldLayers, 'quantity' | 'ranges'>,
  result: DesignResult | null,
): FieldScale {
  const { quantity, ranges } = layers;
  const { extremes, most } = reachOf(view, quantity);
  const chosen = ranges[quantity];
  const limits = (result?.parts ?? []).flatMap((part) => part.limit ?? []);
  // As with the network's colours: one part far over every limit does not press the others into one colour.
  const cap = quantity === 'temperature' && limits.length > 0 ? Math.max(...limits) + headroom : Infinity;
  const ends = extremes ? ([extremes.minimum.value, Math.min(most, cap)] as const) : ([0, 0] as const);
  return {
    quantity,
    ...fieldQuantities[quantity],
    range: chosen ?? roundRange(quantity, ends),
    isChosen: chosen !== undefined,
    extremes,
  };
}

/** How far above the highest limit the colours still differ, K. */
const headroom = 10;
/** Of the air that the colours of its speed tell apart: jets through gaps are few and many times as fast. */
const mostAir = 0.995;

interface Reach {
  readonly extremes: FieldScale['extremes'];
  /** Up to where colours go, SI. */
  readonly most: number;
}

const reaches = new WeakMap<FieldView, Map<FieldQuantity, Reach>>();

/** Once for each field: passes over all its cells. */
function reachOf(view: FieldView, quantity: FieldQuantity): Reach {
  const known = reaches.get(view) ?? new Map<FieldQuantity, Reach>();
  reaches.set(view, known);
  const old = known.get(quantity);
  if (old) return old;
  const extremes = extremesOf(view, quantity);
  const most = quantity === 'speed' ? quantileOf(view, quantity, mostAir) : extremes?.maximum.value;
  const reach = { extremes, most: most ?? 0 };
  known.set(quantity, reach);
  return reach;
}

/** A range of one value would have no colours, SI. */
const leastSpan = { temperature: 1, speed: 0.01, pressure: 0.01 } as const;

/** Ends on round numbers of what the legend prints. */
function roundRange(
  quantity: FieldQuantity,
  [least, most]: readonly [number, number],
): readonly [number, number] {
  const { shown } = fieldQuantities[quantity];
  const offset = shown(0);
  const [low, high] = [shown(least), shown(most)];
  const span = Math.max(high - low, leastSpan[quantity]);
  if (quantity === 'speed')
    return [0, roundUp(Math.max(high, leastSpan.speed), [1, 1.5, 2, 3, 4, 5, 6, 8, 10])];
  // About twenty steps to the range: its ends lie within a twentieth of the values.
  const step = roundUp(span / 20);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.max(Math.ceil(high / step - 1e-9) * step, from + leastSpan[quantity]);
  return [from - offset, to - offset];
}

/** Which quantity of the units each is. */
export const quantityOf = { temperature: 'temperature', speed: 'velocity', pressure: 'pressure' } as const;
