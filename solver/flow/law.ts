/*
 * What every flow element is to the solver.
 */
import type { RelationKey } from '#solver/correlations/catalogue.ts';

/** A compiled element: its parameters folded into numbers, evaluated without allocation. */
export interface ElementLaw {
  readonly type: string;
  /** Key in solver/correlations/catalogue.ts. */
  readonly relation: RelationKey;
  /** Section on which the element's velocity is built, m²; only a scale for what counts as still. */
  readonly area: number;
  /**
   * Writes [Δp, ∂Δp/∂ṁ, ∂Δp/∂ρ, ∂Δp/∂μ], Pa: pressure lost along `from` → `to` (negative for a rise).
   * @param massFlow signed [kg/s]; density ρ [kg/m³] and viscosity μ [Pa s] of the fluid upstream
   */
  evaluate(out: Float64Array, massFlow: number, density: number, viscosity: number): void;
  /** Flow of the order that the element itself moves, m³/s: a starting value. Absent where it moves nothing. */
  nominalFlow?(): number;
  /** Whether the state lies in the relation's published range. */
  inRange(massFlow: number, density: number, viscosity: number): boolean;
}

/** A fan or pump: its speed can be set, and it draws power. */
export interface MachineLaw extends ElementLaw {
  speed: number;
  readonly failed: boolean;
  readonly supply: string | undefined;
  /**
   * Writes [P/ρ, ∂(P/ρ)/∂Q]: electrical input at the present speed, W per kg/m³ of density.
   * @param volumeFlow signed [m³/s]
   */
  powerPerDensity(out: Float64Array, volumeFlow: number): void;
}

export function isMachine(law: ElementLaw): law is MachineLaw {
  return 'powerPerDensity' in law;
}

/** From [f, ∂f/∂u, ∂f/∂ρ, ∂f/∂μ] at u = ṁ/(ρA) held apart to the derivatives at ṁ held: u falls with ρ. */
export function fromVelocity(out: Float64Array, velocity: number, density: number, area: number): void {
  out[2] -= (out[1] * velocity) / density;
  out[1] /= density * area;
}
