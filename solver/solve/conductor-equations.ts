/*
 * What conductors add to the rows of outputs and temperatures, and to the Jacobian in the order of structure.ts. A
 * conductor's loss depends on its own load, on its temperature, and by way of the voltage on all of the same of the
 * conductors above it.
 */
import type { BranchFluids } from '#solver/solve/node-fluids.ts';
import type { NetworkConductor } from '#solver/solve/power-network.ts';
import type { StreamRows } from '#solver/solve/stream-equations.ts';

/** What an evaluation of the equations has at hand. */
export type ConductorRows = Pick<StreamRows, 'topology' | 'residual' | 'jacobian' | 'scales'> & {
  readonly branchFluid: BranchFluids;
  readonly branchHeat: Float64Array;
  readonly converterInput: Float64Array;
  readonly converterLosses: Float64Array;
};

/** load − output = 0; output + loss is a load of what feeds it, and the loss is heat. */
export function addConductor(
  rows: ConductorRows,
  state: Float64Array,
  { output, law, supply, losses }: NetworkConductor,
  load: number,
): void {
  const { topology, residual, jacobian, scales } = rows;
  const { outputAt } = topology;
  const carried = state[outputAt + output];
  law.evaluate(state);
  const { lossSlopes, columns } = law;
  const input = Math.max(0, carried) + law.loss;
  rows.converterInput[output] = input;
  rows.converterLosses[output] = law.loss;
  scales.reachPower(input);
  residual[outputAt + output] += load - carried;
  jacobian.put(-1);
  if (supply >= 0) residual[outputAt + supply] += input;
  for (let j = 0; j < columns.length; j++) jacobian.put(lossSlopes[j] + (j === 0 && carried >= 0 ? 1 : 0));
  for (let k = 0; k < losses.length; k++) {
    const { place, branch, share } = losses[k];
    const heat = share * law.loss;
    scales.heat += Math.abs(heat);
    if (place >= 0) {
      residual[topology.temperatureAt + place] += heat;
      for (let j = 0; j < columns.length; j++) jacobian.put(share * lossSlopes[j]);
      continue;
    }
    const w = rows.branchFluid.forward[branch];
    const dw = rows.branchFluid.forwardSlope[branch];
    rows.branchHeat[branch] += heat;
    residual[topology.temperatureAt + topology.branchFrom[branch]] += (1 - w) * heat;
    residual[topology.temperatureAt + topology.branchTo[branch]] += w * heat;
    for (let j = 0; j < columns.length; j++) jacobian.put((1 - w) * share * lossSlopes[j]);
    jacobian.put(-dw * heat);
    for (let j = 0; j < columns.length; j++) jacobian.put(w * share * lossSlopes[j]);
    jacobian.put(dw * heat);
  }
}
