import { useMemo } from 'react';
import { kinds } from '#models/components/kinds.ts';
import { figure } from '#renderer/panels/figures.tsx';
import { partStates } from '#renderer/panels/part-state.ts';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import { Margin } from '#renderer/panels/results/Margin.tsx';
import { partRows, type PartRow } from '#renderer/panels/results/part-rows.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { itemId, usePartPicking } from '#renderer/panels/results/part-picking.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { KindIcon } from '#renderer/theme/kind-icons.tsx';

const right = { align: 'right' } as const;

/** Every part with power, heat, temperature and margin; sortable, and a row selects its part. */
export function PartsTable() {
  const { items } = useStructure();
  const result = useWorkbench((state) => state.result);
  const violations = useWorkbench((state) => state.violations);
  const isStale = useWorkbench((state) => state.stale);
  const picking = usePartPicking(itemId);
  const rows = useMemo(() => (result ? partRows(items, result) : []), [items, result]);
  const states = useMemo(() => partStates(items, result, violations), [items, result, violations]);
  const isTank = result?.bath != null;
  const columns = useMemo(
    (): readonly Column<PartRow>[] => [
      {
        key: 'name',
        title: 'Part',
        sortBy: (row) => row.item.name,
        renderCell: (row) => (
          <span className="bw-inline">
            <KindIcon kind={row.item.kind} />
            {row.item.name}
            <StateMark state={states.get(row.item.id)} />
          </span>
        ),
      },
      {
        key: 'model',
        title: 'Model',
        sortBy: (row) => `${row.item.part.vendor} ${row.item.part.model}`,
        renderCell: (row) => <span className="bw-cell-clip">{row.item.part.model}</span>,
      },
      {
        key: 'kind',
        title: 'Kind',
        sortBy: (row) => kinds[row.item.kind].label,
        renderCell: (row) => kinds[row.item.kind].label,
      },
      {
        key: 'power',
        title: 'Power',
        unit: 'W',
        ...right,
        sortBy: (row) => row.result.power,
        renderCell: (row) => figure(row.result.power, 'power', 'W'),
      },
      {
        key: 'heat',
        title: 'Heat',
        unit: 'W',
        ...right,
        sortBy: (row) => row.result.heat,
        renderCell: (row) => figure(row.result.heat, 'power', 'W'),
      },
      {
        key: 'temperature',
        title: 'Temperature',
        unit: '°C',
        ...right,
        note: 'Of the place that the limit speaks of: junction, case, surface or air.',
        sortBy: (row) => row.result.temperature,
        renderCell: (row) => (
          <>
            {figure(row.result.temperature, 'temperature', 'degC')}
            {row.result.temperatureOf && (
              <span className="bw-faint bw-where"> {row.result.temperatureOf}</span>
            )}
          </>
        ),
      },
      {
        key: 'limit',
        title: 'Limit',
        unit: '°C',
        ...right,
        sortBy: (row) => row.result.limit,
        renderCell: (row) => figure(row.result.limit, 'temperature', 'degC'),
      },
      {
        key: 'margin',
        title: 'Margin',
        unit: 'K',
        ...right,
        sortBy: (row) => row.result.margin,
        renderCell: (row) => <Margin margin={row.result.margin} />,
      },
      {
        key: 'air',
        title: isTank ? 'Coolant' : 'Air',
        unit: '°C',
        ...right,
        sortBy: (row) => row.result.airTemperature,
        renderCell: (row) => figure(row.result.airTemperature, 'temperature', 'degC'),
      },
      {
        key: 'velocity',
        title: 'Velocity',
        unit: 'm/s',
        ...right,
        sortBy: (row) => row.result.airVelocity,
        renderCell: (row) => figure(row.result.airVelocity, 'velocity', 'm/s'),
      },
    ],
    [states, isTank],
  );
  return (
    <DataTable
      label="Parts"
      rows={rows}
      columns={columns}
      keyOf={(row) => row.item.id}
      startBy={{ key: 'margin', descending: false }}
      isStale={isStale}
      {...picking}
    />
  );
}
