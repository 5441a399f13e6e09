import { figure } from '#renderer/panels/figures.tsx';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import { ownId, usePartPicking } from '#renderer/panels/results/part-picking.ts';
import type { FieldReport } from '#solver/field-run/contract.ts';

type Answer = FieldReport['answer'];

interface FlowRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'Fan' | 'Opening';
  readonly field: number | null;
  readonly network: number | null;
}

const columns: readonly Column<FlowRow>[] = [
  { key: 'name', title: 'Name', sortBy: (row) => row.name, renderCell: (row) => row.name },
  {
    key: 'kind',
    title: 'Flow',
    sortBy: (row) => row.kind,
    renderCell: (row) => (
      <span className="bw-faint">{row.kind === 'Fan' ? 'fan, along it' : 'opening, into the chassis'}</span>
    ),
  },
  flow('field', 'Field', (row) => row.field),
  flow('network', 'Network', (row) => row.network),
  {
    key: 'difference',
    title: 'Difference',
    unit: '%',
    align: 'right',
    note: 'Field less network, over the network. Sorts by its size.',
    sortBy: (row) => Math.abs(shareOf(row) ?? 0),
    renderCell: (row) => {
      const share = shareOf(row);
      return `${share !== null && share > 0 ? '+' : ''}${figure(share, 'ratio', '%')}`;
    },
  },
];

/** Flow of each fan and opening, in the field and in the network. */
export function FieldAir({ answer, isStale }: { readonly answer: Answer; readonly isStale: boolean }) {
  const picking = usePartPicking(ownId);
  const rows: readonly FlowRow[] = [
    ...answer.fans.map((one) => rowOf('Fan', one)),
    ...answer.openings.map((one) => rowOf('Opening', one)),
  ];
  return (
    <DataTable
      label="Fans and openings in the field and in the network"
      rows={rows}
      columns={columns}
      keyOf={(row) => `${row.kind} ${row.id}`}
      isStale={isStale}
      startsAtTop
      {...picking}
    />
  );
}

function rowOf(kind: FlowRow['kind'], { id, name, field, network }: Answer['fans'][number]): FlowRow {
  return { id, name, kind, field: Number.isFinite(field) ? field : null, network };
}

function flow(key: string, title: string, valueOf: (row: FlowRow) => number | null): Column<FlowRow> {
  return {
    key,
    title,
    unit: 'm³/h',
    align: 'right',
    sortBy: valueOf,
    renderCell: (row) => figure(valueOf(row), 'volume-flow', 'm3/h'),
  };
}

/** Of the network's flow; null where that is none. */
function shareOf({ field, network }: FlowRow): number | null {
  return field === null || network === null || network === 0 ? null : (field - network) / Math.abs(network);
}
