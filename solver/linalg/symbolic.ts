/*
 * What the factors of a matrix will look like: computed once per pattern, used by every factorisation.
 */
import type { Pattern } from '#solver/linalg/pattern.ts';
import { minimumDegreeOrder } from '#solver/linalg/ordering.ts';

/**
 * Factors of P A Pᵀ = L U with the pattern of A + Aᵀ. Rows of U that share their pattern form a block (supernode):
 * rows first…last of a block have the columns first…last (triangle) and then `tail`. L's row i meets a block
 * either wholly or not at all, so L is stored as blocks of numbers per row.
 */
export interface Symbolic {
  readonly pattern: Pattern;
  /** order[k] = unknown of the k-th pivot; position = its inverse. */
  readonly order: Int32Array;
  readonly position: Int32Array;
  /** Column of each slot of A in pivot order. */
  readonly slotColumn: Int32Array;
  readonly blockCount: number;
  readonly blockFirst: Int32Array;
  readonly blockLast: Int32Array;
  readonly tailStart: Int32Array; // per block, into tail
  readonly tail: Int32Array;
  readonly blockOf: Int32Array; // per row
  readonly upperStart: Int32Array; // per row, into the numbers of U (diagonal left out)
  readonly upperCount: number;
  readonly rowBlockStart: Int32Array; // per row, into rowBlocks
  readonly rowBlocks: Int32Array; // blocks left of the row, ascending, its own block left out
  readonly lowerStart: Int32Array; // per row, into the numbers of L
  readonly lowerCount: number;
}

export function analyse(pattern: Pattern, late?: Uint8Array): Symbolic {
  const n = pattern.size;
  const order = postordered(pattern, minimumDegreeOrder(pattern, late));
  const position = inverse(order);
  const rows = upperRows(pattern, order, position);

  const { first, last, blockOf } = blocksOf(rows);
  const blockCount = first.length;
  const tailStart = new Int32Array(blockCount + 1);
  for (let b = 0; b < blockCount; b++) tailStart[b + 1] = tailStart[b] + rows[last[b]].length;
  const tail = new Int32Array(tailStart[blockCount]);
  for (let b = 0; b < blockCount; b++) tail.set(rows[last[b]], tailStart[b]);

  const upperStart = new Int32Array(n + 1);
  for (let k = 0; k < n; k++) {
    const b = blockOf[k];
    upperStart[k + 1] = upperStart[k] + (last[b] - k) + (tailStart[b + 1] - tailStart[b]);
  }

  const rowBlockStart = new Int32Array(n + 1);
  for (const row of tail) rowBlockStart[row + 1]++;
  for (let k = 0; k < n; k++) rowBlockStart[k + 1] += rowBlockStart[k];
  const rowBlocks = new Int32Array(tail.length);
  const fill = rowBlockStart.slice(0, n);
  for (let b = 0; b < blockCount; b++) {
    for (let t = tailStart[b]; t < tailStart[b + 1]; t++) rowBlocks[fill[tail[t]]++] = b;
  }
  const lowerStart = new Int32Array(n + 1);
  for (let k = 0; k < n; k++) {
    let count = k - first[blockOf[k]];
    for (let r = rowBlockStart[k]; r < rowBlockStart[k + 1]; r++) {
      count += last[rowBlocks[r]] - first[rowBlocks[r]] + 1;
    }
    lowerStart[k + 1] = lowerStart[k] + count;
  }
  return {
    pattern,
    order,
    position,
    slotColumn: pattern.columns.map((j) => position[j]),
    blockCount,
    blockFirst: Int32Array.from(first),
    blockLast: Int32Array.from(last),
    tailStart,
    tail,
    blockOf,
    upperStart,
    upperCount: upperStart[n],
    rowBlockStart,
    rowBlocks,
    lowerStart,
    lowerCount: lowerStart[n],
  };
}

/** A block may carry this share of zeros in exchange for longer runs, and small blocks a few more. */
const zerosAllowed = 0.25;
const zerosFree = 24;

/** Joins rows to blocks of one pattern, k into the block of k − 1 when k is its parent and few zeros are added. */
function blocksOf(rows: readonly Int32Array[]): {
  readonly first: number[];
  readonly last: number[];
  readonly blockOf: Int32Array;
} {
  const first: number[] = [];
  const last: number[] = [];
  const blockOf = new Int32Array(rows.length);
  let zeros = 0;
  for (let k = 0; k < rows.length; k++) {
    const before = k > 0 ? rows[k - 1] : null;
    const height = k - first[first.length - 1];
    if (before !== null && before[0] === k) {
      const added = (rows[k].length + 1 - before.length) * height;
      const total = (height * (height + 1)) / 2 + (height + 1) * rows[k].length;
      if (zeros + added <= Math.max(zerosFree, zerosAllowed * total)) {
        zeros += added;
        last[last.length - 1] = k;
        blockOf[k] = first.length - 1;
        continue;
      }
    }
    first.push(k);
    last.push(k);
    blockOf[k] = first.length - 1;
    zeros = 0;
  }
  return { first, last, blockOf };
}

/** Columns right of the diagonal in each row of U, ascending: the row's own and what its children pass on. */
function upperRows(pattern: Pattern, order: Int32Array, position: Int32Array): Int32Array[] {
  const n = pattern.size;
  const own = symmetricUpper(pattern, position);
  const children: number[][] = Array.from({ length: n }, () => []);
  const mark = new Int32Array(n).fill(-1);
  const rows: Int32Array[] = [];
  for (let k = 0; k < n; k++) {
    const found: number[] = [];
    mark[k] = k;
    for (const j of own[k]) {
      if (mark[j] === k) continue;
      mark[j] = k;
      found.push(j);
    }
    for (const child of children[k]) {
      for (const j of rows[child]) {
        if (mark[j] === k) continue;
        mark[j] = k;
        found.push(j);
      }
    }
    const row = Int32Array.from(found).sort();
    rows.push(row);
    if (row.length > 0) children[row[0]].push(k);
  }
  return rows;
}

function symmetricUpper(pattern: Pattern, position: Int32Array): number[][] {
  const lists: number[][] = Array.from({ length: pattern.size }, () => []);
  for (let i = 0; i < pattern.size; i++) {
    const a = position[i];
    for (let k = pattern.start[i]; k < pattern.start[i + 1]; k++) {
      const b = position[pattern.columns[k]];
      if (a < b) lists[a].push(b);
      else if (b < a) lists[b].push(a);
    }
  }
  return lists;
}

/** The same elimination with each parent right after its children's subtrees: blocks become contiguous. */
function postordered(pattern: Pattern, order: Int32Array): Int32Array {
  const n = pattern.size;
  const rows = upperRows(pattern, order, inverse(order));
  const firstChild = new Int32Array(n).fill(-1);
  const nextSibling = new Int32Array(n).fill(-1);
  const roots: number[] = [];
  // A child with the longer row comes last, next to its parent, so that both can share a block.
  const ranked = Int32Array.from({ length: n }, (_, k) => k).sort(
    (a, b) => rows[b].length - rows[a].length || a - b,
  );
  for (const k of ranked) {
    const parent = rows[k].length > 0 ? rows[k][0] : -1;
    if (parent < 0) roots.push(k);
    else {
      nextSibling[k] = firstChild[parent];
      firstChild[parent] = k;
    }
  }
  const out = new Int32Array(n);
  let placed = 0;
  const stack: number[] = [];
  for (const root of roots) {
    stack.push(root);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const child = firstChild[top];
      if (child >= 0) {
        firstChild[top] = nextSibling[child];
        stack.push(child);
      } else {
        out[placed++] = order[top];
        stack.pop();
      }
    }
  }
  return out;
}

function inverse(order: Int32Array): Int32Array {
  const position = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) position[order[k]] = k;
  return position;
}
