import type { Equations } from '#solver/solve/equations.ts';

/*
 * How large the residuals are, each against what is balanced in its row.
 */

/** Largest residual over its scale, at the last evaluation. */
export function normOf(equations: Equations): number {
  const { residual, topology } = equations;
  let worst = 0;
  const { stateOf } = topology;
  for (let u = 0; u < stateOf.length; u++) {
    const s = stateOf[u];
    const size = Math.abs(residual[s]) / scaleOf(equations, s);
    if (!(size <= worst)) worst = Number.isNaN(size) ? Infinity : size;
  }
  return worst;
}

/** Size of what is balanced in the row of a place of the state. */
export function scaleOf(equations: Equations, state: number): number {
  const { topology, network } = equations;
  if (state < topology.pressureAt) return equations.scales.pressure[network.parts.circuitOfBranch[state]];
  if (state < topology.temperatureAt) {
    return equations.scales.mass[network.parts.circuitOfNode[state - topology.pressureAt]];
  }
  return state < topology.outputAt ? equations.scales.heat : equations.scales.power;
}
