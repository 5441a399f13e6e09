import type { FanResult } from '#models/results/design-result.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';
import { fanPlot } from '#renderer/plots/fan-plot.ts';
import { XTicks, YTicks, YTitle } from '#renderer/plots/Ticks.tsx';

export interface FanCurveProps {
  readonly fan: FanResult;
  readonly name: string;
  /** Fans on the same curve, drawn as faint points. */
  readonly alike: readonly FanResult[];
  readonly width: number;
  readonly height: number;
}

const inset = { left: 52, right: 14, top: 12, bottom: 36 };

/** A fan's pressure curve at its speed and air density, the system that it sees and where the two meet. */
export function FanCurve({ fan, name, alike, width, height }: FanCurveProps) {
  const area = {
    left: inset.left,
    right: width - inset.right,
    top: inset.top,
    bottom: height - inset.bottom,
  };
  const plot = fanPlot(fan, alike, area);
  const flow = formatQuantity(fan.flow, 'volume-flow', 'm3/h');
  const pressure = formatQuantity(fan.pressure, 'pressure', 'Pa');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`Curve of ${name}; it works at ${flow} and ${pressure}`}
      className="bw-plot"
    >
      <XTicks
        area={area}
        ticks={plot.x.ticks(5).map((tick) => ({ at: plot.x(tick), text: formatNumber(tick) }))}
      />
      <YTicks
        area={area}
        ticks={plot.y.ticks(4).map((tick) => ({ at: plot.y(tick), text: formatNumber(tick) }))}
      />
      <text className="bw-axis" x={(area.left + area.right) / 2} y={height - 6} textAnchor="middle">
        Flow, m³/h
      </text>
      <YTitle area={area} text="Static pressure, Pa" />
      {plot.system !== '' && <path className="bw-system" d={plot.system} />}
      <path className="bw-curve" d={plot.curve} />
      {plot.others.map((point) => (
        <circle key={point.id} className="bw-other" cx={point.x} cy={point.y} r={3} />
      ))}
      <line className="bw-guide" x1={plot.point.x} x2={plot.point.x} y1={plot.point.y} y2={area.bottom} />
      <line className="bw-guide" x1={area.left} x2={plot.point.x} y1={plot.point.y} y2={plot.point.y} />
      <circle className="bw-point" cx={plot.point.x} cy={plot.point.y} r={4.5} />
    </svg>
  );
}
