/*
 * The coolant of a row: racks side by side between its pipes, pumps of its distribution units.
 */
import type { RowCdu } from '#models/cluster/cluster.ts';
import type { RackState } from '#solver/condense/rack.ts';
import type { PumpsResult, RowKind, ServedRow } from '#solver/cluster/contract.ts';
import { runPumps } from '#solver/cluster/pumps.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import { type Curve, curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

/** Points of the curve of a rack. */
const points = 7;

/** A rack without power and flow. */
export const stopped: RackState = {
  power: 0,
  heatToCoolant: 0,
  heatToDoor: 0,
  heatToRoom: 0,
  airflow: 0,
  coolantDrop: 0,
  margin: null,
  hottest: null,
  rate: 0,
  isWithin: true,
};

export interface RowFlows {
  readonly pumps: PumpsResult;
  /** Of one rack of each kind, m³/s, in the order of the kinds; 0 of those without coolant. */
  readonly flows: readonly number[];
}

/** Logarithm of a rack's flow over that of its drop: straight where it is a power. */
function flowCurve({ rack }: RowKind, room: number, supply: number): Curve | null {
  const { flow: range } = rack.range;
  if (!range) return null;
  const [low, high] = range;
  return fitMonotoneCubic(
    Array.from({ length: points }, (_, i): readonly [number, number] => {
      const flow = low * (high / low) ** (i / (points - 1));
      return [Math.log(rack.at({ room, coolant: { supply, flow } }).coolantDrop), Math.log(flow)];
    }),
  );
}

/** Flows of a row at the air and the coolant that its racks get. */
export function rowFlows({ kinds, running }: ServedRow, cdu: RowCdu, room: number, supply: number): RowFlows {
  const curves = kinds.map((kind) => flowCurve(kind, room, supply));
  const flowsAt = (drop: number): number[] =>
    curves.map((curve) => (curve && drop > 0 ? Math.exp(curveValue(curve, Math.log(drop))) : 0));
  const sum = (flows: readonly number[]): number =>
    flows.reduce((total, flow, i) => total + flow * kinds[i].count, 0);
  const wet = kinds.reduce((count, kind, i) => count + (curves[i] ? kind.count : 0), 0);
  const wanted = wet * cdu.rackFlow;
  // Racks between two pipes have one drop: sought by its logarithm.
  const rackDrop = (total: number): number => {
    if (total <= 0) return 0;
    const ends = curves.flatMap((curve) => (curve ? [curve.x[0], curve.x[curve.x.length - 1]] : []));
    const log = rootOfRising(
      (at) => sum(flowsAt(Math.exp(at))) - total,
      Math.min(...ends) - wide,
      Math.max(...ends) + wide,
      1e-10,
    );
    return Math.exp(log);
  };
  const drop = (total: number): number => rackDrop(total) + cdu.pipeDrop * (total / wanted) ** 2;
  const pumps = runPumps(cdu.pumps, running.cdus > 0 ? running.pumps : 0, wanted, drop);
  return { pumps, flows: pumps.flow > 0 ? flowsAt(rackDrop(pumps.flow)) : kinds.map(() => 0) };
}

/** Beyond its points a curve goes on straight for so long, in logarithms of the drop. */
const wide = 12;
