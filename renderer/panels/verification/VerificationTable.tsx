import { CircleCheck, CircleX } from 'lucide-react';
import { memo } from 'react';
import { keyOf, rowTexts, type FamilyRows } from '#renderer/panels/verification/verification-rows.ts';
import type { VerificationRow } from '#solver/verification/row.ts';

/** Title, alignment and width; what has no width shares what is left. */
const columns = [
  ['', 'left', 28],
  ['Case', 'left', null],
  ['Quantity', 'left', null],
  ['Reference', 'right', 132],
  ['Boxwright', 'right', 132],
  ['Deviation', 'right', 112],
  ['Tolerance', 'right', 92],
  ['Source', 'left', 210],
] as const;

/** All rows by family; a click on one shows what is behind it. */
export function VerificationTable({
  groups,
  picked,
  onPick,
}: {
  readonly groups: readonly FamilyRows[];
  readonly picked: string | null;
  readonly onPick: (key: string) => void;
}) {
  return (
    <div className="bw-scroll bw-table-wrap" tabIndex={0} role="region" aria-label="Verification rows">
      <table className="bw-table bw-verification-table">
        <colgroup>
          {columns.map(([title, , width]) => (
            <col key={title} style={width === null ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(([title, align]) => (
              <th key={title} scope="col" data-align={align}>
                {title === '' ? <span className="bw-hidden-text">Verdict</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ family, title, rows, ok, all }) => (
          <tbody key={family}>
            <tr className="bw-table-group">
              <th scope="rowgroup" colSpan={columns.length}>
                {title}{' '}
                <span className="bw-faint">
                  {ok} of {all}
                </span>
              </th>
            </tr>
            {rows.map((row, index) => (
              <Row
                key={keyOf(row)}
                row={row}
                isFirst={rows[index - 1]?.title !== row.title}
                isPicked={keyOf(row) === picked}
                onPick={onPick}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const Row = memo(function Row({
  row,
  isFirst,
  isPicked,
  onPick,
}: {
  readonly row: VerificationRow;
  /** The first of its case on screen: it carries the title. */
  readonly isFirst: boolean;
  readonly isPicked: boolean;
  readonly onPick: (key: string) => void;
}) {
  const texts = rowTexts(row);
  const verdict = row.ok ? 'within tolerance' : 'outside tolerance';
  const Mark = row.ok ? CircleCheck : CircleX;
  return (
    <tr data-pick data-picked={isPicked || undefined} onClick={() => onPick(keyOf(row))}>
      <td>
        <span
          className={`bw-state ${row.ok ? 'bw-good' : 'bw-bad'}`}
          role="img"
          aria-label={verdict}
          title={verdict}
        >
          <Mark size={13} aria-hidden />
        </span>
      </td>
      <td>
        <span className="bw-cell-clip" title={row.title}>
          <span className="bw-verification-id">{row.id}</span>
          <span className={isFirst ? undefined : 'bw-hidden-text'}>{row.title}</span>
        </span>
      </td>
      <td>
        <button
          type="button"
          aria-pressed={isPicked}
          onClick={(event) => {
            event.stopPropagation();
            onPick(keyOf(row));
          }}
        >
          <span className="bw-cell-clip">{row.quantity}</span>
        </button>
      </td>
      <td data-align="right">{texts.reference}</td>
      <td data-align="right">{texts.value}</td>
      <td data-align="right" className={row.ok ? undefined : 'bw-bad'}>
        {texts.deviation}
      </td>
      <td data-align="right" className="bw-faint">
        ±{texts.tolerance}
      </td>
      <td>
        <span className="bw-cell-clip bw-faint">{row.source}</span>
      </td>
    </tr>
  );
});
