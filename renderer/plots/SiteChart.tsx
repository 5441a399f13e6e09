import type { KeyboardEvent, PointerEvent } from 'react';
import type { PlaceAnswer } from '#models/results/site.ts';
import { months } from '#models/site/calendar.ts';
import { formatFigure } from '#models/units/units.ts';
import { nextIndex } from '#renderer/plots/read-off-keys.ts';
import { tickText } from '#renderer/plots/ride-plot.ts';
import { YTicks, YTitle } from '#renderer/plots/Ticks.tsx';
import {
  markPath,
  monthAt,
  monthSpans,
  seriesText,
  sitePlot,
  type SiteSeries,
} from '#renderer/plots/site-plot.ts';

export interface SiteChartProps {
  readonly answers: readonly PlaceAnswer[];
  readonly series: SiteSeries;
  readonly width: number;
  readonly height: number;
  /** Month that is read off, from 0. */
  readonly at: number;
  readonly onCursor: (month: number | null) => void;
}

const inset = { left: 50, right: 8, top: 8, bottom: 20 };
const far = 3;

/** Least, mean and most of each month, a mark for each place. Pointer or arrow keys read values off. */
export function SiteChart({ answers, series, width, height, at, onCursor }: SiteChartProps) {
  const area = {
    left: inset.left,
    right: width - inset.right,
    top: inset.top,
    bottom: height - inset.bottom,
  };
  const plot = sitePlot(answers, series, area);
  const { title, quantity, unit, shown } = seriesText(series, answers);
  const monthWidth = plot.xAt(1) - plot.xAt(0);
  const texts = answers.map((answer) => {
    const span = monthSpans(answer, series)[at];
    if (!span) return `${answer.place} not known`;
    const [least, mean, most] = [span.least, span.mean, span.most].map((value) =>
      formatFigure(value, quantity, unit),
    );
    return `${answer.place} ${least} to ${most}, mean ${mean}`;
  });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextIndex(event, at, { first: 0, last: months.length - 1, far });
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onCursor(next);
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    onCursor(monthAt(event.clientX - left, area));
  };
  return (
    <div
      className="bw-ride-chart"
      role="slider"
      tabIndex={0}
      aria-label={`${title} by month: month that is read off`}
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={at}
      aria-valuetext={`${months[at] ?? ''}, ${shown}: ${texts.join('; ')}`}
      onKeyDown={onKeyDown}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => onCursor(null)}
      onBlur={() => onCursor(null)}
    >
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden className="bw-plot">
        <rect
          className="bw-site-cursor"
          x={plot.xAt(at) - monthWidth / 2}
          y={area.top}
          width={monthWidth}
          height={area.bottom - area.top}
        />
        <YTicks
          area={area}
          ticks={plot.y
            .ticks(Math.max(2, Math.floor((area.bottom - area.top) / 30)))
            .map((tick) => ({ at: plot.y(tick), text: tickText(tick) }))}
        />
        {months.map((month, index) => (
          <text key={month} x={plot.xAt(index)} y={area.bottom + 14} textAnchor="middle">
            {monthWidth < 26 ? month.slice(0, 1) : month}
          </text>
        ))}
        <YTitle area={area} text={`${title}, ${shown}`} />
        {plot.limit !== null && (
          <line className="bw-ride-limit" x1={area.left} x2={area.right} y1={plot.limit} y2={plot.limit} />
        )}
        {plot.places.map(({ marks, path }, place) => (
          <g key={answers[place]?.place ?? place} className={`bw-site-place bw-series-${place + 1}`}>
            <path className="bw-site-means" d={path} />
            {marks.map(({ month, x, least, mean, most }) => (
              <g key={month}>
                <line x1={x} x2={x} y1={least} y2={most} />
                <path d={markPath(place)} transform={`translate(${x} ${mean})`} />
              </g>
            ))}
          </g>
        ))}
        {plot.limit !== null && area.bottom - area.top >= 100 && (
          <text className="bw-ride-limit-text" x={area.right - 4} y={plot.limit - 3} textAnchor="end">
            at its limit
          </text>
        )}
      </svg>
    </div>
  );
}
