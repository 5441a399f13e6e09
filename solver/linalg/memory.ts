/*
 * Arrays of a solve, cut from blocks. The engine takes a microsecond to make an array of numbers of its own, ten times
 * what a view of a block takes, and a solve needs some hundred and fifty. A block lives as long as any of its arrays:
 * what is to live long by itself, or to go to another thread, is made with `new`.
 */

/** Size of a block, and of arrays that have memory of their own, bytes. */
const blockSize = 65_536;
const ownSize = 16_384;

/** Bytes that each array begins at a multiple of. */
const alignment = 8;

let block = new ArrayBuffer(blockSize);
let used = 0;

/** @returns so many zeros */
export function numbers(length: number): Float64Array<ArrayBuffer> {
  const size = length * Float64Array.BYTES_PER_ELEMENT;
  if (size > ownSize) return new Float64Array(length);
  const at = take(size);
  return new Float64Array(block, at, length);
}

/** @returns so many whole zeros */
export function wholes(length: number): Int32Array<ArrayBuffer> {
  const size = length * Int32Array.BYTES_PER_ELEMENT;
  if (size > ownSize) return new Int32Array(length);
  const at = take(size);
  return new Int32Array(block, at, length);
}

/** @returns so many zeros of a byte */
export function flags(length: number): Uint8Array<ArrayBuffer> {
  if (length > ownSize) return new Uint8Array(length);
  const at = take(length);
  return new Uint8Array(block, at, length);
}

export function copyOfNumbers(values: Float64Array): Float64Array<ArrayBuffer> {
  const copy = numbers(values.length);
  copy.set(values);
  return copy;
}

/** @param count how many, from the first on */
export function copyOfWholes(values: Int32Array, count = values.length): Int32Array<ArrayBuffer> {
  const copy = wholes(count);
  for (let k = 0; k < count; k++) copy[k] = values[k];
  return copy;
}

/** Memory for work of one kind that never overlaps: it is taken again each time, and holds what was left there. */
export class Scratch {
  #array = new Float64Array(0);

  /** @returns an array of so many numbers at least */
  of(length: number): Float64Array {
    if (this.#array.length < length) this.#array = new Float64Array(length);
    return this.#array;
  }
}

/** Takes bytes of `block`, of a new one where this one has not so many left. @returns where they begin */
function take(size: number): number {
  if (used + size > blockSize) {
    block = new ArrayBuffer(blockSize);
    used = 0;
  }
  const at = used;
  used += Math.ceil(size / alignment) * alignment;
  return at;
}
