import { useMemo } from 'react';
import type { PumpResult } from '#models/results/coolant.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { figure, unknown } from '#renderer/panels/figures.tsx';
import { pumpStates } from '#renderer/panels/results/coolant-words.ts';
import { streamRows, type StreamRow } from '#renderer/panels/results/coolant-rows.ts';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import { Margin } from '#renderer/panels/results/Margin.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { itemId, ownId, usePartPicking } from '#renderer/panels/results/part-picking.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import type { QuantityName } from '#models/units/quantity.ts';

/** Plates, radiators and pumps in figures. A row selects its part. */
export function CoolantTables({ result }: { readonly result: DesignResult }) {
  const { items } = useStructure();
  const isStale = useWorkbench((state) => state.stale);
  const picking = usePartPicking(ownId);
  const pickingItems = usePartPicking(itemId);
  const plates = useMemo(() => streamRows(items, result, 'plates'), [items, result]);
  const radiators = useMemo(() => streamRows(items, result, 'radiators'), [items, result]);
  const pumps = useMemo(() => result.coolant.flatMap((loop) => loop.pumps), [result]);
  const names = useMemo(() => new Map(items.map((item) => [item.id, item.name])), [items]);
  const manyLoops = result.coolant.length > 1;
  const plateColumns = useMemo(() => columnsOf('Plate', true, manyLoops), [manyLoops]);
  const radiatorColumns = useMemo(() => columnsOf('Radiator', false, manyLoops), [manyLoops]);
  const pumpColumns = useMemo(() => columnsOfPumps(names), [names]);
  const linked = { isStale, startsAtTop: true };
  return (
    <div className="bw-side-table bw-coolant-tables">
      {(plates.length > 0 || (radiators.length === 0 && !result.bath)) && (
        <DataTable
          {...linked}
          label="Cold plates"
          rows={plates}
          columns={plateColumns}
          keyOf={(row) => row.item.id}
          {...pickingItems}
        />
      )}
      {radiators.length > 0 && (
        <DataTable
          {...linked}
          label="Radiators"
          rows={radiators}
          columns={radiatorColumns}
          keyOf={(row) => row.item.id}
          {...pickingItems}
        />
      )}
      {pumps.length > 0 && (
        <DataTable
          {...linked}
          label="Pumps"
          rows={pumps}
          columns={pumpColumns}
          keyOf={(row) => row.id}
          {...picking}
        />
      )}
    </div>
  );
}

function number<Row>(
  key: string,
  title: string,
  unit: string,
  quantity: QuantityName,
  symbol: string,
  valueOf: (row: Row) => number | null,
): Column<Row> {
  return {
    key,
    title,
    unit,
    align: 'right',
    sortBy: valueOf,
    renderCell: (row) => figure(valueOf(row), quantity, symbol),
  };
}

function columnsOf(title: string, isPlate: boolean, manyLoops: boolean): readonly Column<StreamRow>[] {
  const column = number<StreamRow>;
  return [
    { key: 'name', title, sortBy: (row) => row.item.name, renderCell: (row) => row.item.name },
    ...(manyLoops
      ? [
          {
            key: 'loop',
            title: 'Loop',
            sortBy: (row: StreamRow) => row.loop,
            renderCell: (row: StreamRow) => row.loop,
          },
        ]
      : []),
    ...(isPlate
      ? [
          {
            key: 'cools',
            title: 'Cools',
            sortBy: (row: StreamRow) => row.cools?.name ?? null,
            renderCell: (row: StreamRow) => row.cools?.name ?? unknown,
          },
        ]
      : []),
    column('flow', 'Flow', 'L/min', 'volume-flow', 'L/min', (row) => row.stream.flow),
    column('inlet', 'In', '°C', 'temperature', 'degC', (row) => row.stream.inletTemperature),
    column('outlet', 'Out', '°C', 'temperature', 'degC', (row) => row.stream.outletTemperature),
    {
      ...column('drop', 'Δp', 'kPa', 'pressure', 'kPa', (row) => row.stream.pressureDrop),
      note: 'Its hoses included.',
    },
    isPlate
      ? column('heat', 'Heat', 'W', 'power', 'W', (row) => row.stream.heat)
      : column('heat', 'To the air', 'W', 'power', 'W', (row) => -row.stream.heat),
    ...(isPlate
      ? [
          {
            ...column('chip', 'Chip', '°C', 'temperature', 'degC', (row) => row.cooled?.temperature ?? null),
            note: 'Of the place that its limit speaks of.',
          },
          {
            ...column(
              'margin',
              'Margin',
              'K',
              'temperature-difference',
              'K',
              (row) => row.cooled?.margin ?? null,
            ),
            renderCell: (row: StreamRow) => <Margin margin={row.cooled?.margin ?? null} />,
          },
        ]
      : []),
  ];
}

function columnsOfPumps(names: ReadonlyMap<string, string>): readonly Column<PumpResult>[] {
  const column = number<PumpResult>;
  return [
    {
      key: 'name',
      title: 'Pump',
      sortBy: (row) => names.get(row.id) ?? row.id,
      renderCell: (row) => names.get(row.id) ?? row.id,
    },
    {
      key: 'state',
      title: 'State',
      sortBy: (row) => pumpStates[row.state],
      renderCell: (row) => (
        <span className={row.state === 'running' ? undefined : 'bw-bad'}>{pumpStates[row.state]}</span>
      ),
    },
    column('flow', 'Flow', 'L/min', 'volume-flow', 'L/min', (row) => row.flow),
    column('pressure', 'Rise', 'kPa', 'pressure', 'kPa', (row) => row.pressure),
    {
      ...column('share', 'Of free flow', '%', 'ratio', '%', (row) => {
        const most = Math.max(0, ...row.curve.map(([flow]) => flow));
        return most > 0 ? row.flow / most : null;
      }),
      note: 'Where on its curve it works: 0 % is shut-off, 100 % free delivery.',
    },
    column('power', 'Power', 'W', 'power', 'W', (row) => row.power),
  ];
}
