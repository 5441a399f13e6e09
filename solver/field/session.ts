/*
 * One solve of a field case from its first turn to its last: what it yields on the way, what may be asked of it between
 * two turns, and its answer.
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import { balance, massImbalance, mostImbalance } from '#solver/field/balance.ts';
import { setSurfaces } from '#solver/field/border.ts';
import type { FieldFigure, FieldSolution, Leftover } from '#solver/field/contract.ts';
import { type FieldState, figureOf } from '#solver/field/figures.ts';
import { gridOf } from '#solver/field/grid.ts';
import { begun, type Running } from '#solver/field/nested.ts';
import { withPackages } from '#solver/field/packages.ts';
import { type FieldPicture, pictureOf } from '#solver/field/picture.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { Counts } from '#solver/field/stencil.ts';
import type { Steadiness } from '#solver/field/standstill.ts';
import { alone } from '#solver/field/team.ts';
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';

/** What a solve has come to, as it stands. */
export interface Standing {
  /** Shares of what is in play that are left over; `residual` alone where nothing flows. */
  readonly leftover: Leftover | null;
  readonly target: number;
  /** What the outputs are still off by, about; null where the case does not ask for it. */
  readonly off: Steadiness | null;
  /** Missing of heat and of mass, over what passes. */
  readonly imbalance: { readonly heat: number; readonly mass: number };
}

/**
 * All questions are answered between two turns, when the steps have yielded or ended, and change nothing: a solve that
 * is looked at takes the same course as one that is not.
 */
export class FieldSession {
  /** With its packages as cells. */
  readonly input: FieldCase;
  /** Made in the first turn: memory is taken there. On a coarser grid as long as it is approached. */
  #running: Running | null = null;
  #isStopped = false;

  constructor(input: FieldCase) {
    this.input = withPackages(input);
  }

  /** Ends the steps after the turn at hand: what is there is the answer, and is said not to have converged. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Null before the first turn; on its own lines while a coarser grid is solved. */
  picture(): FieldPicture | null {
    const state = this.#state();
    return state && pictureOf(state.input, state);
  }

  /** Figures of cells and of flows by their ids, of those that the case asks for; those of surfaces are of the turn before. */
  figures(ids: ReadonlySet<string>): FieldSolution['outputs'] {
    const state = this.#state();
    if (!state) return {};
    const asked = state.input.outputs.filter(({ id }) => ids.has(id));
    return Object.fromEntries(asked.map((output) => [output.id, figureOf(state, output)]));
  }

  /** Null before the first turn. */
  standing(): Standing | null {
    if (!this.#running) return null;
    const { equations, march, stepper } = this.#running;
    const { flow, target } = stepper;
    return {
      leftover: stepper.leftover.leftover ?? null,
      target,
      off: stepper.off,
      imbalance: {
        heat: balance(equations, march.t, march.stored(), flow).imbalance,
        mass: flow ? massImbalance(flow) : 0,
      },
    };
  }

  /** Cells along x, y and z. */
  get counts(): Counts {
    return gridOf(this.input.grid).counts;
  }

  /** One turn after another. May throw where the case cannot be set up. @param team that shares the work */
  *steps(team = alone): Generator<Progress, FieldSolution> {
    const { input } = this;
    const began = performance.now();
    const making = begun(team, input);
    let made = making.next(false);
    let coarser = 0;
    let worst = 0;
    while (made.done !== true) {
      const { running, ...turn } = made.value;
      this.#running = running;
      worst = turn.residual;
      coarser++;
      yield { stage: 'field', ...turn };
      made = making.next(this.#isStopped);
    }
    this.#running = made.value;
    const { equations, march, stepper } = made.value;
    if (!this.#isStopped) worst = 0;
    const { target } = stepper;
    const assembled = (performance.now() - began) / 1000;
    const figures = (): FieldFigure[] => {
      setSurfaces(equations, march.t);
      return input.outputs.map((output) => figureOf({ equations, t: march.t, flow: stepper.flow }, output));
    };
    const courses = [figures()];
    const steps = input.transient?.steps ?? 1;
    let iterations = 0;
    for (let n = 0; n < steps && !this.#isStopped; n++) {
      const run = stepper.step(n);
      let next = run.next();
      while (next.done !== true) {
        iterations++;
        yield { stage: 'field', iteration: iterations, residual: next.value };
        if (this.#isStopped) break;
        next = run.next();
      }
      worst = Math.max(worst, next.value);
      courses.push(figures());
    }
    const heat = balance(equations, march.t, march.stored(), stepper.flow);
    const isConverged =
      worst <= target && stepper.isSteady && heat.imbalance <= mostImbalance && !this.#isStopped;
    const [nx, ny, nz] = equations.grid.counts;
    const last = courses.length - 1;
    return {
      status: isConverged ? 'converged' : 'not-converged',
      problems: [
        ...snaps(equations),
        ...fineWalls(stepper.flow?.tooFine ?? 0),
        ...(this.#isStopped ? [stopped(worst, target)] : isConverged ? [] : stepper.stalled(worst)),
      ],
      cells: nx * ny * nz,
      outputs: Object.fromEntries(
        input.outputs.map(({ id }, i) => [
          id,
          {
            ...courses[last][i],
            ...(input.transient ? { course: courses.map((one) => one[i].value) } : {}),
          },
        ]),
      ),
      times: input.transient ? courses.map((_, n) => n * (input.transient?.step ?? 0)) : [0],
      heat,
      residual: worst,
      ...stepper.leftover,
      ...(stepper.off === null ? {} : { off: stepper.off }),
      iterations,
      coarser,
      threads: team.threads,
      bytes: march.bytes + stepper.bytes,
      seconds: { assemble: assembled, total: (performance.now() - began) / 1000 },
    };
  }

  #state(): (FieldState & { readonly input: FieldCase }) | null {
    if (!this.#running) return null;
    const { input, equations, march, stepper } = this.#running;
    return { input, equations, t: march.t, flow: stepper.flow };
  }
}

function stopped(residual: number, target: number): CaseProblem {
  const message = `It was ended by hand before it had converged: ${residual.toExponential(1)} of what is in play is left over, not ${target.toExponential(1)}. Its figures are on their way to the answer.`;
  return { severity: 'warning', code: 'not-converged', message, ids: [] };
}

/** Beside more than this share of the walls cells may not be too fine. */
const mostTooFine = 0.5;

function fineWalls(share: number): CaseProblem[] {
  if (!(share > mostTooFine)) return [];
  const message = `Beside ${(100 * share).toFixed(0)} % of the walls the first cell lies below y⁺ 5, where k–ε gives too much friction and heat. Take wider cells at walls, or set flow.turbulence to "lvel".`;
  return [{ severity: 'warning', code: 'fine-walls', message, ids: [] }];
}

function snaps({ snapped }: FieldEquations): CaseProblem[] {
  if (snapped.length === 0) return [];
  const largest = snapped.reduce((a, b) => (b.by > a.by ? b : a));
  const message = `${snapped.length === 1 ? 'One solid has' : `${snapped.length} solids have`} faces between the lines of the grid; they were moved to the nearest, “${largest.id}” by ${(1000 * largest.by).toPrecision(3)} mm. Put lines on the faces, or take more cells.`;
  return [{ severity: 'warning', code: 'snapped', message, ids: snapped.map(({ id }) => id) }];
}
