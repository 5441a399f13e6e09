/*
 * What the factors of a matrix will look like: computed once per pattern, used by every factorisation.
 */
import { copyOfWholes, wholes } from '#solver/linalg/memory.ts';
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
  const slotColumn = wholes(pattern.columns.length);
  for (let k = 0; k < slotColumn.length; k++) slotColumn[k] = position[pattern.columns[k]];
  const { first, last, blockOf } = blocks;
  return {
    pattern,
    order,
    slotColumn,
    blockCount: first.length,
    blockFirst: first,
    blockLast: last,
    blockOf,
    ...lists,
    ...blocksLeft(blocks, lists, pattern.size),
  };
}

/** Columns of each block, and where its numbers begin. */
function columnsOf({ first, last }: Blocks, rowStart: Int32Array, rowColumns: Int32Array) {
  const blockCount = first.length;
  const columnStart = wholes(blockCount + 1);
  const numberStart = wholes(blockCount + 1);
  let upperCount = 0;
  for (let b = 0; b < blockCount; b++) {
    const width = last[b] - first[b] + 1;
    const length = width + rowStart[last[b] + 1] - rowStart[last[b]];
    columnStart[b + 1] = columnStart[b] + length;
    numberStart[b + 1] = numberStart[b] + width * length;
    upperCount += width * length - (width * (width + 1)) / 2;
  }
  const columns = wholes(columnStart[blockCount]);
  let at = 0;
  for (let b = 0; b < blockCount; b++) {
    for (let k = first[b]; k <= last[b]; k++) columns[at++] = k;
    for (let k = rowStart[last[b]]; k < rowStart[last[b] + 1]; k++) columns[at++] = rowColumns[k];
  }
  return { columnStart, columns, numberStart, room: numberStart[blockCount], upperCount };
}

/** For each row the blocks to its left that it has numbers in. */
function blocksLeft(
  { first, last }: Blocks,
  { columnStart, columns }: { readonly columnStart: Int32Array; readonly columns: Int32Array },
  size: number,
) {
  const rowBlockStart = wholes(size + 1);
  for (let b = 0; b < first.length; b++) {
    const tail = columnStart[b] + last[b] - first[b] + 1;
    for (let t = tail; t < columnStart[b + 1]; t++) rowBlockStart[columns[t] + 1]++;
  }
  for (let k = 0; k < size; k++) rowBlockStart[k + 1] += rowBlockStart[k];
  const rowBlocks = wholes(rowBlockStart[size]);
  const rowPlaces = wholes(rowBlockStart[size]);
  const fill = copyOfWholes(rowBlockStart, size);
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
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly blockOf: Int32Array;
}

/** Joins rows to blocks of one pattern, k into the block of k − 1 when k is its parent and few zeros are added. */
function blocksOf(rowStart: Int32Array, columns: Int32Array): Blocks {
  const n = rowStart.length - 1;
  const first = wholes(n);
  const last = wholes(n);
  let count = 0;
  const blockOf = wholes(n);
  let zeros = 0;
  let before = 0; // length of the row above
  for (let k = 0; k < n; k++) {
    const length = rowStart[k + 1] - rowStart[k];
    const height = count > 0 ? k - first[count - 1] : 0;
    const isParent = before > 0 && columns[rowStart[k - 1]] === k;
    const added = (length + 1 - before) * height;
    before = length;
    if (isParent) {
      const total = (height * (height + 1)) / 2 + (height + 1) * length;
      if (zeros + added <= Math.max(zerosFree, zerosAllowed * total)) {
        zeros += added;
        last[count - 1] = k;
        blockOf[k] = count - 1;
        continue;
      }
    }
    first[count] = last[count] = k;
    blockOf[k] = count++;
    zeros = 0;
  }
  return { first: first.subarray(0, count), last: last.subarray(0, count), blockOf };
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
  const order = wholes(moved.length);
  for (let k = 0; k < order.length; k++) order[k] = wanted[moved[k]];
  const position = inverse(order);
  const n = pattern.size;
  const rowStart = wholes(n + 1);
  for (let k = 0; k < n; k++) rowStart[k + 1] = rowStart[k] + lengths[moved[k]];
  return { order, position, rowStart, columns: rowColumns(lower, parent, moved, rowStart) };
}

/** Places j < k with a number at (k, j) or (j, k), for each k in the order of elimination; may repeat. */
interface Lower {
  readonly start: Int32Array;
  readonly columns: Int32Array;
}

function lowerColumns({ size, start, columns }: Pattern, position: Int32Array): Lower {
  const lowerStart = wholes(size + 1);
  for (let i = 0; i < size; i++) {
    const a = position[i];
    for (let k = start[i]; k < start[i + 1]; k++) {
      const b = position[columns[k]];
      if (a !== b) lowerStart[(a > b ? a : b) + 1]++;
    }
  }
  for (let i = 0; i < size; i++) lowerStart[i + 1] += lowerStart[i];
  const lower = wholes(lowerStart[size]);
  const fill = copyOfWholes(lowerStart, size);
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
  const parent = wholes(n).fill(-1);
  const ancestor = wholes(n).fill(-1);
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

/** Numbers of U right of the diagonal in each row: a column has one in each row on the way from its own numbers to itself. */
function rowLengths({ start, columns }: Lower, parent: Int32Array): Int32Array {
  const n = parent.length;
  const lengths = wholes(n);
  const mark = wholes(n).fill(-1);
  for (let k = 0; k < n; k++) {
    mark[k] = k;
    for (let t = start[k]; t < start[k + 1]; t++) {
      for (let row = columns[t]; mark[row] !== k; row = parent[row]) {
        mark[row] = k;
        lengths[row]++;
      }
    }
  }
  return lengths;
}

/**
 * The columns in each row of U, rows and columns in the places that `moved` gives them. The tree moves along, so that
 * the ways are those of `rowLengths`.
 */
function rowColumns(
  { start, columns }: Lower,
  parent: Int32Array,
  moved: Int32Array,
  rowStart: Int32Array,
): Int32Array {
  const n = parent.length;
  const place = inverse(moved);
  const out = wholes(rowStart[n]);
  const fill = copyOfWholes(rowStart, n);
  const mark = wholes(n).fill(-1);
  for (let column = 0; column < n; column++) {
    const k = moved[column];
    mark[k] = k;
    for (let t = start[k]; t < start[k + 1]; t++) {
      for (let row = columns[t]; mark[row] !== k; row = parent[row]) {
        mark[row] = k;
        out[fill[place[row]]++] = column;
      }
    }
  }
  return out;
}

/** @returns the old place of each new one */
function postorder(parent: Int32Array, lengths: Int32Array): Int32Array {
  const n = parent.length;
  const firstChild = wholes(n).fill(-1);
  const nextSibling = wholes(n).fill(-1);
  const roots: number[] = [];
  // A child with the longer row comes last, next to its parent, so that both can share a block.
  for (const k of longestFirst(lengths)) {
    if (parent[k] < 0) roots.push(k);
    else {
      nextSibling[k] = firstChild[parent[k]];
      firstChild[parent[k]] = k;
    }
  }
  const moved = wholes(n);
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
  const end = wholes(n + 1);
  for (const length of lengths) end[n - length]++;
  for (let i = 1; i <= n; i++) end[i] += end[i - 1];
  const out = wholes(n);
  for (let k = n - 1; k >= 0; k--) out[--end[n - lengths[k]]] = k;
  return out;
}

function inverse(order: Int32Array): Int32Array {
  const position = wholes(order.length);
  for (let k = 0; k < order.length; k++) position[order[k]] = k;
  return position;
}
