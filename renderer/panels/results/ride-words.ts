import type { DesignItem } from '#models/project/design.ts';
import { nameOfFailing } from '#models/project/failing.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Ride, RidePart } from '#models/results/ride.ts';
import { amount } from '#renderer/panels/figures.tsx';

export type TimeUnit = 's' | 'min' | 'h';

/** Durations up to which a unit is used throughout one answer, s. */
const longestInSeconds = 1200;
const longestInMinutes = 36_000;
/** A moment before this is said in seconds whatever the unit, s. */
const soon = 120;

/** The one unit of time in which the answer over `duration` is shown, so that table and chart agree. */
export function timeUnitOf(duration: number): TimeUnit {
  return duration <= longestInSeconds ? 's' : duration <= longestInMinutes ? 'min' : 'h';
}

/** A moment after the failure, in words. */
export function momentText(seconds: number, unit: TimeUnit): string {
  return amount(seconds, 'time', seconds < soon ? 's' : unit);
}

/** A duration in the unit in which a person would say it: "45 s", "10 min", "2 h". */
export function durationText(seconds: number): string {
  const unit = seconds < 60 ? 's' : seconds < 7200 ? 'min' : 'h';
  return amount(Number(seconds.toPrecision(3)), 'time', unit).replace(/\.0+(?=\D)/, '');
}

/** Above its limit already before the failure. */
export function wasOver(part: RidePart): boolean {
  return part.limit !== null && (part.temperature[0] ?? -Infinity) >= part.limit;
}

/** The answer in one sentence: which part reaches its limit first, and when. */
export function rideSentence(ride: Ride, duration: number): string {
  const unit = timeUnitOf(duration);
  const span = `within ${durationText(duration)}`;
  const over = ride.parts.filter(wasOver);
  const reached = ride.parts.filter((part) => part.limitAt !== null && !wasOver(part));
  const [first] = reached;
  const firstText =
    first && first.limitAt !== null
      ? `${first.name} reaches its limit after ${momentText(first.limitAt, unit)}`
      : null;
  if (over.length > 0) {
    const [one] = over;
    const names =
      over.length === 1 && one
        ? `${one.name} is over its limit`
        : `${over.length} parts are over their limits`;
    return `${names} before anything fails; ${firstText ?? `no other part reaches its limit ${span}`}.`;
  }
  if (firstText !== null) {
    const more = reached.length - 1;
    if (more === 0) return `${firstText}.`;
    return `${firstText}; ${more} more ${more === 1 ? 'part follows' : 'parts follow'} ${span}.`;
  }
  if (ride.status === 'stopped') {
    return `No part reaches its limit in the first ${durationText(ride.times.at(-1) ?? 0)}; there the run stopped.`;
  }
  return `No part reaches its limit ${span}.`;
}

/** What the accelerators lose, in one sentence; null where they lose nothing. */
export function throttleSentence({ parts }: Ride, duration: number): string | null {
  const unit = timeUnitOf(duration);
  const off = parts
    .flatMap(({ name, throttle }) =>
      throttle?.shutdownAt == null ? [] : [{ name, at: throttle.shutdownAt }],
    )
    .toSorted((a, b) => a.at - b.at);
  const slow = parts
    .flatMap(({ name, throttle }) =>
      throttle?.at == null || throttle.shutdownAt !== null ? [] : [{ name, rate: throttle.rate }],
    )
    .toSorted((a, b) => a.rate - b.rate);
  const [first] = off;
  const [slowest] = slow;
  const texts: string[] = [];
  if (first) {
    const more = off.length > 1 ? `, ${off.length} in all` : '';
    texts.push(`${first.name} shuts down after ${momentText(first.at, unit)}${more}`);
  }
  if (slowest) {
    const more = slow.length > 1 ? `; ${slow.length} throttle` : '';
    texts.push(`${slowest.name} throttles to ${amount(slowest.rate, 'ratio', '%', 2)} of its rate${more}`);
  }
  return texts.length > 0 ? `${texts.join('; ')}.` : null;
}

/**
 * What was asked: "FAN1 and P1 failed", "all 4 fans and QD1 failed".
 * @param parts those that could fail
 */
export function failureText(
  failed: readonly PlacementId[],
  parts: readonly Pick<DesignItem, 'id' | 'name' | 'kind'>[],
): string {
  const fans = parts.filter(({ kind, id }) => kind === 'fan' && failed.includes(id));
  const isAll = fans.length > 1 && fans.length === parts.filter(({ kind }) => kind === 'fan').length;
  const named = isAll ? failed.filter((id) => !fans.some((fan) => fan.id === id)) : failed;
  const names = [
    ...(isAll ? [`all ${fans.length} fans`] : []),
    ...named.map((id) => nameOfFailing(id, parts)),
  ];
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more failed`;
  return `${[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')} failed`;
}

/** Air that enters: before the failure, right after it and at the end. */
export function airflowText({ airflow }: Ride): string {
  const flow = (value: number | undefined) => amount(value ?? null, 'volume-flow', 'm3/h');
  const before = airflow[0] ?? 0;
  const end = airflow.at(-1);
  const change = before > 0 && end !== undefined ? end / before - 1 : 0;
  const share =
    Math.abs(change) < 0.005 ? '' : ` (${change > 0 ? '▲ +' : '▼ '}${amount(change, 'ratio', '%', 2)})`;
  return `Airflow ${flow(before)} before, ${flow(airflow[1])} right after, ${flow(end)} at the end${share}`;
}
