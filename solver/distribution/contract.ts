/*
 * What comes of ways of bringing the power to a row of racks. SI.
 */
import type { ChainStage, Place } from '#models/distribution/distribution.ts';

export interface ChainStageResult {
  readonly name: string;
  readonly kind: ChainStage['kind'];
  readonly place: Place;
  /** How sure its figures are. */
  readonly confidence: ChainStage['confidence'];
  /** Units or runs in the row. */
  readonly count: number;
  /** W of all. */
  readonly output: number;
  readonly loss: number;
  /** Of a converter over the rating of the units that the load needs; of a conductor current over its rating, null where that is not known. */
  readonly load: number | null;
  /** Of a conductor: of one run, A in each line; V at its beginning, and what its (mean) load has less. Null of a converter. */
  readonly current: number | null;
  readonly voltage: number | null;
  readonly drop: number | null;
}

/** A row at one load. */
export interface LoadPoint {
  /** Of the full load, and of the year that is spent there. */
  readonly load: number;
  readonly share: number;
  /** W at the end of the chain, and from the utility. */
  readonly output: number;
  readonly utility: number;
  readonly loss: number;
  readonly efficiency: number;
  readonly stages: readonly ChainStageResult[];
  /** W for each rack: what the load and the stages in it give off, in its sidecar, and elsewhere. */
  readonly heat: Readonly<Record<Place, number>>;
}

/** A sum of what is known. */
export interface KnownSum {
  readonly value: number;
  /** Stages whose figure is not known: the sum is without them. */
  readonly unknown: readonly string[];
}

export interface ArchitectureResult {
  readonly name: string;
  readonly points: readonly LoadPoint[];
  /** kg of metal, and of what converts. */
  readonly copper: number;
  readonly aluminium: number;
  readonly converters: KnownSum;
  /** USD. */
  readonly price: KnownSum;
  /** J of a year of 8760 h; cost of the loss where a price of energy is given. */
  readonly year: {
    readonly utility: number;
    readonly loss: number;
    readonly efficiency: number;
    readonly lossCost: number | null;
  };
  readonly warnings: readonly string[];
}

export interface DistributionResult {
  readonly racks: number;
  readonly architectures: readonly ArchitectureResult[];
}
