import { gradeRange } from '#models/module/grades.ts';
import type { SealedModule } from '#models/module/module.ts';
import { celsius, percent, show } from '#models/results/figures.ts';
import type { CourseResult, ModuleResult } from '#solver/module/contract.ts';
import { freezingOf, wallInRange } from '#solver/module/surroundings.ts';

/** K within which a junction that is throttled counts as at its limit. */
const within = 0.01;

/** What is beyond a limit, in words. */
export function violationsOf(module: SealedModule, result: ModuleResult): string[] {
  const { cycle, hotSoak, coldStart } = result;
  return [
    ...ofCourse(module, cycle, 'in the duty cycle'),
    ...(hotSoak ? ofCourse(module, hotSoak, 'after the hot soak') : []),
    ...(coldStart ? ofColdStart(module, coldStart.wait) : []),
    ...ofSupply(module, result),
    ...(cycle.isPeriodic ? [] : ['the duty cycle does not come to repeat itself']),
  ];
}

function ofCourse(
  { housing: { highest }, components }: SealedModule,
  { housing, components: courses }: CourseResult,
  when: string,
): string[] {
  const found = courses
    .filter(({ margin }) => margin < -within)
    .map(({ name, margin }) => `${name} is ${kelvins(-margin)} above its highest temperature ${when}`);
  const beyond = components.flatMap(({ name, grade }) => {
    const range = gradeRange(grade);
    return range && housing.highest > range.highest
      ? [
          `the housing reaches ${celsius(housing.highest)} ${when}; ${name} is qualified for ${celsius(range.highest)} around it (grade ${grade})`,
        ]
      : [];
  });
  const touched =
    highest !== null && housing.highest > highest
      ? [`the housing is ${kelvins(housing.highest - highest)} above its highest temperature ${when}`]
      : [];
  return [...found, ...beyond, ...touched];
}

function ofColdStart({ components, coldStart }: SealedModule, wait: number | null): string[] {
  const start = coldStart?.start ?? Infinity;
  const unqualified = components.flatMap(({ name, grade }) => {
    const range = gradeRange(grade);
    return range && start < range.lowest - within
      ? [`the cold start is at ${celsius(start)}; ${name} is qualified from ${celsius(range.lowest)} on`]
      : [];
  });
  return [
    ...unqualified,
    ...(wait === null ? ['the heater does not bring every component to where it may start'] : []),
  ];
}

function ofSupply({ supply }: SealedModule, { supply: result }: ModuleResult): string[] {
  const volts = (value: number): string => show(value, 'voltage', 'V');
  return [
    ...(supply.lowest > result.lowest
      ? [`the supply falls to ${volts(result.lowest)}; the input takes ${volts(supply.lowest)} and more`]
      : []),
    ...(supply.highest < result.highest
      ? [`the supply rises to ${volts(result.highest)}; the input takes ${volts(supply.highest)} and less`]
      : []),
    ...result.points
      .filter(({ output }) => output > supply.rating)
      .map(
        ({ name, output }) =>
          `the converter gives ${show(output, 'power')} at “${name}”; it is rated for ${show(supply.rating, 'power')}`,
      ),
  ];
}

/** What must be known though no limit is passed. */
export function cautionsOf(module: SealedModule, result: ModuleResult): string[] {
  const { cycle, hotSoak, points, worst } = result;
  const throttled = ({ components }: CourseResult, when: string): string[] =>
    components
      .filter((one) => one.throttled > 0)
      .map(
        ({ name, throttled: share, held }) =>
          `${name} is throttled ${percent(share)} of the time ${when} and holds ${percent(held)} of its energy`,
      );
  const { margin, name, nearest, components } = points[worst];
  const lasting =
    margin < 0
      ? [
          `“${name}” without end or throttling would take ${components[nearest].name} ${kelvins(-margin)} above its limit`,
        ]
      : [];
  const { outside, operation, plate } = module;
  const coldest = Math.min(plate?.inlet ?? Infinity, module.coldStart?.sink ?? Infinity);
  const freezing = plate ? freezingOf(plate.coolant) : undefined;
  return [
    ...throttled(cycle, 'in the duty cycle'),
    ...(hotSoak ? throttled(hotSoak, 'after the hot soak') : []),
    ...lasting,
    ...(outside && !wallInRange(outside, cycle.housing.highest, operation.ambient)
      ? ['natural convection of the walls is beyond the range of its correlation']
      : []),
    ...(freezing !== undefined && coldest < freezing
      ? [`the coolant is at ${celsius(coldest)} at the coldest and freezes at ${celsius(freezing)}`]
      : []),
    ...(plate && coldest < 273.15
      ? [
          'properties of the coolant below 0 °C are those at the end of its table, and its conductance is that of operation: thick coolant takes less heat',
        ]
      : []),
  ];
}

const kelvins = (value: number): string => show(value, 'temperature-difference', 'K');
