/*
 * What a reader must know of a relation to judge a number that came out of it.
 */

export interface Relation {
  /** Sentence-case name, as shown in the app. */
  readonly name: string;
  /** The equation in plain text, symbols as in the source; the units are SI. */
  readonly equation: string;
  /** Full citation. */
  readonly source: string;
  /** Where it holds; outside, the value is still given and flagged. */
  readonly validity: string;
  /** Relative half-width of the model-form band, only where the source (or the text named beside it) states one [1]. */
  readonly uncertainty?: number;
}
