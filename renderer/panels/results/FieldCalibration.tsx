import { Button } from '@mantine/core';
import { Copy, LoaderCircle, SlidersHorizontal, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { keptFactor } from '#models/project/edits/factors.ts';
import type { Design } from '#models/project/design.ts';
import { figure, unknown } from '#renderer/panels/figures.tsx';
import {
  calibrationRows,
  deviationText,
  offText,
  type CalibrationRow,
} from '#renderer/panels/results/calibration-rows.ts';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import { NoAnswer } from '#renderer/panels/results/RunNotes.tsx';
import type { WorkbenchState } from '#renderer/store/contract.ts';
import { ownId, usePartPicking } from '#renderer/panels/results/part-picking.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import type { Calibration } from '#solver/field-run/contract.ts';

type Answer = NonNullable<WorkbenchState['field']['answer']>;

/** How far off the network is before and with the factors that were found, and the buttons that set them. */
export function CalibrationHead({ isStale }: { readonly isStale: boolean }) {
  const found = useWorkbench((state) => state.field.calibration?.found ?? null);
  const design = useWorkbench((state) => state.design);
  const actions = useWorkbench((state) => state.actions);
  const text = useMemo(
    () => found && deviationText(calibrationRows(found, 'parts'), calibrationRows(found, 'openings')),
    [found],
  );
  const isSet = useMemo(() => found !== null && hasFactors(design, found), [design, found]);
  if (!found) return null;
  const count = found.factors.length;
  return (
    <div className="bw-calibration-head">
      <span className="bw-faint bw-clip" title={text ?? undefined}>
        {text}
      </span>
      <Button
        leftSection={<SlidersHorizontal size={12} aria-hidden />}
        disabled={isStale || count === 0 || isSet}
        title="Sets them as fields of the parts; one step to undo"
        onClick={() => actions.applyCalibration('itself')}
      >
        {isSet && count > 0 ? 'Factors are set' : `Set ${count} ${count === 1 ? 'factor' : 'factors'}`}
      </Button>
      <Button
        variant="default"
        leftSection={<Copy size={12} aria-hidden />}
        disabled={isStale || count === 0}
        title="Sets them in a copy of this configuration, which can be compared with it"
        onClick={() => actions.applyCalibration('copy')}
      >
        Add as a configuration
      </Button>
    </div>
  );
}

/** Part by part and opening by opening: the factor that the field would set, and what it does. */
export function FieldCalibration({
  answer,
  isStale,
}: {
  readonly answer: Answer;
  readonly isStale: boolean;
}) {
  const calibration = useWorkbench((state) => state.field.calibration);
  const isRunning = useWorkbench((state) => state.field.run !== null);
  const actions = useWorkbench((state) => state.actions);
  const isWanted = answer.status === 'converged' && !isRunning && calibration === null;
  useEffect(() => {
    if (isWanted) void actions.calibrateField();
  }, [isWanted, actions]);
  if (answer.status !== 'converged')
    return <p className="bw-empty">Only a field that has converged can calibrate the network.</p>;
  if (calibration?.found) return <Tables found={calibration.found} isStale={isStale} />;
  if (calibration?.fault != null) return <NoAnswer reason={calibration.fault} hasAnswer={false} />;
  if (isRunning) return <p className="bw-empty">Factors are sought when the run that goes on has ended.</p>;
  return (
    <p className="bw-empty" role="status">
      <LoaderCircle size={14} className="bw-turning" aria-hidden /> Seeking the factors: the network is solved
      with them again and again…
    </p>
  );
}

function Tables({ found, isStale }: { readonly found: Calibration; readonly isStale: boolean }) {
  const parts = useMemo(() => calibrationRows(found, 'parts'), [found]);
  const openings = useMemo(() => calibrationRows(found, 'openings'), [found]);
  return (
    <div className="bw-calibration-tables">
      <Table
        label="Films of parts, before and with the factors"
        rows={parts}
        columns={partColumns}
        isStale={isStale}
      />
      <Table
        label="Openings, before and with the factors"
        rows={openings}
        columns={openingColumns}
        isStale={isStale}
      />
    </div>
  );
}

function Table({
  label,
  rows,
  columns,
  isStale,
}: {
  readonly label: string;
  readonly rows: readonly CalibrationRow[];
  readonly columns: readonly Column<CalibrationRow>[];
  readonly isStale: boolean;
}) {
  const picking = usePartPicking(ownId);
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      keyOf={(row) => row.id}
      isStale={isStale}
      startsAtTop
      {...picking}
    />
  );
}

const partColumns = columnsOf('Part', 'Film factor', 'K', {
  unit: '°C',
  text: (row) => figure(row.field, 'temperature', 'degC'),
});
const openingColumns = columnsOf('Opening', 'Flow factor', '%', {
  unit: 'm³/h',
  text: (row) => figure(row.field, 'volume-flow', 'm3/h'),
});

function columnsOf(
  name: string,
  factor: string,
  offUnit: 'K' | '%',
  field: { readonly unit: string; readonly text: (row: CalibrationRow) => string },
): readonly Column<CalibrationRow>[] {
  const off = (key: 'offBefore' | 'offAfter', title: string, note: string): Column<CalibrationRow> => ({
    key,
    title,
    unit: offUnit,
    align: 'right',
    note,
    sortBy: (row) => Math.abs(row[key] ?? 0),
    renderCell: (row) => offText(row[key], offUnit, true),
  });
  return [
    { key: 'name', title: name, sortBy: (row) => row.name, renderCell: (row) => row.name },
    {
      key: 'factor',
      title: factor,
      align: 'right',
      note: 'As it is, and as the field would have it.',
      sortBy: (row) => row.factor?.after ?? null,
      renderCell: (row) => <Factor row={row} />,
    },
    {
      key: 'field',
      title: 'Field',
      unit: field.unit,
      align: 'right',
      sortBy: (row) => row.field,
      renderCell: field.text,
    },
    off(
      'offBefore',
      'Network off by',
      'The network as it was when the field was solved, less the field. Sorts by its size.',
    ),
    off('offAfter', 'With factors', 'The network with the factors, less the field. Sorts by its size.'),
  ];
}

function Factor({ row: { factor, remark } }: { readonly row: CalibrationRow }) {
  if (!factor)
    return (
      <span className="bw-faint" title={remark === '' ? undefined : `Left as it is: ${remark}`}>
        {remark === '' ? unknown : 'left'}
      </span>
    );
  return (
    <span className="bw-calibration-factor">
      {remark !== '' && (
        <span className="bw-warn" title="Factors end here; the field asks for more">
          <TriangleAlert size={12} role="img" aria-label={remark} />{' '}
        </span>
      )}
      <span className="bw-faint">{factor.before.toFixed(2)} → </span>
      {factor.after.toFixed(2)}
    </span>
  );
}

function hasFactors({ items }: Design, { factors }: Calibration): boolean {
  const values = new Map(items.map((item) => [item.id, item.part.values]));
  return factors.every(({ id, field, after }) => (values.get(id)?.[field] ?? 1) === keptFactor(after));
}
