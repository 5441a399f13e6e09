/*
 * From the power of the accelerators to that of the whole node at the wall.
 */
import { hgxNode, student95 } from '#solver/power/workload-calibration.ts';

/** A value with the band in which 90 % lie (P5 to P95). */
export interface Banded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Wall power of an air-cooled 8-accelerator HGX node, W: base + slope ΣP, and ∂/∂ΣP = slope. The base holds processors,
 * memory, switches and network, the slope fans and losses of the supplies that grow with the load.
 *
 * @param accelerators all eight together [W]
 * Validity: measured from 2.8 to 4 kW; to 5.6 kW it is extrapolated. Source: MLPerf Inference v4.1 power results,
 * least squares in docs/workload.md. Example: 5600 W: 8133.6 W.
 */
export function nodeWallPower(accelerators: number): number {
  return hgxNode.base + hgxNode.slope * accelerators;
}

/** Half-width of the band of one node about the line, W: t s √(1 + 1/n + (x − x̄)²/S_xx). Example: 5600 W: 278.5. */
export function nodeHalfBand(accelerators: number): number {
  const { scatter, runs, mean, squares } = hgxNode;
  return student95[4] * scatter * Math.sqrt(1 + 1 / runs + (accelerators - mean) ** 2 / squares);
}

/** The node with a band: that of the line and that of the accelerators, independent of each other. */
export function nodeBand(accelerators: Banded): Banded {
  const value = nodeWallPower(accelerators.value);
  const line = nodeHalfBand(accelerators.value);
  const below = hgxNode.slope * (accelerators.value - accelerators.low);
  const above = hgxNode.slope * (accelerators.high - accelerators.value);
  return { value, low: value - Math.hypot(line, below), high: value + Math.hypot(line, above) };
}
