/*
 * Ride-through: a design in its steady state, some of its fans fail, and how long the parts have.
 */
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Ride, RidePart } from '#models/results/ride.ts';
import type { Branch, Case } from '#solver/case/case.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { enteringFlow } from '#solver/design/airflow.ts';
import { withCapacities } from '#solver/design/capacities.ts';
import { throttlesOf } from '#solver/design/ride-throttles.ts';
import { ambientOf } from '#solver/flow/fluid.ts';
import { airDensity } from '#solver/properties/air.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';

export interface RideQuestion {
  /** Fans that fail at once. */
  readonly failed: readonly PlacementId[];
  readonly duration: number; // s
  /** Accelerators keep their power however hot they are. */
  readonly unthrottled?: boolean;
}

/** Results over a ride, and when in the run the fans fail: at the first of them. */
const intervals = 120;
/** Error of a temperature that one step may add, K: far below what the capacities are known to. */
const tolerance = 0.01;

/**
 * The case that fails. Fan control, where the design has it, and throttles react.
 * @throws RangeError, in words, when a fan that should fail does not turn
 */
export function rideCase(
  design: Design,
  { case: input, map }: BuiltCase,
  { failed, duration, unthrottled = false }: RideQuestion,
): Case {
  const every = duration / intervals;
  const branches = new Set(
    failed.map((id) => {
      const channel = map.channels.get(id);
      const name = design.items.find((item) => item.id === id)?.name ?? id;
      if (channel?.element?.type !== 'fan') throw new RangeError(`${name} is no fan with a curve in the air`);
      if (channel.element.failed === true) throw new RangeError(`${name} has failed already`);
      return channel.branch;
    }),
  );
  const prepared = (branch: Branch): Branch => ({
    ...branch,
    elements: branch.elements.map((element) =>
      element.type === 'fan' ? { ...element, failed: element.failed ?? false } : element,
    ),
  });
  const nodes = withCapacities(design, input.heat?.nodes ?? []);
  return {
    ...input,
    circuits: (input.circuits ?? []).map((circuit) => ({
      ...circuit,
      branches: circuit.branches.map((branch) => (branches.has(branch.id) ? prepared(branch) : branch)),
    })),
    heat: { nodes, links: input.heat?.links ?? [] },
    transient: {
      duration: duration + every,
      every,
      tolerance,
      changes: [...branches].map((id) => ({
        path: `circuits[air].branches[${id}].elements[${fanIn(input, id)}].failed`,
        course: { type: 'steps', points: [[0, 0], [every, 1]] }, // prettier-ignore
      })),
      controls: unthrottled ? [] : throttlesOf(design, nodes, map.parts.values()),
    },
  };
}

function fanIn({ circuits }: Case, id: string): number {
  const branch = circuits?.flatMap(({ branches }) => branches).find((candidate) => candidate.id === id);
  return branch?.elements.findIndex(({ type }) => type === 'fan') ?? -1;
}

/** Reads a run off by the parts of its design. */
export function rideOf(
  { case: input, map }: BuiltCase,
  { failed, duration }: RideQuestion,
  run: TransientSolution,
): Ride {
  const { temperature, pressure, relativeHumidity } = ambientOf(input);
  const density = airDensity(temperature, pressure, relativeHumidity);
  const every = duration / intervals;
  // The run jumps at its second time: what is kept there is after the failure, what came before is the steady state.
  const times = run.times.map((time) => time - every);
  const parts = [...map.parts.values()].flatMap((part): RidePart[] => {
    const series = part.nodes.flatMap((node) => run.nodes[node]?.temperature ?? []);
    if (series.length === 0) return [];
    const warmest = run.times.map((_, k) =>
      part.nodes.reduce(
        (most, node) => Math.max(most, run.nodes[node]?.temperature?.[k] ?? -Infinity),
        -Infinity,
      ),
    );
    const reached = part.nodes.flatMap((node) => run.limits[node]?.at ?? []);
    return [
      {
        id: part.item.id,
        name: part.item.name,
        temperature: warmest,
        highest: Math.max(...part.nodes.map((node) => run.extremes[node]?.maximum ?? -Infinity)),
        limit: part.limit,
        limitAt: reached.length > 0 ? Math.max(0, Math.min(...reached) - every) : null,
        throttle: throttleOf(run, part.item.id, every),
      },
    ];
  });
  const left = (part: RidePart): number => (part.limit === null ? Infinity : part.limit - part.highest);
  parts.sort((a, b) => (a.limitAt ?? Infinity) - (b.limitAt ?? Infinity) || left(a) - left(b));
  return {
    status: run.status,
    problems: run.problems.map(({ severity, message }) => ({ severity, message })),
    failed,
    times: times.map((time) => Math.max(0, time)),
    parts,
    airflow: run.times.map(
      (_, k) => enteringFlow(input, (id) => run.branches[id]?.massFlow[k] ?? 0) / density,
    ),
    seconds: run.seconds,
  };
}

/** What the throttle of a part did. @param failure when the fans failed [s] */
function throttleOf(run: TransientSolution, id: string, failure: number): RidePart['throttle'] {
  const control = run.controls[id];
  if (!control?.throttled) return null;
  const { firstAt, shutdownAt } = control.throttled;
  const after = (time: number | null): number | null => (time === null ? null : Math.max(0, time - failure));
  return { at: after(firstAt), rate: control.output.at(-1) ?? 1, shutdownAt: after(shutdownAt) };
}
