import { gradeRange } from '#models/module/grades.ts';
import type { SealedModule } from '#models/module/module.ts';
import { supplyRange } from '#models/module/supply-classes.ts';
import { celsius, kelvins, none, percent, plural, show } from '#models/results/figures.ts';
import {
  figures,
  notes,
  number,
  type Report,
  type ReportBlock,
  sources,
  table,
  text,
  warnings,
} from '#models/results/report.ts';
import type { ColdStartResult, CourseResult, ModuleResult, Paths } from '#solver/module/contract.ts';
import { cautionsOf, violationsOf } from '#solver/module/violations.ts';

/** Operating points, the duty cycle, starts and the supply of a module. */
export function moduleReport(module: SealedModule, result: ModuleResult): Report {
  const { cycle, hotSoak, coldStart } = result;
  return {
    headline: `module: ${result.status}; ${plural(module.components.length, 'component')}, ${plural(module.points.length, 'operating point')}`,
    blocks: [
      ...warnings([...violationsOf(module, result), ...cautionsOf(module, result)]),
      summary(module, result),
      lasting(module, result),
      steady(module, result),
      components('Duty cycle', module, cycle),
      curves('Duty cycle', module, cycle),
      ...(hotSoak
        ? [components('After the hot soak', module, hotSoak), curves('After the hot soak', module, hotSoak)]
        : []),
      ...(coldStart
        ? [
            coldFigures(module, coldStart),
            components('Cold start', module, coldStart),
            curves('Cold start', module, coldStart),
          ]
        : []),
      paths(result),
      supply(result),
      ...requirements(module),
      ...notes([
        'A grade is about the air beside a part; in a sealed housing the housing’s highest temperature stands for it.',
        'A component that throttles keeps its limit without delay; a real controller loses more.',
        'Requirements are told as they are written: nothing of them is solved here.',
      ]),
      sourcesOf(module),
    ],
  };
}

function summary(
  { housing }: SealedModule,
  { points, worst, cycle, hotSoak, supply }: ModuleResult,
): ReportBlock {
  const point = points[worst];
  return figures([
    [
      'Worst operating point',
      `${point.name}: ${point.components[point.nearest].name}, ${kelvins(point.margin)} to its limit if it lasts`,
    ],
    ['Surroundings may be warmer by', point.headroom === null ? 'over 300 K' : kelvins(point.headroom)],
    ['Duty cycle', `${show(cycle.duration, 'time', 'min')}, found in ${plural(cycle.laps, 'lap')}`],
    [
      'Housing',
      `${celsius(cycle.housing.mean)} mean, ${celsius(cycle.housing.highest)} highest${housing.highest === null ? '' : `, ${celsius(housing.highest)} allowed`}`,
    ],
    [
      'Heat',
      `${show(cycle.heat + cycle.loss, 'power')} mean, ${show(cycle.loss, 'power')} of it in the converter`,
    ],
    ['Balance of the cycle', cycle.balance.toExponential(1)],
    ...(hotSoak ? [['Throttled after the hot soak', untilText(hotSoak)] as const] : []),
    ...(supply.runTime === null
      ? []
      : [['Run time of the battery', show(supply.runTime, 'time', 'h')] as const]),
  ]);
}

function untilText({ throttledUntil, duration }: CourseResult): string {
  if (throttledUntil === 0) return 'never';
  return throttledUntil === null
    ? `still at the end, after ${show(duration, 'time', 'min')}`
    : `for the last time after ${show(throttledUntil, 'time', 'min')}`;
}

/** Each operating point as if it lasted. */
function lasting(module: SealedModule, { points }: ModuleResult): ReportBlock {
  return table(
    [text('If it lasts'), ...['heat', 'housing', 'nearest', 'margin', 'headroom', 'least held'].map(number)],
    points.map((point) => [
      point.name,
      show(
        point.components.reduce((sum, { power }) => sum + power, 0),
        'power',
      ),
      celsius(point.housing),
      point.components[point.nearest].name,
      kelvins(point.margin),
      point.headroom === null ? none : kelvins(point.headroom),
      module.components.some(({ throttled }) => throttled !== null) ? percent(Math.min(...point.held)) : none,
    ]),
  );
}

/** At the worst operating point. */
function steady({ components: list }: SealedModule, { points, worst }: ModuleResult): ReportBlock {
  const point = points[worst];
  return table(
    [
      text(`Components, ${point.name}`),
      ...['power', 'to the housing', 'junction', 'limit', 'margin', 'held'].map(number),
    ],
    point.components.map(({ name, power, junction }, i) => [
      name,
      show(power, 'power'),
      show(list[i].package + list[i].interface + list[i].spreader, 'thermal-resistance', 'K/W'),
      celsius(junction),
      celsius(list[i].highest),
      kelvins(list[i].highest - junction),
      list[i].throttled === null ? none : percent(point.held[i]),
    ]),
  );
}

function components(title: string, { components: list }: SealedModule, course: CourseResult): ReportBlock {
  return table(
    [
      text(title),
      ...['lowest', 'mean', 'highest', 'margin', 'grade', 'housing to grade', 'throttled', 'held'].map(
        number,
      ),
    ],
    course.components.map((one, i) => {
      const { grade, throttled } = list[i];
      const range = gradeRange(grade);
      return [
        one.name,
        celsius(one.lowest),
        celsius(one.mean),
        celsius(one.highest),
        kelvins(one.margin),
        range ? grade : none,
        range ? kelvins(range.highest - course.housing.highest) : none,
        throttled === null ? none : percent(one.throttled),
        throttled === null ? none : percent(one.held),
      ];
    }),
  );
}

/** 0 °C, K. */
const zero = 273.15;

function curves(title: string, { components: list }: SealedModule, { series }: CourseResult): ReportBlock {
  const course = (column: number): (readonly [number, number])[] =>
    series.map((row) => [row[0] / 60, row[column] - zero]);
  return {
    type: 'curves',
    title: `${title}: temperatures`,
    x: { title: 'Time', unit: 'min' },
    y: { title: 'Temperature', unit: '°C' },
    series: [
      { name: 'housing', points: course(1) },
      ...list.map(({ name }, i) => ({ name, points: course(i + 2) })),
    ],
    limits: [...new Set(list.map(({ highest }) => highest - zero))],
  };
}

function coldFigures({ housing }: SealedModule, { wait }: ColdStartResult): ReportBlock {
  const waited =
    wait === null
      ? 'never: the course below is as if it could start'
      : wait === 0
        ? 'at once'
        : `after ${show(wait, 'time', 'min')} with ${show(housing.heater, 'power')}`;
  return figures([['Cold start', waited]]);
}

function paths({ points, cycle, hotSoak, coldStart }: ModuleResult): ReportBlock {
  const rows: readonly (readonly [string, Paths])[] = [
    ...points.map((point) => [`${point.name}, if it lasts`, point.paths] as const),
    ['duty cycle, mean', cycle.paths],
    ...(hotSoak ? [['after the hot soak, mean', hotSoak.paths] as const] : []),
    ...(coldStart ? [['cold start, mean', coldStart.paths] as const] : []),
  ];
  return table(
    [
      text('Heat of the housing'),
      ...['coolant', 'structure', 'walls', 'fins', 'radiation', 'sunlight in'].map(number),
    ],
    rows.map(([name, one]) => [
      name,
      ...[one.plate, one.structure, one.convection, one.fins, one.radiation, one.sunlight].map((value) =>
        show(value, 'power'),
      ),
    ]),
  );
}

function supply({ supply: result }: ModuleResult): ReportBlock {
  const { lowest, highest, input, others } = result;
  return table(
    [
      text(`Supply, ${show(lowest, 'voltage', 'V')} to ${show(highest, 'voltage', 'V')}`),
      ...['output', 'input', 'loss', 'current at the lowest', 'others', 'share of module', 'of compute'].map(
        number,
      ),
    ],
    [
      ...result.points.map((point) => [
        point.name,
        show(point.output, 'power'),
        show(point.input, 'power'),
        show(point.loss, 'power'),
        show(point.current, 'current', 'A'),
        none,
        none,
        none,
      ]),
      [
        'duty cycle, mean',
        none,
        show(input, 'power'),
        none,
        show(input / lowest, 'current', 'A'),
        show(others, 'power'),
        percent(result.moduleShare),
        percent(result.computeShare),
      ],
    ],
  );
}

function requirements({ requirements: list }: SealedModule): readonly ReportBlock[] {
  if (list.length === 0) return [];
  return [
    table(
      [text('Requirements'), text('kind'), text('level')],
      list.map(({ name, kind, level }) => [name, kind, level]),
    ),
  ];
}

function sourcesOf(module: SealedModule): ReportBlock {
  const { housing, plate, structure, outside, components: list, supply: feed } = module;
  const range = supplyRange(feed.class);
  const named = <T extends object>(name: string, one: T | null | undefined) =>
    one ? [{ name, ...one }] : [];
  return sources([
    { name: 'housing', ...housing },
    ...named('coolant plate', plate),
    ...named('structure', structure),
    ...named('outer surface', outside),
    ...named('fins', outside?.fins),
    ...list,
    { name: 'supply', ...feed },
    ...named('battery', feed.battery),
    ...named('range of the supply', range),
    ...(list.some(({ grade }) => grade !== 'none')
      ? [
          {
            name: 'grades',
            confidence: 'high',
            source: 'AEC-Q100 Rev-H (2014), ambient operating temperature',
          },
        ]
      : []),
    ...module.requirements,
  ]);
}
