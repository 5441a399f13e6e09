import type { FieldEquations } from '#solver/field/assemble.ts';
import { applyStencil, ConjugateGradients } from '#solver/field/conjugate-gradients.ts';
import type { Leftover } from '#solver/field/contract.ts';
import { EarlierSteps } from '#solver/field/earlier-steps.ts';
import type { March } from '#solver/field/march.ts';
import { setSurfaces } from '#solver/field/border.ts';
import { Outside } from '#solver/field/outside.ts';
import { Multigrid } from '#solver/field/multigrid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { type Parts, partsOf } from '#solver/field/parts.ts';
import { couplingsOf, residualOf, type Stencil } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';

/** Share of the heat that may be left over. */
const usualResidual = 1e-8;
/** Iterations of one linear solve; about twenty are usual. */
const mostIterations = 500;
/** Tangents of one step, and the share of heat that a new one has to change. */
const mostTangents = 50;
const leastChange = 1e-10;

/** Steps of a case in which nothing moves: one linear solve each. */
export class ConductionStepper {
  readonly target: number;
  readonly flow = null;
  readonly leftover: { readonly leftover?: Leftover } = {};
  readonly #team: Team;
  readonly #parts: Parts;
  readonly #equations: FieldEquations;
  readonly #march: March;
  readonly #gradients: ConjugateGradients<Stencil<Float64Array>>;
  readonly #rest: Float64Array;
  readonly #outside: Outside;
  /** Null where the case is steady. */
  readonly #earlier: EarlierSteps | null;
  #multigrid: Multigrid | null = null;
  /** Weight of the new time in the operator that the multigrid was made of. */
  #weight = 0;

  constructor(team: Team, input: FieldCase, equations: FieldEquations, march: March) {
    const { stencil } = equations;
    this.#team = team;
    this.#parts = partsOf(stencil.counts);
    this.target = input.residual ?? usualResidual;
    this.#equations = equations;
    this.#march = march;
    this.#outside = new Outside(equations);
    this.#gradients = new ConjugateGradients(team, this.#parts, march.t.length, applyStencil, stencil);
    this.#rest = team.shared(new Float64Array(equations.right.length));
    this.#earlier = input.transient ? new EarlierSteps(stencil) : null;
  }

  get bytes(): number {
    return (
      this.#rest.byteLength +
      this.#gradients.bytes +
      (this.#multigrid?.bytes ?? 0) +
      (this.#earlier?.bytes ?? 0)
    );
  }

  /** Yields what is left over after each iteration, and returns the last of it. */
  *step(n: number): Generator<number, number> {
    const right = this.#march.next(n);
    this.#earlier?.improve(right, this.#march.t);
    let residual = yield* this.#solve(right);
    // Walls that radiate outside do so on a tangent, which is taken anew until it stays.
    for (let tangent = 0; tangent < mostTangents && !this.#outside.isEmpty; tangent++) {
      setSurfaces(this.#equations, this.#march.t);
      const changed = this.#outside.update(this.#march.t, right);
      if (changed <= Math.max(this.target, leastChange)) break;
      this.#drop();
      residual = yield* this.#solve(right);
    }
    this.#earlier?.record(this.#march.t, this.#march.last);
    return residual;
  }

  *#solve(right: Float64Array): Generator<number, number> {
    const march = this.#march;
    const { now } = march.weights;
    if (now !== this.#weight) this.#drop();
    this.#multigrid ??= new Multigrid(
      this.#team,
      this.#parts,
      this.#team.shared(couplingsOf(this.#equations.stencil)),
      'symmetric',
    );
    this.#weight = now;
    residualOf(this.#equations.stencil, right, march.t, this.#rest);
    const run = this.#gradients.improve(
      this.#multigrid,
      this.#rest,
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

  #drop(): void {
    this.#multigrid?.forget();
    this.#multigrid = null;
  }

  /** There are no turns of a flow to look at. */
  readonly off = null;
  readonly isSteady = true;

  stalled(residual: number): CaseProblem[] {
    const message = `The equations were solved to ${residual.toExponential(1)} of what is put in, not to ${this.target.toExponential(1)}. Check for conductivities that differ by more than a million, or allow a larger residual.`;
    return [{ severity: 'error', code: 'not-converged', message, ids: [] }];
  }
}
