import { heat, motion, power, roundUp, type Colour } from '#renderer/scene/colour-scale.ts';
import type { FieldLayers } from '#renderer/store/contract.ts';
import { extremesOf, type Extreme } from '#solver/field-view/extremes.ts';
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
export function fieldScaleOf(view: FieldView, layers: FieldLayers): FieldScale {
  return scaleOf(view, layers.quantity, layers.ranges[layers.quantity]);
}

export function scaleOf(
  view: FieldView,
  quantity: FieldQuantity,
  chosen: readonly [number, number] | undefined,
): FieldScale {
  const extremes = extremesFor(view, quantity);
  return {
    quantity,
    ...fieldQuantities[quantity],
    range: chosen ?? fullRange(quantity, extremes),
    isChosen: chosen !== undefined,
    extremes,
  };
}

const found = new WeakMap<FieldView, Map<FieldQuantity, FieldScale['extremes']>>();

/** Once for each field: a pass over all its cells. */
function extremesFor(view: FieldView, quantity: FieldQuantity): FieldScale['extremes'] {
  const known = found.get(view) ?? new Map<FieldQuantity, FieldScale['extremes']>();
  found.set(view, known);
  const old = known.get(quantity);
  if (old !== undefined) return old;
  const extremes = extremesOf(view, quantity);
  known.set(quantity, extremes);
  return extremes;
}

/** A range of one value would have no colours, SI. */
const leastSpan = { temperature: 1, speed: 0.01, pressure: 0.01 } as const;

/** All values, ends on round numbers of what the legend prints. */
function fullRange(quantity: FieldQuantity, extremes: FieldScale['extremes']): readonly [number, number] {
  const { shown } = fieldQuantities[quantity];
  const offset = shown(0);
  const low = extremes ? shown(extremes.minimum.value) : 0;
  const high = extremes ? shown(extremes.maximum.value) : 0;
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
