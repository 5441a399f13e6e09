/*
 * When Newton does not arrive: a second way in, and words for why not.
 */
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { newton, type NewtonOptions, type Tally } from '#solver/solve/newton.ts';
import { coldStart, hasDraught, restState } from '#solver/solve/start.ts';
import { namesOf } from '#solver/solve/wording.ts';
import { scaleOf } from '#solver/solve/norm.ts';

/** A norm that counts as an answer. */
const acceptable = 1e-6;
/** Shares of the leakage tried on the way to all of it. */
const smallestStride = 1 / 64;

/**
 * Lets leakage grow from nothing to its full size, following the solution: it reaches the cool, stable branch when
 * there is one. When the way ends before, heat runs away; `leakageShare` then keeps the share that still held.
 * @returns the norm reached with the full leakage, or Infinity
 */
export function* continueLeakage(
  equations: Equations,
  state: Float64Array,
  options: NewtonOptions,
  tally: Tally,
): Generator<Progress, number> {
  if (!equations.network.sources.some(({ source }) => source.leakage)) return Infinity;
  state.set(restState(equations.network, equations.topology));
  equations.leakageShare = 0;
  coldStart(equations, state, tally);
  const settings = { ...options, reuseFactors: false, maxIterations: 60 };
  let norm = yield* newton(equations, state, settings, tally);
  if (norm > acceptable) {
    equations.leakageShare = 1;
    return Infinity;
  }
  const good = state.slice();
  let reached = 0;
  let stride = 0.25;
  while (reached < 1) {
    equations.leakageShare = Math.min(1, reached + stride);
    norm = yield* newton(equations, state, settings, tally);
    if (norm <= acceptable) {
      reached = equations.leakageShare;
      good.set(state);
    } else {
      state.set(good);
      stride /= 2;
      if (stride < smallestStride) {
        equations.leakageShare = reached;
        return Infinity;
      }
    }
  }
  return norm;
}

/** Widths of the range that counts as still, from no upstream side at all to the case's. */
const stillFactors = [500, 100, 30, 10, 3, 1];
/** The widest that may stand in the answer (2 cm/s), with a warning. */
const widestAnswer = 10;
/** Tolerance of the steps on the way, of those that may stand in the answer, and iterations of any. */
const onTheWay = 1e-3;
const roughly = 1e-7;
const stepIterations = 150;

/**
 * Natural draught from rest: each branch's fluid first is the mean of its ends, whichever way it flows, and turns to
 * that of the upstream end step by step. The mean has one smooth answer; the upstream side makes it jump. Where the
 * last steps have no answer (a stream that would turn around whichever way it goes), that of the step before stands,
 * and `equations.stillFactor` says so.
 * @returns the norm reached
 */
export function* continueStill(
  equations: Equations,
  state: Float64Array,
  options: NewtonOptions,
  tally: Tally,
): Generator<Progress, number> {
  const { network, topology } = equations;
  if (!topology.thermal || !hasDraught(network)) return Infinity;
  state.set(restState(network, topology));
  equations.stillFactor = stillFactors[0];
  coldStart(equations, state, tally);
  const good = state.slice();
  let goodFactor = Infinity;
  let goodNorm = Infinity;
  for (const factor of stillFactors) {
    equations.stillFactor = factor;
    const mayStand = factor <= widestAnswer;
    const tolerance = factor === 1 ? options.tolerance : mayStand ? roughly : onTheWay;
    const settings = { ...options, tolerance, maxIterations: stepIterations, reuseFactors: false };
    const norm = yield* newton(equations, state, settings, tally);
    if (norm <= (mayStand ? acceptable : onTheWay)) {
      good.set(state);
      goodFactor = factor;
      goodNorm = norm;
    } else if (goodFactor <= widestAnswer) break;
  }
  if (goodFactor > widestAnswer) {
    equations.stillFactor = 1;
    return Infinity;
  }
  state.set(good);
  equations.stillFactor = goodFactor;
  equations.evaluate(state);
  return goodNorm;
}

/** What to say of an answer with a widened range of stillness. */
export function blendedWarning(equations: Equations): CaseProblem[] {
  if (equations.stillFactor === 1) return [];
  return [
    {
      severity: 'warning',
      code: 'unsettled-draught',
      message: `Warm air drifts so slowly in places that its direction does not settle; below ${(2 * equations.stillFactor).toFixed(0)} mm/s it counts as still.`,
      ids: [],
    },
  ];
}

/** Why there is no answer, as far as it can be seen. */
export function notConverged(equations: Equations, state: Float64Array): CaseProblem[] {
  if (equations.leakageShare < 1) return [runaway(equations)];
  const { topology } = equations;
  const glowing = hottestFirst(equations, state, glow);
  if (glowing.length > 0) return [overheating(glowing)];
  const dry = boiledAway(equations, state);
  if (dry.length > 0) return dry;
  equations.evaluate(state);
  let worst = -1;
  let size = -1;
  for (const s of topology.stateOf) {
    const here = Math.abs(equations.residual[s]) / scaleOf(equations, s);
    if (here > size || Number.isNaN(here)) {
      size = here;
      worst = s;
    }
  }
  const { what, id } = nameOf(equations, worst);
  return [
    {
      severity: 'error',
      code: 'not-converged',
      message: `No steady state was found; the largest imbalance is ${what} “${id}”. Look for a node with heat but hardly any flow, a fan against a closed path, or parts joined by extreme values.`,
      ids: [id],
    },
  ];
}

/** Solids glow from here on, K (Draper 1847): no part of an enclosure gets there. */
const glow = 798;
/** Names in a message. */
const mostNamed = 3;

/** Heat nodes and nodes of liquid above a temperature. */
function hottestFirst({ topology, network }: Equations, state: Float64Array, above: number): string[] {
  const { flowNodes, heatNodes, circuitOfNode } = network.parts;
  const at = topology.temperatureAt;
  return [
    ...heatNodes.map(({ id }, i) => ({ id, temperature: state[at + topology.flowNodeCount + i] })),
    ...flowNodes.flatMap(({ id }, i) =>
      network.fluids[circuitOfNode[i]].isAir ? [] : [{ id, temperature: state[at + i] }],
    ),
  ]
    .filter(({ temperature }) => temperature > above)
    .toSorted((a, b) => b.temperature - a.temperature)
    .slice(0, mostNamed)
    .map(({ id }) => id);
}

function overheating(ids: readonly string[]): CaseProblem {
  return {
    severity: 'error',
    code: 'overheating',
    message: `No steady state was found: with this cooling ${namesOf(ids)} would glow (above ${Math.round(glow - 273.15)} °C). Let air or coolant reach ${ids.length > 1 ? 'them' : 'it'}, switch fans and pumps on or lower the power.`,
    ids,
  };
}

/** Above its boiling point by so much no liquid is left, K. */
const boiledBy = 100;

/** Circuits whose liquid gets heat and has hardly a way to give it off, such as pumps in a loop whose radiators get no air. */
function boiledAway({ topology, network }: Equations, state: Float64Array): CaseProblem[] {
  const { parts, fluids } = network;
  return parts.circuits.flatMap((circuit, c): CaseProblem[] => {
    const { liquid } = fluids[c];
    const boiling = liquid?.boiling;
    if (!liquid || boiling === undefined) return [];
    const ids = parts.flowNodes.flatMap(({ id }, i) =>
      parts.circuitOfNode[i] === c && state[topology.temperatureAt + i] > boiling + boiledBy ? [id] : [],
    );
    if (ids.length === 0) return [];
    const message = `No steady state was found: “${circuit.id}” takes up more heat than it gives off, and its ${liquid.name} would boil away (it boils at ${Math.round(boiling - 273.15)} °C). Let air or coolant reach its exchangers, stop its pumps or lower the power.`;
    return [{ severity: 'error', code: 'coolant-boils-away', message, ids: ids.slice(0, mostNamed) }];
  });
}

function runaway(equations: Equations): CaseProblem {
  const { network, topology } = equations;
  const ids = network.sources
    .filter(({ source }) => source.leakage)
    .map(({ place }) => network.parts.heatNodes[place - topology.flowNodeCount].id);
  return {
    severity: 'error',
    code: 'thermal-runaway',
    message: `Thermal runaway: the leakage of ${namesOf(ids)} grows faster with temperature than its heat is carried away. A steady state exists only up to ${(equations.leakageShare * 100).toFixed(0)} % of the leakage. Improve the cooling or lower the power.`,
    ids,
  };
}

function nameOf(equations: Equations, state: number): { what: string; id: string } {
  const { topology, network } = equations;
  const { parts } = network;
  if (state < 0) return { what: 'nowhere', id: '' };
  if (state < topology.pressureAt) return { what: 'of pressure in branch', id: parts.branches[state].id };
  if (state < topology.temperatureAt) {
    return { what: 'of mass at node', id: parts.flowNodes[state - topology.pressureAt].id };
  }
  if (state < topology.outputAt) {
    const place = state - topology.temperatureAt;
    const node =
      place < topology.flowNodeCount
        ? parts.flowNodes[place]
        : parts.heatNodes[place - topology.flowNodeCount];
    return { what: 'of heat at node', id: node.id };
  }
  const output = state - topology.outputAt;
  const c = output - parts.converters.length;
  return c < 0
    ? { what: 'of power at converter', id: parts.converters[output].id }
    : { what: 'of power at conductor', id: parts.conductors[c].id };
}
