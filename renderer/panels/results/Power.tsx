import { useMemo } from 'react';
import { amount, figure, powerText } from '#renderer/panels/figures.tsx';
import { DataTable, type Column } from '#renderer/panels/results/DataTable.tsx';
import { powerFlow } from '#renderer/plots/power-flow.ts';
import { Sankey } from '#renderer/plots/Sankey.tsx';
import { useSize } from '#renderer/plots/use-size.ts';
import { outerStages } from '#models/results/chain-text.ts';
import type { SupplyResult } from '#models/results/design-result.ts';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Power from feed to heat as bands, and the supplies in figures. */
export function Power() {
  const design = useStructure();
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  const selection = useWorkbench((state) => state.selection);
  const actions = useWorkbench((state) => state.actions);
  const [ref, size] = useSize();
  const flow = useMemo(() => (result ? powerFlow(design, result) : null), [design, result]);
  const names = useMemo(() => new Map(design.items.map((item) => [item.id, item.name])), [design.items]);
  const columns = useMemo(
    (): readonly Column<SupplyResult>[] => [
      {
        key: 'name',
        title: 'Supply',
        sortBy: (row) => names.get(row.id) ?? row.id,
        renderCell: (row) => names.get(row.id) ?? row.id,
      },
      {
        key: 'output',
        title: 'Output',
        unit: 'W',
        align: 'right',
        sortBy: (row) => row.output,
        renderCell: (row) => figure(row.output, 'power', 'W'),
      },
      {
        key: 'load',
        title: 'Load',
        unit: '%',
        align: 'right',
        sortBy: (row) => row.load,
        renderCell: (row) => figure(row.load, 'ratio', '%'),
      },
      {
        key: 'efficiency',
        title: 'Efficiency',
        unit: '%',
        align: 'right',
        sortBy: (row) => row.efficiency,
        renderCell: (row) => figure(row.efficiency, 'ratio', '%'),
      },
      {
        key: 'loss',
        title: 'Loss',
        unit: 'W',
        align: 'right',
        sortBy: (row) => row.loss,
        renderCell: (row) => figure(row.loss, 'power', 'W'),
      },
      {
        key: 'current',
        title: 'Feed',
        unit: 'A',
        align: 'right',
        sortBy: (row) => row.current,
        renderCell: (row) => figure(row.current, 'current', 'A'),
      },
    ],
    [names],
  );
  if (!result || !flow) return null;
  const outer = outerStages(result.chain);
  if (flow.links.length === 0) return <p className="bw-empty">Nothing here draws power yet.</p>;
  return (
    <div className="bw-split">
      <div className="bw-plot-box bw-stalable" ref={ref} data-stale={isStale || undefined}>
        {size && size.height > 40 && (
          <Sankey
            flow={flow}
            width={size.width}
            height={size.height}
            label={`Power flow: ${powerText(result.powerAc)} from the feed, ${powerText(result.powerDc)} to the parts, ${powerText(result.supplyLoss)} lost in the supplies`}
            onPick={(node) => actions.select(node.placements)}
          />
        )}
      </div>
      <div className="bw-side-table">
        <p className="bw-hint">
          {outer.length > 0
            ? `${powerText(result.chain.drawn)} from outside, ${powerText(result.powerAc)} into the supplies at `
            : `${powerText(result.powerAc)} from the feed at `}
          {amount(design.conditions.feedVoltage, 'voltage', 'V')}; {powerText(result.heat)} becomes heat
          inside
          {result.requirements.heatToCoolant > 0 &&
            `, of which ${powerText(result.requirements.heatToCoolant)} leaves with the coolant`}
          .
        </p>
        <DataTable
          label="Power supplies"
          rows={result.supplies}
          columns={columns}
          keyOf={(row) => row.id}
          isStale={isStale}
          isPicked={(row) => selection.includes(row.id)}
          onPick={(row, toggle) => actions.select([row.id], toggle ? 'toggle' : 'replace')}
        />
      </div>
    </div>
  );
}
