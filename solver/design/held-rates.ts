/*
 * What rate accelerators could hold that would be too hot at their full one: the steady state of their throttles, taken
 * as perfect: each runs as fast as its throttle temperature allows.
 *
 * Unknown is the share f of its full power that each draws. Wanted is idle ≤ f ≤ 1 with T = T_throttle, or below it at
 * f = 1, or above it at idle. Newton's method on the solved network: slopes ∂T/∂f from the adjoint, the linear problem
 * with its bounds by projected Gauss–Seidel. Source: Cottle, Pang & Stone (2009), The Linear Complementarity Problem, ch. 5.
 */
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { HeldRates } from '#models/results/held-rates.ts';
import type { WorkloadResult } from '#models/results/workload.ts';
import type { Case } from '#solver/case/case.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { reportOf } from '#solver/design/report.ts';
import { throttlesOf } from '#solver/design/ride-throttles.ts';
import { scaledSource } from '#solver/heat/sources.ts';
import { shareUnderLimitWithSlope, usualExponent } from '#solver/power/throttle.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCase } from '#solver/solve/solve.ts';

/** How near to its throttle temperature each has to come, K. */
const near = 0.02;
/** Newton steps; three are usual. */
const mostSteps = 12;
/** Sweeps of Gauss–Seidel: neighbours warm each other less than themselves, so that some ten are enough. */
const sweeps = 100;

interface Machine {
  readonly id: PlacementId;
  /** Where its temperature is measured. */
  readonly node: string;
  readonly throttleTemperature: number;
  /** Least share of its power. */
  readonly idle: number;
}

/**
 * Null where none is above its throttle temperature, where the design has no steady state, and where none is found on
 * the way, or `signal` ends it. What is above its limit and no accelerator keeps its power.
 */
export async function heldRates(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  signal?: AbortSignal,
): Promise<HeldRates | null> {
  if (solution.status !== 'converged') return null;
  const machines = hotMachines(design, built, solution);
  if (machines.length === 0) return null;
  const shares = machines.map(() => 1);
  let slowed = built;
  let found = solution;
  for (let step = 0; !isHeld(machines, shares, found); step += 1) {
    if (step === mostSteps) return null;
    improve(machines, shares, found, slopesOf(machines, shares, slowed, found));
    slowed = withShares(built, new Map(machines.map(({ id }, i) => [id, shares[i]])));
    found = await solveCase(slowed.case, { warmStart: found, ...(signal && { signal }) });
    // A solve that ended in its first turn never looked at the signal.
    if (signal?.aborted || found.status !== 'converged') return null;
  }
  const { parts, powerAc, workload } = reportOf(design, slowed, found, { build: 0, start: 0, reported: 0 });
  const rates = new Map(machines.map(({ id, idle }, i) => [id, rateAt(shares[i], idle)]));
  return {
    parts: machines
      .map(({ id, node, throttleTemperature }) => ({
        id,
        rate: rates.get(id) ?? 1,
        power: parts.find((part) => part.id === id)?.power ?? 0,
        temperature: temperatureOf(found, node),
        throttleTemperature,
      }))
      .sort((a, b) => a.rate - b.rate),
    powerAc,
    tokensPerSecond: workload && tokensOf(workload, design.conditions.workloadSplit, rates),
  };
}

const temperatureOf = (solution: Solution, node: string): number => solution.nodes[node]?.temperature ?? 0;

/** Those that would throttle. Less power anywhere makes nothing warmer, so that no others join them. */
function hotMachines(design: Design, built: BuiltCase, solution: Solution): Machine[] {
  return throttlesOf(design, built.case.heat?.nodes ?? [], built.map.parts.values()).flatMap((throttle) => {
    const { id, measures, from = Infinity, idle = 0 } = throttle;
    if (!('temperature' in measures)) return [];
    const [node] = measures.temperature;
    return temperatureOf(solution, node) > from + near ? [{ id, node, throttleTemperature: from, idle }] : [];
  });
}

function isHeld(machines: readonly Machine[], shares: readonly number[], solution: Solution): boolean {
  return machines.every(({ node, throttleTemperature, idle }, i) => {
    const over = temperatureOf(solution, node) - throttleTemperature;
    return (over <= near || shares[i] <= idle) && (over >= -near || shares[i] >= 1);
  });
}

/** ∂T_i/∂f_j, K. */
function slopesOf(
  machines: readonly Machine[],
  shares: readonly number[],
  { case: input }: BuiltCase,
  solution: Solution,
): number[][] {
  const owners = new Map<string, number>();
  input.heat?.nodes.forEach(({ id, sources = [] }) => {
    const owner = machines.findIndex((machine) => id.startsWith(`${machine.id}/`));
    if (owner < 0) return;
    sources.forEach((_, k) => {
      for (const figure of ['power', 'leakage.power'])
        owners.set(`heat.nodes[${id}].sources[${k}].${figure}`, owner);
    });
  });
  const asked = machines.map(({ node }) => ({ id: node, of: 'temperature' as const }));
  return sensitivities(input, solution, asked, (path) => owners.has(path)).map((answers) => {
    const row = machines.map(() => 0);
    for (const { path, value, slope } of answers) {
      const owner = owners.get(path) ?? 0;
      row[owner] += (slope * value) / shares[owner];
    }
    return row;
  });
}

/** Newton's step within the bounds: the shares at which the straight line through this solution has what is wanted. */
function improve(
  machines: readonly Machine[],
  shares: number[],
  solution: Solution,
  slopes: readonly (readonly number[])[],
): void {
  const before = [...shares];
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    machines.forEach(({ node, throttleTemperature, idle }, i) => {
      const moved = slopes[i].reduce((sum, slope, j) => sum + slope * (shares[j] - before[j]), 0);
      const over = temperatureOf(solution, node) - throttleTemperature + moved;
      if (slopes[i][i] > 0) shares[i] = Math.min(1, Math.max(idle, shares[i] - over / slopes[i][i]));
    });
  }
}

/** The case, and the way back from it, with machines at a share of their power: leakage and regulators follow. */
function withShares(built: BuiltCase, shares: ReadonlyMap<PlacementId, number>): BuiltCase {
  const { heat } = built.case;
  const parts = new Map(
    [...built.map.parts].map(([id, part]) => {
      const share = shares.get(id);
      if (share === undefined) return [id, part] as const;
      const sources = part.sources.map(({ node, source }) => ({ node, source: scaledSource(source, share) }));
      return [id, { ...part, sources }] as const;
    }),
  );
  const owned = [...shares].map(([id, share]) => [`${id}/`, share] as const);
  const nodes = heat?.nodes.map((node) => {
    const share = owned.find(([prefix]) => node.id.startsWith(prefix))?.[1];
    return share === undefined || !node.sources
      ? node
      : { ...node, sources: node.sources.map((source) => scaledSource(source, share)) };
  });
  const slowed: Case = { ...built.case, ...(heat && nodes && { heat: { ...heat, nodes } }) };
  return { ...built, case: slowed, map: { ...built.map, parts } };
}

const pair = new Float64Array(2);

/** Of the full rate, at a share of the full power. */
function rateAt(share: number, idle: number): number {
  shareUnderLimitWithSlope(pair, idle, 1 - idle, share, usualExponent);
  return pair[0];
}

/** A copy of the model goes at the pace of its slowest accelerator; those that share one stand one after the other. */
function tokensOf(workload: WorkloadResult, split: number, rates: ReadonlyMap<PlacementId, number>): number {
  return workload.accelerators.reduce((sum, { placements, copies, tokensPerSecond }) => {
    let paces = 0;
    for (let copy = 0; copy < copies; copy += 1)
      paces += Math.min(
        ...placements.slice(copy * split, (copy + 1) * split).map((id) => rates.get(id) ?? 1),
      );
    return copies > 0 ? sum + (tokensPerSecond * paces) / copies : sum;
  }, 0);
}
