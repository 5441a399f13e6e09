/*
 * Heat that is driven by power: what such a link adds to the rows at its ends and to its supply, and to the Jacobian in
 * the order of structure.ts.
 */
import type { DrivenLaw } from '#solver/heat/law.ts';
import type { StreamRows } from '#solver/solve/stream-equations.ts';

/** What an evaluation of the equations has at hand. */
export type DrivenRows = Pick<StreamRows, 'topology' | 'residual' | 'jacobian' | 'scales' | 'linkHeat'> & {
  readonly linkPower: Float64Array;
};

/** Q leaves `from`, Q + P arrives at `to`, and P is a load of the supply, if there is one. */
export function addDriven(
  rows: DrivenRows,
  i: number,
  state: Float64Array,
  law: DrivenLaw,
  supply: number,
): void {
  const { topology, residual, jacobian } = rows;
  const from = topology.temperatureAt + topology.linkFrom[i];
  const to = topology.temperatureAt + topology.linkTo[i];
  law.evaluate(out, state[from], state[to]);
  const heat = out[0];
  const power = out[3];
  rows.linkHeat[i] = heat;
  rows.linkPower[i] = power;
  rows.scales.reachHeat(heat);
  rows.scales.reachHeat(power);
  residual[from] -= heat;
  residual[to] += heat + power;
  jacobian.put(-out[1]);
  jacobian.put(-out[2]);
  jacobian.put(out[1] + out[4]);
  jacobian.put(out[2] + out[5]);
  if (supply >= 0) residual[topology.outputAt + supply] += power;
  jacobian.put(out[4]);
  jacobian.put(out[5]);
}

const out = new Float64Array(6);
