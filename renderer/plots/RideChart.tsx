import type { KeyboardEvent, PointerEvent } from 'react';
import type { PlacementId } from '#models/project/records.ts';
import type { Ride } from '#models/results/ride.ts';
import { formatQuantity } from '#models/units/units.ts';
import { nextIndex } from '#renderer/plots/read-off-keys.ts';
import { firstIndex, indexAt, plottedParts, ridePlot, tickText } from '#renderer/plots/ride-plot.ts';
import { XTicks, YTicks, YTitle } from '#renderer/plots/Ticks.tsx';

export interface RideChartProps {
  readonly ride: Ride;
  readonly timeUnit: string;
  readonly width: number;
  readonly height: number;
  /** Index of the time that is read off; null reads off none. */
  readonly cursor: number | null;
  readonly onCursor: (index: number | null) => void;
  /** Drawn stronger. */
  readonly selection: readonly PlacementId[];
}

const inset = { left: 46, right: 62, top: 8, bottom: 34 };
/** Height from which the limits' figures stand in the plot without covering it; the legend has them too. */
const roomForLimits = 130;
/** Times that Page Up and Page Down, or an arrow with Shift, go at once. */
const far = 10;

/** Temperatures after a failure against time, limits dashed. Pointer or arrow keys read values off. */
export function RideChart(props: RideChartProps) {
  const { ride, timeUnit, width, height, cursor, onCursor, selection } = props;
  const area = {
    left: inset.left,
    right: width - inset.right,
    top: inset.top,
    bottom: height - inset.bottom,
  };
  const plot = ridePlot(ride, timeUnit, area);
  const parts = plottedParts(ride);
  const first = firstIndex(ride);
  const last = ride.times.length - 1;
  const at = cursor ?? last;
  const time = formatQuantity(ride.times[at] ?? 0, 'time', timeUnit);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextIndex(event, at, { first, last, far });
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onCursor(next);
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    onCursor(indexAt(ride, plot, event.clientX - left));
  };
  return (
    <div
      className="bw-ride-chart"
      role="slider"
      tabIndex={0}
      aria-label="Temperatures after the failure: time that is read off"
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={`${time}: ${parts
        .map((part) => `${part.name} ${formatQuantity(part.temperature[at] ?? 0, 'temperature', 'degC')}`)
        .join(', ')}`}
      onKeyDown={onKeyDown}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => onCursor(null)}
      onBlur={() => onCursor(null)}
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        aria-hidden
        className="bw-plot bw-ride-plot"
      >
        <XTicks
          area={area}
          ticks={plot.x
            .ticks(Math.max(2, Math.floor((area.right - area.left) / 60)))
            .map((tick) => ({ at: plot.x(tick), text: tickText(tick) }))}
        />
        <YTicks
          area={area}
          ticks={plot.y
            .ticks(Math.max(2, Math.floor((area.bottom - area.top) / 30)))
            .map((tick) => ({ at: plot.y(tick), text: tickText(tick) }))}
        />
        <text className="bw-axis" x={(area.left + area.right) / 2} y={height - 5} textAnchor="middle">
          Time after the failure, {timeUnit}
        </text>
        <YTitle area={area} text="Temperature, °C" />
        {plot.limits.map(({ limit, y }) => (
          <line key={limit} className="bw-ride-limit" x1={area.left} x2={area.right} y1={y} y2={y} />
        ))}
        {plot.lines.map((line, index) => (
          <g
            key={line.id}
            className={`bw-ride-line bw-series-${index + 1}`}
            data-picked={selection.includes(line.id) || undefined}
          >
            <path d={line.path} />
            {line.crossing && <circle cx={line.crossing.x} cy={line.crossing.y} r={3.5} />}
            <text x={line.label.x} y={line.label.y} dy="0.35em">
              {line.name.length > 8 ? `${line.name.slice(0, 7)}…` : line.name}
            </text>
          </g>
        ))}
        {plot.limits.map(
          ({ limit, y, label }) =>
            label &&
            area.bottom - area.top >= roomForLimits && (
              <text key={limit} className="bw-ride-limit-text" x={area.right - 4} y={y - 3} textAnchor="end">
                limit {formatQuantity(limit, 'temperature', 'degC')}
              </text>
            ),
        )}
        {cursor !== null && (
          <line
            className="bw-ride-cursor"
            x1={plot.xAt(cursor)}
            x2={plot.xAt(cursor)}
            y1={area.top}
            y2={area.bottom}
          />
        )}
      </svg>
    </div>
  );
}
