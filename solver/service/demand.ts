import type { Curve } from '#models/schema/field.ts';
import type { ServiceWorkload } from '#models/service/service.ts';

const hoursOfDay = 24;
const secondsOfHour = 3600;
const secondsOfDay = hoursOfDay * secondsOfHour;

/** Requests/s of all users in each hour of the day, at its middle. */
export function demandOfDay({ requests, course }: ServiceWorkload): Float64Array {
  return Float64Array.from(
    { length: hoursOfDay },
    (_, hour) => requests * (course ? shareAt(course, (hour + 0.5) * secondsOfHour) : 1),
  );
}

/** Straight between the points, around midnight as well. @param time s of the day */
function shareAt(course: Curve, time: number): number {
  const next = course.findIndex(([at]) => at > time);
  const [x1, y1] = course[next < 0 ? 0 : next];
  const [x0, y0] = course[next <= 0 ? course.length - 1 : next - 1];
  const around = (value: number): number => ((value % secondsOfDay) + secondsOfDay) % secondsOfDay;
  const span = around(x1 - x0) || secondsOfDay;
  return y0 + ((y1 - y0) * around(time - x0)) / span;
}
