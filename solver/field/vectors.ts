/*
 * Dot products. Four sums at once: one alone would wait for each addition. One function for each precision: the engine
 * compiles a function for the arrays that it has seen. All of them may be told places `from` … `to` alone.
 */

/**
 * Places that are summed at once. A function that runs long the first time is compiled within its loop, before what follows
 * the loop has run, and is then left for the interpreter at the end of each call.
 */
const length = 256;

export function dotDouble(a: Float64Array, b: Float64Array, from = 0, to = b.length): number {
  let sum = 0;
  for (let c = from; c < to; c += length) sum += dotDoubles(a, b, c, Math.min(to, c + length));
  return sum;
}

function dotDoubles(a: Float64Array, b: Float64Array, from: number, to: number): number {
  const whole = to - ((to - from) % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let c = from; c < whole; c += 4) {
    s0 += a[c] * b[c];
    s1 += a[c + 1] * b[c + 1];
    s2 += a[c + 2] * b[c + 2];
    s3 += a[c + 3] * b[c + 3];
  }
  for (let c = whole; c < to; c++) s0 += a[c] * b[c];
  return s0 + s1 + (s2 + s3);
}

/** Summed in double precision. */
export function dotSingle(a: Float32Array, b: Float32Array, from = 0, to = b.length): number {
  let sum = 0;
  for (let c = from; c < to; c += length) sum += dotSingles(a, b, c, Math.min(to, c + length));
  return sum;
}

function dotSingles(a: Float32Array, b: Float32Array, from: number, to: number): number {
  const whole = to - ((to - from) % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let c = from; c < whole; c += 4) {
    s0 += a[c] * b[c];
    s1 += a[c + 1] * b[c + 1];
    s2 += a[c + 2] * b[c + 2];
    s3 += a[c + 3] * b[c + 3];
  }
  for (let c = whole; c < to; c++) s0 += a[c] * b[c];
  return s0 + s1 + (s2 + s3);
}

export function dotMixed(a: Float32Array, b: Float64Array, from = 0, to = b.length): number {
  let sum = 0;
  for (let c = from; c < to; c += length) sum += dotBoth(a, b, c, Math.min(to, c + length));
  return sum;
}

function dotBoth(a: Float32Array, b: Float64Array, from: number, to: number): number {
  const whole = to - ((to - from) % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let c = from; c < whole; c += 4) {
    s0 += a[c] * b[c];
    s1 += a[c + 1] * b[c + 1];
    s2 += a[c + 2] * b[c + 2];
    s3 += a[c + 3] * b[c + 3];
  }
  for (let c = whole; c < to; c++) s0 += a[c] * b[c];
  return s0 + s1 + (s2 + s3);
}

/** a += factor · b. */
export function addMultiple(a: Float32Array, factor: number, b: Float32Array, from = 0, to = a.length): void {
  for (let c = from; c < to; c++) a[c] += factor * b[c];
}

export function scale(a: Float32Array, factor: number): void {
  for (let c = 0; c < a.length; c++) a[c] *= factor;
}
