import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { FanResult } from '#models/results/design-result.ts';
import { valueIn } from '#models/units/units.ts';

export interface FanPlot {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly curve: string;
  /** Parabola through the origin and the operating point: the system that this fan sees. Empty where it has none. */
  readonly system: string;
  readonly point: { readonly x: number; readonly y: number };
  readonly others: readonly { readonly id: string; readonly x: number; readonly y: number }[];
}

export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const samples = 40;

/** Flow in m³/h as shown, from SI. */
const shownFlow = (flow: number): number => valueIn(flow, 'volume-flow', 'm3/h');

/** Scales and paths of a fan's curve with its operating point, and of fans that share its curve. */
export function fanPlot(fan: FanResult, alike: readonly FanResult[], area: PlotArea): FanPlot {
  const points = fan.curve.map(([flow, pressure]) => [shownFlow(flow), pressure] as const);
  const all = [fan, ...alike].map((item) => [shownFlow(item.flow), item.pressure] as const);
  const flows = [...points, ...all].map(([flow]) => flow);
  const pressures = [...points, ...all].map(([, pressure]) => pressure);
  const x = scaleLinear(
    [Math.min(0, ...flows), Math.max(1e-6, ...flows) * 1.04],
    [area.left, area.right],
  ).nice();
  const y = scaleLinear(
    [Math.min(0, ...pressures), Math.max(1e-6, ...pressures) * 1.08],
    [area.bottom, area.top],
  ).nice();
  const draw = line<readonly [number, number]>(
    (point) => x(point[0]),
    (point) => y(point[1]),
  );
  const at = shownFlow(fan.flow);
  const hasSystem = fan.flow > 0 && fan.pressure > 0;
  const end = hasSystem
    ? Math.min(x.domain()[1] ?? at, at * Math.sqrt((y.domain()[1] ?? 0) / fan.pressure))
    : 0;
  const system = Array.from({ length: samples + 1 }, (_, index): readonly [number, number] => {
    const flow = (end * index) / samples;
    return [flow, fan.pressure * (flow / at) ** 2];
  });
  return {
    x,
    y,
    curve: draw(points) ?? '',
    system: hasSystem ? (draw(system) ?? '') : '',
    point: { x: x(at), y: y(fan.pressure) },
    others: alike.map((item) => ({ id: item.id, x: x(shownFlow(item.flow)), y: y(item.pressure) })),
  };
}
