import { expect, test } from 'vitest';
import { dateOf, hourText } from '#models/site/calendar.ts';

/** What the calendar of the language says of an hour of a common year, and of a leap year. */
function named(hour: number, year: number): { month: number; day: number } {
  const date = new Date(Date.UTC(year, 0, 1) + hour * 3_600_000);
  return { month: date.getUTCMonth(), day: date.getUTCDate() - 1 };
}

test.each([
  [8760, 2001],
  [8784, 2004],
])('hours of a year of %i have the dates of %i', (hours, year) => {
  for (let hour = 0; hour < hours; hour++) expect(dateOf(hour, hours)).toEqual(named(hour, year));
});

test('an hour is told by its end', () => {
  expect(hourText(0, 8760)).toBe('1 Jan, 1 h');
  expect(hourText(199 * 24 + 14, 8760)).toBe('19 Jul, 15 h');
  expect(hourText(199 * 24 + 14, 8784)).toBe('18 Jul, 15 h');
});
