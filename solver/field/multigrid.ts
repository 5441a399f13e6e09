/*
 * Multigrid for seven-point operators with jumps and stretched cells, as a preconditioner in single precision.
 *
 * Cells are joined to groups of up to eight along the couplings that are strong where they are (a board along itself,
 * air with air, metal with metal), so that what is left over after a sweep is nearly constant over each group, whatever
 * the jumps. The grid itself is swept red and black by its structure; groups of groups are graphs (graph-level.ts).
 * Source: Notay (2010), Electron. Trans. Numer. Anal. 37, 123–146; Braess (1995), Computing 55, 379–393.
 */
import { dissect, endsOf, labelsOfCells, labelsOfGroups } from '#solver/field/dissection.ts';
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
import { ascend, descend, endBeside, type GridLevel, relaxBeside, leave } from '#solver/field/grid-level.ts';
import { type Parts, undivided } from '#solver/field/parts.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

/** Times that pairs are joined to pairs from one level to the next: groups of eight. */
const passes = 3;
/** Nodes that are solved by sweeps alone. */
const fewNodes = 100;
/** A level that is hardly smaller than the one above ends the way down. */
const hardly = 0.8;
/** Nodes from which on a level is done in parts. */
const fewestInParts = 4000;

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
  readonly #team: Team;
  readonly #stencil: Couplings;
  /** Bytes of a cycle's memory of its own. */
  readonly #own: number;
  readonly #below: GraphLevel;
  #level: GridLevel;

  /** @param stencil kept, and read by each cycle @param memory that others use between the cycles, and count */
  constructor(team: Team, parts: Parts, stencil: Couplings, symmetry: Symmetry, memory?: CycleMemory) {
    this.#team = team;
    this.#stencil = stencil;
    const cycle = memory ?? team.shared(cycleMemory(stencil.x.length));
    this.#own = memory ? 0 : 3 * cycle.value.byteLength;
    invert(cycle.inverse, stencil);
    const pairs = pairCells(stencil, parts);
    const label = parts.count > 1 ? labelsOfCells(stencil, parts, pairs) : null;
    const graph = (): Graph => graphOfCells(stencil, pairs, symmetry);
    const joined = joinFurther(pairs, graph, symmetry, label, parts.count);
    this.#below = levelsFrom(team, joined, symmetry, parts.count);
    this.#level = {
      stencil,
      // One thread sweeps all planes in one way: each colour, and each group’s sum, comes out the same.
      parts: team.threads > 1 ? parts : undivided(parts),
      ...cycle,
      groups: team.shared(joined.groups.of),
      rest: nothing,
      sum: this.#below.right,
      correction: this.#below.value,
    };
  }

  /** Takes the diagonal as it is now; the levels below stay as they were made. */
  refresh(): void {
    invert(this.#level.inverse, this.#stencil);
  }

  /** Bytes held beside the stencil. */
  get bytes(): number {
    let bytes = this.#own + this.#level.groups.byteLength;
    for (let level: GraphLevel | null = this.#below; level; level = level.next) bytes += level.bytes;
    return bytes;
  }

  /** What the last cycle made of its residual; memory that the next one uses again. */
  get value(): Float32Array {
    return this.#level.value;
  }

  /** Lets go of its arrays. */
  forget(): void {
    this.#team.forget(this.#level);
    this.#below.forget();
  }

  /**
   * value ≈ A⁻¹ r / size by one cycle; not quite linear in r: fit for flexible conjugate gradients.
   * @param size ‖r‖: scaled by it no residual is too small for single precision
   */
  precondition(r: Float64Array, size: number): void {
    const team = this.#team;
    const level = this.#levelOn(r);
    const { count } = level.parts;
    level.sum.fill(0);
    team.run(descend, level, count, size > 0 ? 1 / size : 0);
    if (count > 1) {
      team.run(relaxBeside, level, count);
      team.run(leave, level, count);
    }
    this.#below.solve();
    team.run(ascend, level, count);
    if (count > 1) {
      team.run(relaxBeside, level, count);
      team.run(endBeside, level, count);
    }
  }

  #levelOn(rest: Float64Array): GridLevel {
    if (this.#level.rest === rest) return this.#level;
    this.#team.forget(this.#level);
    return (this.#level = { ...this.#level, rest });
  }
}

const nothing = new Float64Array(0);

/** Nodes joined in groups, the graph of these, and the label of each: its part, or the seam; null where there are no parts. */
interface Joined {
  readonly groups: Groups;
  readonly graph: Graph;
  readonly label: Uint8Array | null;
}

/**
 * Pairs of what is already joined in pairs, until the groups are full.
 * @param graphOf makes the graph of those pairs, which is large and let go @param label of those pairs; what has different labels is not joined
 * @param seam where given, the label that groups between two parts get
 */
function joinFurther(
  pairs: Groups,
  graphOf: () => Graph,
  symmetry: Symmetry,
  label: Uint8Array | null,
  seam?: number,
): Joined {
  let joined: Joined = { groups: pairs, graph: graphOf(), label };
  for (let pass = 1; pass < passes; pass++) {
    const next = pairNodes(joined.graph, joined.label);
    const labels = joined.label && labelsOfGroups(joined.label, next);
    const ordered =
      labels && seam !== undefined && pass === passes - 1
        ? dissect(joined.graph, next, labels, seam)
        : { groups: next, label: labels };
    joined = {
      groups: through(joined.groups, ordered.groups),
      graph: graphOfNodes(joined.graph, ordered.groups, symmetry),
      label: ordered.label,
    };
  }
  return joined;
}

/** The levels below a graph, that of the graph first. */
function levelsFrom(team: Team, first: Joined, symmetry: Symmetry, seam: number): GraphLevel {
  const levels: Joined[] = [partedIfLarge(first)];
  for (let last = levels[0]; last.graph.size > fewNodes; last = levels[levels.length - 1]) {
    const above = last;
    const pairs = pairNodes(above.graph, above.label);
    const label = above.label && labelsOfGroups(above.label, pairs);
    const next = joinFurther(pairs, () => graphOfNodes(above.graph, pairs, symmetry), symmetry, label);
    if (next.graph.size > hardly * last.graph.size) break;
    levels.push(partedIfLarge(next));
  }
  let level: GraphLevel | null = null;
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const { graph, label } = levels[depth];
    const ends = label ? endsOf(label, seam + 1) : [graph.size];
    level = new GraphLevel(team, graph, ends, levels[depth + 1]?.groups.of ?? null, level, symmetry);
  }
  return level ?? new GraphLevel(team, first.graph, [first.graph.size], null, null, symmetry);
}

/** Parts of few nodes are not worth the waiting, and their seam would be in the way of larger groups. */
function partedIfLarge(joined: Joined): Joined {
  return joined.graph.size >= fewestInParts ? joined : { ...joined, label: null };
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
