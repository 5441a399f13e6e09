import { siteRows, type SiteRow } from '#models/compare/site-rows.ts';
import type { PlaceAnswer } from '#models/results/site.ts';
import type { ChosenPlace } from '#renderer/store/site-contract.ts';
import { ComparedValue, Difference, rowUnit } from '#renderer/panels/results/ComparedValue.tsx';

/** Every figure of the places side by side; of two places also their difference. Where the figures are from stands below. */
export function SiteTable({
  places,
  answers,
  isStale,
}: {
  /** As they were asked about. */
  readonly places: readonly ChosenPlace[];
  readonly answers: readonly PlaceAnswer[];
  readonly isStale: boolean;
}) {
  const rows = siteRows(answers);
  const groups = [...new Set(rows.map(({ group }) => group))];
  const isPair = answers.length === 2;
  const isEstimate = (name: string) =>
    places.some((one) => one.name === name && one.place.type === 'climate');
  return (
    <div
      className="bw-scroll bw-table-wrap bw-stalable"
      data-stale={isStale || undefined}
      tabIndex={0}
      role="region"
      aria-label="Places side by side"
    >
      <table className="bw-table bw-compare-table bw-site-table">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {answers.map(({ place, source }, index) => (
              <th
                key={place}
                scope="col"
                data-align="right"
                title={source}
                className={`bw-series-${index + 1}`}
              >
                <span className="bw-site-head">
                  <span className="bw-clip">{place}</span>
                  {isEstimate(place) && (
                    <span
                      className="bw-estimate"
                      title="An estimate: a year made from what is published of the climate"
                    >
                      est.
                    </span>
                  )}
                </span>
              </th>
            ))}
            {isPair && (
              <th scope="col" data-align="right" title="Of the second place to the first">
                Difference
              </th>
            )}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr className="bw-table-group">
              <th scope="rowgroup" colSpan={answers.length + (isPair ? 2 : 1)}>
                {group}
              </th>
            </tr>
            {rows
              .filter((row) => row.group === group)
              .map((row) => (
                <Row key={row.key} row={row} answers={answers} isPair={isPair} />
              ))}
          </tbody>
        ))}
      </table>
      <ul className="bw-sources bw-site-sources" aria-label="Where the years are from">
        {answers.map(({ place, source, notes }) => (
          <li key={place}>
            <strong>{place}</strong>: {source}. {notes.join(' ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({
  row,
  answers,
  isPair,
}: {
  readonly row: SiteRow;
  readonly answers: readonly PlaceAnswer[];
  readonly isPair: boolean;
}) {
  const isText = row.values.every((value) => typeof value !== 'number');
  return (
    <tr>
      <th scope="row" title={row.note} data-inner={/^[a-z0-9]/.test(row.label) || undefined}>
        {row.label}
        {row.unit && <span className="bw-unit"> {rowUnit(row)}</span>}
      </th>
      {answers.map(({ place, source }, index) => (
        <td key={place} data-align="right" title={`${row.note}\n${place}: ${source}`}>
          <ComparedValue row={row} index={index} isBare />
        </td>
      ))}
      {isPair && <td data-align="right">{!isText && <Difference row={row} index={1} />}</td>}
    </tr>
  );
}
