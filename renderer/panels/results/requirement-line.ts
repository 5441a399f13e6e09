/** A line of the data sheet. */
export interface Line {
  readonly label: string;
  readonly value: string;
  /** The same in the other unit that people ask for. */
  readonly other?: string;
  readonly note: string;
}
