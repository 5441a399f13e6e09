import { useMemo } from 'react';
import type { Ride, RidePart } from '#models/results/ride.ts';
import { figure } from '#renderer/panels/figures.tsx';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import type { TimeUnit } from '#renderer/panels/results/ride-words.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import { ownId, usePartPicking } from '#renderer/panels/results/part-picking.ts';

/** Every part with a temperature: before, at the end, highest, limit and when that is reached. */
export function RideTable({
  ride,
  unit,
  isStale,
}: {
  readonly ride: Ride;
  readonly unit: TimeUnit;
  readonly isStale: boolean;
}) {
  const picking = usePartPicking(ownId);
  const columns = useMemo(() => columnsIn(unit), [unit]);
  return (
    <DataTable
      label="Parts after the failure"
      rows={ride.parts}
      columns={columns}
      keyOf={(row) => row.id}
      isStale={isStale}
      startsAtTop
      {...picking}
    />
  );
}

function columnsIn(unit: TimeUnit): readonly Column<RidePart>[] {
  const temperature = (
    key: string,
    title: string,
    valueOf: (row: RidePart) => number | null,
  ): Column<RidePart> => ({
    key,
    title,
    unit: '°C',
    align: 'right',
    sortBy: valueOf,
    renderCell: (row) => figure(valueOf(row), 'temperature', 'degC'),
  });
  const moment = (
    key: string,
    title: string,
    note: string,
    valueOf: (row: RidePart) => number | null,
  ): Column<RidePart> => ({
    key,
    title,
    unit,
    align: 'right',
    note,
    sortBy: valueOf,
    renderCell: (row) => (
      <span className={valueOf(row) === null ? undefined : 'bw-bad'}>
        {figure(valueOf(row), 'time', unit)}
      </span>
    ),
  });
  return [
    {
      key: 'name',
      title: 'Part',
      sortBy: (row) => row.name,
      renderCell: (row) => (
        <span className="bw-inline">
          {row.name}
          {row.limitAt !== null && <StateMark state="over-limit" />}
        </span>
      ),
    },
    temperature('before', 'Before', (row) => row.temperature[0] ?? null),
    temperature('end', 'At the end', (row) => row.temperature.at(-1) ?? null),
    temperature('highest', 'Highest', (row) => row.highest),
    temperature('limit', 'Limit', (row) => row.limit),
    moment(
      'time',
      'Limit after',
      'How long after the failure the part reaches its limit.',
      (row) => row.limitAt,
    ),
    moment(
      'throttle',
      'Throttles after',
      'How long after the failure an accelerator begins to slow down.',
      (row) => row.throttle?.at ?? null,
    ),
    {
      key: 'rate',
      title: 'Rate left',
      unit: '%',
      align: 'right',
      note: 'Share of its rate that an accelerator has at the end.',
      sortBy: (row) => row.throttle?.rate ?? null,
      renderCell: (row) => figure(row.throttle?.rate ?? null, 'ratio', '%'),
    },
    moment(
      'off',
      'Off after',
      'How long after the failure an accelerator shuts down.',
      (row) => row.throttle?.shutdownAt ?? null,
    ),
  ];
}
