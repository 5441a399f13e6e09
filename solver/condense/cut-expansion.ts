/*
 * A function of few inputs, known at few points, read off between them: its values along each input through a centre,
 * and what two inputs do together.
 */
import { type Curve, curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

/** Inputs in −1…1 each, 0 at the centre. */
export type Place = readonly number[];

/** Along each input, beside the centre: four points, so that a bend is followed. */
const along = [-1, -0.5, 0.5, 1] as const;
/** For each pair of inputs: the corners of their square. */
const corners = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** Where a function of so many inputs is asked for: 5, 13, 25 and 41 places for one to four. */
export function cutPlaces(inputs: number): readonly Place[] {
  const at = (pairs: readonly (readonly [number, number])[]): Place =>
    Array.from({ length: inputs }, (_, i) => pairs.find(([one]) => one === i)?.[1] ?? 0);
  const places: Place[] = [at([])];
  for (let i = 0; i < inputs; i++) for (const value of along) places.push(at([[i, value]]));
  for (const [i, j] of pairsOf(inputs)) for (const [a, b] of corners) places.push(at([[i, a], [j, b]])); // prettier-ignore
  return places;
}

function pairsOf(inputs: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < inputs; i++) for (let j = i + 1; j < inputs; j++) pairs.push([i, j]);
  return pairs;
}

export interface CutExpansion {
  /** @param place each input in −1…1 */
  at(place: Place): number;
}

/**
 * f ≈ f₀ + Σ gᵢ(xᵢ) + Σ gᵢⱼ(xᵢ, xⱼ): gᵢ a monotone cubic through the points along xᵢ, gᵢⱼ bilinear in each quarter of
 * its square, 0 on both axes and what is left over at its corners. What three inputs do together is left out.
 *
 * @param values of the function at `cutPlaces`, in that order
 * Source: cut-HDMR; Rabitz & Aliş (1999), J. Math. Chem. 25, 197–233, eqs. 9–11.
 */
export function cutExpansion(inputs: number, values: readonly number[]): CutExpansion {
  const centre = values[0];
  const curves: Curve[] = [];
  for (let i = 0; i < inputs; i++) {
    const own = values.slice(1 + 4 * i, 5 + 4 * i);
    curves.push(
      fitMonotoneCubic([
        [along[0], own[0] - centre],
        [along[1], own[1] - centre],
        [0, 0],
        [along[2], own[2] - centre],
        [along[3], own[3] - centre],
      ]),
    );
  }
  const pairs = pairsOf(inputs).map(([i, j], n) => ({
    i,
    j,
    rests: corners.map(
      ([a, b], m) =>
        values[1 + 4 * inputs + 4 * n + m] - centre - curveValue(curves[i], a) - curveValue(curves[j], b),
    ),
  }));
  return {
    at(place) {
      let sum = centre;
      for (let i = 0; i < inputs; i++) sum += curveValue(curves[i], place[i]);
      for (const { i, j, rests } of pairs) {
        const corner = corners.findIndex(([a, b]) => a > 0 === place[i] >= 0 && b > 0 === place[j] >= 0);
        sum += rests[corner] * Math.abs(place[i] * place[j]);
      }
      return sum;
    },
  };
}

const primes = [2, 3, 5, 7] as const;

/**
 * Places between those above, spread evenly: by van der Corput's sequence in each input.
 * Source: Halton (1960), Numer. Math. 2, 84–90.
 */
export function placesBetween(inputs: number, count: number): readonly Place[] {
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length: inputs }, (__, i) => 2 * radicalInverse(n + 1, primes[i]) - 1),
  );
}

function radicalInverse(n: number, base: number): number {
  let left = n;
  let value = 0;
  for (let share = 1 / base; left > 0; share /= base) {
    value += share * (left % base);
    left = Math.floor(left / base);
  }
  return value;
}
