/*
 * Degrees of protection of boxes by IEC 60529: what the two digits of the code mean.
 */

const solids = {
  2: 'fingers',
  4: 'wires of 1 mm',
  5: 'dust, as far as it harms',
  6: 'all dust',
} as const;

const waters = {
  0: 'no water',
  4: 'splashing water',
  5: 'jets of water',
  6: 'strong jets of water',
  7: 'a dip of half an hour',
} as const;

/** One code, such as IP55. */
export interface IngressRating {
  readonly code: string;
  /** What it keeps out, in words. */
  readonly label: string;
  /** First digit: 0 to 6. */
  readonly solid: number;
  /** Second digit: 0 to 9. */
  readonly water: number;
}

const rating = <const C extends string>(
  code: C,
  solid: keyof typeof solids,
  water: keyof typeof waters,
): IngressRating & { readonly code: C } => ({
  code,
  label: `${code}: keeps out ${solids[solid]}, and ${waters[water]}`,
  solid,
  water,
});

/** Codes that boxes for the outdoors have. Source: IEC 60529, tables 2 and 3, digits in short words. */
export const ingressRatings = [
  rating('IP20', 2, 0),
  rating('IP44', 4, 4),
  rating('IP54', 5, 4),
  rating('IP55', 5, 5),
  rating('IP56', 5, 6),
  rating('IP65', 6, 5),
  rating('IP66', 6, 6),
  rating('IP67', 6, 7),
] as const;

/** Why a box of a code may not have openings for air, in words; null where it may. */
export function openingsAgainst(code: string): string | null {
  const found = ingressRatings.find((one) => one.code === code);
  if (!found) return null;
  if (found.solid >= 6)
    return `${code} keeps out all dust: openings with filter mats let some in, and are IP54 or IP55 at most`;
  if (found.water >= 6) return `${code} withstands strong jets: openings with filter mats are IP55 at most`;
  return null;
}

/** What a code says that no place in the open should go without; null where it is enough. */
export function openAirAgainst(code: string): string | null {
  const found = ingressRatings.find((one) => one.code === code);
  return found && found.water < 4 ? `${code} does not keep out rain` : null;
}
