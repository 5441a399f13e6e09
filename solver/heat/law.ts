/*
 * What every heat link is to the solver: heat from `from` to `to` with its slopes.
 */
import type { RelationKey } from '#solver/correlations/catalogue.ts';

interface Described {
  /** Key in the catalogue at the state of the last `evaluate`. */
  relation(): RelationKey;
  /** Whether the state of the last `evaluate` lies in the relation's published range. */
  inRange(): boolean;
  /** Coefficient and dimensionless groups of the last `evaluate`, for people; '' when there is nothing to say. */
  detail(): string;
  /** The same as numbers: h [W/(m² K)], nu, re, ra, el …; only where there are any. */
  values?(): Readonly<Record<string, number>>;
}

/** Between two temperatures. */
export interface PairLaw extends Described {
  readonly kind: 'pair';
  /** Writes [Q, ∂Q/∂T_from, ∂Q/∂T_to], W. */
  evaluate(out: Float64Array, from: number, to: number): void;
}

/** Between a surface (`from`) and a fluid that streams along it (`to`). */
export interface PlateLaw extends Described {
  readonly kind: 'plate';
  /**
   * Writes [Q, ∂Q/∂T_from, ∂Q/∂T_to, ∂Q/∂g²], W.
   * @param massVelocitySquared g² = Σ (weight · ṁ/area)² [kg²/(m⁴ s²)]; the velocity is g over the density of the fluid node
   */
  evaluate(out: Float64Array, surface: number, fluid: number, massVelocitySquared: number): void;
}

/** From a node into the stream of a branch, on the temperature at its inlet. */
export interface StreamLaw extends Described {
  readonly kind: 'stream';
  /** Writes [Q, ∂Q/∂T_from, ∂Q/∂T_inlet, ∂Q/∂ṁ], W. @param massFlow ≥ 0 [kg/s] */
  evaluate(out: Float64Array, from: number, inlet: number, massFlow: number): void;
}

/** Between the streams of two branches, on the temperatures at their inlets. */
export interface ExchangerLaw extends Described {
  readonly kind: 'exchanger';
  /**
   * Writes [Q, ∂Q/∂T_from, ∂Q/∂T_to, ∂Q/∂ṁ_from, ∂Q/∂ṁ_to], W, to five numbers.
   * @param from temperatures at both inlets [K]; mass flows ≥ 0 [kg/s]
   */
  evaluate(out: Float64Array, from: number, to: number, fromFlow: number, toFlow: number): void;
}

/** Between two temperatures, driven by electric power: it takes Q at `from` and gives Q + P at `to`. */
export interface DrivenLaw extends Described {
  readonly kind: 'driven';
  /** The converter that its power comes from, by id. */
  readonly supply: string | undefined;
  /** Writes [Q, ∂Q/∂T_from, ∂Q/∂T_to, P, ∂P/∂T_from, ∂P/∂T_to], W, to six numbers. */
  evaluate(out: Float64Array, from: number, to: number): void;
}

export type LinkLaw = PairLaw | PlateLaw | StreamLaw | ExchangerLaw | DrivenLaw;
