/*
 * Which roof a workload meets.
 */

/** Rates that the accelerators of one model reach together. */
export interface Roofs {
  /** FLOP/s */
  readonly compute: number;
  /** B/s */
  readonly memory: number;
}

export type Roof = 'compute' | 'memory';

/**
 * Tokens per second under the lower roof: min(F/f, B/b); the roof is the lower one.
 *
 * @param flop, bytes of one token
 * Validity: operations and traffic overlap fully; else the rate is lower, down to half.
 * Source: Williams, S., Waterman, A. & Patterson, D. (2009), Commun. ACM 52(4), 65–76.
 * Example: 1e12 FLOP/s and 1e11 B/s, tokens of 1e9 FLOP and 2e8 B: 500 under the memory roof.
 */
export function rateUnderRoofs(roofs: Roofs, flop: number, bytes: number): { rate: number; roof: Roof } {
  const compute = roofs.compute / flop;
  const memory = roofs.memory / bytes;
  return compute <= memory ? { rate: compute, roof: 'compute' } : { rate: memory, roof: 'memory' };
}

/**
 * Batch at which decode of a dense model leaves the memory roof: weights W, and per token flop f and other bytes r,
 * W/n + r = f B/F gives n = W/(f B/F − r); null where the cache alone keeps it under the memory roof.
 *
 * Source: the ridge point of Williams et al. (2009) on the counts of Pope et al. (2022), § 2.
 * Example: W = 1e9, f = 1e9, r = 1e6 B, roofs 1e14 FLOP/s and 1e12 B/s: 111.1.
 */
export function crossingBatch(
  roofs: Roofs,
  weights: number,
  flop: number,
  otherBytes: number,
): number | null {
  const room = (flop * roofs.memory) / roofs.compute - otherBytes;
  return room > 0 ? weights / room : null;
}
