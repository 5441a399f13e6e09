import type { Design } from '#models/project/design.ts';
import type { PlaceAnswer, PlaceQuestion } from '#models/results/site.ts';
import type { Place } from '#models/site/place.ts';

/** A place that was chosen. */
export interface ChosenPlace {
  /** One for each place; a file that is opened again keeps it. */
  readonly key: string;
  readonly name: string;
  /** The weather file that it is from; null for one that comes with Boxwright. */
  readonly file: string | null;
  readonly place: Place;
}

/** A year at places: what is asked, and the last answer to it. */
export interface SiteState {
  /** In the order in which they were chosen; the first is the one that others are measured against. */
  readonly places: readonly ChosenPlace[];
  readonly question: PlaceQuestion;
  /** The run that goes on: places that are answered, and how often the design has been solved whole for the one at hand. */
  readonly run: null | {
    readonly places: readonly ChosenPlace[];
    readonly done: number;
    readonly solves: number;
  };
  /** What was asked stands beside what was answered: design, places and question may have changed since. */
  readonly answer: null | {
    readonly design: Design;
    readonly question: PlaceQuestion;
    /** As they were asked about; those without an answer are not among `answers`, but in `problems`. */
    readonly places: readonly ChosenPlace[];
    readonly answers: readonly PlaceAnswer[];
    readonly problems: readonly { readonly severity: 'error'; readonly message: string }[];
  };
  /** Why the last run has no answer for any place. */
  readonly refusal: string | null;
  /** Why weather files were not taken: what, where in the file, and the remedy. */
  readonly fileFaults: readonly string[];
}

export interface SiteActions {
  setSite(question: Partial<PlaceQuestion>): void;
  /** Puts it at the end of the places, or in the place of what has its key; nothing beyond the most. */
  addPlace(chosen: ChosenPlace): void;
  removePlace(key: string): void;
  /** Asks for weather files (EPW) and adds their places. A file that cannot be read changes nothing but says why. */
  openWeather(): Promise<void>;
  /** Takes the design as it is through a year at each place, in place of a run that goes on. */
  runSite(): Promise<void>;
  /** Ends it with nothing; the last answer stays. */
  cancelSite(): void;
  exportSite(format: 'csv' | 'json'): Promise<void>;
}
