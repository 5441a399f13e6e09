import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { PlacementId } from '#models/project/records.ts';
import type { Ride, RidePart } from '#models/results/ride.ts';
import { valueIn } from '#models/units/units.ts';
import type { PlotArea } from '#renderer/plots/fan-plot.ts';

/** Lines that are drawn: as many as can be told apart. */
const most = 6;
/** Between two lines of text, pixels. */
const textHeight = 12;

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface RideLine {
  readonly id: PlacementId;
  readonly name: string;
  readonly path: string;
  /** Where its name stands, beside its end but clear of the other names. */
  readonly label: Point;
  /** Where it reaches its limit; null where it does not. */
  readonly crossing: Point | null;
}

export interface RidePlot {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  /** Where a time of the ride stands, by its index. */
  readonly xAt: (index: number) => number;
  readonly lines: readonly RideLine[];
  /** K, one for all parts that share it; `label` is false where it would stand on another. */
  readonly limits: readonly { readonly limit: number; readonly y: number; readonly label: boolean }[];
}

/** The parts that matter most: the soonest at their limits, then the nearest to them. */
export function plottedParts(ride: Ride): readonly RidePart[] {
  return ride.parts.slice(0, most);
}

/** Index of the first time that is drawn: the state before stands at the same moment as that after the failure. */
export function firstIndex({ times }: Ride): number {
  return times.length > 1 && times[1] === times[0] ? 1 : 0;
}

const degrees = (kelvin: number) => valueIn(kelvin, 'temperature', 'degC');

/** Scales and paths of temperatures against time after a failure, with their limits. */
export function ridePlot(ride: Ride, timeUnit: string, area: PlotArea): RidePlot {
  const parts = plottedParts(ride);
  const first = firstIndex(ride);
  const times = ride.times.slice(first).map((time) => valueIn(time, 'time', timeUnit));
  const limits = [...new Set(parts.flatMap((part) => (part.limit === null ? [] : [part.limit])))];
  const all = [...parts.flatMap((part) => part.temperature.slice(first)), ...limits].map(degrees);
  const x = scaleLinear([0, Math.max(1e-6, times.at(-1) ?? 0)], [area.left, area.right]);
  const y = scaleLinear([Math.min(...all) - 2, Math.max(...all) + 2], [area.bottom, area.top]).nice(4);
  const draw = line<number>(
    (_, index) => x(times[index] ?? 0),
    (kelvin) => y(degrees(kelvin)),
  );
  const labels = spread(
    parts.map((part) => y(degrees(part.temperature.at(-1) ?? 0))),
    area,
  );
  const lines = parts.map((part, index) => ({
    id: part.id,
    name: part.name,
    path: draw(part.temperature.slice(first)) ?? '',
    label: { x: area.right + 6, y: labels[index] ?? 0 },
    crossing:
      part.limit === null || part.limitAt === null || part.limitAt <= 0
        ? null
        : { x: x(valueIn(part.limitAt, 'time', timeUnit)), y: y(degrees(part.limit)) },
  }));
  const xAt = (index: number) => x(valueIn(ride.times[index] ?? 0, 'time', timeUnit));
  return { x, y, xAt, lines, limits: labelled(limits, (limit) => y(degrees(limit))) };
}

function labelled(limits: readonly number[], yOf: (limit: number) => number): RidePlot['limits'] {
  let last = Infinity;
  return [...limits]
    .sort((a, b) => a - b)
    .map((limit) => {
      const y = yOf(limit);
      const label = last - y >= textHeight;
      if (label) last = y;
      return { limit, y, label };
    });
}

/** Heights of names as near to their lines as they can be without standing on one another. */
export function spread(wanted: readonly number[], { top, bottom }: PlotArea): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let least = top;
  for (const index of order) {
    placed[index] = Math.max(least, wanted[index] ?? 0);
    least = (placed[index] ?? 0) + textHeight;
  }
  let highest = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(highest, placed[index] ?? 0);
    highest = (placed[index] ?? 0) - textHeight;
  }
  return placed;
}

/** Index of the drawn time that is nearest to a place on the x axis. */
export function indexAt(ride: Ride, plot: RidePlot, x: number): number {
  let nearest = firstIndex(ride);
  for (let index = nearest; index < ride.times.length; index++) {
    if (Math.abs(plot.xAt(index) - x) < Math.abs(plot.xAt(nearest) - x)) nearest = index;
  }
  return nearest;
}

/** A tick of an axis: as short as it is, with a true minus sign. */
export function tickText(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '\u2212');
}
