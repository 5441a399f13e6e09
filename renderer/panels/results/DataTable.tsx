import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { sortRows, type SortKey } from '#renderer/panels/results/sort-rows.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Stands in the header, so that cells are bare numbers. */
  readonly unit?: string;
  readonly align?: 'left' | 'right';
  /** What the column sorts by; null sorts last both ways. */
  readonly sortBy?: (row: Row) => SortKey;
  readonly renderCell: (row: Row) => ReactNode;
  readonly note?: string;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** The first column's text becomes a button that calls this; so does a click anywhere in the row. */
  readonly onPick?: (row: Row, toggle: boolean) => void;
  readonly isPicked?: (row: Row) => boolean;
  readonly onHover?: (row: Row | null) => void;
  readonly isStale?: boolean;
  /** At first the top is shown, also where a row below it is picked. */
  readonly startsAtTop?: boolean;
  readonly startBy?: { readonly key: string; readonly descending: boolean };
}

/** A dense table: sortable headers with units, right-aligned tabular numbers, rows that select. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, keyOf, onPick, isPicked, onHover } = props;
  const [order, setOrder] = useState(props.startBy ?? null);
  const column = columns.find((item) => item.key === order?.key);
  const sorted = useMemo(
    () => (column?.sortBy ? sortRows(rows, column.sortBy, order?.descending ?? false) : rows),
    [rows, column, order],
  );
  const body = useRef<HTMLTableSectionElement>(null);
  const picked = sorted.filter((row) => isPicked?.(row)).map(keyOf);
  const only = picked.length === 1 ? picked[0] : undefined;
  const seen = useRef(props.startsAtTop ? only : undefined);
  useEffect(() => {
    // What was selected in the scene comes into view here.
    if (only !== undefined && only !== seen.current)
      body.current?.querySelector('[data-picked]')?.scrollIntoView({ block: 'nearest' });
    seen.current = only;
  }, [only]);
  const sort = (key: string) =>
    setOrder((old) => ({ key, descending: old?.key === key ? !old.descending : false }));
  return (
    <div
      className="bw-scroll bw-table-wrap bw-stalable"
      data-stale={props.isStale || undefined}
      tabIndex={0}
      role="region"
      aria-label={props.label}
    >
      <table className="bw-table">
        <thead>
          <tr>
            {columns.map((item) => {
              const isSorted = order?.key === item.key;
              const heading = (
                <>
                  {item.title}
                  {item.unit && <span className="bw-unit"> {item.unit}</span>}
                </>
              );
              const Arrow = order?.descending ? ArrowDown : ArrowUp;
              return (
                <th
                  key={item.key}
                  scope="col"
                  data-align={item.align ?? 'left'}
                  title={item.note}
                  aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  {item.sortBy ? (
                    <button type="button" onClick={() => sort(item.key)}>
                      {heading}
                      {isSorted && <Arrow size={11} aria-hidden />}
                    </button>
                  ) : (
                    heading
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={body}>
          {sorted.map((row) => (
            <tr
              key={keyOf(row)}
              data-picked={isPicked?.(row) || undefined}
              data-pick={onPick !== undefined || undefined}
              onClick={onPick && ((event) => onPick(row, event.ctrlKey || event.metaKey))}
              onPointerEnter={onHover && (() => onHover(row))}
              onPointerLeave={onHover && (() => onHover(null))}
            >
              {columns.map((item, index) => (
                <td key={item.key} data-align={item.align ?? 'left'}>
                  {index === 0 && onPick ? (
                    <button
                      type="button"
                      aria-pressed={isPicked?.(row)}
                      onClick={(event) => {
                        event.stopPropagation();
                        onPick(row, event.ctrlKey || event.metaKey);
                      }}
                    >
                      {item.renderCell(row)}
                    </button>
                  ) : (
                    item.renderCell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
