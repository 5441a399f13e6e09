/*
 * A level of multigrid below the grid: sweeps, residuals, and the few steps of conjugate gradients that make up for
 * corrections which are constant over a group (K-cycle).
 * Source: Notay & Vassilevski (2008), Numer. Linear Algebra Appl. 15, 473–487.
 */
import type { Graph, Symmetry } from '#solver/field/graph.ts';
import {
  addCorrection,
  combine,
  firstByImage,
  firstByRight,
  imageOfSecond,
  keepFirst,
  type NodeLevel,
  rightSquared,
  secondByFirst,
  secondByImage,
  secondByRight,
  sweepBack,
  sweepForth,
  sweepToRest,
  takeFirst,
} from '#solver/field/node-level.ts';
import type { Kernel, Team } from '#solver/field/team.ts';

/** The second step is taken where the first leaves more than this share of the residual. */
const enough = 0.25;
/** Sweeps there and back that solve the last level. */
const lastSweeps = 24;

export class GraphLevel {
  readonly next: GraphLevel | null;
  readonly #level: NodeLevel;
  /** Number of the seam, behind the parts; 0 where there is none: the last level has none. */
  readonly #seam: number;
  readonly #team: Team;

  /**
   * @param ends of the parts and of the seam between them; one where there are no parts
   * @param groups null on the last level
   */
  constructor(
    team: Team,
    graph: Graph,
    ends: readonly number[],
    groups: Int32Array | null,
    next: GraphLevel | null,
    symmetry: Symmetry,
  ) {
    const { size } = graph;
    const vector = (): Float32Array => new Float32Array(size);
    const own = team.shared({
      graph,
      inverse: inverseOf(graph),
      right: vector(),
      value: vector(),
      first: vector(),
      firstImage: vector(),
      image: vector(),
      // All in one on the last level.
      groups: groups ?? new Int32Array(size),
      nothing: new Float32Array(1),
    });
    this.#team = team;
    this.next = next;
    this.#seam = ends.length - 1;
    this.#level = {
      ...own,
      ends,
      isSymmetric: symmetry === 'symmetric',
      sum: next?.right ?? own.nothing,
      correction: next?.value ?? own.nothing,
    };
  }

  /** Right side, which is used up. */
  get right(): Float32Array {
    return this.#level.right;
  }

  /** Solution. */
  get value(): Float32Array {
    return this.#level.value;
  }

  get bytes(): number {
    const { graph, isSymmetric, value, groups } = this.#level;
    const couplings = isSymmetric ? 1 : 2;
    return (
      4 * (1 + couplings) * graph.neighbour.length +
      4 * graph.start.length +
      28 * value.length +
      groups.byteLength
    );
  }

  forget(): void {
    this.#team.forget(this.#level);
    this.next?.forget();
  }

  /** value ≈ A⁻¹ right by one or two steps of conjugate gradients or residuals, each preconditioned by a cycle from here on down. */
  solve(): void {
    const { value } = this.#level;
    if (!this.next) {
      sweepToRest(this.#level, lastSweeps);
      return;
    }
    const size = this.#all(rightSquared);
    if (size === 0) {
      value.fill(0);
      return;
    }
    // First direction c, v = A c.
    this.#cycle(this.next);
    this.#ascending(keepFirst);
    const rho = this.#all(firstByImage);
    const alpha = this.#all(firstByRight);
    if (!(rho > 0)) return;
    if (this.#all(takeFirst, alpha / rho) <= enough * enough * size) {
      this.#all(combine, alpha / rho, 0);
      return;
    }
    // Second direction d, orthogonal to the first in A.
    this.#cycle(this.next);
    this.#ascending(imageOfSecond);
    const gamma = this.#all(secondByFirst);
    const beta = this.#all(secondByImage);
    const second = this.#all(secondByRight);
    const rest = beta - (gamma * gamma) / rho;
    if (!(rest > 0)) {
      this.#all(combine, 0, alpha / rho);
      return;
    }
    const share = second / rest;
    this.#all(combine, share, alpha / rho - (gamma * share) / rho);
  }

  /** One V: sweep forth, correct from the next level, sweep back. Leaves `right` as it was. */
  #cycle(next: GraphLevel): void {
    this.#level.image.fill(0);
    next.right.fill(0);
    this.#ascending(sweepForth);
    next.solve();
    this.#all(addCorrection);
    this.#descending(sweepBack);
  }

  /** All parts and the seam. @returns the sum over them */
  #all(kernel: Kernel<NodeLevel>, a = 0, b = 0): number {
    return this.#team.run(kernel, this.#level, this.#seam + 1, a, b);
  }

  /** The parts, then the seam. */
  #ascending(kernel: Kernel<NodeLevel>): void {
    this.#team.run(kernel, this.#level, Math.max(1, this.#seam));
    if (this.#seam > 0) kernel(this.#level, this.#seam, 0, 0);
  }

  /** The seam, then the parts. */
  #descending(kernel: Kernel<NodeLevel>): void {
    if (this.#seam > 0) kernel(this.#level, this.#seam, 0, 0);
    this.#team.run(kernel, this.#level, Math.max(1, this.#seam));
  }
}

/** One over the diagonal; 0 where a node is coupled to nothing. */
function inverseOf({ size, start, neighbour, there, back, outer }: Graph): Float32Array {
  const diagonal = new Float64Array(outer);
  for (let n = 0; n < size; n++) {
    for (let e = start[n]; e < start[n + 1]; e++) {
      diagonal[n] += there[e];
      diagonal[neighbour[e]] += back[e];
    }
  }
  const inverse = new Float32Array(size);
  for (let n = 0; n < size; n++) if (diagonal[n] > 0) inverse[n] = 1 / diagonal[n];
  return inverse;
}
