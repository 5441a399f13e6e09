/**
 * View factor from a small flat plate to a sphere of radius R at distance H R from its centre.
 *
 * @param ratio H > 1
 * @param tilt rad, between the plate's normal and the direction to the centre, 0 to π
 * Validity: exact. With sin ρ = 1/H: cos λ/H² while the whole sphere is before the plate (λ ≤ π/2 − ρ), 0 while it is
 * behind (λ ≥ π/2 + ρ), and between
 * ½ − asin(√(H² − 1)/(H sin λ))/π + (cos λ acos(−√(H² − 1) cot λ) − √(H² − 1) √(1 − H² cos² λ))/(π H²).
 * Source: Howell, A Catalog of Radiation Heat Transfer Configuration Factors, planar element to sphere.
 * Example: H = 1.1, λ = 0 gives 0.8264.
 */
export function viewFactorToSphere(ratio: number, tilt: number): number {
  const square = ratio * ratio;
  const cosine = Math.cos(tilt);
  const rise = ratio * cosine;
  if (rise >= 1) return cosine / square;
  if (rise <= -1) return 0;
  const sine = Math.sin(tilt);
  const root = Math.sqrt(square - 1);
  const within = (x: number): number => Math.min(1, Math.max(-1, x));
  const before = Math.acos(within((-root * cosine) / sine));
  const hidden = Math.asin(within(root / (ratio * sine))) / Math.PI;
  return (
    0.5 - hidden + (cosine * before - root * Math.sqrt(Math.max(0, 1 - rise * rise))) / (Math.PI * square)
  );
}
