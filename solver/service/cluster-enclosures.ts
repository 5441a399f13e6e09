/*
 * The enclosures of a cluster that serve, at the air and the coolant that they get there.
 */
import type { Design } from '#models/project/design.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import type { CondensedCluster } from '#solver/cluster/condense.ts';
import type { ClusterResult } from '#solver/cluster/contract.ts';
import { enclosureOfDesign } from '#solver/condense/design-enclosure.ts';
import { asFed, type RackInputs, type RackLoads } from '#solver/condense/rack.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { solveRack } from '#solver/rack/solve.ts';
import { designOf, enclosedIn } from '#solver/rack/state.ts';
import { zonesOf } from '#solver/rack/zones.ts';

/** Enclosures alike in racks alike. */
export interface ServingEnclosures {
  /** Name of their rack. */
  readonly rack: string;
  /** In the whole cluster. */
  readonly count: number;
  /** At what the one of them that is nearest to its limit gets. */
  readonly design: Design;
  /** W of one, idle and at the load that its rack is condensed at. */
  readonly idlePower: number;
  readonly fullPower: number;
}

const isServing = ({ items }: Design): boolean => items.some(({ kind }) => kind === 'accelerator');

/**
 * Those with accelerators, row by row.
 *
 * @param found of the same cluster, whose rows say what racks get
 * Rejects in words where a rack has no answer, or no rack has an accelerator.
 */
export async function servingEnclosures(
  { rows }: Cluster,
  condensed: CondensedCluster,
  { thermal }: Pick<ClusterResult, 'thermal'>,
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<readonly ServingEnclosures[]> {
  const found: ServingEnclosures[] = [];
  for (const [i, row] of rows.entries())
    for (const [j, { rack, count }] of condensed.rows[i].entries()) {
      const kind = condensed.kinds.find((one) => one.rack === rack);
      if (!kind) throw new Error(`${condensed.rows[i][j].name} was not condensed`);
      const { inlet, supply, kinds } = thermal.rows[i];
      const { flow } = kinds[j];
      const coolant = supply !== null && flow !== null ? { supply, flow } : null;
      const own = await enclosuresOfRack(kind.loads, { room: inlet, coolant }, solver, signal);
      for (const one of own) found.push({ ...one, rack: kind.name, count: one.count * count * row.count });
    }
  if (found.length === 0) throw new Error('none of its racks has an accelerator');
  return found;
}

async function enclosuresOfRack(
  { full, idle }: RackLoads,
  inputs: RackInputs,
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<readonly Omit<ServingEnclosures, 'rack'>[]> {
  const { slots } = await solveRack(asFed(full.filled, inputs), full.kinds, signal);
  const resting = enclosedIn(zonesOf(idle.filled), idle.kinds);
  const enclosed = enclosedIn(zonesOf(full.filled), full.kinds).map(({ standing }, i) => {
    const { inlet, backPressure, coolant, power, margin } = slots[i];
    return { design: designOf(standing), at: { inlet, backPressure, coolant }, power, margin, slot: i };
  });
  const designs = new Set(enclosed.flatMap(({ design }) => (design && isServing(design) ? [design] : [])));
  return [...designs].map((design) => {
    const alike = enclosed.filter((one) => one.design === design);
    const nearest = alike.reduce((a, b) => ((b.margin ?? Infinity) < (a.margin ?? Infinity) ? b : a));
    return {
      count: alike.length,
      design: enclosureOfDesign(solver, design, full.filled.rack.room.altitude, signal).given(nearest.at),
      idlePower: resting[nearest.slot].kind.at(nearest.at).power,
      fullPower: nearest.power,
    };
  });
}
