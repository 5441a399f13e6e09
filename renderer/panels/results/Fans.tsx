import { CircleAlert, CircleOff, Fan as FanIcon, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { setValue } from '#models/project/edits/values.ts';
import type { FanResult } from '#models/results/design-result.ts';
import { amount, figure } from '#renderer/panels/figures.tsx';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import { FanCurve } from '#renderer/plots/FanCurve.tsx';
import { useSize } from '#renderer/plots/use-size.ts';
import { useStructure } from '#renderer/panels/structure.ts';
import { ownId, usePartPicking } from '#renderer/panels/results/part-picking.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const states = {
  running: { text: 'Running', icon: FanIcon, tone: undefined },
  stalled: { text: 'Stalled', icon: CircleAlert, tone: 'bw-warn' },
  'back-flow': { text: 'Back-flow', icon: Undo2, tone: 'bw-bad' },
  failed: { text: 'Failed', icon: CircleOff, tone: 'bw-bad' },
} as const;

/** Every fan with its operating point; the selected one drawn on its curve. */
export function Fans() {
  const { items } = useStructure();
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  const selection = useWorkbench((state) => state.selection);
  const actions = useWorkbench((state) => state.actions);
  const picking = usePartPicking(ownId);
  const [ref, size] = useSize();
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const columns = useMemo(
    (): readonly Column<FanResult>[] => [
      {
        key: 'name',
        title: 'Fan',
        sortBy: (row) => byId.get(row.id)?.name ?? row.id,
        renderCell: (row) => byId.get(row.id)?.name ?? row.id,
      },
      {
        key: 'state',
        title: 'State',
        sortBy: (row) => states[row.state].text,
        renderCell: (row) => <State state={row.state} />,
      },
      {
        key: 'flow',
        title: 'Flow',
        unit: 'm³/h',
        align: 'right',
        sortBy: (row) => row.flow,
        renderCell: (row) => figure(row.flow, 'volume-flow', 'm3/h'),
      },
      {
        key: 'cfm',
        title: 'Flow',
        unit: 'CFM',
        align: 'right',
        sortBy: (row) => row.flow,
        renderCell: (row) => figure(row.flow, 'volume-flow', 'CFM'),
      },
      {
        key: 'pressure',
        title: 'Pressure',
        unit: 'Pa',
        align: 'right',
        sortBy: (row) => row.pressure,
        renderCell: (row) => figure(row.pressure, 'pressure', 'Pa'),
      },
      {
        key: 'speed',
        title: 'Speed',
        unit: 'rpm',
        align: 'right',
        sortBy: (row) => row.speed,
        renderCell: (row) => figure(row.speed, 'rotational-speed', 'rpm'),
      },
      {
        key: 'ratio',
        title: 'Speed',
        unit: '%',
        align: 'right',
        sortBy: (row) => row.speedRatio,
        renderCell: (row) => figure(row.speedRatio, 'ratio', '%'),
      },
      {
        key: 'power',
        title: 'Power',
        unit: 'W',
        align: 'right',
        sortBy: (row) => row.power,
        renderCell: (row) => figure(row.power, 'power', 'W'),
      },
      {
        key: 'noise',
        title: 'Noise',
        unit: 'dB(A)',
        align: 'right',
        sortBy: (row) => row.noise,
        renderCell: (row) => figure(row.noise, 'sound-level', 'dB(A)'),
      },
      {
        key: 'fail',
        title: 'What if',
        renderCell: (row) => {
          const isFailed = byId.get(row.id)?.part.values['failed'] === true;
          return (
            <button
              type="button"
              className="bw-link"
              aria-label={`${isFailed ? 'Restore' : 'Fail'} ${byId.get(row.id)?.name ?? row.id}`}
              onClick={(event) => {
                event.stopPropagation();
                const { project, configuration } = useWorkbench.getState();
                actions.apply(
                  setValue(project, configuration, [row.id], 'failed', isFailed ? undefined : true),
                );
              }}
            >
              {isFailed ? 'Restore' : 'Fail'}
            </button>
          );
        },
      },
    ],
    [byId, actions],
  );
  if (!result) return null;
  if (result.fans.length === 0) {
    return (
      <p className="bw-empty">
        No fans yet: the air moves by its own buoyancy. Drag one in from the library.
      </p>
    );
  }
  const shown = result.fans.find((fan) => selection.includes(fan.id)) ?? result.fans[0];
  const partOf = (fan: FanResult) => byId.get(fan.id)?.part.id;
  const alike = shown
    ? result.fans.filter(
        (fan) => fan.id !== shown.id && partOf(fan) === partOf(shown) && fan.speedRatio === shown.speedRatio,
      )
    : [];
  const name = shown ? (byId.get(shown.id)?.name ?? shown.id) : '';
  return (
    <div className="bw-split">
      <DataTable
        label="Fans"
        rows={result.fans}
        columns={columns}
        keyOf={(row) => row.id}
        startBy={{ key: 'name', descending: false }}
        isStale={isStale}
        {...picking}
      />
      {shown && (
        <figure className="bw-figure-box bw-stalable" data-stale={isStale || undefined}>
          <figcaption>
            <strong>{name}</strong>{' '}
            <span className="bw-faint">
              {amount(shown.flow, 'volume-flow', 'm3/h')} at {amount(shown.pressure, 'pressure', 'Pa')}
              {alike.length > 0 && `; ${alike.length} more on this curve`}
            </span>
            <span className="bw-legend">
              <span className="bw-key-curve">fan</span>
              <span className="bw-key-system">system seen</span>
            </span>
          </figcaption>
          <div className="bw-plot-box" ref={ref}>
            {size && size.height > 80 && (
              <FanCurve fan={shown} name={name} alike={alike} width={size.width} height={size.height} />
            )}
          </div>
        </figure>
      )}
    </div>
  );
}

function State({ state }: { readonly state: FanResult['state'] }) {
  const { text, icon: Icon, tone } = states[state];
  return (
    <span className={`bw-inline ${tone ?? ''}`}>
      <Icon size={13} aria-hidden /> {text}
    </span>
  );
}
