import { TriangleAlert } from 'lucide-react';
import { figure, unknown } from '#renderer/panels/figures.tsx';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import type { FieldRow } from '#renderer/panels/results/field-rows.ts';
import { Margin } from '#renderer/panels/results/Margin.tsx';
import { ownId, usePartPicking } from '#renderer/panels/results/part-picking.ts';

const outside = 'The field lies outside the network’s band';

const columns: readonly Column<FieldRow>[] = [
  {
    key: 'name',
    title: 'Part',
    sortBy: (row) => row.name,
    renderCell: (row) => row.name,
  },
  temperature('field', 'Field', (row) => row.field),
  temperature('network', 'Network', (row) => row.network),
  {
    key: 'difference',
    title: 'Difference',
    unit: 'K',
    align: 'right',
    note: 'Field less network, marked where the field lies outside the network’s band and half a kelvin or more from it. Sorts by its size.',
    sortBy: (row) => (row.difference === null ? null : Math.abs(row.difference)),
    renderCell: (row) => <Difference row={row} />,
  },
  {
    key: 'band',
    title: 'Network’s band',
    unit: '°C',
    align: 'right',
    note: 'Nine in ten of the network’s temperatures lie between, for what its figures may be wrong by.',
    renderCell: ({ band }) =>
      band
        ? `${figure(band.low, 'temperature', 'degC')} – ${figure(band.high, 'temperature', 'degC')}`
        : unknown,
  },
  temperature('limit', 'Limit', (row) => row.limit),
  {
    key: 'margin',
    title: 'Margin',
    unit: 'K',
    align: 'right',
    note: 'Limit less field.',
    sortBy: (row) => row.margin,
    renderCell: (row) => <Margin margin={row.margin} />,
  },
  {
    key: 'source',
    title: 'Read off',
    note: 'Where the field’s temperature is taken from; of a board it is the warmest of its pieces.',
    sortBy: (row) => row.source,
    renderCell: (row) => <span className="bw-faint">{row.source}</span>,
  },
];

/** Part by part: field, network, and where they disagree. */
export function FieldParts({
  rows,
  isStale,
}: {
  readonly rows: readonly FieldRow[];
  readonly isStale: boolean;
}) {
  const picking = usePartPicking(ownId);
  return (
    <DataTable
      label="Parts in the field and in the network"
      rows={rows}
      columns={columns}
      keyOf={(row) => row.id}
      isStale={isStale}
      startsAtTop
      startBy={{ key: 'difference', descending: true }}
      {...picking}
    />
  );
}

function temperature(
  key: string,
  title: string,
  valueOf: (row: FieldRow) => number | null,
): Column<FieldRow> {
  return {
    key,
    title,
    unit: '°C',
    align: 'right',
    sortBy: valueOf,
    renderCell: (row) => figure(valueOf(row), 'temperature', 'degC'),
  };
}

function Difference({ row: { difference, disagrees } }: { readonly row: FieldRow }) {
  if (difference === null) return unknown;
  const text = `${difference > 0 ? '+' : ''}${figure(difference, 'temperature-difference', 'K')}`;
  if (!disagrees) return text;
  return (
    <span className="bw-warn">
      <span role="img" aria-label={outside} title={outside}>
        <TriangleAlert size={12} aria-hidden />
      </span>{' '}
      {difference > 0 ? '▲' : '▼'} {text}
    </span>
  );
}
