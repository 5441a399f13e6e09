import { rootOfRising } from '#solver/linalg/root.ts';
import type { Conductor } from '#solver/cryostat/conductors.ts';
import { coldest, integrate } from '#solver/cryostat/running-integral.ts';

/*
 * A wire in vacuum between two temperatures, with the heat that its current makes. With q the heat that flows to the
 * cold end, q dq = −k ρ I² dT along it, so that q² = q_warm² + 2 I² ∫_T^Tw k ρ dT whatever its shape; and length over
 * section is ∫ k dT/q. Both integrals are exact; one number is sought, the heat at the warm end or the peak within.
 */

/** W, one wire. */
export interface LeadHeat {
  /** Into the cold end. */
  readonly cold: number;
  /** Out of the warm end; negative where the wire heats that too. */
  readonly warm: number;
  /** K, highest along it. */
  readonly peak: number;
  /** At `hottestLead` there is no state of rest yet: the wire burns out. */
  readonly isRunaway: boolean;
}

/** K; beyond it no insulation lasts. */
export const hottestLead = 500;
/** A; what heats less than any cooler feels is none, before its square vanishes. */
const leastCurrent = 1e-9;
const panels = 24;

/**
 * @param shape length over section, 1/m
 * @param current A
 * Validity: no heat over the wire's flank (gas, radiation), direct current. Cost: some 50 integrals where it carries.
 */
export function leadHeat(
  { heat, joule }: Conductor,
  shape: number,
  current: number,
  warm: number,
  cold: number,
): LeadHeat {
  const plain = (heat.upTo(warm) - heat.upTo(cold)) / shape;
  if (current < leastCurrent || !joule)
    return { cold: plain, warm: plain, peak: Math.max(warm, cold), isRunaway: false };
  if (cold > warm) {
    const turned = leadHeat({ heat, joule }, shape, current, cold, warm);
    return { ...turned, cold: -turned.warm, warm: -turned.cold };
  }
  const made = (from: number, to: number): number =>
    2 * current * current * Math.max(0, joule.upTo(to) - joule.upTo(from));
  /** ∫ k dT/q from T₀ up to `top`, where the heat is `q`; even steps of √(top − T), in which it stays finite at q = 0. */
  const shapeOver = (from: number, top: number, q: number): number => {
    if (top <= from) return 0;
    const square = 2 * current * current;
    const whole = q * q + square * joule.upTo(top);
    const inStep = (u: number): number => {
      const t = top - (top - from) * u * u;
      return (2 * (top - from) * u * heat.value(t)) / Math.sqrt(whole - square * joule.upTo(t));
    };
    return integrate(inStep, 0, 1, panels);
  };
  if (shapeOver(cold, warm, 0) >= shape) {
    const q = rootOfRising((x) => shape - shapeOver(cold, warm, x), 0, plain, 1e-9 * plain);
    return { cold: Math.sqrt(q * q + made(cold, warm)), warm: q, peak: warm, isRunaway: false };
  }
  const over = (peak: number): number => shapeOver(cold, peak, 0) + shapeOver(warm, peak, 0) - shape;
  const peak = rootOfRising(over, warm, hottestLead, 1e-7);
  return {
    cold: Math.sqrt(made(cold, peak)),
    warm: -Math.sqrt(made(warm, peak)),
    peak,
    isRunaway: over(hottestLead) < 0,
  };
}

export interface BestLead {
  /** W into the cold end. */
  readonly heat: number;
  /** Length over section, 1/m. */
  readonly shape: number;
}

/** The wire that brings the least heat with a current: none enters at its warm end. Null of what carries no current. */
export function bestLead(
  { heat, joule }: Conductor,
  current: number,
  warm: number,
  cold: number,
): BestLead | null {
  if (!joule || current < leastCurrent || warm <= Math.max(cold, coldest)) return null;
  const made = (from: number): number => 2 * current * current * (joule.upTo(warm) - joule.upTo(from));
  const shape = integrate(
    (u) => {
      const t = warm - (warm - cold) * u * u;
      return (2 * (warm - cold) * u * heat.value(t)) / Math.sqrt(made(t));
    },
    0,
    1,
    panels,
  );
  return { heat: Math.sqrt(made(cold)), shape };
}
