/*
 * A value against time, and when it jumps or bends.
 */
import type { Course, Moment } from '#solver/case/transient.ts';

/** Two moments this near each other, over the period or the duration, are one. */
const rounding = 1e-12;

/** Value at `time` [s]; at a jump that before or after it. */
export function valueAt(course: Course, time: number, side: 'before' | 'after'): number {
  if (course.type === 'sine') {
    const angle = (2 * Math.PI * time) / course.period + (course.phase ?? 0);
    return course.mean + course.amplitude * Math.sin(angle);
  }
  const { points, period } = course;
  const at = period === undefined ? time : within(time, period, side);
  // The place within a period is rounded: a moment that is as good as now is now.
  const same = period === undefined ? 0 : rounding * Math.max(period, time);
  const next = points.findIndex(([moment]) => (side === 'after' ? moment > at + same : moment >= at - same));
  if (next === 0) {
    // Before the first moment a course that repeats is where it ended.
    const last = points[points.length - 1];
    if (period === undefined) return points[0][1];
    return course.type === 'steps' ? last[1] : between([last[0] - period, last[1]], points[0], at);
  }
  if (next < 0) {
    const last = points[points.length - 1];
    if (period === undefined || course.type === 'steps') return last[1];
    return between(last, [points[0][0] + period, points[0][1]], at);
  }
  return course.type === 'steps' ? points[next - 1][1] : between(points[next - 1], points[next], at);
}

/** Place of `time` within its period; on the seam the end of one or the beginning of the next. */
function within(time: number, period: number, side: 'before' | 'after'): number {
  const turns = time / period;
  const whole = Math.round(turns);
  if (Math.abs(turns - whole) < rounding * Math.max(1, turns)) return side === 'after' ? 0 : period;
  return (turns - Math.floor(turns)) * period;
}

function between(a: Moment, b: Moment, at: number): number {
  return b[0] === a[0] ? b[1] : a[1] + ((b[1] - a[1]) * (at - a[0])) / (b[0] - a[0]);
}

/** Longest step that cannot pass over an oscillation unseen [s]: a share of a sine's period. */
export function longestStep(course: Course): number {
  return course.type === 'sine' ? course.period / 4 : Infinity;
}

/** The first moment after `time` at which the course jumps or bends; Infinity when there is none. */
export function nextBreak(course: Course, time: number): number {
  if (course.type === 'sine') return Infinity;
  const { points, period } = course;
  if (period === undefined) return points.find(([moment]) => moment > time * (1 + rounding))?.[0] ?? Infinity;
  const begin = Math.floor((time / period) * (1 + rounding)) * period;
  for (const start of [begin, begin + period]) {
    for (const [moment] of points) {
      const at = start + moment;
      if (at > time + rounding * Math.max(period, time)) return at;
    }
  }
  return begin + 2 * period;
}
