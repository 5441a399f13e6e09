import type { FeedResult } from '#solver/power/feed-report.ts';

/** How far a solve has come; sent at most ten times a second. */
export interface Progress {
  readonly stage: 'start' | 'flow' | 'heat' | 'coupled' | 'control' | 'field';
  readonly iteration: number;
  /** Largest scaled residual. */
  readonly residual: number;
  /** Cells of the coarser grid that a field begins on, where this is one; its iterations count by themselves. */
  readonly coarser?: number;
}

/** A starting point, matched by id: an earlier solution, or what is known of one. */
export interface WarmStart {
  readonly nodes: Readonly<
    Record<string, { readonly pressure: number | null; readonly temperature: number | null }>
  >;
  readonly branches: Readonly<Record<string, { readonly massFlow: number }>>;
  readonly converters: Readonly<Record<string, { readonly output: number }>>;
  readonly speed: number | null;
}

export interface SolveOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly warmStart?: WarmStart;
  readonly maxIterations?: number;
}

export interface CaseProblem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** In the user's words: what is wrong, where, what to do. */
  readonly message: string;
  /** Ids of nodes, branches, links, converters. */
  readonly ids: readonly string[];
}

export interface ElementDrop {
  readonly type: string;
  readonly pressureDrop: number; // Pa, negative for a rise
  readonly relation: string; // key in solver/correlations
  readonly inRange: boolean;
  /** Net positive suction head at a pump's inlet, m; null where it is not known. */
  readonly npshAvailable?: number | null;
}

export interface Solution {
  readonly status: 'converged' | 'not-converged' | 'refused' | 'cancelled';
  readonly problems: readonly CaseProblem[];
  readonly nodes: Readonly<
    Record<
      string,
      { readonly pressure: number | null; readonly temperature: number | null; readonly heat: number }
    >
  >;
  readonly branches: Readonly<
    Record<
      string,
      {
        readonly massFlow: number;
        readonly volumeFlow: number; // at the upstream density
        readonly density: number;
        readonly pressureDrop: number; // Σ elements
        readonly heat: number; // W into the stream
        readonly elements: readonly ElementDrop[];
      }
    >
  >;
  readonly links: Readonly<
    Record<
      string,
      {
        readonly heat: number;
        readonly resistance: number;
        readonly relation: string;
        readonly inRange: boolean;
        readonly detail?: string;
        /** Coefficient and dimensionless groups: h [W/(m² K)], nu, re, ra, el, conductance [W/K] … */
        readonly values?: Readonly<Record<string, number>>;
      }
    >
  >;
  /** Conductors too. */
  readonly converters: Readonly<
    Record<
      string,
      {
        readonly output: number;
        readonly input: number;
        readonly loss: number;
        /** Of a converter over its rating; of a conductor current over ampacity, or power over the most it can carry. */
        readonly load: number;
        /** At its beginning, V, and the current of each line (of one unit of a converter), A, where they are known. */
        readonly voltage?: number;
        readonly current?: number;
        /** Along a conductor, V. */
        readonly voltageDrop?: number;
        /** Time for which the output holds without input, at this load, s. */
        readonly holdUp?: number;
        /** What its battery gives, W, and for how long it can carry this load, s; null where there is none. */
        readonly battery?: { readonly power: number; readonly autonomy: number | null };
      }
    >
  >;
  /** Where the case has feeds. */
  readonly feeds?: Readonly<Record<string, FeedResult>>;
  /** The common speed ratio that control found; null without control. */
  readonly speed: number | null;
  readonly balance: { readonly mass: number; readonly energy: number };
  readonly totals: {
    readonly heat: number; // W released
    readonly feed: number; // W drawn from outside
    readonly battery?: number; // W given by batteries
    readonly fanPower: number; // fans and pumps
    readonly heatOut: number; // W through held nodes and outlets
  };
  readonly iterations: number;
  readonly unknowns: number;
  readonly seconds: { readonly assemble: number; readonly factor: number; readonly total: number };
}

/** A result that may be asked for: the temperature or pressure of a node, or the mass flow of a branch. */
export interface Asked {
  readonly id: string;
  readonly of: 'temperature' | 'pressure' | 'massFlow';
}

/** A part of a result that is a sum: a value of the solution, also what a converter gives or takes, by its weight. */
export interface Term {
  readonly id: string;
  readonly of: Asked['of'] | 'output' | 'input';
  readonly weight: number;
}

/** What one number of the case does to the result that was asked for. */
export interface Sensitivity {
  /** Place of the number in the case. */
  readonly path: string;
  readonly value: number;
  /** Change of the result by one unit of the number, all else as it is. */
  readonly slope: number;
}
