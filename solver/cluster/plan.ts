import { type Cluster, installedOf } from '#models/cluster/cluster.ts';
import { type FloorCabinet, floorPlan } from '#models/cluster/floor.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import type { PlanBlock, PlanQuantity } from '#models/results/report.ts';
import type { ClusterResult, KindResult, RowResult } from '#solver/cluster/contract.ts';
import { concernedName, type LossResult } from '#solver/cluster/losses.ts';

/**
 * The floor of a cluster, each rack coloured by how it does; where losses were asked for, also by the rate that it holds
 * after each that throttles.
 *
 * @param racks by the paths of the document
 */
export function clusterPlan(
  cluster: Cluster,
  racks: ReadonlyMap<string, FilledRack>,
  { thermal }: ClusterResult,
  losses: readonly LossResult[],
): PlanBlock {
  const sizeOf = (path: string) => {
    const filled = racks.get(path);
    if (!filled) throw new Error(`${path} was not read`);
    return filled.rack.frame.size;
  };
  const cabinets = floorPlan(
    cluster.rows.map(({ count, racks: kinds, cdu }) => ({
      count,
      racks: kinds.map((kind) => ({ count: kind.count, size: sizeOf(kind.rack) })),
      cdus: cdu ? installedOf(cdu) : 0,
    })),
  );
  const rowOf = ({ row }: FloorCabinet) => thermal.rows[row];
  const kindOf = (cabinet: FloorCabinet): KindResult | null =>
    cabinet.kind === null ? null : (rowOf(cabinet)?.kinds[cabinet.kind] ?? null);
  const quantity = (
    [title, unit, worst]: readonly [string, string, PlanQuantity['worst']],
    read: (cabinet: FloorCabinet) => number | null | undefined,
  ): PlanQuantity => ({ title, unit, worst, values: cabinets.map((cabinet) => read(cabinet) ?? null) });
  return {
    type: 'plan',
    title: 'Floor',
    note: 'Places as drawn: the document says how many racks a row has, not where it stands.',
    boxes: cabinets.map((cabinet) => ({
      name: nameOf(cabinet, rowOf(cabinet), kindOf(cabinet)),
      box: cabinet.box,
    })),
    quantities: [
      quantity(['Margin to the limit', 'K', 'low'], (cabinet) => kindOf(cabinet)?.state.margin),
      quantity(['Power of a rack', 'kW', 'high'], (cabinet) => {
        const watts = kindOf(cabinet)?.state.power;
        return watts === undefined ? null : watts / 1000;
      }),
      quantity(['Air before the racks', '°C', 'high'], (cabinet) => {
        const inlet = cabinet.kind === null ? undefined : rowOf(cabinet)?.inlet;
        return inlet === undefined ? null : inlet - 273.15;
      }),
      ...losses
        .filter(({ throttled }) => throttled.length > 0)
        .map((loss) =>
          quantity([`Rate held without: ${loss.what}`, '%', 'low'], (cabinet) => {
            const kind = kindOf(cabinet);
            const row = rowOf(cabinet);
            return kind && row ? 100 * rateOf(loss, row.name, cabinet.nth, kind.name) : null;
          }),
        ),
    ],
  };
}

function nameOf(
  { nth, position }: FloorCabinet,
  row: RowResult | undefined,
  kind: KindResult | null,
): string {
  const label = row?.name ?? '';
  const which = row && row.count > 1 ? `${label} ${nth + 1}` : label;
  if (kind === null) return `${which}, distribution unit`;
  const place = `${which}, rack ${position}`;
  return row && row.kinds.length > 1 ? `${place} (${kind.name})` : place;
}

/** Share of the load above idle. Of rows alike the first is the one that lost a machine of its own. */
function rateOf({ throttled }: LossResult, row: string, nth: number, rack: string): number {
  const concerned = concernedName(row);
  const isApart = throttled.some((one) => one.row === concerned);
  const name = isApart && nth === 0 ? concerned : row;
  return throttled.find((one) => one.row === name && one.rack === rack)?.rate ?? 1;
}
