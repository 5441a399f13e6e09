/*
 * A case in time: quasi-steady flow and power, heat with its capacities.
 *
 * 1. Check, number and compile as for the steady state; what changes in time is put into the network as it stands.
 * 2. Begin at the steady state, or at given temperatures.
 * 3. Step by step, as long as the error of a temperature allows, and never over a moment at which anything jumps.
 *    Each stage is solved by Newton's method on flow, heat and power at once.
 * 4. At a jump what has no capacity finds its new balance at once.
 */
import type { Case } from '#solver/case/case.ts';
import { checkCase } from '#solver/solve/check.ts';
import { Controls } from '#solver/control/controls.ts';
import { fanControl } from '#solver/control/fan-control.ts';
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';
import { compileNetwork } from '#solver/solve/network.ts';
import { restState } from '#solver/solve/start.ts';
import { buildStructure } from '#solver/solve/structure.ts';
import { numberUnknowns, type Parts, partsOf } from '#solver/solve/topology.ts';
import { inTurns, type TurnOptions } from '#solver/solve/turns.ts';
import { compileChanges } from '#solver/transient/changes.ts';
import { checkChanges, problem } from '#solver/transient/check-changes.ts';
import { checkControls } from '#solver/transient/check-controls.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { Integrator } from '#solver/transient/integrator.ts';
import { Recorder } from '#solver/transient/record.ts';
import { StageEquations } from '#solver/transient/stage-equations.ts';

/** Intervals of the results where none is given, and values that a result may hold. */
const usualIntervals = 200;
const mostValues = 10_000_000;
/** Error of a temperature in a step where none is given, K. */
const usualTolerance = 1e-5;
/** Shortest time of a switch in one position, as a share of the duration, where none is given. */
const shortestHold = 1e-4;

function* transientSteps(input: Case): Generator<Progress, TransientSolution> {
  const began = performance.now();
  const transient = input.transient;
  if (!transient)
    return empty('refused', [problem('no-transient', 'The case has no `transient`: say its duration.')]);
  const given = partsOf(input);
  // Its own lists: what changes in time is put into them.
  const parts = { ...given, heatNodes: given.heatNodes.slice(), flowNodes: given.flowNodes.slice() };
  const { problems, pinned } = checkCase(input, parts, transient.start === 'given');
  const found = [...problems, ...checkChanges(input), ...checkControls(input, parts), ...checkSize(input)];
  if (found.some(({ severity }) => severity === 'error')) return empty('refused', found);

  const topology = numberUnknowns(parts, true, pinned);
  const network = compileNetwork(input, parts, topology);
  const equations = new StageEquations(network, buildStructure(network, topology));
  const state = restState(network, topology);
  const tolerance = transient.tolerance ?? usualTolerance;
  const list = [...(transient.controls ?? []), ...fanControl(input)];
  const controls =
    list.length === 0 ? null : new Controls(list, equations, shortestHold * transient.duration, tolerance);
  const driven = { controls: list, outputs: controls?.outputs ?? new Float64Array(0) };
  const changes = compileChanges(transient.changes ?? [], driven, input, network, topology, state);
  const integrator = new Integrator(equations, state, changes, tolerance, controls);
  const every = transient.every ?? transient.duration / usualIntervals;
  const recorder = new Recorder(equations, integrator.power, every, controls);
  const finish = (
    status: TransientSolution['status'],
    more: readonly CaseProblem[] = [],
  ): TransientSolution => ({
    status,
    problems: [...found, ...more],
    ...recorder.result(),
    ...integrator.power.result(),
    energyBalance: integrator.energyBalance,
    steps: integrator.steps,
    rejected: integrator.rejected,
    unknowns: topology.stateOf.length,
    seconds: (performance.now() - began) / 1000,
  });

  changes.apply(0, 'after');
  const isFound =
    transient.start === 'given'
      ? yield* integrator.beginAt(initialTemperatures(parts, network.ambient.temperature))
      : yield* integrator.beginSteady();
  if (!isFound) return empty('stopped', [...found, nowhere(transient.start)]);
  recorder.begin(state);
  while (integrator.time < transient.duration) {
    const jumps = changes.nextBreak(integrator.time);
    const ends = integrator.power.nextEnd(integrator.time);
    const events = Math.min(ends, controls?.nextEvent(integrator.time) ?? Infinity);
    const step = yield* integrator.step(Math.min(jumps, events, transient.duration));
    if (!step) return finish('stopped', [lost(integrator.time, 'there')]);
    recorder.add(step);
    for (let due = recorder.due(integrator.time); due !== null; due = recorder.due(integrator.time)) {
      const { state: then, outputs } = yield* integrator.stateAt(step, due);
      recorder.keep(due, then, outputs);
    }
    const isOver = integrator.power.tellEnds(integrator.time, changes.outages);
    if (integrator.time < transient.duration) {
      const reaction = yield* integrator.react(integrator.time >= jumps || isOver);
      if (reaction === 'lost') return finish('stopped', [lost(integrator.time, 'after the change there')]);
      if (reaction === 'jumped') recorder.jump(integrator.time, state);
    }
    yield {
      stage: 'coupled',
      iteration: integrator.steps,
      residual: 1 - integrator.time / transient.duration,
    };
  }
  recorder.finish(transient.duration, state);
  return finish('completed');
}

/** Runs a case in time in one go. Never throws: the status says. @param signal ends the run */
export function solveTransient(input: Case, options: TurnOptions = {}): Promise<TransientSolution> {
  return inTurns(transientSteps(input), options, empty);
}

function initialTemperatures(parts: Parts, ambient: number): Float64Array {
  return Float64Array.from([...parts.flowNodes, ...parts.heatNodes], (node) => node.initial ?? ambient);
}

/** The values of each time kept must fit in one document. */
function checkSize({ transient, circuits, heat, power }: Case): CaseProblem[] {
  if (transient?.every === undefined) return [];
  const perTime = (circuits ?? []).reduce(
    (sum, circuit) => sum + 2 * circuit.nodes.length + circuit.branches.length,
    1 + (heat?.nodes.length ?? 0) + 2 * ((power?.converters.length ?? 0) + (power?.conductors?.length ?? 0)),
  );
  const values = perTime * (transient.duration / transient.every);
  return values <= mostValues
    ? []
    : [
        problem(
          'too-many-results',
          `The results would hold ${values.toExponential(1)} values; up to ${mostValues.toExponential()} are kept. Take a longer \`every\`.`,
        ),
      ];
}

function nowhere(start: 'steady' | 'given' = 'steady'): CaseProblem {
  return problem(
    'no-answer-in-time',
    start === 'steady'
      ? 'There is no steady state that was found to begin with. Solve the case without its `transient` for the reason, or begin at given temperatures ("start": "given").'
      : 'At 0 s no flow and power were found that go with the given temperatures. Look at the values that hold then.',
  );
}

function lost(time: number, where: string): CaseProblem {
  return problem(
    'no-answer-in-time',
    `At ${Number(time.toPrecision(6))} s no answer was found ${where}. Look at what changes then.`,
  );
}

function empty(
  status: 'refused' | 'cancelled' | 'stopped',
  problems: readonly CaseProblem[],
): TransientSolution {
  return {
    status,
    problems,
    times: [],
    nodes: {},
    branches: {},
    converters: {},
    controls: {},
    extremes: {},
    limits: {},
    energyBalance: 0,
    steps: 0,
    rejected: 0,
    unknowns: 0,
    seconds: 0,
  };
}
