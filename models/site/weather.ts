/** A year of weather at a place, hour by hour; each value is the mean of its hour, or that at its end. */
export interface WeatherYear {
  readonly place: string;
  readonly latitude: number; // °, north positive
  readonly longitude: number; // °, east positive
  readonly elevation: number; // m
  readonly timezone: number; // h before Greenwich
  readonly source: string;
  /** What was estimated or left out, in words. */
  readonly notes: readonly string[];
  /** 8 760 or 8 784 hours from the first of January, each array of as many. */
  readonly hours: WeatherHours;
}

export interface WeatherHours {
  readonly dryBulb: Float64Array; // K
  /** Of the air, 1; null where not known. */
  readonly relativeHumidity: Float64Array | null;
  readonly pressure: Float64Array; // Pa
  /** Sunlight on a horizontal plane, on one that faces the sun, and from the sky alone, W/m²; null where not known. */
  readonly sun: {
    readonly global: Float64Array;
    readonly direct: Float64Array;
    readonly diffuse: Float64Array;
  } | null;
  /** m/s, at the height of the station; null where not known. */
  readonly wind: Float64Array | null;
  /** Infrared that the sky sends down on a horizontal plane, W/m²; null where not known. */
  readonly infrared: Float64Array | null;
}
