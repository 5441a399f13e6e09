import type { Mass } from '#models/cryostat/cryostat.ts';
import { integrate, type RunningIntegral, runningIntegral } from '#solver/cryostat/running-integral.ts';

/*
 * Specific heats at low temperature, J/(kg K).
 */

type Known = Exclude<Mass['material'], 'lattice'>;

/**
 * log₁₀ c = Σ aᵢ (log₁₀ T)ⁱ from 4 K to 300 K; below c ~ T³, above it stays.
 * Source: NIST Cryogenic Material Properties, trc.nist.gov/cryogenics/materials; stated errors of 6061-T6 and 304: 5 %.
 */
const fits: Readonly<Record<Known, readonly number[]>> = {
  copper: [-1.91844, -0.15973, 8.61013, -18.996, 21.9661, -12.7328, 3.54322, -0.3797],
  aluminium: [46.6467, -314.292, 866.662, -1298.3, 1162.27, -637.795, 210.351, -38.3094, 2.96344],
  'stainless-304': [22.0061, -127.5528, 303.647, -381.0098, 274.0328, -112.9212, 24.7593, -2.239153],
  'g-10': [-2.4083, 7.6006, -8.2982, 7.3301, -4.2386, 1.4294, -0.24396, 0.015236],
};
const from = 4;
const to = 300;

/** J/(mol K). Source: SI, exact. */
export const gasConstant = 8.31446261815324;

/**
 * Heat capacity of a Debye lattice over that of Dulong and Petit, 3 (T/Θ)³ ∫₀^(Θ/T) x⁴ eˣ/(eˣ − 1)² dx.
 * Validity: one Θ at all temperatures; a real lattice is off by a tenth, and by more near Θ/10.
 * Source: Debye (1912), Ann. Phys. 344, 789–839. Example: 0.9517 at T = Θ.
 */
export function debyeShare(t: number, theta: number): number {
  // Beyond 60 the integrand is below 1e-19.
  const end = Math.min(60, theta / t);
  const sum = integrate(
    (x) => {
      const less = -Math.expm1(-x);
      return x < 1e-8 ? x * x : (x ** 4 * Math.exp(-x)) / (less * less);
    },
    0,
    end,
    12,
  );
  return 3 * (t / theta) ** 3 * sum;
}

/** @param mass with what says its material, J/(kg K) */
export function specificHeatOf({ material, debyeTemperature, molarMass }: Mass, t: number): number {
  if (material === 'lattice') {
    if (debyeTemperature === null || molarMass === null) return Number.NaN;
    return (3 * gasConstant * debyeShare(t, debyeTemperature)) / molarMass;
  }
  const held = Math.min(to, Math.max(from, t));
  const log = Math.log10(held);
  const value = 10 ** fits[material].reduceRight((sum, a) => sum * log + a, 0);
  return t < from ? value * (t / from) ** 3 : value;
}

/** Enthalpy of all masses of a stage over temperature, J. */
export function storedHeat(masses: readonly Mass[]): RunningIntegral {
  return runningIntegral((t) => masses.reduce((sum, one) => sum + one.mass * specificHeatOf(one, t), 0));
}
