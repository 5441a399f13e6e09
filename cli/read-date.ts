import { badInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';

/** The date as it was typed, checked; today's by default. */
export function readDate(options: Options): string {
  const text = options.text('date');
  if (text === undefined) return new Date().toISOString().slice(0, 10);
  const date = new Date(`${text}T00:00:00Z`);
  // Parsing takes 2026-02-31 for a day in March; the round trip shows it.
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  if (isDay) return text;
  throw badInput(`--date ${text}`, 'this is no date', 'write a date such as 2026-11-25');
}
