/*
 * Suction of a stream on a body that it flows past.
 */

/** Width of the passage to "the stream is slower than the body's own flow", as a share of the stream's V². */
const smoothing = 0.1;

/**
 * Writes [Δp, ∂Δp/∂G, ∂Δp/∂g, ∂Δp/∂ρ], Pa: what drives air through a body with a bypass, besides the difference of
 * total pressure before and behind it.
 *
 * Bernoulli along the two parallel ways from the common approach to the plane of the exit, where the streams leave side
 * by side at one static pressure: ½ρV² + losses of the bypass = ½ρv² + losses of the body. A network of total pressures
 * sees only the losses; the difference of the dynamic heads, ½ρ(V² − v²), has to be added to the body's way. In a wide
 * duct V is the approach velocity. Parallel ways at one pressure difference are how the literature on flow bypass treats
 * it (Lee 1995; Butterbaugh & Kang 1995; Simons, Electronics Cooling 10/1, 2004); the derivation here is our own, and
 * has not been compared with the worked examples of those papers.
 *
 * Where the body's own flow is the faster one, nothing is added: its way is then led, and its losses are counted.
 * @param beside G = ρV of the stream beside the body [kg/(m² s)]
 * @param own g = ρv on the body's face [kg/(m² s)]
 */
export function bypassHeadWithSlope(out: Float64Array, beside: number, own: number, density: number): void {
  const sign = Math.sign(beside);
  const along = Math.max(0, sign * own);
  const square = beside * beside;
  const width = smoothing * square;
  const excess = square - along * along;
  const root = Math.hypot(excess, width);
  if (root === 0) {
    out.fill(0, 0, 4);
    return;
  }
  const head = (sign * (excess + root)) / (4 * density);
  const byExcess = (1 + excess / root) / (4 * density);
  const byWidth = width / (root * 4 * density);
  out[0] = head;
  out[1] = sign * (byExcess + byWidth * smoothing) * 2 * beside;
  out[2] = -byExcess * 2 * along;
  out[3] = -head / density;
}
