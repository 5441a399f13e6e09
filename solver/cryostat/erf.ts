const terms = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];

/** Error function within 1.5e-7. Source: Abramowitz & Stegun (1964), 7.1.26. Example: erf 1 = 0.8427. */
export function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum = terms.reduce((value, a) => (value + a) * t, 0);
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}
