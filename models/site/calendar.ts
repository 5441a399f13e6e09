/*
 * Hours of a year of weather: 8 760, or 8 784 with a 29th of February, counted from 0 on the first of January.
 */

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const leapHours = 8784;

/** Short names, January first. */
export const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** Month and day of the month, from 0, of an hour. @param hours of the year */
export function dateOf(hour: number, hours: number): { readonly month: number; readonly day: number } {
  let day = Math.floor(hour / 24);
  for (const [month, length] of lengths.entries()) {
    const days = month === 1 && hours === leapHours ? length + 1 : length;
    if (day < days || month === lengths.length - 1) return { month, day };
    day -= days;
  }
  return { month: 0, day: 0 };
}

/** "19 Jul, 15 h": the end of the hour. */
export function hourText(hour: number, hours: number): string {
  const { month, day } = dateOf(hour, hours);
  return `${day + 1} ${months[month] ?? ''}, ${(hour % 24) + 1} h`;
}
