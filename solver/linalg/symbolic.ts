/*
 * What the factors of a matrix will look like: computed once per pattern, used by every factorisation.
 */
import type { Pattern } from '#solver/linalg/pattern.ts';
import { minimumDegreeOrder, type OrderingHints } from '#solver/linalg/ordering.ts';

/**
 * Factors of P A Pᵀ = L U with the pattern of A + Aᵀ. Rows of U that share their pattern form a block (supernode).
 * A block's columns are its own, first…last, and then those to the right. Its numbers are two rectangles: U's with a
 * row for each own column and a number for each column (those left of the diagonal are not used), L's with a row for
 * each column and a number for each own column (those right of the diagonal are not used).
 */
export interface Symbolic {
  readonly pattern: Pattern;
  /** order[k] = unknown of the k-th pivot. */
  readonly order: Int32Array;
  /** Column of each slot of A in pivot order. */
  readonly slotColumn: Int32Array;
  readonly blockCount: number;
  readonly blockFirst: Int32Array;
  readonly blockLast: Int32Array;
  readonly columnStart: Int32Array; // per block, into columns
  readonly columns: Int32Array;
  readonly blockOf: Int32Array; // per row
  /** Per block, into the numbers of U and into those of L. */
  readonly numberStart: Int32Array;
  /** Places for numbers of U, and as many for L. */
  readonly room: number;
  /** Numbers of U right of its diagonal. */
  readonly upperCount: number;
  readonly rowBlockStart: Int32Array; // per row, into rowBlocks
  readonly rowBlocks: Int32Array; // blocks left of the row, ascending, its own block left out
  readonly rowPlaces: Int32Array; // beside rowBlocks: which of the block's columns the row is
}

export function analyse(pattern: Pattern, hints?: OrderingHints): Symbolic {
  const { order, position, rowStart, columns } = eliminate(pattern, minimumDegreeOrder(pattern, hints));
  const blocks = blocksOf(rowStart, columns);
  const lists = columnsOf(blocks, rowStart, columns);
  const slotColumn = new Int32Array(pattern.columns.length);
  for (let k = 0; k < slotColumn.length; k++) slotColumn[k] = position[pattern.columns[k]];
  const { first, last, blockOf } = blocks;
  return {
    pattern,
    order,
    slotColumn,
    blockCount: first.length,
    blockFirst: Int32Array.from(first),
    blockLast: Int32Array.from(last),
    blockOf,
    ...lists,
    ...blocksLeft(blocks, lists, pattern.size),
  };
}

/** Columns of each block, and where its numbers begin. */
function columnsOf({ first, last }: Blocks, rowStart: Int32Array, rowColumns: Int32Array) {
  const blockCount = first.length;
  const columnStart = new Int32Array(blockCount + 1);
  const numbers = new Int32Array(blockCount + 1);
  let upperCount = 0;
  for (let b = 0; b < blockCount; b++) {
    const width = last[b] - first[b] + 1;
    const length = width + rowStart[last[b] + 1] - rowStart[last[b]];
    columnStart[b + 1] = columnStart[b] + length;
    numbers[b + 1] = numbers[b] + width * length;
    upperCount += width * length - (width * (width + 1)) / 2;
  }
  const columns = new Int32Array(columnStart[blockCount]);
  let at = 0;
  for (let b = 0; b < blockCount; b++) {
    for (let k = first[b]; k <= last[b]; k++) columns[at++] = k;
    for (let k = rowStart[last[b]]; k < rowStart[last[b] + 1]; k++) columns[at++] = rowColumns[k];
  }
  return { columnStart, columns, numberStart: numbers, room: numbers[blockCount], upperCount };
}

/** For each row the blocks to its left that it has numbers in. */
function blocksLeft(
  { first, last }: Blocks,
  { columnStart, columns }: { readonly columnStart: Int32Array; readonly columns: Int32Array },
  size: number,
) {
  const rowBlockStart = new Int32Array(size + 1);
  for (let b = 0; b < first.length; b++) {
    const tail = columnStart[b] + last[b] - first[b] + 1;
    for (let t = tail; t < columnStart[b + 1]; t++) rowBlockStart[columns[t] + 1]++;
  }
  for (let k = 0; k < size; k++) rowBlockStart[k + 1] += rowBlockStart[k];
  const rowBlocks = new Int32Array(rowBlockStart[size]);
  const rowPlaces = new Int32Array(rowBlockStart[size]);
  const fill = rowBlockStart.slice(0, size);
  for (let b = 0; b < first.length; b++) {
    const tail = columnStart[b] + last[b] - first[b] + 1;
    for (let t = tail; t < columnStart[b + 1]; t++) {
      const r = fill[columns[t]]++;
      rowBlocks[r] = b;
      rowPlaces[r] = t - columnStart[b];
    }
  }
  return { rowBlockStart, rowBlocks, rowPlaces };
}

/** A block may carry this share of zeros in exchange for longer runs, and small blocks a few more. */
const zerosAllowed = 0.25;
const zerosFree = 24;

interface Blocks {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly blockOf: Int32Array;
}

/** Joins rows to blocks of one pattern, k into the block of k − 1 when k is its parent and few zeros are added. */
function blocksOf(rowStart: Int32Array, columns: Int32Array): Blocks {
  const n = rowStart.length - 1;
  const first: number[] = [];
  const last: number[] = [];
  const blockOf = new Int32Array(n);
  let zeros = 0;
  let before = 0; // length of the row above
  for (let k = 0; k < n; k++) {
    const length = rowStart[k + 1] - rowStart[k];
    const height = k - first[first.length - 1];
    const isParent = before > 0 && columns[rowStart[k - 1]] === k;
    const added = (length + 1 - before) * height;
    before = length;
    if (isParent) {
      const total = (height * (height + 1)) / 2 + (height + 1) * length;
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

/** An order of elimination, its inverse, and the columns right of the diagonal in each row of U, ascending. */
interface Elimination {
  readonly order: Int32Array;
  readonly position: Int32Array;
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
}

/**
 * The elimination in the given order, each parent moved right after its children's subtrees, which changes no fill
 * and makes blocks contiguous.
 * Source: Davis (2006), Direct Methods for Sparse Linear Systems, ch. 4 (elimination tree, row subtrees, postorder).
 */
function eliminate(pattern: Pattern, wanted: Int32Array): Elimination {
  const before = inverse(wanted);
  const lower = lowerColumns(pattern, before);
  const parent = eliminationTree(lower);
  const lengths = rowLengths(lower, parent);
  const moved = postorder(parent, lengths);
  const place = inverse(moved);
  const order = moved.map((k) => wanted[k]);
  const position = inverse(order);
  // The tree moves along.
  const movedLower = lowerColumns(pattern, position);
  const movedParent = moved.map((k) => (parent[k] < 0 ? -1 : place[parent[k]]));
  const n = pattern.size;
  const rowStart = new Int32Array(n + 1);
  for (let k = 0; k < n; k++) rowStart[k + 1] = rowStart[k] + lengths[moved[k]];
  const columns = new Int32Array(rowStart[n]);
  const fill = rowStart.slice(0, n);
  walkRows(movedLower, movedParent, (row, column) => {
    columns[fill[row]++] = column;
  });
  return { order, position, rowStart, columns };
}

/** Places j < k with a number at (k, j) or (j, k), for each k in the order of elimination; may repeat. */
interface Lower {
  readonly start: Int32Array;
  readonly columns: Int32Array;
}

function lowerColumns({ size, start, columns }: Pattern, position: Int32Array): Lower {
  const lowerStart = new Int32Array(size + 1);
  for (let i = 0; i < size; i++) {
    const a = position[i];
    for (let k = start[i]; k < start[i + 1]; k++) {
      const b = position[columns[k]];
      if (a !== b) lowerStart[(a > b ? a : b) + 1]++;
    }
  }
  for (let i = 0; i < size; i++) lowerStart[i + 1] += lowerStart[i];
  const lower = new Int32Array(lowerStart[size]);
  const fill = lowerStart.slice(0, size);
  for (let i = 0; i < size; i++) {
    const a = position[i];
    for (let k = start[i]; k < start[i + 1]; k++) {
      const b = position[columns[k]];
      if (a > b) lower[fill[a]++] = b;
      else if (b > a) lower[fill[b]++] = a;
    }
  }
  return { start: lowerStart, columns: lower };
}

/** Parent of each place, the first column right of its row's diagonal; −1 for a root. */
function eliminationTree({ start, columns }: Lower): Int32Array {
  const n = start.length - 1;
  const parent = new Int32Array(n).fill(-1);
  const ancestor = new Int32Array(n).fill(-1);
  for (let k = 0; k < n; k++) {
    for (let t = start[k]; t < start[k + 1]; t++) {
      let j = columns[t];
      while (j >= 0 && j < k) {
        const next = ancestor[j];
        ancestor[j] = k;
        if (next < 0) parent[j] = k;
        j = next;
      }
    }
  }
  return parent;
}

/** Visits each number (row, column) of U off the diagonal once, columns ascending. */
function walkRows(
  { start, columns }: Lower,
  parent: Int32Array,
  visit: (row: number, column: number) => void,
): void {
  const n = start.length - 1;
  const mark = new Int32Array(n).fill(-1);
  for (let k = 0; k < n; k++) {
    mark[k] = k;
    for (let t = start[k]; t < start[k + 1]; t++) {
      for (let row = columns[t]; mark[row] !== k; row = parent[row]) {
        mark[row] = k;
        visit(row, k);
      }
    }
  }
}

function rowLengths(lower: Lower, parent: Int32Array): Int32Array {
  const lengths = new Int32Array(parent.length);
  walkRows(lower, parent, (row) => {
    lengths[row]++;
  });
  return lengths;
}

/** @returns the old place of each new one */
function postorder(parent: Int32Array, lengths: Int32Array): Int32Array {
  const n = parent.length;
  const firstChild = new Int32Array(n).fill(-1);
  const nextSibling = new Int32Array(n).fill(-1);
  const roots: number[] = [];
  // A child with the longer row comes last, next to its parent, so that both can share a block.
  for (const k of longestFirst(lengths)) {
    if (parent[k] < 0) roots.push(k);
    else {
      nextSibling[k] = firstChild[parent[k]];
      firstChild[parent[k]] = k;
    }
  }
  const moved = new Int32Array(n);
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
        moved[placed++] = top;
        stack.pop();
      }
    }
  }
  return moved;
}

/** Places by falling row length, equal ones ascending. */
function longestFirst(lengths: Int32Array): Int32Array {
  const n = lengths.length;
  const end = new Int32Array(n + 1);
  for (const length of lengths) end[n - length]++;
  for (let i = 1; i <= n; i++) end[i] += end[i - 1];
  const out = new Int32Array(n);
  for (let k = n - 1; k >= 0; k--) out[--end[n - lengths[k]]] = k;
  return out;
}

function inverse(order: Int32Array): Int32Array {
  const position = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) position[order[k]] = k;
  return position;
}
