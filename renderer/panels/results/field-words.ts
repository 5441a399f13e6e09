import { amount, celsius, unknown } from '#renderer/panels/figures.tsx';
import type { FieldRow } from '#renderer/panels/results/field-rows.ts';
import { durationText } from '#renderer/panels/results/ride-words.ts';
import { powerOfTen } from '#renderer/plots/power-of-ten.ts';
import type { FieldSize, WorkbenchState } from '#renderer/store/contract.ts';
import type { FieldPlan, FieldProgress } from '#solver/field-run/contract.ts';
import { grouped } from '#models/units/grouped.ts';

type Answer = NonNullable<WorkbenchState['field']['answer']>;

export const sizeNames: Readonly<Record<FieldSize, string>> = {
  draft: 'Draft',
  standard: 'Standard',
  fine: 'Fine',
  own: 'Own',
};

export const turbulenceNames: Readonly<Record<FieldPlan['flow']['turbulence'], string>> = {
  laminar: 'Laminar',
  lvel: 'Law of the wall (LVEL)',
};

export function bytesText(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)}\u00A0MB` : `${(bytes / 1e9).toPrecision(2)}\u00A0GB`;
}

/** A time that is known to a fifth or so: "5 s", "40 s", "3 min", "2.5 h". */
export function roughTime(seconds: number): string {
  const step = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 60 : seconds < 7200 ? 300 : 1800;
  return durationText(Math.max(1, Math.round(seconds / step)) * step);
}

/** A time that has been: "84 s", "3.4 min". */
function elapsedText(seconds: number): string {
  return seconds < 100 ? `${Math.round(seconds)}\u00A0s` : amount(seconds, 'time', 'min', 2);
}

/** A share that is left over or missing: "1.3e−4" as "1.3×10⁻⁴". */
export function shareText(share: number): string {
  if (!Number.isFinite(share)) return unknown;
  if (share === 0) return '0';
  const [figures, power] = share.toExponential(1).split('e');
  return Number(power) === 0 ? figures : `${figures}×${powerOfTen(Number(power))}`;
}

/** An imbalance in per cent, as small as it is: "0.00013 %". */
export function percentText(share: number): string {
  if (!Number.isFinite(share)) return unknown;
  return share < 1e-8 ? '0\u00A0%' : `${Number((100 * share).toPrecision(2))}\u00A0%`;
}

/** How far a run is: "Turn 84, 12 s; about 20 s left", or on which coarser grid it begins. */
export function progressText({ turn, coarser, seconds, secondsLeft }: FieldProgress): string {
  if (coarser !== null)
    return `Turn ${turn} on ${grouped(coarser)} cells, to begin with, ${elapsedText(seconds)}`;
  const left =
    secondsLeft === null ? 'not yet told how long it takes' : `about ${roughTime(secondsLeft)} left`;
  return `Turn ${turn}, ${elapsedText(seconds)}; ${left}`;
}

/** What temperatures are still off by; null on a coarser grid and before that can be told. */
export function offText({ coarser, off }: FieldProgress): string | null {
  if (coarser !== null || !off) return null;
  if (!Number.isFinite(off.temperature)) return 'still moving';
  return `within about ${amount(off.temperature, 'temperature-difference', 'K', 1)} of where they come to stay`;
}

/** Of the way that is shown to be gone while temperatures and flows still move. */
const untilSteady = 0.95;

/** How much of the way to the target has been gone, by decades of the residual: 0 to 1; none on a coarser grid. */
export function shareDone({ coarser, residual, target, off, secondsLeft }: FieldProgress): number {
  if (coarser !== null || !(residual > 0) || !Number.isFinite(residual)) return 0;
  const most = off === null || secondsLeft === 0 ? 1 : untilSteady;
  return Math.min(most, Math.max(0, Math.log(Math.min(1, residual)) / Math.log(target)));
}

/** What came out, in one sentence. */
export function answerSentence({ status, report }: Answer): string {
  const { last, plan, answer, threads } = report;
  const shared = threads > 1 ? ` on ${threads} threads` : '';
  const told = `${grouped(plan.cells)} cells, ${last.turn} turns in ${elapsedText(last.seconds)}${shared}`;
  if (status === 'not-converged') return `Not converged: what follows is no answer (${told}).`;
  const rows = answer.parts.flatMap(({ name, field, limit }) =>
    field === null || limit === null ? [] : [{ name, field, margin: limit - field }],
  );
  const nearest = rows.toSorted((a, b) => a.margin - b.margin)[0];
  if (!nearest) return `Converged (${told}).`;
  const { name, field, margin } = nearest;
  const far = amount(Math.abs(margin), 'temperature-difference', 'K');
  return `Converged (${told}). ${name} at ${celsius(field)} is ${margin < 0 ? `over its limit by ${far}` : `nearest to its limit, ${far} below`}.`;
}

/** Heat and mass that went in and are missing. */
export function balanceText({ report: { last, heat } }: Answer): string {
  return `Heat in ${amount(heat.in, 'power', 'W')}, out ${amount(heat.out, 'power', 'W')}, missing ${percentText(last.imbalance.heat)}; mass missing ${percentText(last.imbalance.mass)}.`;
}

/** Through the chassis, beside the network. */
export function airflowText({ report: { answer } }: Answer): string {
  const flow = (value: number) => amount(value, 'volume-flow', 'm3/h');
  return `Airflow ${flow(answer.airflow.field)}, in the network ${flow(answer.airflow.network)}.`;
}

/** How many parts the two disagree on. */
export function disagreementText(rows: readonly FieldRow[]): string {
  const off = rows.filter(({ disagrees }) => disagrees).length;
  const band = 'the network’s band (nine in ten)';
  if (off === 0) return `No part lies outside ${band}.`;
  return `${off} of ${rows.length} parts ${off === 1 ? 'lies' : 'lie'} outside ${band}.`;
}
