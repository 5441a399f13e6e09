/*
 * Enclosures as the node of a site.
 */
import { bomOf, bomTotals } from '#models/export/bom.ts';
import type { Design } from '#models/project/design.ts';
import type { EnclosureCompute, ServiceWorkload } from '#models/service/service.ts';
import type { SiteNode } from '#solver/service/contract.ts';
import { enclosurePhases, type PhaseSolver } from '#solver/service/enclosure-phases.ts';
import { scaledPoint, times } from '#solver/service/serving.ts';

/** All enclosures of a site. Rejects as `enclosurePhases` does. */
export async function nodeOfEnclosures(
  solver: PhaseSolver,
  design: Design,
  compute: EnclosureCompute,
  workload: ServiceWorkload,
  signal?: AbortSignal,
): Promise<SiteNode> {
  const { count, inlet, altitude } = compute;
  const placed = { ...design, conditions: { ...design.conditions, ambientTemperature: inlet, altitude } };
  const phases = await enclosurePhases(solver, placed, compute, workload, signal);
  const { price, withoutPrice } = bomTotals(bomOf(design, null));
  return {
    figures: {
      copies: count * phases.copies,
      idlePower: count * phases.idlePower,
      idleAcceleratorPower: times(count, phases.idleAcceleratorPower),
      prefill: scaledPoint(phases.prefill, count),
      decode: phases.decode.map((point) => scaledPoint(point, count)),
    },
    price: {
      value: count * price,
      unknown: withoutPrice > 0 ? [`${count * withoutPrice} parts of the enclosures`] : [],
    },
    isHeld: phases.isHeld,
    hottest: phases.hottest,
    plant: null,
    notes: phases.notes,
  };
}
