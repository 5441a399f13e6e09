import { Button } from '@mantine/core';
import { ArrowDownUp, Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { asUnit, inUnit, readCurveTable, sortedRows } from '#models/schema/curve-table.ts';
import type { CurveColumn, CurveTable } from '#models/schema/curve-table.ts';
import { withCell, withoutRow, withPasted } from '#models/schema/curve-table-edits.ts';
import type { Curve, CurveField } from '#models/schema/field.ts';
import { readPasted } from '#models/schema/pasted-columns.ts';
import type { DecimalMark } from '#models/units/decimal-mark.ts';
import { findUnit } from '#models/units/units.ts';
import { CurveRows } from '#renderer/panels/part-editor/CurveRows.tsx';
import { CurveChart } from '#renderer/plots/CurveChart.tsx';
import { useSize } from '#renderer/plots/use-size.ts';

/** What was said of the last step: a conversion that can be taken as another unit, a paste, why there was none. */
interface Said {
  readonly severity: 'info' | 'error';
  readonly text: string;
  readonly instead?: { readonly label: string; readonly run: () => void };
}

/** The points of a curve as a table, and the curve beside it while they are typed. */
export function CurveEntry({
  field,
  table,
  before,
  onChange,
}: {
  readonly field: CurveField;
  readonly table: CurveTable;
  readonly before: Curve | null;
  /** @param step what undo shows */
  readonly onChange: (step: string, table: CurveTable) => void;
}) {
  const id = useId();
  const [preview, setPreview] = useState<CurveTable | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const [mark, setMark] = useState<DecimalMark | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [ref, size] = useSize();
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = preview ?? table;
  const read = readCurveTable(field, shown);
  const whole = read.faults.find(({ row }) => row === null);
  const isUnsorted = read.faults.some(({ column, row }) => column === 'x' && row !== null && rising(row));

  function rising(row: number): boolean {
    return read.points.some((point) => point.row === row);
  }
  const commit = (step: string, next: CurveTable, words: Said | null = null) => {
    setPreview(null);
    setSaid(words);
    if (next !== table) onChange(step, next);
  };
  const nameOf = (column: CurveColumn, symbol: string) =>
    findUnit(field[column].quantity, symbol)?.shown ?? (symbol === '' ? '1' : symbol);
  const changeUnit = (column: CurveColumn, unit: string) => {
    const { label } = field[column];
    const old = table.units[column];
    const keep = () => {
      body.current?.closest('table')?.querySelector('select')?.focus();
      commit(`${label.toLowerCase()} in ${nameOf(column, unit)}, numbers kept`, asUnit(table, column, unit));
    };
    const hasNumbers = table.rows.some((row) => row[column].text.trim() !== '');
    commit(`${label.toLowerCase()} in ${nameOf(column, unit)}`, inUnit(field, table, column, unit), {
      severity: 'info',
      text: `${label} was converted from ${nameOf(column, old)} to ${nameOf(column, unit)}.`,
      ...(hasNumbers ? { instead: { label: 'Keep the numbers instead', run: keep } } : {}),
    });
  };
  const paste = (row: number, column: CurveColumn, text: string) => {
    const pasted = readPasted(text, field, mark);
    if (!pasted.ok) {
      setSaid({ severity: 'error', text: `Nothing was pasted: ${pasted.error}.` });
      return;
    }
    const count = pasted.rows.length;
    const lines = count === 1 ? '1 row' : `${count} rows`;
    const words = { severity: 'info', text: [`${lines} pasted.`, ...pasted.said].join(' ') } as const;
    commit(`paste ${lines}`, withPasted(field, shown, { row, column }, pasted), words);
  };
  const addPoint = () =>
    body.current?.querySelector<HTMLInputElement>('tr:last-child input')?.focus({ preventScroll: false });

  return (
    <div className="bw-curve-entry">
      <div>
        <div className="bw-curve-table" role="group" aria-label={`Points of ${field.label.toLowerCase()}`}>
          <CurveRows
            field={field}
            table={shown}
            faults={read.faults}
            body={body}
            onActive={setActive}
            onType={(row, column, text) => setPreview(withCell(shown, row, column, text))}
            onSettle={(row) => preview && commit(`point ${row + 1}`, preview)}
            onRevert={() => setPreview(null)}
            onRemove={(row) => commit(`remove point ${row + 1}`, withoutRow(shown, row))}
            onUnit={changeUnit}
            onPaste={paste}
          />
        </div>
        {whole && shown.rows.length > 0 && <p className="bw-field-error">{whole.message}.</p>}
        {said && (
          <p
            className={said.severity === 'error' ? 'bw-field-error' : 'bw-hint'}
            role={said.severity === 'error' ? 'alert' : 'status'}
          >
            {said.text}{' '}
            {said.instead && (
              <Button variant="subtle" size="compact-xs" onClick={said.instead.run}>
                {said.instead.label}
              </Button>
            )}
          </p>
        )}
        <div className="bw-buttons bw-buttons-left">
          <Button variant="default" leftSection={<Plus size={13} aria-hidden />} onClick={addPoint}>
            Add point
          </Button>
          {isUnsorted && (
            <Button
              variant="default"
              leftSection={<ArrowDownUp size={13} aria-hidden />}
              onClick={() => commit('sort the points', sortedRows(field, shown))}
            >
              Sort by {field.x.label.toLowerCase()}
            </Button>
          )}
          <label htmlFor={id} className="bw-field-label bw-curve-mark">
            Pasted decimals
            <select
              id={id}
              className="bw-input bw-compact"
              value={mark ?? ''}
              onChange={(event) => {
                const next = event.currentTarget.value;
                setMark(next === 'comma' || next === 'point' ? next : null);
              }}
            >
              <option value="">as they show</option>
              <option value="point">1.5</option>
              <option value="comma">1,5</option>
            </select>
          </label>
        </div>
      </div>
      <div className="bw-plot-box" ref={ref}>
        {size && size.width > 120 && size.height > 80 && (
          <CurveChart
            field={field}
            units={shown.units}
            read={read}
            before={before}
            active={active}
            size={size}
          />
        )}
      </div>
    </div>
  );
}
