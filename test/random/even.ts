import * as fc from 'fast-check';

/** Finer than anything here depends on. */
const steps = 1e6;

/** Numbers spread evenly; `fc.double` takes each floating-point number as often, so nearly all are close to 0. */
export const even = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: steps }).map((step) => min + ((max - min) * step) / steps);
