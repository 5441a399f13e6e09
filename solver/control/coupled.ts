/*
 * Outputs that depend at once on what they move: Newton's method on the outputs, the network condensed.
 *
 * With x(u) the state that balances the network at the outputs u, and g the laws: u − g(m(x(u)), u) = 0. Its Jacobian
 * 1 − ∂g/∂u − ∂g/∂m · dm/du takes dm/du from one solve with the network's factors for each output. Between there and
 * here it is kept up by Broyden's update, and made anew where that converges slowly.
 */
import type { Progress } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { required } from '#solver/solve/settle.ts';

export interface Coupling {
  /** Numbers of the outputs among all. */
  readonly outputs: readonly number[];
  readonly least: (k: number) => number;
  readonly most: (k: number) => number;
  /** Writes [g, ∂g/∂m, ∂g/∂u] of output k; `gain` is that of a law that adjusts its output. */
  readonly law: (out: Float64Array, k: number, measured: number, gain: number) => void;
  readonly measure: (k: number, state: Float64Array) => number;
}

const mostRounds = 60;
/** A round that leaves more than this share of the error asks for slopes anew: they cost as much as several rounds. */
const slow = 0.3;
/** Largest move of an output in one round, as a share of its range. */
const largestMove = 0.5;
/** A move of the share d of Newton's leaves 1 − d of the error; where it leaves more than 1 − d/2 the next is shorter. */
const leastDamping = 1 / 16;
/** Change of an output for the difference quotient, as a share of its range: all is smooth in it. */
const nudge = 1e-6;

export class Coupled {
  readonly #close: number;
  /** dm/du; null where it is not known. */
  #slopes: Float64Array[] | null = null;

  /** @param close share of its range to which an output is to be known */
  constructor(close: number) {
    this.#close = close;
  }

  /**
   * @param equations those that `balance` solves
   * @param outputs changed in place
   * @param apply puts the outputs into the network
   * @param balance improves `state` at the present outputs
   * @returns the norm of the network at the outputs that agree with what is measured; Infinity where none do
   */
  *solve(
    equations: Equations,
    coupling: Coupling,
    outputs: Float64Array,
    state: Float64Array,
    apply: () => void,
    balance: () => Generator<Progress, number>,
  ): Generator<Progress, number> {
    const { outputs: ks } = coupling;
    const last = { outputs: ks.map((k) => outputs[k]), measured: ks.map(() => NaN), error: Infinity };
    const good = { state: state.slice(), outputs: ks.map((k) => outputs[k]) };
    let isFound = false;
    let isFresh = false;
    let damping = 1;
    for (let round = 0; round < mostRounds; round++) {
      apply();
      const norm = yield* balance();
      if (!(norm <= required)) {
        if (!isFound) return norm;
        // No answer there: half the way back.
        state.set(good.state);
        ks.forEach((k, i) => (outputs[k] = (outputs[k] + good.outputs[i]) / 2));
        continue;
      }
      isFound = true;
      good.state.set(state);
      if (!equations.isAt(state)) equations.evaluate(state);
      if (!this.#slopes) {
        this.#slopes = this.#differences(equations, coupling, outputs, state, apply);
        isFresh = true;
      }
      const seen = ks.map((k) => coupling.measure(k, state));
      const ranges = ks.map((k) => coupling.most(k) - coupling.least(k) || 1);
      const lawsNow = (): Float64Array[] =>
        ks.map((k, i) => {
          const out = new Float64Array(3);
          // A law that adjusts its output goes as far as Newton's method would, or to its end.
          const slope = Math.abs(this.#slopes?.[i][i] ?? 0);
          coupling.law(out, k, seen[i], slope > 0 ? 1 / slope : ranges[i]);
          // A share that follows late may overshoot its end by a stage's error: the output stays at the end.
          out[0] = Math.min(coupling.most(k), Math.max(coupling.least(k), out[0]));
          return out;
        });
      let laws = lawsNow();
      const error = ks.reduce(
        (most, k, i) => Math.max(most, Math.abs(laws[i][0] - outputs[k]) / ranges[i]),
        0,
      );
      if (error < this.#close) return norm;
      // Over the end of a law from one side to the other and back: shorter moves, until they serve.
      const isPoor = error > (1 - damping / 2) * last.error;
      damping = isPoor ? Math.max(damping / 2, leastDamping) : Math.min(1, 2 * damping);
      if (round > 0 && !(error < slow * last.error) && !isFresh) {
        this.#slopes = this.#differences(equations, coupling, outputs, state, apply);
        isFresh = true;
      } else if (round > 0) {
        this.#update(
          ks.map((k, i) => outputs[k] - last.outputs[i]),
          seen.map((m, i) => m - last.measured[i]),
        );
        isFresh = false;
      }
      laws = lawsNow();
      const rest = ks.map((k, i) => laws[i][0] - outputs[k]);
      last.error = error;
      ks.forEach((k, i) => {
        last.outputs[i] = outputs[k];
        last.measured[i] = seen[i];
        good.outputs[i] = outputs[k];
      });
      const slopes = this.#slopes;
      const matrix = laws.map(([, byMeasured, byOutput], i) =>
        ks.map((_, j) => (i === j ? 1 - byOutput : 0) - byMeasured * (slopes?.[i][j] ?? 0)),
      );
      const move = solveSmall(matrix, rest);
      ks.forEach((k, i) => {
        const most = largestMove * ranges[i];
        const wanted = outputs[k] + Math.min(most, Math.max(-most, damping * move[i]));
        outputs[k] = Math.min(coupling.most(k), Math.max(coupling.least(k), wanted));
      });
    }
    return Infinity;
  }

  /** dm/du at a balanced state, with fresh factors. */
  #differences(
    equations: Equations,
    coupling: Coupling,
    outputs: Float64Array,
    state: Float64Array,
    apply: () => void,
  ): Float64Array[] | null {
    const { topology, structure } = equations;
    const { outputs: ks } = coupling;
    const seen = ks.map((k) => coupling.measure(k, state));
    const before = equations.residual.slice();
    if (!structure.lu.factor(structure.values)) return null;
    const slopes = ks.map(() => new Float64Array(ks.length));
    const step = new Float64Array(topology.stateOf.length);
    const moved = state.slice();
    ks.forEach((k, j) => {
      const kept = outputs[k];
      const range = coupling.most(k) - coupling.least(k) || 1;
      const change = kept + nudge * range > coupling.most(k) ? -nudge * range : nudge * range;
      outputs[k] = kept + change;
      apply();
      equations.evaluate(state);
      for (let u = 0; u < step.length; u++) {
        const s = topology.stateOf[u];
        step[u] = before[s] - equations.residual[s];
      }
      structure.lu.solve(step, step);
      moved.set(state);
      for (let u = 0; u < step.length; u++) moved[topology.stateOf[u]] += step[u];
      equations.evaluate(moved);
      ks.forEach((i, row) => {
        slopes[row][j] = (coupling.measure(i, moved) - seen[row]) / change;
      });
      outputs[k] = kept;
    });
    apply();
    equations.evaluate(state);
    return slopes;
  }

  /** Broyden's update: the slopes that map the last move to what was seen of it. */
  #update(moved: readonly number[], seen: readonly number[]): void {
    const slopes = this.#slopes;
    const size = moved.reduce((sum, each) => sum + each * each, 0);
    if (!slopes || !(size > 0)) return;
    slopes.forEach((row, i) => {
      const predicted = row.reduce((sum, slope, j) => sum + slope * moved[j], 0);
      const missing = (seen[i] - predicted) / size;
      if (!Number.isFinite(missing)) return;
      for (let j = 0; j < row.length; j++) row[j] += missing * moved[j];
    });
  }
}

/** Gauss with pivoting, for a handful of unknowns; a row without a pivot gives its right side. */
function solveSmall(matrix: number[][], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let c = 0; c < size; c++) {
    let best = c;
    for (let r = c + 1; r < size; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[best][c])) best = r;
    [rows[c], rows[best]] = [rows[best], rows[c]];
    if (Math.abs(rows[c][c]) < 1e-12) rows[c][c] = 1;
    for (let r = c + 1; r < size; r++) {
      const factor = rows[r][c] / rows[c][c];
      if (factor === 0) continue;
      for (let k = c; k <= size; k++) rows[r][k] -= factor * rows[c][k];
    }
  }
  const answer = right.map(() => 0);
  for (let c = size - 1; c >= 0; c--) {
    let sum = rows[c][size];
    for (let k = c + 1; k < size; k++) sum -= rows[c][k] * answer[k];
    answer[c] = sum / rows[c][c];
  }
  return answer;
}
