/*
 * Multigrid for seven-point operators with jumps and stretched cells, as a preconditioner in single precision.
 *
 * Cells are joined to groups of up to eight along the couplings that are strong where they are (a board along itself,
 * air with air, metal with metal), so that what is left over after a sweep is nearly constant over each group, whatever
 * the jumps. The grid itself is swept red and black by its structure; groups of groups are graphs (graph-level.ts).
 * Source: Notay (2010), Electron. Trans. Numer. Anal. 37, 123–146; Braess (1995), Computing 55, 379–393.
 */
import {
  type Graph,
  graphOfCells,
  graphOfNodes,
  type Groups,
  pairCells,
  pairNodes,
  type Symmetry,
  through,
} from '#solver/field/graph.ts';
import { GraphLevel } from '#solver/field/graph-level.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';

/** Times that pairs are joined to pairs from one level to the next: groups of eight. */
const passes = 3;
/** Nodes that are solved by sweeps alone. */
const fewNodes = 100;
/** A level that is hardly smaller than the one above ends the way down. */
const hardly = 0.8;

/** What a cycle on the grid works in: sets that never work at the same time can share it. */
export interface CycleMemory {
  /** One over the diagonal; 0 in ghosts, as all of them. */
  readonly inverse: Float32Array;
  readonly value: Float32Array;
  readonly right: Float32Array;
}

export function cycleMemory(size: number): CycleMemory {
  return {
    inverse: new Float32Array(size),
    value: new Float32Array(size),
    right: new Float32Array(size),
  };
}

export class Multigrid {
  readonly #stencil: Couplings;
  readonly #inverse: Float32Array;
  readonly #value: Float32Array;
  readonly #right: Float32Array;
  /** Bytes of a memory of its own. */
  readonly #own: number;
  readonly #groups: Int32Array;
  readonly #below: GraphLevel;

  /** @param stencil kept, and read by each cycle @param shared memory that others use between the cycles, and count */
  constructor(stencil: Couplings, symmetry: Symmetry, shared?: CycleMemory) {
    this.#stencil = stencil;
    const { inverse, value, right } = shared ?? cycleMemory(stencil.x.length);
    this.#inverse = inverse;
    this.#value = value;
    this.#right = right;
    this.#own = shared ? 0 : 3 * value.byteLength;
    this.refresh();
    const pairs = pairCells(stencil);
    const { groups, graph } = joinFurther(pairs, () => graphOfCells(stencil, pairs, symmetry), symmetry);
    this.#groups = groups.of;
    this.#below = levelsFrom(graph, symmetry);
  }

  /** Takes the diagonal as it is now; the levels below stay as they were made. */
  refresh(): void {
    invert(this.#inverse, this.#stencil);
  }

  /** Bytes held beside the stencil. */
  get bytes(): number {
    let bytes = this.#own + this.#groups.byteLength;
    for (let level: GraphLevel | null = this.#below; level; level = level.next) bytes += level.bytes;
    return bytes;
  }

  /**
   * z ≈ A⁻¹ r by one cycle; not quite linear in r: fit for flexible conjugate gradients.
   * @param size ‖r‖: scaled by it no residual is too small for single precision
   * @returns z / size, in memory that the next cycle uses again
   */
  precondition(r: Float64Array, size: number): Float32Array {
    const [, , nz] = this.#stencil.counts;
    const factor = size > 0 ? 1 / size : 0;
    this.#below.right.fill(0);
    // One way over the grid, plane by plane: what a plane needs of its neighbours has just been done.
    for (let k = 0; k < nz + 2; k++) {
      if (k < nz) this.#begin(r, factor, k);
      if (k >= 1 && k - 1 < nz) this.#relax(1, k - 1);
      if (k >= 2) this.#restrict(k - 2);
    }
    this.#below.solve();
    for (let k = 0; k < nz + 2; k++) {
      if (k < nz) this.#prolong(k);
      if (k >= 1 && k - 1 < nz) this.#relax(1, k - 1);
      if (k >= 2) this.#relax(0, k - 2);
    }
    return this.#value;
  }

  /** The first sweep over colour 0 of a plane when all values are 0; those of colour 1 become 0. */
  #begin(r: Float64Array, factor: number, k: number): void {
    const [, ny] = this.#stencil.counts;
    for (let j = 0; j < ny; j++)
      beginRow(this.#stencil, this.#inverse, this.#value, this.#right, r, factor, j, k);
  }

  /** Gauss–Seidel over the cells of a plane whose i + j + k has the parity `colour`. */
  #relax(colour: number, k: number): void {
    const [, ny] = this.#stencil.counts;
    for (let j = 0; j < ny; j++)
      relaxRow(this.#stencil, this.#inverse, this.#value, this.#right, j, k, (colour + j + k) & 1);
  }

  /** Residuals of colour 0 (those of colour 1 have just been relaxed away), summed over the groups. */
  #restrict(k: number): void {
    const [, ny] = this.#stencil.counts;
    for (let j = 0; j < ny; j++)
      restrictRow(this.#stencil, this.#value, this.#right, this.#groups, this.#below.right, j, k);
  }

  #prolong(k: number): void {
    const [nx, ny] = this.#stencil.counts;
    for (let j = 0; j < ny; j++)
      prolongRow(this.#value, this.#groups, this.#below.value, cellAt(this.#stencil, 0, j, k), nx);
  }
}

/** Pairs of what is already joined in pairs, until the groups are full. @param graphOf makes the graph of those pairs, which is large and let go */
function joinFurther(
  pairs: Groups,
  graphOf: () => Graph,
  symmetry: Symmetry,
): { readonly groups: Groups; readonly graph: Graph } {
  let groups = pairs;
  let joined = graphOf();
  for (let pass = 1; pass < passes; pass++) {
    const next = pairNodes(joined);
    joined = graphOfNodes(joined, next, symmetry);
    groups = through(groups, next);
  }
  return { groups, graph: joined };
}

/** The levels below a graph, that of the graph first. */
function levelsFrom(graph: Graph, symmetry: Symmetry): GraphLevel {
  const graphs: Graph[] = [graph];
  const joined: Groups[] = [];
  let last = graph;
  while (last.size > fewNodes) {
    const above = last;
    const pairs = pairNodes(above);
    const { groups, graph: next } = joinFurther(pairs, () => graphOfNodes(above, pairs, symmetry), symmetry);
    if (next.size > hardly * last.size) break;
    graphs.push(next);
    joined.push(groups);
    last = next;
  }
  let level: GraphLevel | null = null;
  for (let depth = graphs.length - 1; depth >= 0; depth--)
    level = new GraphLevel(graphs[depth], joined[depth]?.of ?? null, level, symmetry);
  return level ?? new GraphLevel(graph, null, null, symmetry);
}

/** One over the diagonal. */
function invert(inverse: Float32Array, stencil: Couplings): void {
  const [nx, ny, nz] = stencil.counts;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const from = cellAt(stencil, 0, j, k);
      for (let c = from; c < from + nx; c++)
        inverse[c] = stencil.diagonal[c] > 0 ? 1 / stencil.diagonal[c] : 0;
    }
  }
}

/*
 * One row of cells a function: the engine compiles a short function within the first few calls.
 */

function beginRow(
  stencil: Couplings,
  inverse: Float32Array,
  value: Float32Array,
  right: Float32Array,
  r: Float64Array,
  factor: number,
  j: number,
  k: number,
): void {
  const from = cellAt(stencil, 0, j, k);
  const to = from + stencil.counts[0];
  for (let c = from; c < to; c++) {
    right[c] = r[c] * factor;
    value[c] = 0;
  }
  for (let c = from + ((j + k) & 1); c < to; c += 2) value[c] = right[c] * inverse[c];
}

function relaxRow(
  stencil: Couplings,
  inverse: Float32Array,
  value: Float32Array,
  right: Float32Array,
  j: number,
  k: number,
  offset: number,
): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = stencil;
  const from = cellAt(stencil, 0, j, k);
  const to = from + counts[0];
  for (let c = from + offset; c < to; c += 2) {
    value[c] =
      (right[c] +
        xBack[c] * value[c - 1] +
        x[c] * value[c + 1] +
        yBack[c] * value[c - strideY] +
        y[c] * value[c + strideY] +
        zBack[c] * value[c - strideZ] +
        z[c] * value[c + strideZ]) *
      inverse[c];
  }
}

/** By differences: what flows inside a group then cancels exactly, however well it conducts. */
function restrictRow(
  stencil: Couplings,
  value: Float32Array,
  right: Float32Array,
  groups: Int32Array,
  sum: Float32Array,
  j: number,
  k: number,
): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack, outer } = stencil;
  const from = cellAt(stencil, 0, j, k);
  const to = from + counts[0];
  for (let c = from + ((j + k) & 1); c < to; c += 2) {
    if (groups[c] < 0) continue;
    const v = value[c];
    sum[groups[c]] +=
      right[c] -
      outer[c] * v +
      xBack[c] * (value[c - 1] - v) +
      x[c] * (value[c + 1] - v) +
      yBack[c] * (value[c - strideY] - v) +
      y[c] * (value[c + strideY] - v) +
      zBack[c] * (value[c - strideZ] - v) +
      z[c] * (value[c + strideZ] - v);
  }
}

function prolongRow(
  value: Float32Array,
  groups: Int32Array,
  correction: Float32Array,
  from: number,
  count: number,
): void {
  for (let c = from; c < from + count; c++) if (groups[c] >= 0) value[c] += correction[groups[c]];
}
