/*
 * Currents in the lines of a feed, as phasors.
 */
import type { Phase } from '#solver/case/power.ts';

/** Lines that a load lies between; the second is the neutral where there is none. */
const ends: Readonly<Record<Phase, readonly [from: number, to: number]>> = {
  L1: [0, -1],
  L2: [1, -1],
  L3: [2, -1],
  'L1-L2': [0, 1],
  'L2-L3': [1, 2],
  'L3-L1': [2, 0],
};

/**
 * Adds the currents of a load to those of three lines, A: I = (S/U)* of the voltage between its ends, phase to neutral
 * V/√3 at 0, −120 and −240°. Without a `phase` a third of it lies on each.
 *
 * @param real, imaginary parts of the line currents; active power [W], reactive [var, lagging above 0]
 * @param voltage between lines [V], taken as symmetrical
 * Source: Grainger & Stevenson (1994), Power System Analysis, ch. 2. Example: 2300 W on L1 of 230 V to neutral: 10 A.
 */
export function addLineCurrents(
  real: Float64Array,
  imaginary: Float64Array,
  phase: Phase | undefined,
  active: number,
  reactive: number,
  voltage: number,
): void {
  if (phase === undefined) {
    for (const one of ['L1', 'L2', 'L3'] as const)
      addLineCurrents(real, imaginary, one, active / 3, reactive / 3, voltage);
    return;
  }
  const [from, to] = ends[phase];
  const size = voltage / Math.sqrt(3);
  const x = size * (cosine(from) - (to < 0 ? 0 : cosine(to)));
  const y = size * (sine(from) - (to < 0 ? 0 : sine(to)));
  const square = x * x + y * y;
  // (P − jQ)/(x − jy)
  const re = (active * x + reactive * y) / square;
  const im = (active * y - reactive * x) / square;
  real[from] += re;
  imaginary[from] += im;
  if (to < 0) return;
  real[to] -= re;
  imaginary[to] -= im;
}

const cosine = (line: number): number => Math.cos((-2 * Math.PI * line) / 3);
const sine = (line: number): number => Math.sin((-2 * Math.PI * line) / 3);

/**
 * Current of the neutral, A: the size of the sum of the line currents.
 *
 * Validity: fundamental only; triplen harmonics of the loads add up in the neutral and come on top.
 * Source as above. Example: 10 A, 6 A and 4 A in phase with their voltages: 5.292 A.
 */
export function neutralCurrent(real: Float64Array, imaginary: Float64Array): number {
  return Math.hypot(real[0] + real[1] + real[2], imaginary[0] + imaginary[1] + imaginary[2]);
}

/**
 * Unbalance of line currents: the largest deviation from their mean, over the mean.
 *
 * Source: ANSI/NEMA MG 1, 14.36 (there of voltages). Example: 10, 6 and 4 A: 0.5.
 */
export function unbalance(currents: readonly number[]): number {
  const mean = currents.reduce((sum, current) => sum + current, 0) / currents.length;
  return mean > 0 ? currents.reduce((most, one) => Math.max(most, Math.abs(one - mean)), 0) / mean : 0;
}
