import type { CaseProblem } from '#solver/solve/contract.ts';

/** A wanted figure: its value at the end, and its course where the case runs in time. */
export interface FieldFigure {
  readonly value: number;
  readonly unit: 'K' | 'W' | 'Pa' | 'm/s' | 'm³/s' | 'kg/s' | 'Pa s' | 'kg/m³' | 'm²/s²' | 'm²/s³';
  /** Along a line: distance from its beginning, m, and value at each point; the extremes between its ends. */
  readonly line?: {
    readonly at: readonly number[];
    readonly values: readonly number[];
    readonly maximum: { readonly at: number; readonly value: number };
    readonly minimum: { readonly at: number; readonly value: number };
  };
  /** At each of the solution's `times`. */
  readonly course?: readonly number[];
}

export interface Leftover {
  readonly momentum: number;
  readonly mass: number;
  readonly heat: number;
  /** Of k and ε the larger, where they are sought. */
  readonly turbulence?: number;
}

export interface FieldSolution {
  readonly status: 'converged' | 'not-converged' | 'refused' | 'cancelled';
  readonly problems: readonly CaseProblem[];
  readonly cells: number;
  readonly outputs: Readonly<Record<string, FieldFigure>>;
  /** s, from 0 on; only 0 for a steady case. */
  readonly times: readonly number[];
  readonly heat: {
    /** From sources and given fluxes, W; at the end. */
    readonly in: number;
    /** To what is held outside, W. */
    readonly out: number;
    /** Stored in the last step, W. */
    readonly stored: number;
    /** What is missing, over the larger of what goes in and what goes through. */
    readonly imbalance: number;
  };
  /**
   * Of the worst step. In solids: heat left over in the cells against what they would gain at the temperatures to begin
   * with. With a fluid the largest of `leftover`.
   */
  readonly residual: number;
  /** With a fluid: what is left over at the end, as shares of the momentum, the streams, the heat and the turbulence in play. */
  readonly leftover?: Leftover;
  /** Where the case asks for it: what outputs are still off by, about, K and shares of the largest in the same unit. */
  readonly off?: { readonly temperature: number; readonly share: number };
  /** Of conjugate gradients, or turns of the flow; all steps together. */
  readonly iterations: number;
  /** Turns on coarser grids before, with whose flow this one began. */
  readonly coarser: number;
  /** That shared the work. */
  readonly threads: number;
  readonly bytes: number;
  readonly seconds: { readonly assemble: number; readonly total: number };
}
