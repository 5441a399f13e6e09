import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { valueIn } from '#models/units/units.ts';
import type { PlotArea } from '#renderer/plots/fan-plot.ts';
import type { SupplyPoint } from '#solver/rack/contract.ts';

export interface SupplyPlot {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  /** Those with a flow. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly isLeast: boolean }[];
  readonly path: string;
  /** Supplies at which no flow holds, px. */
  readonly none: readonly number[];
}

/** Least flow in L/min over supply in °C. */
export function supplyPlot(points: readonly SupplyPoint[], area: PlotArea): SupplyPlot {
  const flowOf = (flow: number): number => valueIn(flow, 'volume-flow', 'L/min');
  const supplyOf = (supply: number): number => valueIn(supply, 'temperature', 'degC');
  const supplies = points.map(({ supply }) => supplyOf(supply));
  const most = Math.max(1, ...points.map(({ flow }) => flowOf(flow ?? 0)));
  const x = scaleLinear([Math.min(...supplies), Math.max(...supplies)], [area.left, area.right]);
  const y = scaleLinear([0, most * 1.1], [area.bottom, area.top]).nice(4);
  const found = points.flatMap(({ supply, flow, isLeast }) =>
    flow === null ? [] : [{ x: x(supplyOf(supply)), y: y(flowOf(flow)), isLeast }],
  );
  const draw = line<(typeof found)[number]>(
    (point) => point.x,
    (point) => point.y,
  );
  return {
    x,
    y,
    points: found,
    path: draw(found) ?? '',
    none: points.filter(({ flow }) => flow === null).map(({ supply }) => x(supplyOf(supply))),
  };
}
