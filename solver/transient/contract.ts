import type { CaseProblem } from '#solver/solve/contract.ts';

/** Values at the `times` of a TransientSolution. */
type Series = readonly number[];

/** Largest and smallest value of a temperature over the whole run, K, and when, s. */
export interface Extremes {
  readonly maximum: number;
  readonly maximumAt: number;
  readonly minimum: number;
  readonly minimumAt: number;
}

/** What a control did. */
export interface ControlRecord {
  /** Speed, opening, power …; of a throttle or cap the share of the free rate. */
  readonly output: Series;
  /** Its mean over the time that was run: of a share the mean rate. */
  readonly mean: number;
  /** Times that it switched over. */
  readonly switches: number;
  /** Of a throttle or cap: when its share first fell below 1, how long it was below, and when it shut down, s. */
  readonly throttled: {
    readonly firstAt: number | null;
    readonly seconds: number;
    readonly shutdownAt: number | null;
  } | null;
}

export interface TransientSolution {
  /** `stopped`: from a time on the equations had no answer that was found; what came before holds. */
  readonly status: 'completed' | 'stopped' | 'refused' | 'cancelled';
  readonly problems: readonly CaseProblem[];
  /** s, from 0 on; shorter than asked where the run was stopped. */
  readonly times: Series;
  readonly nodes: Readonly<
    Record<string, { readonly temperature: Series | null; readonly pressure: Series | null }>
  >;
  readonly branches: Readonly<Record<string, { readonly massFlow: Series }>>;
  /** Conductors too. */
  readonly converters: Readonly<Record<string, { readonly output: Series; readonly input: Series }>>;
  /** Of each converter with a battery. */
  readonly batteries?: Readonly<
    Record<
      string,
      {
        /** 0 to 1. */
        readonly charge: Series;
        /** When it was empty, and for how long it carried the load until then, s; null where it was not. */
        readonly emptyAt: number | null;
        readonly autonomy: number | null;
      }
    >
  >;
  /** Of each feed with a limit: what it gave, J, and the fuel of a generator, m3 (null of panels). */
  readonly feeds?: Readonly<Record<string, { readonly energy: number; readonly fuel: number | null }>>;
  readonly controls: Readonly<Record<string, ControlRecord>>;
  readonly extremes: Readonly<Record<string, Extremes>>;
  /** Of every heat node with a limit: when it was first reached, s; null where it was not. */
  readonly limits: Readonly<Record<string, { readonly limit: number; readonly at: number | null }>>;
  /** Heat put in less heat taken out less heat stored, over the whole run, as a share of the heat put in. */
  readonly energyBalance: number;
  readonly steps: number;
  readonly rejected: number;
  readonly unknowns: number;
  readonly seconds: number;
}
