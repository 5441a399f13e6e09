/*
 * Sparse unsymmetric LU for a sequence of matrices with one pattern.
 */
import { BlockLu } from '#solver/linalg/block-lu.ts';
import { condense, type Condensation } from '#solver/linalg/condensation.ts';
import { Condensed } from '#solver/linalg/condensed.ts';
import { flags, numbers, wholes } from '#solver/linalg/memory.ts';
import type { OrderingHints } from '#solver/linalg/ordering.ts';
import type { Pattern } from '#solver/linalg/pattern.ts';
import { PivotedLu } from '#solver/linalg/pivoted-lu.ts';
import { analyse, type Symbolic } from '#solver/linalg/symbolic.ts';

/** What is known of the factors before there are numbers. */
interface Analysis {
  readonly pattern: Pattern;
  readonly condensation: Condensation;
  /** Of what the condensation leaves. */
  readonly rest: Symbolic;
  /** order[k] = unknown of the k-th pivot. */
  readonly order: Int32Array;
  /** Numbers of U right of its diagonal. */
  readonly upperCount: number;
}

/**
 * Solves A x = b. Unknowns that meet later ones alone (flows of branches) are condensed, each by itself; what remains
 * is factored in blocks. `factor` first tries the diagonal pivots of the fill-reducing order (right for networks: each
 * equation belongs to its unknown); when a pivot is too small, it falls back to row pivoting for that matrix. Memory is
 * taken once; factor and solve allocate nothing on the diagonal path.
 */
export class SparseLu {
  readonly symbolic: Analysis;
  /** Directions beyond the usual that iterations with these factors took; new factors have none. */
  worn = 0;
  readonly #condensed: Condensed;
  readonly #rest: BlockLu;
  #pivoted: PivotedLu | null = null;
  #ready = false;

  constructor(pattern: Pattern, hints?: OrderingHints, symbolic: Analysis = analysisOf(pattern, hints)) {
    this.symbolic = symbolic;
    this.#condensed = new Condensed(symbolic.condensation);
    this.#rest = new BlockLu(symbolic.rest);
  }

  /** Room for the factors of another matrix with the same pattern; the analysis is shared. */
  twin(): SparseLu {
    return new SparseLu(this.symbolic.pattern, undefined, this.symbolic);
  }

  /** Whether the last `factor` succeeded. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Whether the last `factor` had to pivot. */
  get pivoted(): boolean {
    return this.#pivoted !== null;
  }

  /**
   * @param values one number per slot of the pattern
   * @param mayPivot whether to fall back to row pivoting, which costs many times more
   * @returns false when the matrix is singular (without pivoting: when a diagonal pivot is too small)
   */
  factor(values: Float64Array, mayPivot = true): boolean {
    this.#pivoted = null;
    this.worn = 0;
    const condensed = this.#condensed;
    this.#ready = condensed.factor(values) && this.#rest.factor(condensed.values, condensed.sizes);
    if (!this.#ready && mayPivot) {
      this.#pivoted = PivotedLu.factor(this.symbolic.pattern, values, this.symbolic.order);
      this.#ready = this.#pivoted !== null;
    }
    return this.#ready;
  }

  /** x = A⁻¹ b; b and x may be the same array. */
  solve(b: Float64Array, x: Float64Array): void {
    if (this.#pivoted) {
      this.#pivoted.solve(b, x);
      return;
    }
    const right = this.#condensed.reduce(b);
    this.#rest.solve(right, right);
    this.#condensed.expand(right, x);
  }

  /**
   * X = A⁻ᵀ B with the same factors; for adjoints. B and X may be the same array.
   * @param count right sides, the numbers of one unknown side by side: b[u · count + r]
   */
  solveTransposed(b: Float64Array, x: Float64Array, count = 1): void {
    if (!this.#pivoted) {
      this.#condensed.solveTransposed(this.#rest, b, x, count);
      return;
    }
    const n = this.symbolic.pattern.size;
    const one = numbers(n);
    for (let r = 0; r < count; r++) {
      for (let u = 0; u < n; u++) one[u] = b[u * count + r];
      this.#pivoted.solveTransposed(one, one);
      for (let u = 0; u < n; u++) x[u * count + r] = one[u];
    }
  }
}

function analysisOf(pattern: Pattern, hints: OrderingHints = {}): Analysis {
  const condensation = condense(pattern, hints.late);
  const { first, kept } = condensation;
  const rest = analyse(condensation.pattern, hintsOfRest(hints, condensation));
  const order = wholes(pattern.size);
  order.set(first);
  for (let k = 0; k < kept.length; k++) order[first.length + k] = kept[rest.order[k]];
  const upperCount = condensation.rightStart[first.length] + rest.upperCount;
  return { pattern, condensation, rest, order, upperCount };
}

/** What is known of the unknowns that are kept. */
function hintsOfRest({ late, group }: OrderingHints, { kept, numberOf }: Condensation): OrderingHints {
  const lateOfRest = flags(kept.length);
  const groupOfRest = wholes(kept.length);
  for (let k = 0; k < kept.length; k++) {
    lateOfRest[k] = late ? late[kept[k]] : 0;
    groupOfRest[k] = group ? numberOf[group[kept[k]]] : k;
  }
  return { late: lateOfRest, group: groupOfRest };
}
