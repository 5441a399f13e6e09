import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { CourseResult, ModuleResult } from '#solver/module/contract.ts';
import { json } from '../unit/cli/program.ts';

/*
 * Did the answer move? The shipped modules against their answers of the last release; see examples.test.ts.
 */
const pinFile = new URL('sealed-modules.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned: Record<string, unknown> = update ? {} : JSON.parse(readFileSync(pinFile, 'utf8'));
const found: Record<string, unknown> = {};
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));
const hundredth = (value: number) => Number(value.toFixed(2));

const courseOf = (course: CourseResult | null) =>
  course && {
    housing: [course.housing.lowest, course.housing.mean, course.housing.highest].map(hundredth),
    components: course.components.map(({ name, lowest, highest, throttled, held }) => [
      name,
      hundredth(lowest),
      hundredth(highest),
      rounded(throttled),
      rounded(held),
    ]),
    heat: rounded(course.heat),
    loss: rounded(course.loss),
    throttledUntil: rounded(course.throttledUntil),
  };

test.each(['driving-computer', 'robot-torso'])('the module %s answers as pinned', async (name) => {
  const { code, document } = await json('module', 'module', `examples/${name}.boxwright-module.json`);
  expect(code).toBe(0);
  const { result } = document as { result: ModuleResult };
  expect(result.status).toBe('converged');
  found[name] = {
    points: result.points.map((point) => [
      point.name,
      hundredth(point.housing),
      hundredth(point.margin),
      point.headroom === null ? null : hundredth(point.headroom),
    ]),
    cycle: courseOf(result.cycle),
    hotSoak: courseOf(result.hotSoak),
    coldStart: courseOf(result.coldStart),
    wait: rounded(result.coldStart?.wait ?? null),
    input: rounded(result.supply.input),
    runTime: rounded(result.supply.runTime),
  };
  if (!update) expect(found[name]).toEqual(pinned[name]);
});

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
