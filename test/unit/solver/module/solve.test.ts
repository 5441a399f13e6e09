import { expect, test } from 'vitest';
import { moduleReport } from '#solver/module/report.ts';
import { solveModule } from '#solver/module/solve.ts';
import { coldStartOf, cycleOf } from '#solver/module/starts.ts';
import { pointOf } from '#solver/module/steady.ts';
import { cautionsOf, violationsOf } from '#solver/module/violations.ts';
import { sealedModule } from '../../../fixtures/sealed-module.ts';

const robot = sealedModule();
const driving = sealedModule({}, 'driving-computer');

/** Between number and unit is a space that does not break. */
const plain = (lines: readonly string[]): string => lines.join('\n').replaceAll('\u00A0', ' ');

/** What is said of a changed module. */
function said(module: typeof robot): { readonly violations: string; readonly cautions: string } {
  const result = solveModule(module);
  return {
    violations: plain(violationsOf(module, result)),
    cautions: plain(cautionsOf(module, result)),
  };
}

test('the shipped examples hold: nothing is beyond a limit, and energy closes', () => {
  for (const module of [robot, driving]) {
    const result = solveModule(module);
    expect(violationsOf(module, result)).toEqual([]);
    for (const course of [result.cycle, result.hotSoak, result.coldStart])
      expect(Math.abs(course?.balance ?? Number.NaN)).toBeLessThan(1e-8);
  }
});

test('with surroundings warmer by the headroom, the nearest junction is at its limit', () => {
  const [walk] = robot.points;
  const { headroom } = pointOf(robot, walk);
  const by = headroom ?? Number.NaN;
  const warmer = {
    ...robot,
    operation: { ...robot.operation, ambient: robot.operation.ambient + by },
    structure: robot.structure && { ...robot.structure, temperature: robot.structure.temperature + by },
  };
  expect(pointOf(warmer, walk).margin).toBeCloseTo(0, 3);
});

test('a room too warm throttles the compute at its limit, and a part that cannot throttle passes it', () => {
  const hot = { ...robot, operation: { ...robot.operation, ambient: 328.15 } };
  const { components } = cycleOf(hot);
  expect(components[0].highest).toBeCloseTo(robot.components[0].highest, 6);
  expect(components[0].throttled).toBeGreaterThan(0.1);
  expect(components[0].held).toBeLessThan(1);
  const { violations, cautions } = said(hot);
  expect(violations).toMatch(/^cameras and network is .* above its highest temperature in the duty cycle/m);
  expect(cautions).toMatch(/compute module is throttled .* of the time in the duty cycle and holds/);
  expect(cautions).toMatch(/“handle” without end or throttling would take compute module .* above its limit/);
});

test('a housing warmer than what a grade is qualified for is named with the grade', () => {
  const hot = { ...driving, plate: driving.plate && { ...driving.plate, inlet: 378.15 } };
  const { violations } = said(hot);
  expect(violations).toMatch(
    /the housing reaches 106 °C .*; chip A is qualified for 105 °C around it \(grade 2\)/,
  );
  expect(violations).toMatch(/the housing is 2\d\.\d K above its highest temperature/);
});

test('a cold start waits for the heater, and never comes without one', () => {
  const start = robot.coldStart;
  if (!start) throw new Error('the example has a cold start');
  expect(coldStartOf(robot, start).wait).toBeGreaterThan(60);
  const unheated = { ...robot, housing: { ...robot.housing, heater: 0 } };
  expect(coldStartOf(unheated, start).wait).toBeNull();
  expect(said(unheated).violations).toMatch(
    /the heater does not bring every component to where it may start/,
  );
  const colder = { ...driving, coldStart: driving.coldStart && { ...driving.coldStart, start: 228.15 } };
  expect(said(colder).violations).toMatch(
    /the cold start is at −45\.0 °C; chip A is qualified from −40\.0 °C on/,
  );
});

test('the input must take what class and battery give, and the converter what is drawn', () => {
  const narrow = { ...robot, supply: { ...robot.supply, class: '48V', lowest: 38, highest: 50 } } as const;
  const { violations } = said(narrow);
  expect(violations).toMatch(/the supply falls to 36\.0 V; the input takes 38\.0 V and more/);
  expect(violations).toMatch(/the supply rises to 54\.6 V; the input takes 50\.0 V and less/);
  const small = { ...robot, supply: { ...robot.supply, rating: 100 } };
  expect(said(small).violations).toMatch(/the converter gives 137 W at “walk”; it is rated for 100 W/);
});

test('coolant below where it freezes is told, sunlight warms, and a plate without flow hardly cools', () => {
  const frozen = { ...driving, coldStart: driving.coldStart && { ...driving.coldStart, sink: 233.15 } };
  expect(said(frozen).cautions).toMatch(
    /the coolant is at −40\.0 °C at the coldest and freezes at −36\.0 °C/,
  );
  const outside = robot.outside && { ...robot.outside, sunlit: 0.07 };
  const sunny = { ...robot, outside, operation: { ...robot.operation, sunlight: 900 } };
  expect(cycleOf(sunny).housing.mean).toBeGreaterThan(cycleOf(robot).housing.mean + 5);
  const slow = { ...driving, plate: driving.plate && { ...driving.plate, flow: 0.05 / 60_000 } };
  expect(cycleOf(slow).housing.mean).toBeGreaterThan(cycleOf(driving).housing.mean + 5);
});

test('the report has every component in each of its tables, and every requirement with its source', () => {
  const { headline, blocks } = moduleReport(driving, solveModule(driving));
  expect(headline).toBe('module: converged; 4 components, 3 operating points');
  const cells = blocks.flatMap((block) => (block.type === 'table' ? block.rows.map((row) => row[0]) : []));
  expect(cells.filter((cell) => cell === 'memory')).toHaveLength(5);
  expect(cells.filter((cell) => cell === 'Mechanical shock')).toHaveLength(2);
});
