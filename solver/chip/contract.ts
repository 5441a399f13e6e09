/*
 * What is known of a chip in its packages once they are solved. SI.
 */
import type { Roof } from '#solver/power/roofline.ts';

/** A place of the power map in the state that is told. */
export interface BlockResult {
  readonly component: string;
  readonly name: string;
  /** W. */
  readonly power: number;
  /** W/m². */
  readonly density: number;
  /** K. */
  readonly mean: number;
  readonly highest: number;
}

export interface ComponentResult {
  readonly kind: 'die' | 'stack';
  readonly name: string;
  /** W. */
  readonly power: number;
  /** K. */
  readonly mean: number;
  readonly highest: number;
  /** Where it is hottest: the block or part, and the place, m, z from the lowest layer up. */
  readonly block: string;
  readonly at: readonly [number, number, number];
  /** K. */
  readonly limit: number;
  readonly margin: number;
}

export interface WorkloadResult {
  /** Tokens/s of one copy of the model without limits of power and temperature. */
  readonly freeRate: number;
  readonly roof: Roof;
  /** Tokens/s that it holds. */
  readonly rate: number;
  readonly share: number;
  readonly heldBy: 'power' | 'temperature' | null;
  /** J a token, all chips of the copy; null where nothing runs. */
  readonly energyPerToken: number | null;
  /** B for each chip; null: the capacity is unknown. */
  readonly memoryNeeded: number;
  readonly fits: boolean | null;
}

export interface PackageResult {
  readonly name: string;
  readonly status: 'converged' | 'not-converged';
  /** W of the chip with its memory, and of it what is released in the package. */
  readonly power: number;
  readonly heat: number;
  /** Null without a workload. */
  readonly workload: WorkloadResult | null;
  /** In the state that is held. */
  readonly components: readonly ComponentResult[];
  readonly blocks: readonly BlockResult[];
  /** K: hottest place of all dies, with its die; and of all stacks, null where none is in the package. */
  readonly junction: number;
  readonly hottestDie: string;
  readonly memory: number | null;
  /** K at the rate that the power limit leaves: least margin of all components there; negative: it is held back. */
  readonly freeMargin: number;
  readonly freeJunction: number;
  readonly freeMemory: number | null;
  /** K/W: hottest place over the coolant, and over the mean of the case, for the heat in the package. */
  readonly junctionToCoolant: number;
  readonly junctionToCase: number;
  /** K: mean of the lid, or of the bare silicon. */
  readonly case: number;
  /** Rise of the hottest place over the coolant for the mean rise of the active layer of its die. */
  readonly hotSpotFactor: number;
  /** W in the package at which, its map as it is, the first limit is met. */
  readonly limitHeat: number;
  /** A into the dies; null: the voltage is unknown. */
  readonly current: number | null;
  /** W/m²: dies on the mean, and the densest block. */
  readonly meanDensity: number;
  readonly peakDensity: number;
  /** W that leave at the top and at the board. */
  readonly top: number;
  readonly board: number;
  /** Heat that is missing between in and out, as a share. */
  readonly imbalance: number;
  /** K: mean of the active layer of the hottest die, on the grid and by relations of spreading alone. */
  readonly meanJunction: number;
  readonly estimate: number;
  readonly grid: {
    readonly cells: number;
    /** K by which the hottest junction moved from the grid of half as many cells along each axis. */
    readonly moved: number;
    /** The same of the hottest memory; null without. */
    readonly memoryMoved: number | null;
  };
}

/** Temperatures of the silicon seen from below: of dies in the active layer, of stacks in the base die. */
export interface TemperatureMap {
  readonly package: string;
  readonly cells: readonly MapCell[];
}

export interface MapCell {
  readonly component: string;
  /** Middle and sides, m. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
  /** K. */
  readonly temperature: number;
}

export interface ChipResult {
  readonly status: 'converged' | 'not-converged';
  readonly packages: readonly PackageResult[];
}
