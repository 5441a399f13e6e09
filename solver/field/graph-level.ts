/*
 * A level of multigrid below the grid: sweeps, residuals, and the few steps of conjugate gradients that make up for
 * corrections which are constant over a group (K-cycle).
 * Source: Notay & Vassilevski (2008), Numer. Linear Algebra Appl. 15, 473–487.
 */
import type { Graph, Groups } from '#solver/field/graph.ts';

/** The second step is taken where the first leaves more than this share of the residual. */
const enough = 0.25;
/** Sweeps there and back that solve the last level. */
const lastSweeps = 24;

/**
 * What the steps on a level minimise: the error in the operator's own norm where that is symmetric (conjugate gradients),
 * else the residual (conjugate residuals).
 */
export type Symmetry = 'symmetric' | 'general';

export class GraphLevel {
  readonly graph: Graph;
  /** How its nodes are joined on the next level; null on the last. */
  readonly groups: Groups | null;
  readonly next: GraphLevel | null;
  /** Right side, which is used up, and solution. */
  readonly right: Float32Array;
  readonly value: Float32Array;
  readonly #isSymmetric: boolean;
  readonly #inverse: Float32Array;
  readonly #first: Float32Array;
  readonly #firstImage: Float32Array;
  readonly #image: Float32Array;

  constructor(graph: Graph, groups: Groups | null, next: GraphLevel | null, symmetry: Symmetry) {
    this.#isSymmetric = symmetry === 'symmetric';
    this.graph = graph;
    this.groups = groups;
    this.next = next;
    const { size, start, conductance, outer } = graph;
    const vector = (): Float32Array => new Float32Array(size);
    this.right = vector();
    this.value = vector();
    this.#first = vector();
    this.#firstImage = vector();
    this.#image = vector();
    this.#inverse = vector();
    for (let n = 0; n < size; n++) {
      let sum = outer[n];
      for (let e = start[n]; e < start[n + 1]; e++) sum += conductance[e];
      this.#inverse[n] = sum > 0 ? 1 / sum : 0;
    }
  }

  get bytes(): number {
    const { neighbour, start } = this.graph;
    return (
      8 * neighbour.length + 4 * start.length + 28 * this.value.length + (this.groups?.of.byteLength ?? 0)
    );
  }

  /** value ≈ A⁻¹ right by one or two steps of conjugate gradients or residuals, each preconditioned by a cycle from here on down. */
  solve(): void {
    const { value, right } = this;
    if (!this.next) {
      this.#cycle();
      return;
    }
    const size = dot(right, right);
    if (size === 0) {
      value.fill(0);
      return;
    }
    // First direction c, v = A c.
    this.#cycle();
    const c = this.#first;
    c.set(value);
    const v = this.#firstImage;
    this.#apply(c, v);
    const test = this.#isSymmetric ? c : v;
    const rho = dot(test, v);
    const alpha = dot(test, right);
    if (!(rho > 0)) return;
    addMultiple(right, -alpha / rho, v);
    if (dot(right, right) <= enough * enough * size) {
      scale(value, alpha / rho);
      return;
    }
    // Second direction d, orthogonal to the first in A.
    this.#cycle();
    const w = this.#image;
    this.#apply(value, w);
    const other = this.#isSymmetric ? value : w;
    const gamma = dot(other, v);
    const beta = dot(other, w);
    const second = dot(other, right);
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
  #cycle(): void {
    const { next, groups, value } = this;
    value.fill(0);
    if (!next || !groups) {
      for (let sweep = 0; sweep < lastSweeps; sweep++) {
        this.#forth();
        this.#back();
      }
      return;
    }
    this.#forth();
    next.right.fill(0);
    this.#restrict(groups.of, next.right);
    next.solve();
    addGroups(value, groups.of, next.value);
    this.#back();
  }

  #forth(): void {
    const { size } = this.graph;
    for (let n = 0; n < size; n++) this.#relax(n);
  }

  #back(): void {
    for (let n = this.graph.size - 1; n >= 0; n--) this.#relax(n);
  }

  #relax(n: number): void {
    const { start, neighbour, conductance } = this.graph;
    const { value } = this;
    const end = start[n + 1];
    let sum = this.right[n];
    for (let e = start[n]; e < end; e++) sum += conductance[e] * value[neighbour[e]];
    value[n] = sum * this.#inverse[n];
  }

  /** By differences: what flows inside a group then cancels exactly, however well it conducts. */
  #restrict(of: Int32Array, sum: Float32Array): void {
    const { size, start, neighbour, conductance, outer } = this.graph;
    const { value, right } = this;
    for (let n = 0; n < size; n++) {
      const v = value[n];
      let rest = right[n] - outer[n] * v;
      for (let e = start[n]; e < start[n + 1]; e++) rest += conductance[e] * (value[neighbour[e]] - v);
      sum[of[n]] += rest;
    }
  }

  #apply(from: Float32Array, to: Float32Array): void {
    const { size, start, neighbour, conductance, outer } = this.graph;
    for (let n = 0; n < size; n++) {
      const v = from[n];
      let sum = outer[n] * v;
      for (let e = start[n]; e < start[n + 1]; e++) sum += conductance[e] * (v - from[neighbour[e]]);
      to[n] = sum;
    }
  }
}

function addGroups(value: Float32Array, of: Int32Array, correction: Float32Array): void {
  for (let n = 0; n < value.length; n++) value[n] += correction[of[n]];
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n] * b[n];
  return sum;
}

function addMultiple(a: Float32Array, factor: number, b: Float32Array): void {
  for (let n = 0; n < a.length; n++) a[n] += factor * b[n];
}

function scale(a: Float32Array, factor: number): void {
  for (let n = 0; n < a.length; n++) a[n] *= factor;
}
