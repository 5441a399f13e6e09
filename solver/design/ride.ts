/*
 * Ride-through: a design in its steady state, some of its fans, pumps or connections fail, and how long the parts have.
 */
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Ride, RidePart } from '#models/results/ride.ts';
import type { Case, Circuit } from '#solver/case/case.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { enteringFlow } from '#solver/design/airflow.ts';
import { withBath } from '#solver/design/bath.ts';
import { withCapacities, withCoolant } from '#solver/design/capacities.ts';
import { failuresAt } from '#solver/design/ride-failures.ts';
import { throttlesOf } from '#solver/design/ride-throttles.ts';
import { ambientOf } from '#solver/flow/fluid.ts';
import { airDensity } from '#solver/properties/air.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';

export interface RideQuestion {
  /** Fans and pumps that stop at once, connections and facility waters (failing.ts) that are lost within a second. */
  readonly failed: readonly PlacementId[];
  readonly duration: number; // s
  /** Accelerators keep their power however hot they are. */
  readonly unthrottled?: boolean;
}

/** Results over a ride, and when in the run the failure is: at the first of them. */
const intervals = 120;
/** Error of a temperature that one step may add, K: far below what the capacities are known to. */
const tolerance = 0.05;

/**
 * The case that fails. Fan control, where the design has it, and throttles react.
 * @throws RangeError, in words, when something that should fail cannot, or has failed already
 */
export function rideCase(
  design: Design,
  { case: input, map }: BuiltCase,
  { failed, duration, unthrottled = false }: RideQuestion,
): Case {
  const every = duration / intervals;
  const nodes = withCapacities(design, input.heat?.nodes ?? []);
  return {
    ...input,
    circuits: withBath(withCoolant((input.circuits ?? []).map(readyToFail), map.coolant), map.zones),
    heat: { nodes, links: input.heat?.links ?? [] },
    transient: {
      duration: duration + every,
      every,
      tolerance,
      changes: failuresAt(design, input, map, failed, every),
      controls: unthrottled ? [] : throttlesOf(design, nodes, map.parts.values()),
    },
  };
}

/** Whether a machine has failed changes only where the case says so from the beginning. */
function readyToFail(circuit: Circuit): Circuit {
  return {
    ...circuit,
    branches: circuit.branches.map((branch) => ({
      ...branch,
      elements: branch.elements.map((element) =>
        element.type === 'fan' || element.type === 'pump'
          ? { ...element, failed: element.failed ?? false }
          : element,
      ),
    })),
  };
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

/** What the throttle of a part did. @param failure when the failure was [s] */
function throttleOf(run: TransientSolution, id: string, failure: number): RidePart['throttle'] {
  const control = run.controls[id];
  if (!control?.throttled) return null;
  const { firstAt, shutdownAt } = control.throttled;
  const after = (time: number | null): number | null => (time === null ? null : Math.max(0, time - failure));
  return { at: after(firstAt), rate: control.output.at(-1) ?? 1, shutdownAt: after(shutdownAt) };
}
