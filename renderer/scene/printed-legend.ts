import { colourScaleOf, cssColour, roundTicks, type Colour } from '#renderer/scene/colour-scale.ts';
import { fieldScaleOf } from '#renderer/scene/field/field-scale.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { reservationsOf, showsField } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';

/** A legend as it is drawn into a picture. */
export interface PrintedLegend {
  readonly title: string;
  readonly unit: string;
  /** Where the values are from, to the right of the title. */
  readonly note: string;
  /** Why they are no answer, below the ticks; empty where they are one. */
  readonly warning: string;
  readonly colour: (share: number) => string;
  readonly ticks: readonly { readonly share: number; readonly text: string }[];
}

/** At most this many ticks. */
const tickCount = 6;

/** Of what is on screen; null where colours say nothing that has a scale. */
export function printedLegendOf(state: Workbench): PrintedLegend | null {
  const { picture } = state.field;
  if (picture && showsField(state)) {
    const scale = fieldScaleOf(fieldViewOf(picture), state.view.field, state.result);
    return printed({ ...scale, unit: scale.unitText }, 'field', reservationsOf(state.field));
  }
  const scale = colourScaleOf(state.view.colourBy, state.design, state.result);
  if (!scale.range) return null;
  return printed({ ...scale, range: scale.range }, 'network', state.stale ? ['of an earlier layout'] : []);
}

interface Scale {
  readonly title: string;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly shown: (value: number) => number;
  readonly ramp: (share: number) => Colour;
}

function printed(
  { title, unit, range: [low, high], shown, ramp }: Scale,
  note: string,
  reservations: readonly string[],
): PrintedLegend {
  const [from, to] = [shown(low), shown(high)];
  return {
    title,
    unit,
    note,
    warning: reservations.join(', '),
    colour: (share) => cssColour(ramp(share)),
    ticks: roundTicks(from, to, tickCount).map((value) => ({
      share: (value - from) / (to - from),
      text: String(value).replace('-', '\u2212'),
    })),
  };
}
