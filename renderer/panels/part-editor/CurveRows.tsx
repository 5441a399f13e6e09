import { X } from 'lucide-react';
import { useId, type KeyboardEvent, type RefObject } from 'react';
import type { CurveColumn, CurveFault, CurveTable } from '#models/schema/curve-table.ts';
import type { CurveField } from '#models/schema/field.ts';
import { quantities } from '#models/units/table.ts';

interface CurveRowsProps {
  readonly field: CurveField;
  readonly table: CurveTable;
  readonly faults: readonly CurveFault[];
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** The row that has the cursor. */
  readonly onActive: (row: number | null) => void;
  readonly onType: (row: number, column: CurveColumn, text: string) => void;
  readonly onSettle: (row: number) => void;
  readonly onRevert: () => void;
  readonly onRemove: (row: number) => void;
  readonly onUnit: (column: CurveColumn, unit: string) => void;
  readonly onPaste: (row: number, column: CurveColumn, text: string) => void;
}

const columns = ['x', 'y'] as const;

/** The points as rows, and an empty one after them in which the next is typed. What is wrong stands in its row. */
export function CurveRows(props: CurveRowsProps) {
  const { field, table, faults, body, onRemove, onUnit } = props;
  return (
    <table className="bw-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="bw-faint">Row</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {field[column].label}{' '}
              <select
                className="bw-input bw-compact"
                aria-label={`Unit of ${field[column].label.toLowerCase()}`}
                value={table.units[column]}
                onChange={(event) => onUnit(column, event.currentTarget.value)}
              >
                {quantities[field[column].quantity].units.map(({ symbol, shown }) => (
                  <option key={symbol} value={symbol}>
                    {shown ?? (symbol === '' ? '1' : symbol)}
                  </option>
                ))}
              </select>
            </th>
          ))}
          <th scope="col" className="bw-curve-what">
            <span className="bw-faint">Check</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {[...table.rows, null].map((row, index) => (
          <Row
            key={index}
            {...props}
            index={index}
            isNext={row === null}
            faults={faults.filter((fault) => fault.row === index)}
            onRemove={() => onRemove(index)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  field,
  table,
  faults,
  body,
  index,
  isNext,
  onActive,
  onType,
  onSettle,
  onRevert,
  onRemove,
  onPaste,
}: Omit<CurveRowsProps, 'onRemove' | 'onUnit'> & {
  readonly index: number;
  readonly isNext: boolean;
  readonly onRemove: () => void;
}) {
  const id = useId();
  const row = table.rows[index];
  const goTo = (to: number, column: CurveColumn) => {
    // The row may only be there once what was typed has settled.
    requestAnimationFrame(() => {
      const cells = body.current?.rows[to]?.querySelectorAll('input');
      cells?.[columns.indexOf(column)]?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, column: CurveColumn) => {
    if (event.key === 'Escape') {
      if (event.currentTarget.dataset['typed'] === undefined) return;
      event.stopPropagation();
      onRevert();
      return;
    }
    const way = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    onSettle(index);
    // Enter goes on with the next point: from its flow to its pressure, and on to the next row.
    if (event.key !== 'Enter') goTo(index + way, column);
    else if (column === 'x') goTo(index, 'y');
    else goTo(index + 1, 'x');
  };
  return (
    <tr>
      <th scope="row" className="bw-faint">
        {index + 1}
      </th>
      {columns.map((column) => {
        const fault = faults.find((one) => one.column === column && one.severity === 'error');
        return (
          <td key={column}>
            <input
              className="bw-input bw-number"
              aria-label={`${field[column].label}, row ${index + 1}`}
              value={row?.[column].text ?? ''}
              spellCheck={false}
              autoComplete="off"
              aria-invalid={fault !== undefined}
              aria-describedby={faults.length > 0 ? id : undefined}
              onChange={(event) => onType(index, column, event.currentTarget.value)}
              onFocus={(event) => {
                event.currentTarget.select();
                onActive(index);
              }}
              onBlur={() => {
                onActive(null);
                onSettle(index);
              }}
              onKeyDown={(event) => onKeyDown(event, column)}
              onPaste={(event) => {
                const text = event.clipboardData.getData('text/plain');
                // A single value is pasted into the cell as into any other.
                if (!/[\n\r\t;]|,\s/.test(text.trim())) return;
                event.preventDefault();
                onPaste(index, column, text);
              }}
            />
          </td>
        );
      })}
      <td className="bw-curve-what">
        <div>
          {faults.length > 0 && (
            <span id={id} className="bw-curve-fault" data-severity={faults[0]?.severity}>
              {faults.map(({ message }) => message).join('; ')}
            </span>
          )}
          {!isNext && (
            <button
              type="button"
              className="bw-reset bw-curve-remove"
              aria-label={`Remove row ${index + 1}`}
              onClick={() => {
                onRemove();
                goTo(index, 'x');
              }}
            >
              <X size={12} aria-hidden />
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}
