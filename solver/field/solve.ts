/*
 * Heat on a grid, in solids and in fluid that moves: steady, or in time by implicit steps.
 */
import type { FieldSolution } from '#solver/field/contract.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { FieldSession } from '#solver/field/session.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import { inTurns, type TurnOptions } from '#solver/solve/turns.ts';

/** Solves a field case and lets the event loop run between iterations. Never rejects: the status says. */
export function solveField(input: FieldCase, options: TurnOptions = {}): Promise<FieldSolution> {
  return runSession(new FieldSession(input), options);
}

/** The same with a session in hand: between turns it may be looked at, and told to stop. */
export function runSession(session: FieldSession, options: TurnOptions): Promise<FieldSolution> {
  return inTurns(session.steps(), options, without);
}

function without(status: 'refused' | 'cancelled', problems: readonly CaseProblem[]): FieldSolution {
  return {
    status,
    problems,
    cells: 0,
    outputs: {},
    times: [],
    heat: { in: 0, out: 0, stored: 0, imbalance: 0 },
    residual: 0,
    iterations: 0,
    coarser: 0,
    bytes: 0,
    seconds: { assemble: 0, total: 0 },
  };
}
