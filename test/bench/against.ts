/** One case in ours and in another program, to the same criterion. */
export interface Against {
  readonly cells: number;
  readonly criterion: string;
  /** Processor time, s; turns, or iterations of a linear solver. */
  readonly ours: { readonly seconds: number; readonly turns: number };
  readonly theirs: { readonly seconds: number; readonly turns: number; readonly reading: number };
  /** What was compared in the end: name, ours, theirs. */
  readonly figures: readonly (readonly [string, number, number])[];
}
