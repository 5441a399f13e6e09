/*
 * The law of the wall as one formula from the wall to the logarithm, for velocity and for temperature.
 * Sources: Spalding (1961), J. Appl. Mech. 28, 455–458; its effective viscosity: Agonafer, Gan-Li & Spalding (1996), The
 * LVEL turbulence model for conjugate heat transfer at low Reynolds numbers, ASME EEP 18.
 */

/** Constants of the law as the LVEL model has them. */
export const kappa = 0.417;
const smooth = 8.6; // E

/** Terms of the exponential beyond its first five, e^x − 1 − x − x²/2 − x³/6 − x⁴/24, and beyond its first four. */
function beyondFourth(x: number, e: number): number {
  return e - 1 - x * (1 + x * (1 / 2 + x * (1 / 6 + x / 24)));
}

function beyondThird(x: number, e: number): number {
  return e - 1 - x * (1 + x * (1 / 2 + x / 6));
}

/** Distance from the wall in units ν/u_τ, at a velocity in units u_τ. */
export function distanceOf(velocity: number): number {
  const x = kappa * velocity;
  return velocity + beyondFourth(x, Math.exp(x)) / smooth;
}

/** Effective over molecular viscosity, dy⁺/du⁺. */
export function viscosityRatio(velocity: number): number {
  const x = kappa * velocity;
  return 1 + (kappa / smooth) * beyondThird(x, Math.exp(x));
}

/**
 * u⁺ from the Reynolds number u y/ν = u⁺ y⁺ by Newton's method on its logarithm, which is nearly straight.
 * @param guess of an earlier turn, 0 where there is none
 */
export function velocityFrom(reynolds: number, guess = 0): number {
  if (!(reynolds > 1e-12)) return 0;
  const most = Math.sqrt(reynolds);
  let u = guess > 0 && guess <= most ? guess : Math.min(most, Math.log(1 + smooth * reynolds) / kappa);
  const goal = Math.log(reynolds);
  for (let i = 0; i < 40; i++) {
    const x = kappa * u;
    const e = Math.exp(x);
    const distance = u + beyondFourth(x, e) / smooth;
    const ratio = 1 + (kappa / smooth) * beyondThird(x, e);
    const miss = Math.log(u * distance) - goal;
    const next = u - miss / (1 / u + ratio / distance);
    u = next > 0 ? next : u / 2;
    if (Math.abs(miss) < 1e-12) break;
  }
  return u;
}

/** A miss of the logarithm after which one more step of Newton's method misses by some 1e-12. */
const small = 1e-6;

/** u⁺ at a distance y⁺. @param guess of an earlier turn, 0 where there is none */
export function velocityAt(distance: number, guess = 0): number {
  if (!(distance > 0)) return 0;
  let u = guess > 0 ? guess : Math.min(distance, Math.log(1 + smooth * distance) / kappa);
  // Straight in y⁺ near the wall, in its logarithm beyond.
  for (let i = 0; i < 40; i++) {
    const x = kappa * u;
    const e = Math.exp(x);
    const reached = u + beyondFourth(x, e) / smooth;
    const miss = Math.log(reached / distance);
    const next = u - (miss * reached) / (1 + (kappa / smooth) * beyondThird(x, e));
    u = next > 0 ? next : u / 2;
    if (Math.abs(miss) < small) break;
  }
  return u;
}

/** Widths and end of the table of temperatures, in u⁺: y⁺ is e^23 there. */
const step = 0.05;
const last = 60;

/**
 * The same law for the temperature: what conducts is 1/Pr + (ν⁺ − 1)/Pr_t, so that T⁺ is the integral of its inverse over
 * y⁺, by Simpson's rule over u⁺. At the wall it is Pr y⁺.
 */
export class TemperatureLaw {
  readonly #table: Float64Array;

  constructor(prandtl: number, turbulentPrandtl: number) {
    const table = new Float64Array(last / step + 2);
    const slope = (u: number): number => {
      const ratio = viscosityRatio(u);
      return ratio / (1 / prandtl + (ratio - 1) / turbulentPrandtl);
    };
    for (let i = 1; i < table.length; i++) {
      const u = step * i;
      table[i] = table[i - 1] + (step / 6) * (slope(u - step) + 4 * slope(u - step / 2) + slope(u));
    }
    this.#table = table;
  }

  /** T⁺ where the velocity is u⁺. */
  at(velocity: number): number {
    const place = Math.min(velocity, last) / step;
    const before = Math.floor(place);
    const share = place - before;
    return (1 - share) * this.#table[before] + share * this.#table[before + 1];
  }
}
