/*
 * The way of the power: feeds, what converts, and what conducts. All ids are names that a `supply` may give.
 */
import type { Engine } from '#solver/correlations/limited-feeds.ts';
import type { Point } from '#solver/case/curve.ts';

/** Direct current, one phase, or three phases. */
export type PowerSystem = 'dc' | 'ac-1' | 'ac-3';

/** Line (or pair of lines) of a three-phase feed. */
export type Phase = 'L1' | 'L2' | 'L3' | 'L1-L2' | 'L2-L3' | 'L3-L1';

/** N equal units sharing a load: input = output/η(output/(units · rating)); the loss is heat at `heat`. */
export interface Converter {
  readonly id: string;
  readonly rating: number; // W of one unit
  readonly units: number; // sharing now
  /** [load fraction, efficiency], rising in load; monotone cubic; loss is held proportional below the first point. */
  readonly efficiency: readonly Point[];
  /** Further constant loads on its output, W. */
  readonly load?: number;
  /** Heat or flow node (or branch) that takes the loss, with its share. */
  readonly heat?: readonly LossShare[];
  /** What feeds it: one supply, or several, each with some of the units; absent: the world outside. */
  readonly supply?: string | readonly Connection[];
  /** In place of `supply`: feeds by their order. Each gives what those before it cannot, up to what it has. */
  readonly order?: readonly string[];
  /** Real over apparent power at its input; default 1. */
  readonly powerFactor?: number;
  /** Carries the output when all that feeds it is lost. */
  readonly battery?: Battery;
  /** Feeds through past the conversion, at this efficiency; `active` now. */
  readonly bypass?: { readonly active: boolean; readonly efficiency: number };
  /** Time for which the output holds at rated load after the input is lost, s. */
  readonly holdUp?: number;
  /** Largest input current of one unit when it is switched on, A. */
  readonly inrush?: number;
}

export interface LossShare {
  readonly node: string;
  readonly share: number;
}

/** Units of a converter that hang on one supply. */
export interface Connection {
  readonly supply: string;
  readonly units: number;
  /** Of a three-phase feed; absent: all three alike. */
  readonly phase?: Phase;
}

export interface Battery {
  readonly energy: number; // J when full
  readonly charge?: number; // 0 to 1; default 1
  /** Output over what the battery gives. */
  readonly efficiency: number;
  readonly maximumPower?: number; // W at the output
  /** In time: what it takes from the converter's feeds while it is not full, W, and what of it is stored; default 0, 1. */
  readonly chargePower?: number;
  readonly chargeEfficiency?: number;
  /** The energy is that of a discharge over `time` s; faster, what is taken counts (P/P₀)^(exponent − 1) times. */
  readonly peukert?: { readonly exponent: number; readonly time: number };
}

/** Busbar, cable or whip: I² R, and the voltage that falls along it. Its load draws constant power. */
export interface Conductor {
  readonly id: string;
  readonly system: PowerSystem;
  /** At its beginning, V (between lines); absent: that of the feed or the end of the conductor that supplies it. */
  readonly voltage?: number;
  /** Of each conductor, Ω; or resistivity · length/area. */
  readonly resistance?: number;
  readonly resistivity?: number; // Ω m
  readonly length?: number; // m, one way
  readonly area?: number; // m2
  /** R = R₀ [1 + coefficient (T − reference)] with T of the node. */
  readonly temperature?: { readonly node: string; readonly coefficient: number; readonly reference: number };
  /** Of its load; default 1. */
  readonly powerFactor?: number;
  /** Continuous current that it is rated for, A. */
  readonly ampacity?: number;
  readonly load?: number; // W
  readonly heat?: readonly LossShare[];
  readonly supply?: string;
  /** Line that it hangs on. */
  readonly phase?: Phase;
}

/** Where power comes in; with a `supply` a panel behind a converter or conductor, without loss. */
export interface Feed {
  readonly id: string;
  readonly system: PowerSystem;
  readonly voltage: number; // V, between lines
  readonly breaker?: number; // A
  /** Share of the breaker that a continuous load may take; default 0.8. */
  readonly continuousShare?: number;
  /** Multiple of the breaker's rating from which on it may trip at once. */
  readonly instantaneousTrip?: number;
  readonly lost?: boolean;
  /** What gives no more than it has; stands in the `order` of one converter. */
  readonly solar?: SolarPanels;
  readonly generator?: GeneratorSet;
  readonly supply?: string;
  /** Line that a panel of one phase hangs on. */
  readonly phase?: Phase;
}

/** Panels with their converter at the maximum power point. */
export interface SolarPanels {
  /** At standard test conditions (1000 W/m², 25 °C), W; or area and efficiency. */
  readonly rated?: number;
  readonly area?: number; // m2
  readonly panelEfficiency?: number;
  readonly irradiance: number; // W/m2 on the panel
  readonly cellTemperature?: number; // K; default 298.15
  readonly coefficient?: number; // 1/K of power, negative; default 0
  readonly efficiency?: number; // of the converter; default 1
}

export interface GeneratorSet {
  readonly rated: number; // W
  /** From when the feeds before it are lost until it gives power, in time, s; default 0. */
  readonly startUp?: number;
  /** [load 0…1, m3/s]; absent: usual diesel sets. */
  readonly fuel?: readonly Point[];
  /** Its power falls with `ambient` by ISO 3046-1; absent: not. */
  readonly engine?: Engine;
}

export interface Power {
  readonly converters: readonly Converter[];
  readonly conductors?: readonly Conductor[];
  readonly feeds?: readonly Feed[];
}
