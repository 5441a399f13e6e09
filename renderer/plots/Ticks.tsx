import type { PlotArea } from '#renderer/plots/fan-plot.ts';

/** A line across the plot, in px from its corner, and what stands beside it. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Upright lines, with their text below the plot. */
export function XTicks({ area, ticks }: { readonly area: PlotArea; readonly ticks: readonly Tick[] }) {
  return ticks.map(({ at, text }) => (
    <g key={at}>
      <line className="bw-gridline" x1={at} x2={at} y1={area.top} y2={area.bottom} />
      <text x={at} y={area.bottom + 14} textAnchor="middle">
        {text}
      </text>
    </g>
  ));
}

/** Level lines, with their text to the left of the plot. */
export function YTicks({ area, ticks }: { readonly area: PlotArea; readonly ticks: readonly Tick[] }) {
  return ticks.map(({ at, text }) => (
    <g key={at}>
      <line className="bw-gridline" x1={area.left} x2={area.right} y1={at} y2={at} />
      <text x={area.left - 6} y={at} dy="0.35em" textAnchor="end">
        {text}
      </text>
    </g>
  ));
}

/** What stands upright at the left edge of a plot. */
export function YTitle({ area, text }: { readonly area: PlotArea; readonly text: string }) {
  return (
    <text
      className="bw-axis"
      transform={`translate(12 ${(area.top + area.bottom) / 2}) rotate(-90)`}
      textAnchor="middle"
    >
      {text}
    </text>
  );
}
