/*
 * What a battery loses of its charge.
 */
import type { Battery } from '#solver/case/power.ts';

/**
 * Charge that counts as taken while it gives a power, W: P (P/P₀)^(k − 1) with P₀ = E/t of the discharge that its energy
 * is stated for, so that it lasts t (P₀/P)^k; P without `peukert`. Relation 'peukert'.
 * Validity: constant voltage, discharges of about one rate. Source: Peukert (1897), Elektrotechnische Zeitschrift 20.
 */
export function drainOf({ energy, peukert }: Battery, power: number): number {
  if (!peukert || power <= 0) return power;
  return power * (power / (energy / peukert.time)) ** (peukert.exponent - 1);
}
