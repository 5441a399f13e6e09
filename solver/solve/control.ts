/*
 * Fan control: the smallest common speed at which every limited node keeps its margin.
 */
import type { FanControl } from '#solver/case/case.ts';
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { setSpeed } from '#solver/solve/network.ts';
import { namesOf } from '#solver/solve/wording.ts';

/** Kelvin by which the hottest node may miss its margin; speed change below which the search ends. */
const closeEnough = 2e-3;
const finestSpeed = 1e-5;
const largestSearch = 40;

export interface Controlled {
  readonly speed: number;
  readonly converged: boolean;
  readonly problems: readonly CaseProblem[];
}

/**
 * Safeguarded Newton on the speed. The slope of the hottest node with the speed comes from one more solve with the
 * factors at hand, which also predicts the state at the next speed; a bracket of a speed that is too slow and one
 * that is fast enough keeps it honest.
 *
 * @param solve improves `state` at the present speed; returns whether it converged
 * @param first speed to begin with
 */
export function* findSpeed(
  equations: Equations,
  state: Float64Array,
  control: FanControl,
  first: number,
  solve: () => Generator<Progress, boolean>,
): Generator<Progress, Controlled> {
  const limited = limitedPlaces(equations, control.margin);
  let slow = control.minimum; // no slower than this
  let fast = control.maximum;
  let slowKnown = false; // `slow` was tried and is too slow
  let fastKnown = false;
  let speed = Math.min(Math.max(first, slow), fast);
  const good = new Float64Array(state.length);
  if (limited.length === 0) speed = slow;
  for (let search = 0; search < largestSearch; search++) {
    setSpeed(equations.network, speed);
    const converged = yield* solve();
    if (limited.length === 0) return { speed, converged, problems: [nothingLimited] };
    const excess = converged ? hottest(equations, state, limited).excess : Infinity;
    if (excess <= 0) {
      fast = speed;
      fastKnown = true;
      good.set(state);
      if (speed <= control.minimum || excess > -closeEnough) return { speed, converged, problems: [] };
    } else {
      slow = speed;
      slowKnown = true;
      if (speed >= control.maximum)
        return { speed, converged, problems: [atMaximum(equations, state, limited, control)] };
      if (!converged && fastKnown) state.set(good);
    }
    if (slowKnown && fastKnown && fast - slow < finestSpeed) {
      setSpeed(equations.network, fast);
      state.set(good);
      return { speed: fast, converged: yield* solve(), problems: [] };
    }
    let next = NaN;
    if (converged) {
      const slope = sensitivity(equations, state, speed);
      const { excess: here, place } = hottest(equations, state, limited);
      const perSpeed = slope ? slope[equations.topology.unknownOf[place]] : 0;
      // Newton in 1/speed, in which the rise of a node over the air is nearly straight; a little to the safe side.
      if (perSpeed < 0) {
        const slowness = 1 / speed + (here + closeEnough / 2) / (perSpeed * speed * speed);
        next = slowness > 0 ? 1 / slowness : control.maximum;
      }
      next = Math.min(Math.max(next, control.minimum), control.maximum);
      const inside = next > slow - (slowKnown ? 0 : 1e-12) && next < fast + (fastKnown ? 0 : 1e-12);
      if (slope && inside && next !== speed) {
        predict(equations, state, slope, speed, next);
      }
      if (!inside || next === speed) next = NaN;
    }
    if (Number.isNaN(next))
      next = slowKnown && fastKnown ? 0.5 * (slow + fast) : slowKnown ? control.maximum : control.minimum;
    speed = next;
  }
  return { speed, converged: false, problems: [] };
}

interface Limited {
  readonly place: number; // in the state
  readonly most: number; // K, limit − margin
}

function limitedPlaces(equations: Equations, margin: number): Limited[] {
  const { network, topology } = equations;
  return network.parts.heatNodes.flatMap((node, i) => {
    const place = topology.temperatureAt + topology.flowNodeCount + i;
    return node.limit === undefined || topology.unknownOf[place] < 0
      ? []
      : [{ place, most: node.limit - margin }];
  });
}

function hottest(
  equations: Equations,
  state: Float64Array,
  limited: readonly Limited[],
): { readonly excess: number; readonly place: number } {
  let excess = -Infinity;
  let place = limited[0].place;
  for (const each of limited) {
    const here = state[each.place] - each.most;
    if (here > excess) {
      excess = here;
      place = each.place;
    }
  }
  return { excess, place };
}

/** Relative change of speed for the difference quotient of the residuals: they are smooth in it. */
const nudge = 1e-6;

/** d(unknowns)/d(speed) at a solution: −J⁻¹ ∂F/∂n with fresh factors; null when the Jacobian is singular. */
function sensitivity(equations: Equations, state: Float64Array, speed: number): Float64Array | null {
  const { topology, structure, network } = equations;
  equations.evaluate(state);
  const before = equations.residual.slice();
  if (!structure.lu.ready && !structure.lu.factor(structure.values)) return null;
  const change = Math.max(speed, 0.01) * nudge;
  setSpeed(network, speed + change);
  equations.evaluate(state);
  const step = Float64Array.from(topology.stateOf, (s) => (before[s] - equations.residual[s]) / change);
  setSpeed(network, speed);
  structure.lu.solve(step, step);
  return step.every(Number.isFinite) ? step : null;
}

/** Moves the state along its slope to the next speed: flows straight in the speed, temperatures in its inverse. */
function predict(
  equations: Equations,
  state: Float64Array,
  slope: Float64Array,
  speed: number,
  next: number,
): void {
  const { stateOf, pressureAt, temperatureAt } = equations.topology;
  const straight = next - speed;
  const inverse = (straight * speed) / next;
  const square = (straight * (next + speed)) / (2 * speed);
  for (let u = 0; u < slope.length; u++) {
    const s = stateOf[u];
    const change = s < pressureAt ? straight : s < temperatureAt ? square : inverse;
    state[s] += slope[u] * change;
  }
}

const nothingLimited: CaseProblem = {
  severity: 'warning',
  code: 'control-without-limit',
  message: 'Fan control is on, but no heat node has a limit; the fans run at the lowest speed. Give a limit.',
  ids: [],
};

function atMaximum(
  equations: Equations,
  state: Float64Array,
  limited: readonly Limited[],
  control: FanControl,
): CaseProblem {
  const { topology, network } = equations;
  const nodes = network.parts.heatNodes;
  const at = topology.temperatureAt + topology.flowNodeCount;
  const hot = limited
    .filter(({ place, most }) => state[place] > most)
    .map(({ place }) => nodes[place - at].id);
  return {
    severity: 'warning',
    code: 'control-at-maximum',
    message: `Even at full fan speed (${(control.maximum * 100).toFixed(0)} %) ${namesOf(hot)} ${hot.length > 1 ? 'do' : 'does'} not keep a margin of ${control.margin} K. More air, less power or a better heat sink is needed.`,
    ids: hot,
  };
}
