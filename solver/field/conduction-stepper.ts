import type { FieldEquations } from '#solver/field/assemble.ts';
import { ConjugateGradients } from '#solver/field/conjugate-gradients.ts';
import type { Leftover } from '#solver/field/contract.ts';
import type { March } from '#solver/field/march.ts';
import { Multigrid } from '#solver/field/multigrid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { couplingsOf } from '#solver/field/stencil.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';

/** Share of the heat that may be left over. */
const usualResidual = 1e-8;
/** Iterations of one linear solve; about twenty are usual. */
const mostIterations = 500;

/** Steps of a case in which nothing moves: one linear solve each. */
export class ConductionStepper {
  readonly target: number;
  readonly flow = null;
  readonly leftover: { readonly leftover?: Leftover } = {};
  readonly #equations: FieldEquations;
  readonly #march: March;
  readonly #gradients: ConjugateGradients;
  #multigrid: Multigrid | null = null;
  /** Weight of the new time in the operator that the multigrid was made of. */
  #weight = 0;

  constructor(input: FieldCase, equations: FieldEquations, march: March) {
    this.target = input.residual ?? usualResidual;
    this.#equations = equations;
    this.#march = march;
    this.#gradients = new ConjugateGradients(equations.stencil);
  }

  get bytes(): number {
    return this.#gradients.bytes + (this.#multigrid?.bytes ?? 0);
  }

  /** Yields what is left over after each iteration, and returns the last of it. */
  *step(n: number): Generator<number, number> {
    const march = this.#march;
    const right = march.next(n);
    const { now } = march.weights;
    if (!this.#multigrid || now !== this.#weight)
      this.#multigrid = new Multigrid(couplingsOf(this.#equations.stencil), 'symmetric');
    this.#weight = now;
    const run = this.#gradients.solve(
      this.#multigrid,
      right,
      march.t,
      march.scale,
      this.target,
      mostIterations,
    );
    let next = run.next();
    while (next.done !== true) {
      yield next.value.residual;
      next = run.next();
    }
    return next.value.residual;
  }

  stalled(residual: number): CaseProblem[] {
    const message = `The equations were solved to ${residual.toExponential(1)} of what is put in, not to ${this.target.toExponential(1)}. Check for conductivities that differ by more than a million, or allow a larger residual.`;
    return [{ severity: 'error', code: 'not-converged', message, ids: [] }];
  }
}
