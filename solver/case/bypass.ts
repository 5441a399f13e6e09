/**
 * A body in an open stream: its exit lies at the static pressure of the stream beside it, which is lower than the
 * pressure of the node behind by the stream's dynamic head. Added to what drives the branch, along the stream:
 * ½ρ (V² − v²) where the stream is faster, else nothing (smoothed over ±10 % of V²);
 * V = Σ weight · ṁ/(ρ area) of `stream` with signs, v that of the branch itself on `area`.
 */
export interface Bypass {
  readonly area: number;
  readonly stream: readonly { readonly branch: string; readonly area: number; readonly weight: number }[];
}
