/** Digits of a whole number in groups of three, from five on: "49 321", "2209". Source: SI Brochure (2019), 5.4.4. */
export function inGroups(digits: string): string {
  return digits.length > 4 ? digits.replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0') : digits;
}

/** A count, in groups of three. */
export function grouped(count: number): string {
  return inGroups(String(Math.round(count)));
}
