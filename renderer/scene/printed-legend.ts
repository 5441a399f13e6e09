import { colourScaleOf, cssColour, roundTicks, type Colour } from '#renderer/scene/colour-scale.ts';
import { fieldScaleOf } from '#renderer/scene/field/field-scale.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { showsField } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';

/** A legend as it is drawn into a picture. */
export interface PrintedLegend {
  readonly title: string;
  readonly unit: string;
  /** To the right of the title. */
  readonly note: string;
  readonly colour: (share: number) => string;
  readonly ticks: readonly { readonly share: number; readonly text: string }[];
}

/** At most this many ticks. */
const tickCount = 6;

/** Of what is on screen; null where colours say nothing that has a scale. */
export function printedLegendOf(state: Workbench): PrintedLegend | null {
  const { picture, isStale } = state.field;
  if (picture && showsField(state)) {
    const scale = fieldScaleOf(fieldViewOf(picture), state.view.field, state.result);
    return printed({ ...scale, unit: scale.unitText }, isStale ? 'field, of an earlier layout' : 'field');
  }
  const scale = colourScaleOf(state.view.colourBy, state.design, state.result);
  if (!scale.range) return null;
  return printed({ ...scale, range: scale.range }, state.stale ? 'network, of an earlier layout' : 'network');
}

interface Scale {
  readonly title: string;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly shown: (value: number) => number;
  readonly ramp: (share: number) => Colour;
}

function printed({ title, unit, range: [low, high], shown, ramp }: Scale, note: string): PrintedLegend {
  const [from, to] = [shown(low), shown(high)];
  return {
    title,
    unit,
    note,
    colour: (share) => cssColour(ramp(share)),
    ticks: roundTicks(from, to, tickCount).map((value) => ({
      share: (value - from) / (to - from),
      text: String(value).replace('-', '\u2212'),
    })),
  };
}
