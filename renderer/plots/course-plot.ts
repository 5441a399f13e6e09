import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { powerOfTen } from '#renderer/plots/power-of-ten.ts';
import type { PlotArea } from '#renderer/plots/fan-plot.ts';
import { spread, tickText } from '#renderer/plots/ride-plot.ts';

/** A quantity from turn to turn; null where it is not known. */
export interface Course {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface CoursePlot {
  readonly x: (turn: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    /** Among all courses, from 0: its colour. */
    readonly place: number;
    readonly path: string;
    readonly label: { readonly x: number; readonly y: number };
  }[];
}

/** What lies below so many decades under the target is drawn there, and what is above 10 at 10. */
const below = 2;
const highest = 10;
/** Least height of an axis of temperatures, K. */
const leastSpan = 2;

/** Between an axis and its ticks or another label, pixels. */
const perTick = { x: 60, y: 26, decades: 15 } as const;

/**
 * Scales and paths of courses against turns.
 * @param turns ascending, one for each value
 * @param scale 'log' down to the target, which is shares of what is in play; 'linear' as far as the values reach
 */
export function coursePlot(
  turns: readonly number[],
  courses: readonly Course[],
  scale: { readonly type: 'log'; readonly target: number } | { readonly type: 'linear' },
  area: PlotArea,
): CoursePlot {
  const x = scaleLinear([0, Math.max(10, turns.at(-1) ?? 0)], [area.left, area.right]);
  const { y, yTicks } =
    scale.type === 'log' ? logAxis(courses, scale.target, area) : linearAxis(courses, area);
  const draw = line<number | null>(
    (_, i) => x(turns[i] ?? 0),
    (value) => y(value ?? 0),
  ).defined((value) => value !== null && Number.isFinite(value));
  const shown = courses.flatMap((course, place) => {
    const last = course.values.findLast((value) => value !== null && Number.isFinite(value));
    return last === undefined || last === null ? [] : [{ ...course, place, last }];
  });
  const heights = spread(
    shown.map(({ last }) => y(last)),
    area,
  );
  return {
    x,
    y,
    xTicks: x.ticks(Math.max(2, Math.floor((area.right - area.left) / perTick.x))),
    yTicks,
    lines: shown.map(({ id, name, place, values }, i) => ({
      id,
      name,
      place,
      path: draw(values) ?? '',
      label: { x: area.right + 6, y: heights[i] ?? 0 },
    })),
  };
}

function known(courses: readonly Course[]): number[] {
  return courses.flatMap(({ values }) =>
    values.filter((value): value is number => value !== null && Number.isFinite(value)),
  );
}

type Axis = Pick<CoursePlot, 'y' | 'yTicks'>;

/** One tick a decade, or every second or third where they would stand too close. */
function logAxis(courses: readonly Course[], target: number, { top, bottom }: PlotArea): Axis {
  const all = known(courses).filter((value) => value > 0);
  const least = Math.max(target / 10 ** below, Math.min(target, ...all));
  const from = Math.floor(Math.log10(least) + 1e-9);
  const to = Math.ceil(Math.log10(Math.min(highest, Math.max(1, ...all))) - 1e-9);
  const log = scaleLog([10 ** from, 10 ** to], [bottom, top]).clamp(true);
  const step = Math.max(1, Math.ceil((to - from) / Math.max(1, (bottom - top) / perTick.decades)));
  const yTicks: { at: number; text: string }[] = [];
  for (let power = to; power >= from; power -= step)
    yTicks.push({ at: 10 ** power, text: powerOfTen(power) });
  return { y: (value) => log(Math.max(value, 10 ** from)), yTicks };
}

function linearAxis(courses: readonly Course[], { top, bottom }: PlotArea): Axis {
  const all = known(courses);
  const low = all.length > 0 ? Math.min(...all) : 0;
  const high = all.length > 0 ? Math.max(...all) : 1;
  const spare = Math.max(0, leastSpan - (high - low)) / 2;
  const y = scaleLinear([low - spare, high + spare], [bottom, top]).nice(4);
  return {
    y,
    yTicks: y
      .ticks(Math.max(2, Math.floor((bottom - top) / perTick.y)))
      .map((at) => ({ at, text: tickText(at) })),
  };
}
