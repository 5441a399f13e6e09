/*
 * What converters add to the rows of outputs and temperatures, and to the Jacobian in the order of structure.ts.
 */
import { givenBy } from '#solver/power/converters.ts';
import type { ConductorRows } from '#solver/solve/conductor-equations.ts';
import type { Network } from '#solver/solve/network.ts';
import type { NetworkLoss } from '#solver/solve/power-network.ts';

/** What an evaluation of the equations has at hand. */
type ConverterRows = ConductorRows & {
  readonly network: Network;
  readonly converterSlope: Float64Array;
  readonly connectionPower: Float64Array;
  readonly batteryPower: Float64Array;
};

const two = new Float64Array(2);
const five = new Float64Array(5);

/** load − output = 0; the input is a load of what feeds it. */
export function addConverter(rows: ConverterRows, c: number, state: Float64Array): void {
  const { network, topology, residual, jacobian, scales } = rows;
  const { power } = network;
  const output = state[topology.outputAt + c];
  const law = power.converters[c];
  law.evaluate(two, output);
  rows.converterInput[c] = two[0];
  rows.converterLosses[c] = two[0] - Math.max(0, output);
  rows.converterSlope[c] = two[1];
  rows.batteryPower[c] = power.available.onBattery[c] ? two[0] : 0;
  scales.reachPower(two[0]);
  residual[topology.outputAt + c] += power.load[c] - output;
  jacobian.put(-1);
  if (!law.divide) {
    addConnections(rows, c, two[0], two[1]);
    return;
  }
  law.divide(five, output);
  rows.batteryPower[c] = five[2];
  // What is stored is no loss.
  rows.converterLosses[c] -= five[3];
  rows.converterSlope[c] -= five[4];
  addConnections(rows, c, five[0], five[1]);
}

/** What a converter draws from its connections: by their shares, or by their order up to what each has. */
function addConnections(rows: ConverterRows, c: number, drawn: number, slope: number): void {
  const { network, topology, residual, jacobian } = rows;
  const { power } = network;
  const { capacities } = power.converters[c];
  let before = 0;
  for (let k = power.connectionAt[c]; k < power.connectionAt[c + 1]; k++) {
    let taken = power.connectionShare[k] * drawn;
    let takenSlope = power.connectionShare[k] * slope;
    if (power.inOrder[c]) {
      const capacity = capacities?.[k - power.connectionAt[c]] ?? 0;
      taken = givenBy(capacity, drawn, before);
      takenSlope = taken > 0 && taken < capacity ? slope : 0;
      before += taken;
    }
    rows.connectionPower[k] = taken;
    const supply = power.connectionTo[k];
    if (supply >= 0) residual[topology.outputAt + supply] += taken;
    jacobian.put(takenSlope);
  }
}

/** The loss of a converter as heat at a place, or in the stream of a branch. */
export function addLoss(rows: ConverterRows, { output, share, place, branch }: NetworkLoss): void {
  const { topology, residual, jacobian, scales } = rows;
  const at = topology.temperatureAt;
  const loss = share * rows.converterLosses[output];
  const slope = share * (rows.converterSlope[output] - 1);
  scales.heat += Math.abs(loss);
  if (place >= 0) {
    residual[at + place] += loss;
    jacobian.put(slope);
    return;
  }
  const w = rows.branchFluid.forward[branch];
  const dw = rows.branchFluid.forwardSlope[branch];
  rows.branchHeat[branch] += loss;
  residual[at + topology.branchFrom[branch]] += (1 - w) * loss;
  residual[at + topology.branchTo[branch]] += w * loss;
  jacobian.put((1 - w) * slope);
  jacobian.put(-dw * loss);
  jacobian.put(w * slope);
  jacobian.put(dw * loss);
}
