/*
 * What is known of an orbital node once it is solved. SI, angles in radians.
 */

export interface Range {
  /** K over an orbit. */
  readonly lowest: number;
  readonly mean: number;
  readonly highest: number;
}

/** W, means of an orbit over the area that counts. */
export interface FaceResult extends Range {
  readonly name: string;
  readonly direct: number;
  readonly albedo: number;
  readonly planet: number;
  readonly emitted: number;
  /** From the electronics. */
  readonly conducted: number;
}

export interface SupplyResult {
  /** W on the bus, means of an orbit; of the array what it can give at the end of life. */
  readonly arrayMean: number;
  readonly loadMean: number;
  /** J into the battery that an orbit could store, and J out of it that an orbit wants. */
  readonly chargeable: number;
  readonly wanted: number;
  readonly closes: boolean;
  /** Share, reached in an orbit from full. */
  readonly depthOfDischarge: number;
  /** Down to the depth that is allowed; null where the balance closes. */
  readonly orbitsUntilEmpty: number | null;
}

export interface OrbitState {
  readonly beta: number;
  readonly eclipseFraction: number;
  /** s. */
  readonly eclipse: number;
  readonly electronics: Range;
  readonly faces: readonly FaceResult[];
  /** W, mean of what the electronics give off, losses of the supply included. */
  readonly heat: number;
  readonly supply: SupplyResult | null;
  /** Heat and absorbed less emitted over an orbit, as a share of what is emitted. */
  readonly balance: number;
  readonly laps: number;
  readonly isPeriodic: boolean;
}

export interface CaseResult {
  /** Over the range of beta, ascending. */
  readonly states: readonly OrbitState[];
  /** Index of the state in which the electronics are nearest to the limit of the case. */
  readonly worst: number;
  /** K to the highest temperature in the hot case, to the lowest in the cold one; negative: beyond it. */
  readonly margin: number;
  /** Index of the state in which array and battery have the least; null without a supply. */
  readonly hungriest: number | null;
}

export interface OrbitResult {
  readonly status: 'converged' | 'not-converged';
  /** s. */
  readonly period: number;
  /** rad; from there on no eclipse. */
  readonly criticalBeta: number;
  readonly hot: CaseResult;
  readonly cold: CaseResult;
  /**
   * Area of all radiators with which the hot case just keeps the highest temperature, m², with heat capacity and
   * conductance in proportion. `needed` is null where between a twentieth and twentyfold of it none does.
   * Null where no face is a radiator.
   */
  readonly radiators: { readonly area: number; readonly needed: number | null } | null;
  /** W, steady, with which the cold case just keeps the lowest temperature. */
  readonly heater: number;
}
