/*
 * A year of weather at a place, and a design in it.
 */

/** What is asked of a place. */
export interface PlaceQuestion {
  /** By which the air at the inlet is warmer than outside, K. */
  readonly rise: number;
  /** That the inlet is kept at by taking back warm air, K; null: not. */
  readonly least: number | null;
  /** Of cooling water, K; null: not asked. */
  readonly supply: number | null;
  /** Of coolers to the air or its wet bulb, K. */
  readonly approach: number;
  /** Where the front looks, from north over east, rad; null: sunlight is told for walls that look north, east, south and west. */
  readonly front: number | null;
  /** Of a kilowatt-hour: in any currency, and g CO₂; null: not asked. */
  readonly price: number | null;
  readonly carbon: number | null;
}

/** A value that varies. */
export interface Span {
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}

/** A value that varies over the year, with what that many hours of it exceed. */
export interface YearOf extends Span {
  /** What 0.4, 1, 99 and 99.6 % of the hours exceed: of n hours the value of place ⌊share · n⌋ from the largest, counted from 0. */
  readonly exceeded: {
    readonly by04: number;
    readonly by1: number;
    readonly by99: number;
    readonly by996: number;
  };
}

export interface Climate {
  readonly hours: number;
  readonly dryBulb: YearOf; // K
  /** Null where moisture is not known. */
  readonly wetBulb: YearOf | null; // K
  readonly dewPoint: YearOf | null; // K
  readonly pressure: number; // Pa, mean
  /** Hours warmer than 27 and 35 °C, and whose wet bulb is above 24 °C. */
  readonly hoursAbove27: number;
  readonly hoursAbove35: number;
  readonly hoursWetAbove24: number | null;
  /** Hours in which the air is within what a class of inlets allows. */
  readonly within: Readonly<Record<'A1' | 'A2' | 'A3' | 'A4', number>>;
  /** Sunlight of the year on planes, J/m², and its strongest hour, W/m², the roof first; null where not known. */
  readonly sun:
    | readonly { readonly plane: string; readonly energy: number; readonly strongest: number }[]
    | null;
}

/** What an enclosure does at one inlet temperature. */
export interface InletSample {
  readonly inlet: number; // K
  /** Drawn from the feed, and what of it the fans take, W. */
  readonly power: number;
  readonly fanPower: number;
  /** Through the enclosure, m³/s. */
  readonly airflow: number;
  /** Of the part that is nearest to its limit, K, and its name; null where no part has a limit. */
  readonly margin: number | null;
  readonly hottest: string | null;
}

/** A month of an enclosure; null where no hour has it. */
export interface SiteMonth {
  readonly inlet: Span | null; // K
  readonly power: Span | null; // W
  readonly margin: Span | null; // K
}

export interface SiteYear {
  /** K: of the air that the enclosure gets. */
  readonly inlet: YearOf;
  /** From the feed in all hours that have an answer, J, and their mean and strongest, W. */
  readonly energy: number;
  readonly fanEnergy: number;
  readonly power: Span;
  /** The hour that leaves least: its number from 0, its inlet, K, margin, K, and part. */
  readonly worst: {
    readonly hour: number;
    readonly inlet: number;
    readonly margin: number;
    readonly part: string | null;
  } | null;
  /** Hours in which a part is above its limit, and hours without an answer. */
  readonly hoursTooHot: number;
  readonly hoursWithoutAnswer: number;
  /** From January on. */
  readonly months: readonly SiteMonth[];
}

export interface PlaceAnswer {
  readonly place: string;
  readonly latitude: number; // °
  readonly longitude: number; // °
  readonly elevation: number; // m
  readonly source: string;
  readonly notes: readonly string[];
  readonly climate: Climate;
  readonly freeCooling: {
    readonly supply: number; // K
    readonly approach: number; // K
    readonly dry: number; // h
    readonly wet: number | null; // h
  } | null;
  /** Null without a design. */
  readonly year: SiteYear | null;
  readonly condensed: {
    /** By rising inlet temperature: solved whole. */
    readonly samples: readonly InletSample[];
    /** The largest difference between the curves and a whole solve half-way between two of their points: share, K. */
    readonly error: { readonly power: number; readonly margin: number };
  } | null;
  readonly cost: number | null;
  readonly carbon: number | null; // kg
}
