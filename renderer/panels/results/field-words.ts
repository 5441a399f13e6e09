import { amount, celsius, unknown } from '#renderer/panels/figures.tsx';
import { durationText } from '#renderer/panels/results/ride-words.ts';
import type { FieldSize, WorkbenchState } from '#renderer/store/contract.ts';
import type { FieldPlan, FieldProgress } from '#solver/field-run/contract.ts';

type Answer = NonNullable<WorkbenchState['field']['answer']>;

export const sizeNames: Readonly<Record<FieldSize, string>> = {
  draft: 'Draft',
  standard: 'Standard',
  fine: 'Fine',
};

export const turbulenceNames: Readonly<Record<FieldPlan['flow']['turbulence'], string>> = {
  laminar: 'Laminar',
  lvel: 'Law of the wall (LVEL)',
  'k-epsilon': 'k–ε with wall functions',
};

/** "49 321", in groups of three. */
export function countText(count: number): string {
  return Math.round(count).toLocaleString('en').replaceAll(',', '\u202F');
}

export function bytesText(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)}\u00A0MB` : `${(bytes / 1e9).toPrecision(2)}\u00A0GB`;
}

/** A time that is known to a fifth or so: "5 s", "40 s", "3 min". */
export function roughTime(seconds: number): string {
  const step = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 60 : 300;
  return durationText(Math.max(1, Math.round(seconds / step)) * step);
}

/** A share that is left over or missing: "1.3e−4" as "1.3 × 10⁻⁴". */
export function shareText(share: number): string {
  if (!Number.isFinite(share)) return unknown;
  if (share === 0) return '0';
  const [figures, power] = share.toExponential(1).split('e');
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const raised = [...String(Math.abs(Number(power)))].map((digit) => digits[Number(digit)]).join('');
  return Number(power) === 0 ? figures : `${figures} × 10${Number(power) < 0 ? '⁻' : ''}${raised}`;
}

/** An imbalance in per cent, as small as it is: "0.00013 %". */
export function percentText(share: number): string {
  if (!Number.isFinite(share)) return unknown;
  return share < 1e-8 ? '0\u00A0%' : `${Number((100 * share).toPrecision(2))}\u00A0%`;
}

/** How far a run is: "Turn 84, 12 s; about 20 s left." */
export function progressText({ turn, seconds, secondsLeft }: FieldProgress): string {
  const left =
    secondsLeft === null ? 'not yet told how long it takes' : `about ${roughTime(secondsLeft)} left`;
  return `Turn ${turn}, ${durationText(Math.round(seconds))}; ${left}`;
}

/** How much of the way to the target has been gone, by decades of the residual: 0 to 1. */
export function shareDone({ residual, target }: FieldProgress): number {
  if (!(residual > 0) || !Number.isFinite(residual)) return 0;
  return Math.min(1, Math.max(0, Math.log(Math.min(1, residual)) / Math.log(target)));
}

/** What came out, in one sentence. */
export function answerSentence({ status, report }: Answer): string {
  const { last, plan, answer } = report;
  const told = `${countText(plan.cells)} cells, ${last.turn} turns in ${durationText(Math.round(last.seconds))}`;
  if (status === 'not-converged') return `Not converged: what follows is no answer (${told}).`;
  const hottest = answer.parts.reduce<(typeof answer.parts)[number] | null>(
    (best, part) =>
      part.field !== null && (best === null || part.field > (best.field ?? -Infinity)) ? part : best,
    null,
  );
  const most = hottest ? ` Hottest: ${hottest.name} ${celsius(hottest.field)}.` : '';
  return `Converged (${told}).${most}`;
}

/** What is missing of heat and mass, and what went in and out. */
export function balanceText({ report: { last, heat, answer } }: Answer): string {
  const flow = (value: number) => amount(value, 'volume-flow', 'm3/h');
  return `Heat in ${amount(heat.in, 'power', 'W')}, out ${amount(heat.out, 'power', 'W')}, ${percentText(last.imbalance.heat)} missing; mass ${percentText(last.imbalance.mass)} missing. Airflow ${flow(answer.airflow.field)}, network ${flow(answer.airflow.network)}.`;
}
