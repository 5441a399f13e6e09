/*
 * A level of multigrid below the grid: sweeps, residuals, and the few steps of conjugate gradients that make up for
 * corrections which are constant over a group (K-cycle).
 * Source: Notay & Vassilevski (2008), Numer. Linear Algebra Appl. 15, 473–487.
 */
import type { Graph, Symmetry } from '#solver/field/graph.ts';
import { addMultiple, dotSingle, scale } from '#solver/field/vectors.ts';

/** The second step is taken where the first leaves more than this share of the residual. */
const enough = 0.25;
/** Sweeps there and back that solve the last level. */
const lastSweeps = 24;

export class GraphLevel {
  readonly graph: Graph;
  readonly next: GraphLevel | null;
  /** Right side, which is used up, and solution. */
  readonly right: Float32Array;
  readonly value: Float32Array;
  readonly #isSymmetric: boolean;
  /** How its nodes are joined on the next level; all in one on the last. */
  readonly #groups: Int32Array;
  /** What is left over in the groups. */
  readonly #sum: Float32Array;
  readonly #inverse: Float32Array;
  readonly #first: Float32Array;
  readonly #firstImage: Float32Array;
  readonly #image: Float32Array;

  /** @param groups null on the last level */
  constructor(graph: Graph, groups: Int32Array | null, next: GraphLevel | null, symmetry: Symmetry) {
    this.#isSymmetric = symmetry === 'symmetric';
    this.graph = graph;
    this.next = next;
    const { size } = graph;
    const vector = (): Float32Array => new Float32Array(size);
    this.#groups = groups ?? new Int32Array(size);
    this.#sum = next ? next.right : new Float32Array(1);
    this.right = vector();
    this.value = vector();
    this.#first = vector();
    this.#firstImage = vector();
    this.#image = vector();
    this.#inverse = inverseOf(graph);
  }

  get bytes(): number {
    const { neighbour, start } = this.graph;
    const couplings = this.#isSymmetric ? 1 : 2;
    return (
      4 * (1 + couplings) * neighbour.length +
      4 * start.length +
      28 * this.value.length +
      this.#groups.byteLength
    );
  }

  /** value ≈ A⁻¹ right by one or two steps of conjugate gradients or residuals, each preconditioned by a cycle from here on down. */
  solve(): void {
    const { graph, value, right } = this;
    if (!this.next) {
      this.#sweepToRest();
      return;
    }
    const size = dotSingle(right, right);
    if (size === 0) {
      value.fill(0);
      return;
    }
    // First direction c, v = A c.
    this.#cycle(this.next);
    const c = this.#first;
    c.set(value);
    const v = this.#firstImage;
    applyTo(graph, c, v);
    const test = this.#isSymmetric ? c : v;
    const rho = dotSingle(test, v);
    const alpha = dotSingle(test, right);
    if (!(rho > 0)) return;
    addMultiple(right, -alpha / rho, v);
    if (dotSingle(right, right) <= enough * enough * size) {
      scale(value, alpha / rho);
      return;
    }
    // Second direction d, orthogonal to the first in A.
    this.#cycle(this.next);
    const w = this.#image;
    applyTo(graph, value, w);
    const other = this.#isSymmetric ? value : w;
    const gamma = dotSingle(other, v);
    const beta = dotSingle(other, w);
    const second = dotSingle(other, right);
    const rest = beta - (gamma * gamma) / rho;
    if (!(rest > 0)) {
      value.set(c);
      scale(value, alpha / rho);
      return;
    }
    const share = second / rest;
    scale(value, share);
    addMultiple(value, alpha / rho - (gamma * share) / rho, c);
  }

  /** One V: sweep forth, correct from the next level, sweep back. Leaves `right` as it was. */
  #cycle(next: GraphLevel): void {
    this.#image.fill(0);
    next.right.fill(0);
    this.#sweepForth();
    next.solve();
    addGroups(this.value, this.#groups, next.value);
    this.#sweepBack();
  }

  #sweepToRest(): void {
    this.#image.fill(0);
    for (let sweep = 0; sweep < lastSweeps; sweep++) {
      this.#sweepForth();
      this.#image.fill(0);
      this.#sweepBack();
    }
  }

  #sweepForth(): void {
    sweepForth(this.graph, this.#inverse, this.right, this.value, this.#image, this.#groups, this.#sum);
  }

  #sweepBack(): void {
    sweepBack(this.graph, this.#inverse, this.right, this.value, this.#image);
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

/**
 * Gauss–Seidel in ascending order; when it begins from 0, so that only nodes before count, also what it leaves over in the
 * groups. That is summed by differences: what flows inside a group then cancels exactly, however well it conducts.
 * @param behind what comes from the nodes behind, as the sweep back left it
 */
function sweepForth(
  { size, start, neighbour, there, back, outer }: Graph,
  inverse: Float32Array,
  right: Float32Array,
  value: Float32Array,
  behind: Float32Array,
  groups: Int32Array,
  sum: Float32Array,
): void {
  for (let n = 0; n < size; n++) {
    const from = start[n];
    const end = start[n + 1];
    let all = right[n] + behind[n];
    for (let e = from; e < end; e++) all += there[e] * value[neighbour[e]];
    value[n] = all * inverse[n];
    const v = value[n];
    const group = groups[n];
    let rest = right[n] - outer[n] * v;
    for (let e = from; e < end; e++) {
      const other = neighbour[e];
      const step = value[other] - v;
      if (groups[other] === group) rest += (there[e] - back[e]) * step;
      else {
        rest += there[e] * step;
        sum[groups[other]] -= back[e] * step;
      }
    }
    sum[group] += rest;
  }
}

/** Gauss–Seidel in descending order. @param behind 0; takes what comes from the nodes behind */
function sweepBack(
  { size, start, neighbour, there, back }: Graph,
  inverse: Float32Array,
  right: Float32Array,
  value: Float32Array,
  behind: Float32Array,
): void {
  for (let n = size - 1; n >= 0; n--) {
    const from = start[n];
    const end = start[n + 1];
    let all = right[n] + behind[n];
    for (let e = from; e < end; e++) all += there[e] * value[neighbour[e]];
    const v = all * inverse[n];
    value[n] = v;
    for (let e = from; e < end; e++) behind[neighbour[e]] += back[e] * v;
  }
}

function applyTo(
  { size, start, neighbour, there, back, outer }: Graph,
  from: Float32Array,
  to: Float32Array,
): void {
  for (let n = 0; n < size; n++) {
    const v = from[n];
    let sum = outer[n] * v;
    for (let e = start[n]; e < start[n + 1]; e++) {
      const step = v - from[neighbour[e]];
      sum += there[e] * step;
      to[neighbour[e]] -= back[e] * step;
    }
    to[n] = sum;
  }
}

function addGroups(value: Float32Array, groups: Int32Array, correction: Float32Array): void {
  for (let n = 0; n < value.length; n++) value[n] += correction[groups[n]];
}
