import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { CurvesBlock } from '#models/results/report.ts';

/** Where the plot stands in its picture, px or points. */
export interface CurvesArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface PlacedTick {
  readonly at: number;
  readonly text: string;
}

/** Paths and ticks of courses, in the coordinates of their picture. */
export interface PlottedCurves {
  readonly x: readonly PlacedTick[];
  readonly y: readonly PlacedTick[];
  readonly paths: readonly { readonly name: string; readonly path: string }[];
  readonly limits: readonly number[];
}

const tickText = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');

/** Courses between the ends of what they and their limits reach. */
export function plotCurves({ series, limits }: CurvesBlock, area: CurvesArea): PlottedCurves {
  const points = series.flatMap((one) => one.points);
  const across = points.map(([x]) => x);
  const up = [...points.map(([, y]) => y), ...limits];
  const low = Math.min(...up);
  const high = Math.max(...up);
  // What hardly varies is not blown up to noise.
  const room = Math.max((high - low) * 0.05, Math.abs(high) * 0.005, 1e-9);
  const x = scaleLinear([Math.min(...across), Math.max(...across)], [area.left, area.right]);
  // What has no values below nought has no axis there.
  const bottom = low >= 0 ? Math.max(0, low - room) : low - room;
  const y = scaleLinear([bottom, high + room], [area.bottom, area.top]).nice(5);
  const draw = line<readonly [number, number]>(
    ([at]) => Number(x(at).toFixed(2)),
    ([, value]) => Number(y(value).toFixed(2)),
  );
  return {
    x: x.ticks(7).map((tick) => ({ at: x(tick), text: tickText(tick) })),
    y: y.ticks(5).map((tick) => ({ at: y(tick), text: tickText(tick) })),
    paths: series.map((one) => ({ name: one.name, path: draw(one.points) ?? '' })),
    limits: limits.map((limit) => y(limit)),
  };
}

/** "Temperature, °C" */
export const axisText = ({ title, unit }: CurvesBlock['x']): string =>
  unit === '' ? title : `${title}, ${unit}`;
