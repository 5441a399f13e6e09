/*
 * What is solved, ready for its steps. A steady flow on enough cells begins with that of a coarser grid, and this with that
 * of a coarser one still.
 * Source: Brandt (1977), Math. Comput. 31, 333–390 (full multigrid: each grid begins with the answer of the coarser one).
 */
import { assemble, type FieldEquations } from '#solver/field/assemble.ts';
import type { Grounds } from '#solver/field/carry-over.ts';
import { coarserOf } from '#solver/field/coarser.ts';
import { ConductionStepper } from '#solver/field/conduction-stepper.ts';
import { FlowStepper } from '#solver/field/flow-stepper.ts';
import { fluidOf } from '#solver/field/fluid.ts';
import { March } from '#solver/field/march.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { forAWhile, type Team } from '#solver/field/team.ts';

/**
 * What may be left over on a coarser grid: with less its flow is nearer to its own answer, but no nearer to the finer one.
 * And its most turns; and with what is left over then it still is a start.
 */
const target = 1e-2;
const mostTurns = 100;
const useful = 0.1;

export interface Running {
  readonly input: FieldCase;
  readonly equations: FieldEquations;
  readonly march: March;
  readonly stepper: ConductionStepper | FlowStepper;
}

/** After a turn on a coarser grid: what runs there, and what is left over. */
export interface CoarserTurn {
  readonly running: Running;
  /** Of this grid, from 1 on. */
  readonly iteration: number;
  readonly residual: number;
  /** Cells of this grid. */
  readonly coarser: number;
}

/** Makes a case ready for a team. Yields after each turn on a coarser grid, and is told whether to make do with what is there. */
export function* begun(team: Team, input: FieldCase): Generator<CoarserTurn, Running, boolean> {
  const coarser = coarserOf(input);
  const start = coarser && (yield* approached(team, coarser));
  const equations = sharedBy(team, assemble(input));
  const march = new March(input, equations, team);
  const stepper =
    fluidOf(input) === null
      ? new ConductionStepper(team, input, equations, march)
      : new FlowStepper(team, input, equations, march, start);
  return { input, equations, march, stepper };
}

/** The flow of a coarser grid, as near to its answer as helps; null where it leads nowhere. */
function* approached(whole: Team, input: FieldCase): Generator<CoarserTurn, Grounds | null, boolean> {
  const team = forAWhile(whole);
  const flow = { ...input.flow, iterations: mostTurns };
  const running = yield* begun(team, { ...input, residual: target, steady: undefined, flow });
  const { equations, stepper } = running;
  const run = stepper.step(0);
  let next = run.next();
  let isEnough = false;
  const [nx, ny, nz] = equations.grid.counts;
  for (let iteration = 1; next.done !== true && !isEnough; iteration++) {
    isEnough = yield { running, iteration, residual: next.value, coarser: nx * ny * nz };
    if (!isEnough) next = run.next();
  }
  team.end();
  const isNear = isEnough ? Number.isFinite(next.value) : next.value <= useful;
  return isNear && stepper.flow ? { input, equations, flow: stepper.flow } : null;
}

/** What all threads see of the equations: all that is read and written for every cell in every turn. */
function sharedBy(team: Team, equations: FieldEquations): FieldEquations {
  const { stencil, right } = equations;
  return { ...equations, ...team.shared({ stencil, right }) };
}
