/*
 * How the figures of a verification read, the same on the page and on the command line.
 */
import type { Tolerance, VerificationRow } from '#solver/verification/row.ts';

const unknown = '–';

/** Below this a number with its zeros is hard to read. */
const small = 1e-4;

/** At most `digits` significant digits without zeros behind them: 87.5, 0.0012, 2.4e-6. */
export function figureText(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return unknown;
  const rounded = Number(value.toPrecision(digits));
  return rounded !== 0 && Math.abs(rounded) < small ? rounded.toExponential() : String(rounded);
}

/** Below this a deviation is rounding of the solver, whatever it is a deviation of. */
const rounding = 1e-9;

/** Two significant digits, in % where the tolerance is a share; rounding counts as nothing. */
export function deviationText({ deviation, tolerance }: VerificationRow): string {
  return amountText(Math.abs(deviation) < rounding ? 0 : deviation, tolerance.kind);
}

/** The greatest deviation that is allowed, as `deviationText` writes one. */
export function toleranceText({ kind, value }: Tolerance): string {
  return amountText(value, kind);
}

function amountText(value: number, kind: Tolerance['kind']): string {
  if (!Number.isFinite(value)) return unknown;
  return kind === 'absolute' ? figureText(value, 2) : `${figureText(value * 100, 2)} %`;
}
