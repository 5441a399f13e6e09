import type { Bypass } from '#solver/case/bypass.ts';
import type { Cells } from '#solver/design/cells.ts';
import type { Draft } from '#solver/design/draft.ts';
import { exposureOf } from '#solver/design/exposure.ts';
import { across, directionOf, type Axis, type Body } from '#solver/design/interior.ts';

/** Zones beside a sink that count at most: more only widen its row of the matrix. */
const mostBeside = 6;

/**
 * The stream beside a sink: mean over the zones at its open flanks, by the area of flank each covers, of what flows
 * along the sink's axis in them (mean of low and high face). Undefined where nothing lies beside it: a ducted sink.
 * Ask for it when all branches are there.
 */
export function bypassOf(draft: Draft, cells: Cells, body: Body, owner: number): Bypass | undefined {
  const { item, box, axis, sign } = body;
  const [u, v] = across[axis];
  const up = directionOf(item.upAxis);
  const base = up.sign > 0 ? 0 : 1;
  const skip = (at: Axis, side: 0 | 1) =>
    at === axis || (item.on !== null && at === up.axis && side === base);
  const beside = exposureOf(draft, cells, box, skip, owner, mostBeside);
  const total = beside.reduce((sum, { area }) => sum + area, 0);
  const perFlow = new Map<string, number>(); // 1/m²
  for (const { zone, area } of beside)
    for (const ports of zone.ports[axis])
      for (const port of ports) {
        const share = (sign * port.sign * 0.5 * area) / (total * zone.section[axis]);
        perFlow.set(port.branch, (perFlow.get(port.branch) ?? 0) + share);
      }
  const stream = [...perFlow].flatMap(([branch, share]) =>
    share === 0 ? [] : [{ branch, area: 1 / Math.abs(share), weight: Math.sign(share) }],
  );
  if (stream.length === 0) return undefined;
  return { area: (box.max[u] - box.min[u]) * (box.max[v] - box.min[v]), stream };
}
