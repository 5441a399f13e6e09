/*
 * Dot products. Four sums at once: one alone would wait for each addition. One function for each precision: the engine
 * compiles a function for the arrays that it has seen.
 */

export function dotDouble(a: Float64Array, b: Float64Array): number {
  const { length } = b;
  const whole = length - (length % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let c = 0; c < whole; c += 4) {
    s0 += a[c] * b[c];
    s1 += a[c + 1] * b[c + 1];
    s2 += a[c + 2] * b[c + 2];
    s3 += a[c + 3] * b[c + 3];
  }
  for (let c = whole; c < length; c++) s0 += a[c] * b[c];
  return s0 + s1 + (s2 + s3);
}

/** Summed in double precision. */
export function dotSingle(a: Float32Array, b: Float32Array): number {
  const { length } = b;
  const whole = length - (length % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let c = 0; c < whole; c += 4) {
    s0 += a[c] * b[c];
    s1 += a[c + 1] * b[c + 1];
    s2 += a[c + 2] * b[c + 2];
    s3 += a[c + 3] * b[c + 3];
  }
  for (let c = whole; c < length; c++) s0 += a[c] * b[c];
  return s0 + s1 + (s2 + s3);
}

export function dotMixed(a: Float32Array, b: Float64Array): number {
  const { length } = b;
  const whole = length - (length % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let c = 0; c < whole; c += 4) {
    s0 += a[c] * b[c];
    s1 += a[c + 1] * b[c + 1];
    s2 += a[c + 2] * b[c + 2];
    s3 += a[c + 3] * b[c + 3];
  }
  for (let c = whole; c < length; c++) s0 += a[c] * b[c];
  return s0 + s1 + (s2 + s3);
}

/** a += factor · b. */
export function addMultiple(a: Float32Array, factor: number, b: Float32Array): void {
  for (let c = 0; c < a.length; c++) a[c] += factor * b[c];
}

export function scale(a: Float32Array, factor: number): void {
  for (let c = 0; c < a.length; c++) a[c] *= factor;
}
