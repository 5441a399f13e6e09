/*
 * Equal pumps side by side on a loop.
 */
import type { Pumps } from '#models/cluster/cluster.ts';
import { type Curve, curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import type { PumpsResult } from '#solver/cluster/contract.ts';
import { rootOfRising } from '#solver/linalg/root.ts';

const slowest = 0.02;

/**
 * Pumps that give a flow at the least speed, or as much as they can: Q ~ n, Δp ~ n², so that at speed n a pump has the
 * head n² H(Q/n) and the efficiency η(Q/n) of its curves. A stopped pump is closed by its valve.
 *
 * @param running so many of them; wanted flow of all [m³/s]; drop of the loop at a flow [Pa], rising
 * Source: affinity laws, Gülich (2020), Centrifugal Pumps, 4th ed., sec. 3.
 */
export function runPumps(
  pumps: Pumps,
  running: number,
  wanted: number,
  drop: (flow: number) => number,
): PumpsResult {
  if (running === 0 || wanted === 0) return { flow: 0, speed: 0, head: 0, power: 0, isEnough: wanted === 0 };
  const curve = fitMonotoneCubic(pumps.head);
  const efficiency = fitMonotoneCubic(pumps.efficiency);
  const headAt = (flow: number, speed: number): number => speed ** 2 * curveValue(curve, flow / speed);
  const each = wanted / running;
  const need = drop(wanted);
  const isEnough = headAt(each, 1) >= need;
  const speed = isEnough ? rootOfRising((n) => headAt(each, n) - need, slowest, 1, 1e-9) : 1;
  const flow = isEnough
    ? wanted
    : running * rootOfRising((one) => drop(one * running) - headAt(one, 1), 0, each, each * 1e-10);
  const head = drop(flow);
  const share = clamped(efficiency, flow / running / speed);
  return { flow, speed, head, power: (flow * head) / share, isEnough };
}

function clamped(curve: Curve, at: number): number {
  const last = curve.x.length - 1;
  return curveValue(curve, Math.min(curve.x[last], Math.max(curve.x[0], at)));
}
