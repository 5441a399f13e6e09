/*
 * Allowable inlet conditions of data-processing equipment by ASHRAE class.
 */

export type InletClass = 'A1' | 'A2' | 'A3' | 'A4';

export interface InletEnvelope {
  readonly minimum: number; // dry bulb, K
  readonly maximum: number; // dry bulb at or below `deratingFrom`, K
  readonly minimumHumidity: number; // relative, 1
  readonly maximumHumidity: number;
  readonly maximumDewPoint: number; // K
  /** Metres of altitude above `deratingFrom` that lower `maximum` by 1 K. */
  readonly metresPerKelvin: number;
}

/** Altitude from which the maximum falls, m. */
const deratingFrom = 900;
/** Highest altitude of all classes, m. */
export const highestAltitude = 3050;

const zero = 273.15;

/** Source: ASHRAE TC9.9, Thermal Guidelines for Data Processing Environments (2015/2021), allowable envelopes. */
export const inletEnvelopes: Readonly<Record<InletClass, InletEnvelope>> = {
  A1: envelope(15, 32, 0.08, 0.8, 17, 300),
  A2: envelope(10, 35, 0.08, 0.8, 21, 300),
  A3: envelope(5, 40, 0.08, 0.85, 24, 175),
  A4: envelope(5, 45, 0.08, 0.9, 24, 125),
};

/**
 * Highest dry-bulb inlet temperature of a class at an altitude, K: 1 K less per 300 (A1, A2), 175 (A3) or 125 m (A4)
 * above 900 m. Validity: up to 3050 m. Source: ASHRAE TC9.9. Example: A2 at 1800 m gives 32 °C.
 */
export function maximumInlet(inletClass: InletClass, altitude: number): number {
  const { maximum, metresPerKelvin } = inletEnvelopes[inletClass];
  return maximum - Math.max(0, altitude - deratingFrom) / metresPerKelvin;
}

function envelope(
  minimum: number,
  maximum: number,
  minimumHumidity: number,
  maximumHumidity: number,
  dewPoint: number,
  metresPerKelvin: number,
): InletEnvelope {
  return {
    minimum: minimum + zero,
    maximum: maximum + zero,
    minimumHumidity,
    maximumHumidity,
    maximumDewPoint: dewPoint + zero,
    metresPerKelvin,
  };
}
