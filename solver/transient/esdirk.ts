/*
 * The method of integration: a diagonally implicit Runge–Kutta pair of order 4 with an estimate of order 3, six stages,
 * the first explicit, the last the end of the step (stiffly accurate, L-stable): stiff and algebraic unknowns come out
 * as they should.
 * Source: Kennedy & Carpenter (2003), Appl. Numer. Math. 44, 139–181, ARK4(3)6L[2]SA-ESDIRK.
 */

export const stages = 6;
/** Diagonal of the implicit stages. */
export const gamma = 1 / 4;
/** Times of the stages, shares of the step. */
export const nodes: readonly number[] = [0, 1 / 2, 83 / 250, 31 / 50, 17 / 20, 1];
/** weights[i][j], j < i; the diagonal is `gamma`. The last row is that of the solution. */
export const weights: readonly (readonly number[])[] = [
  [],
  [1 / 4],
  [8611 / 62500, -1743 / 31250],
  [5012029 / 34652500, -654441 / 2922500, 174375 / 388108],
  [15267082809 / 155376265600, -71443401 / 120774400, 730878875 / 902184768, 2285395 / 8070912],
  [82889 / 524892, 0, 15625 / 83664, 69875 / 102672, -2260 / 8211],
];
/** Weights of the solution: those of the last stage, which ends the step. */
export const solution: readonly number[] = [...weights[stages - 1], gamma];
/** Weights of the solution of order 3. */
const embedded: readonly number[] = [
  4586570599 / 29645900160,
  0,
  178811875 / 945068544,
  814220225 / 1159782912,
  -3700637 / 11593932,
  61727 / 225920,
];
/** Weights of the difference between both solutions. */
export const differences: readonly number[] = embedded.map((weight, i) => solution[i] - weight);
/** Order of the estimate plus one: how the error of a step falls with its length. */
export const errorOrder = 4;
