import { expect } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { Equations } from '#solver/solve/equations.ts';
import { compileNetwork } from '#solver/solve/network.ts';
import { buildStructure } from '#solver/solve/structure.ts';
import { isThermal, numberUnknowns, partsOf, type Topology } from '#solver/solve/topology.ts';

/** Of a residual, as a share. */
const rounding = 1e-14;

/**
 * Every entry of the Jacobian of a case against central differences of its residuals.
 * @param valueAt the number at each place of the state
 */
export function expectExactJacobian(
  input: Case,
  valueAt: (place: number, topology: Topology) => number,
): void {
  const parts = partsOf(input);
  const topology = numberUnknowns(parts, isThermal(parts, 293.15), []);
  const network = compileNetwork(input, parts, topology);
  const equations = new Equations(network, buildStructure(network, topology));
  const state = Float64Array.from({ length: topology.stateSize }, (_, s) => valueAt(s, topology));
  equations.evaluate(state);
  const { pattern } = equations.structure.lu.symbolic;
  const exact = equations.values.slice();
  // The secant that stands in where a branch is far from balance is not the slope; those entries are left out.
  const inBalance = (row: number, column: number): boolean =>
    !(row === column && topology.stateOf[row] < topology.branchCount);
  for (let column = 0; column < pattern.size; column++) {
    const s = topology.stateOf[column];
    const step = 1e-6 * Math.max(Math.abs(state[s]), 1e-3);
    const moved = state.slice();
    moved[s] += step;
    equations.evaluate(moved);
    const ahead = equations.residual.slice();
    moved[s] -= 2 * step;
    equations.evaluate(moved);
    for (let row = 0; row < pattern.size; row++) {
      const slope = (ahead[topology.stateOf[row]] - equations.residual[topology.stateOf[row]]) / (2 * step);
      let value = 0;
      for (let k = pattern.start[row]; k < pattern.start[row + 1]; k++)
        if (pattern.columns[k] === column) value = exact[k];
      if (inBalance(row, column)) {
        expect(Math.abs(value - slope), `row ${row}, column ${column}`).toBeLessThan(
          1e-5 * Math.max(1, Math.abs(slope)) +
            (rounding * Math.abs(equations.residual[topology.stateOf[row]])) / step,
        );
      }
    }
  }
}
