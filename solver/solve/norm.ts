import type { Equations } from '#solver/solve/equations.ts';

/*
 * How large the residuals are, each against what is balanced in its row.
 */

/** Largest residual over its scale, at the last evaluation. */
export function normOf(equations: Equations): number {
  const { residual, topology } = equations;
  let worst = 0;
  for (const s of topology.stateOf) {
    const size = Math.abs(residual[s]) / scaleOf(equations, s);
    if (!(size <= worst)) worst = Number.isNaN(size) ? Infinity : size;
  }
  return worst;
}

/** Size of what is balanced in the row of a place of the state. */
export function scaleOf(equations: Equations, state: number): number {
  const { topology, network } = equations;
  if (state < topology.pressureAt) return equations.pressureScale[network.parts.circuitOfBranch[state]];
  if (state < topology.temperatureAt) {
    return equations.massScale[network.parts.circuitOfNode[state - topology.pressureAt]];
  }
  return state < topology.outputAt ? equations.heatScale : equations.powerScale;
}
