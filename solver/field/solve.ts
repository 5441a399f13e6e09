/*
 * Heat on a grid, in solids and in fluid that moves: steady, or in time by implicit steps.
 */
import type { FieldSolution } from '#solver/field/contract.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { FieldSession } from '#solver/field/session.ts';
import { alone, type OpenTeam } from '#solver/field/team.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import { inTurns, type TurnOptions } from '#solver/solve/turns.ts';

export interface FieldOptions extends TurnOptions {
  /** Opens the team that shares the work; this thread alone where left out. */
  readonly openTeam?: OpenTeam;
}

/** Solves a field case and lets the event loop run between iterations. Never rejects: the status says. */
export function solveField(input: FieldCase, options: FieldOptions = {}): Promise<FieldSolution> {
  return runSession(new FieldSession(input), options);
}

/** The same with a session in hand: between turns it may be looked at, and told to stop. Ends its team, whatever happens. */
export async function runSession(
  session: FieldSession,
  { openTeam, ...options }: FieldOptions,
): Promise<FieldSolution> {
  const team = openTeam ? await openTeam(session.counts) : alone;
  try {
    return await inTurns(session.steps(team), options, without);
  } finally {
    team.end();
  }
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
    threads: 1,
    bytes: 0,
    seconds: { assemble: 0, total: 0 },
  };
}
