import type { ChainLine } from '#models/results/chain-text.ts';
import type { BandedFigure, FigureBand } from '#models/results/design-result.ts';
import { formatQuantity } from '#models/units/units.ts';

/*
 * How sure flows and powers are, in words: the same lines for the command line, the workbench and the spec sheet.
 */

export const bandsTitle = 'Nine in ten lie between';

const words: Readonly<
  Record<BandedFigure, readonly [string, 'volume-flow' | 'temperature' | 'power' | 'pressure', string?]>
> = {
  airflow: ['Airflow', 'volume-flow', 'm3/s'],
  exhaustTemperature: ['Exhaust temperature', 'temperature'],
  staticPressure: ['Static pressure', 'pressure', 'Pa'],
  powerDc: ['Power to the parts (DC)', 'power'],
  powerAc: ['Power from the feed (AC)', 'power'],
  heat: ['Heat to the room', 'power'],
  heatToCoolant: ['Heat to the coolant', 'power'],
  coolantFlow: ['Coolant flow', 'volume-flow', 'L/min'],
  coolantPressureDrop: ['Coolant pressure drop', 'pressure', 'kPa'],
  coolantReturn: ['Coolant return', 'temperature'],
};
/** The ends of a band lie per cents apart. */
const digits = 3;
/** Origins that are named. */
const named = 2;

/** Both ends, with their unit once where it is the same. */
function range(low: string, high: string): string {
  const [number, unit] = low.split('\u00A0');
  return high.endsWith(`\u00A0${unit}`) ? `${number} and ${high}` : `${low} and ${high}`;
}

/** P5 and P95 of each figure, and what they mostly come from. */
export function bandLines(figures: readonly FigureBand[]): ChainLine[] {
  return figures.map(({ figure, loop, band: { low, high, origins } }) => {
    const [label, quantity, unit] = words[figure];
    const text = (value: number) => formatQuantity(value, quantity, unit, { digits });
    const from = origins.slice(0, named).map(({ name, share }) => `${name} (${Math.round(100 * share)} %)`);
    return {
      label: loop === null ? label : `${label}, loop ${loop}`,
      value: range(text(low), text(high)),
      note: from.length > 0 ? `mostly from ${from.join('; ')}` : '',
    };
  });
}
