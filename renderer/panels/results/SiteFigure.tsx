import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { PlaceAnswer } from '#models/results/site.ts';
import { months } from '#models/site/calendar.ts';
import { figure } from '#renderer/panels/figures.tsx';
import { SiteChart } from '#renderer/plots/SiteChart.tsx';
import { markPath, monthSpans, seriesText, worstMonth, type SiteSeries } from '#renderer/plots/site-plot.ts';
import { useSize } from '#renderer/plots/use-size.ts';

const choices: readonly { readonly value: SiteSeries; readonly label: string }[] = [
  { value: 'margin', label: 'Margin' },
  { value: 'power', label: 'Power' },
  { value: 'inlet', label: 'Inlet' },
];

/** The year by months, and a legend that reads one month off. */
export function SiteFigure({
  answers,
  isStale,
}: {
  readonly answers: readonly PlaceAnswer[];
  readonly isStale: boolean;
}) {
  const [series, setSeries] = useState<SiteSeries>('margin');
  const [cursor, setCursor] = useState<number | null>(null);
  const [ref, size] = useSize();
  const at = cursor ?? worstMonth(answers);
  const { title, quantity, unit, shown } = seriesText(series, answers);
  const isKnown = answers.some((answer) => monthSpans(answer, series).some((span) => span !== null));
  return (
    <figure
      className="bw-figure-box bw-site-figure bw-stalable"
      data-stale={isStale || undefined}
      aria-label="The year by months"
    >
      {isKnown ? (
        <div className="bw-plot-box" ref={ref}>
          {size && size.height > 60 && size.width > 160 && (
            <SiteChart
              answers={answers}
              series={series}
              width={size.width}
              height={size.height}
              at={at}
              onCursor={setCursor}
            />
          )}
        </div>
      ) : (
        <p className="bw-empty">No part has a limit, so there is no margin to draw.</p>
      )}
      <div className="bw-site-side">
        <div className="bw-site-tools">
          <SegmentedControl
            size="xs"
            aria-label="What the chart shows"
            data={[...choices]}
            value={series}
            onChange={(value) =>
              setSeries(choices.find((choice) => choice.value === value)?.value ?? 'margin')
            }
          />
        </div>
        <table className="bw-table bw-ride-legend bw-site-legend">
          <thead>
            <tr>
              <th scope="col">
                {title} in {months[at]}, {shown}
              </th>
              <th scope="col" data-align="right">
                Least
              </th>
              <th scope="col" data-align="right">
                Mean
              </th>
              <th scope="col" data-align="right">
                Most
              </th>
            </tr>
          </thead>
          <tbody>
            {answers.map((answer, index) => {
              const span = monthSpans(answer, series)[at] ?? null;
              return (
                <tr key={answer.place} className={`bw-series-${index + 1}`}>
                  <th scope="row">
                    <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden className="bw-site-key">
                      <path d={markPath(index)} />
                    </svg>
                    <span title={answer.place}>{answer.place}</span>
                  </th>
                  {(['least', 'mean', 'most'] as const).map((key) => (
                    <td key={key} data-align="right">
                      {figure(span && span[key], quantity, unit)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="bw-hint">Bars: least to most. Marks: the mean.</p>
      </div>
    </figure>
  );
}
