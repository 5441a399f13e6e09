import { useState } from 'react';
import type { Ride } from '#models/results/ride.ts';
import { amount, figure } from '#renderer/panels/figures.tsx';
import type { TimeUnit } from '#renderer/panels/results/ride-words.ts';
import { RideChart } from '#renderer/plots/RideChart.tsx';
import { plottedParts } from '#renderer/plots/ride-plot.ts';
import { useSize } from '#renderer/plots/use-size.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The courses of the parts that matter most, and a legend that reads them off at one time. */
export function RideFigure({
  ride,
  unit,
  isStale,
}: {
  readonly ride: Ride;
  readonly unit: TimeUnit;
  readonly isStale: boolean;
}) {
  const selection = useWorkbench((state) => state.selection);
  const actions = useWorkbench((state) => state.actions);
  const [ref, size] = useSize();
  const [wanted, setCursor] = useState<number | null>(null);
  // A new answer may be shorter than the one that was read off.
  const cursor = wanted !== null && wanted < ride.times.length ? wanted : null;
  const at = cursor ?? ride.times.length - 1;
  return (
    <figure
      className="bw-figure-box bw-ride-figure bw-stalable"
      data-stale={isStale || undefined}
      aria-label="Course of the temperatures"
    >
      <div className="bw-plot-box" ref={ref}>
        {size && size.height > 80 && size.width > 160 && (
          <RideChart
            ride={ride}
            timeUnit={unit}
            width={size.width}
            height={size.height}
            cursor={cursor}
            onCursor={setCursor}
            selection={selection}
          />
        )}
      </div>
      <table className="bw-table bw-ride-legend">
        <caption>°C at {amount(ride.times[at] ?? 0, 'time', unit)}</caption>
        <tbody>
          {plottedParts(ride).map((part, index) => (
            <tr key={part.id} data-picked={selection.includes(part.id) || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={`bw-ride-key bw-series-${index + 1}`}
                  aria-pressed={selection.includes(part.id)}
                  onClick={() => actions.select([part.id])}
                >
                  {part.name}
                </button>
              </th>
              <td data-align="right">{figure(part.temperature[at] ?? null, 'temperature', 'degC')}</td>
              <td data-align="right" className="bw-faint">
                {part.limit === null ? 'no limit' : `of ${figure(part.limit, 'temperature', 'degC')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
