import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import type { CurveTable } from '#models/schema/curve-table.ts';
import type { Curve, CurveField } from '#models/schema/field.ts';
import { valueIn } from '#models/units/units.ts';
import type { PlotArea } from '#renderer/plots/fan-plot.ts';

interface CurvePlot {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly path: string;
  /** The curve that it is compared with; empty without one. */
  readonly before: string;
  readonly points: readonly { readonly row: number; readonly x: number; readonly y: number }[];
}

type Point = { readonly row: number; readonly x: number; readonly y: number };

/** Scales, curve and points of a table, in the table's units. Points out of order are joined as they stand. */
export function curvePlot(
  field: CurveField,
  units: CurveTable['units'],
  points: readonly Point[],
  before: Curve | null,
  area: PlotArea,
): CurvePlot {
  const inX = (value: number) => valueIn(value, field.x.quantity, units.x);
  const inY = (value: number) => valueIn(value, field.y.quantity, units.y);
  const shown = points.map(({ row, x, y }) => ({ row, x: inX(x), y: inY(y) }));
  const other = (before ?? []).map(([x, y]) => ({ x: inX(x), y: inY(y) }));
  const all = [...shown, ...other];
  const most = (of: 'x' | 'y') => Math.max(...all.map((point) => point[of]), 0) || 1;
  // All begins at nothing: how far a curve is from there is what one wants to see.
  const x = scaleLinear([0, most('x') * 1.04], [area.left, area.right]).nice();
  const y = scaleLinear([0, most('y') * 1.08], [area.bottom, area.top]).nice();
  const isRising = shown.every((point, index) => index === 0 || point.x > (shown[index - 1]?.x ?? 0));
  const draw = line<{ readonly x: number; readonly y: number }>(
    (point) => x(point.x),
    (point) => y(point.y),
  );
  const smooth = (list: readonly { readonly x: number; readonly y: number }[]) =>
    draw.curve(curveMonotoneX)([...list]) ?? '';
  const straight = draw(shown) ?? '';
  return {
    x,
    y,
    path: isRising ? smooth(shown) : straight,
    before: smooth(other),
    points: shown.map((point) => ({ row: point.row, x: x(point.x), y: y(point.y) })),
  };
}
