import type { Design } from '#models/project/design.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import type { CondensedEnclosure, CondensedState, EnclosureInputs } from '#solver/condense/enclosure.ts';

/** What a rack knows of a kind of enclosure. */
export interface RackKind {
  /** What it does at what the rack sets. */
  at(inputs: EnclosureInputs): CondensedState;
  /** Of every part with a limit, K to it, in the order of `limited`. */
  marginsAt(inputs: EnclosureInputs): readonly number[];
  /** Of its coolant, m³/s: low and high end of what is known; null without a connection. */
  readonly flow: readonly [number, number] | null;
  /** Names of the parts with a limit. */
  readonly limited: readonly string[];
}

/** By design: equal slots hold the same one. */
export type RackKinds = ReadonlyMap<Design, RackKind>;

/** An enclosure in its slot. */
export interface SlotResult {
  readonly name: string;
  readonly unit: number;
  readonly inlet: number; // K, of the air before it
  readonly backPressure: number; // Pa
  readonly airflow: number; // m³/s at its inlet
  readonly power: number; // W
  readonly heatToAir: number; // W
  readonly heatToCoolant: number; // W
  /** Null without a connection. */
  readonly coolant: {
    readonly flow: number; // m³/s at the supply
    readonly supply: number; // K
    readonly back: number; // K
    readonly drop: number; // Pa, between its ports
  } | null;
  /** Of the part nearest to its limit: K, and its name; null without any. */
  readonly margin: number | null;
  readonly hottest: string | null;
  /** False where the inputs are beyond what the enclosure was condensed over. */
  readonly isWithin: boolean;
}

export interface RackAirResult {
  /** Into the rack from the room, m³/s at room density. */
  readonly airflow: number;
  /** From rear to front inside, m³/s. */
  readonly recirculated: number;
  /** Mixed, of what leaves, before an exchanger in the door, K. */
  readonly exhaust: number;
  /** To the room, behind an exchanger, W. */
  readonly heat: number;
}

export interface RackCoolantResult {
  readonly flow: number; // m³/s at the supply
  readonly supply: number; // K
  readonly back: number; // K
  /** Between the ends of the manifolds, Pa. */
  readonly drop: number;
  readonly heat: number; // W
  /** Largest over smallest flow of equal enclosures, less one; 0 for one alone. */
  readonly spread: number;
  /** Fastest in the manifolds, m/s. */
  readonly velocity: number;
}

export interface RackDoorResult {
  readonly heat: number; // W to its water
  readonly effectiveness: number;
  readonly airOut: number; // K
  readonly waterOut: number; // K
}

export interface RackPowerResult {
  /** Drawn from the feed, W. */
  readonly feed: number;
  readonly enclosures: number; // W
  readonly others: number; // W: things told by figures, fans of the door, pumps
  /** Null without a busbar. */
  readonly bus: {
    readonly delivered: number; // W to enclosures
    readonly loss: number; // W in the bars
    readonly current: number; // A, largest in the bars
    readonly lowest: number; // V at an enclosure
    readonly shelves: number;
    readonly shelfLoad: number; // share of the rating
    readonly shelfLoss: number; // W
  } | null;
}

export interface RackResult {
  readonly status: 'converged' | 'not-converged';
  readonly problems: readonly string[];
  readonly slots: readonly SlotResult[];
  readonly air: RackAirResult;
  readonly coolant: RackCoolantResult | null;
  readonly door: RackDoorResult | null;
  readonly power: RackPowerResult;
  /** What is missing: of the heat as a share of what is drawn, of the mass as a share of what flows. */
  readonly balance: { readonly energy: number; readonly mass: number };
  /** Solves of the rack's network. */
  readonly iterations: number;
}

/** What a rack needs of its coolant at one supply temperature. */
export interface SupplyPoint {
  readonly supply: number; // K
  /** Least flow of the rack with which every part keeps its limit, m³/s; null where no flow does. */
  readonly flow: number | null;
  /** Whether less would do too: the least flow that the enclosures are known at. */
  readonly isLeast: boolean;
  /** Part that binds, of which enclosure; null where no part has a limit. */
  readonly binds: { readonly slot: string; readonly part: string; readonly margin: number } | null;
  readonly drop: number | null; // Pa
  readonly back: number | null; // K
}

/** A kind of enclosure as it was condensed, with how far that is off. */
export interface KindFigures extends Omit<CondensedEnclosure, 'at' | 'marginsAt'> {
  readonly name: string;
  readonly count: number;
}

export interface RackAnswer {
  readonly kinds: readonly KindFigures[];
  readonly result: RackResult;
  /** Null where it was not asked for, or nothing in the rack takes coolant. */
  readonly supplyCurve: readonly SupplyPoint[] | null;
}

/** Of the kind at hand: whole solves that are done, of those that it takes. */
export interface RackProgress {
  readonly kind: string;
  /** From 1. */
  readonly place: number;
  readonly kinds: number;
  readonly done: number;
  readonly solves: number;
}

export interface RackSolveOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RackProgress) => void;
}

/** Racks as the workbench and the command line ask about them: in-process and behind a worker alike. */
export interface RackSolver {
  /**
   * The rack with all that stands in it. What an enclosure was condensed to is kept: asked again in the same room
   * and for the same coolant, it is solved whole no more.
   *
   * @param supplies K, at which the least flow is sought; null: not
   * Rejects with an Error in words where there is no answer, and with the signal's reason once that is raised.
   */
  answer(
    filled: FilledRack,
    supplies: readonly number[] | null,
    options?: RackSolveOptions,
  ): Promise<RackAnswer>;
  dispose(): void;
}
