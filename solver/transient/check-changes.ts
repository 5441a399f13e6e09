/*
 * Which numbers of a case may change in time, and whether their courses can be run.
 */
import type { Case } from '#solver/case/case.ts';
import type { Course } from '#solver/case/transient.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import { readAt, stepsOf } from '#solver/transient/place.ts';

/** Lists of the case whose records may change, and what of them may not: it would be another network. */
const lists =
  /^(?:circuits\[.+?\]\.(?:nodes|branches)|heat\.(?:nodes|links)|power\.(?:converters|conductors|feeds))\[.+?\](?=[.[]|$)/;
const fixed =
  /\.(id|from|to|closed|supply|type|elevation|ambient|capacity|initial|limit|fluid|units|system|phase)$|\.latent\.|\.battery\.(?:energy|charge)$|^power\.feeds\[.+?\]\.(?!(?:lost|solar\.irradiance|solar\.cellTemperature)$)/;

/** Jumps and bends of all courses together: each ends a step. */
const mostBreaks = 2_000_000;

/** The record that a path leads into: `heat.nodes[chip]`; empty where it leads into none. */
export function recordIn(path: string): string {
  return lists.exec(path)?.[0] ?? '';
}

/** Changes that the case's network cannot take, in words. */
export function checkChanges(input: Case): CaseProblem[] {
  const { changes = [], duration } = input.transient ?? { duration: 0 };
  const known = new Set<string>();
  const problems = changes.flatMap(({ path, course }): CaseProblem[] => {
    const reason = known.has(path)
      ? 'it has a course already; give each number one.'
      : (whyNotCourse(course) ?? whyNotPlace(input, path));
    known.add(path);
    return reason === null ? [] : [problem('bad-change', `Change of “${path}”: ${reason}`)];
  });
  const breaks = changes.reduce((sum, { course }) => sum + breaksOf(course, duration), 0);
  if (breaks > mostBreaks) {
    problems.push(
      problem(
        'too-many-changes',
        `The courses jump or bend ${breaks.toExponential(1)} times within ${duration} s; up to ${mostBreaks.toExponential()} are followed. Take a longer \`period\`, the mean value, or a shorter \`duration\`.`,
      ),
    );
  }
  return problems;
}

function breaksOf(course: Course, duration: number): number {
  if (course.type === 'sine') return (4 * duration) / course.period;
  const { points, period } = course;
  return period === undefined ? points.length : points.length * Math.max(1, duration / period);
}

/** Why a case cannot run in time. */
export function problem(code: string, message: string): CaseProblem {
  return { severity: 'error', code, message, ids: [] };
}

function whyNotCourse(course: Course): string | null {
  if (course.type !== 'sine') {
    const { points, period } = course;
    if (points.some(([moment], i) => i > 0 && moment < points[i - 1][0])) return 'its moments must ascend.';
    if (period !== undefined && points.some(([moment]) => moment < 0 || moment > period)) {
      return 'its moments must lie within its period.';
    }
  }
  return null;
}

/** Why a number of the case cannot become another in time; null where it can. */
export function whyNotPlace(input: Case, path: string): string | null {
  const record = recordIn(path);
  if (record === '') {
    return 'only numbers of nodes, branches, heat links, converters and conductors, and of a feed whether it is lost, irradiance and cell temperature, change in time; name one as `heat.nodes[chip].sources[0].power`.';
  }
  if (fixed.test(path)) return 'this makes another network and cannot change in time.';
  const unknown = unknownId(input, record);
  if (unknown !== null) return `the case has no “${unknown}” there; name records by their id.`;
  const there = readAt(input, stepsOf(path));
  if (stepsOf(path).length === 0 || (typeof there !== 'number' && typeof there !== 'boolean')) {
    return 'the case has no number there; give it its value before the change.';
  }
  return null;
}

/** The first item on the way to a record that is no record's id; null when all are. */
function unknownId(input: Case, record: string): string | null {
  const steps = stepsOf(record);
  for (let length = 2; length <= steps.length; length++) {
    const list = readAt(input, steps.slice(0, length - 1));
    if (!Array.isArray(list)) continue;
    const found: unknown = readAt(list, [steps[length - 1]]);
    const isNamed =
      typeof found === 'object' && found !== null && 'id' in found && found.id === steps[length - 1];
    if (!isNamed) return steps[length - 1];
  }
  return null;
}
