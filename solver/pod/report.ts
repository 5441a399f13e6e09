import { ingressRatings } from '#models/pod/ingress.ts';
import type { Pod } from '#models/pod/pod.ts';
import { celsius, kelvins, none, percent, plural, show, volumeFlow } from '#models/results/figures.ts';
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
import { formatNumber } from '#models/units/units.ts';
import type { ColdResult, HotDay, PodResult, PodYear, ServedContent } from '#solver/pod/contract.ts';
import { remarksOn } from '#solver/pod/remarks.ts';
import { condensationWords, neededRows } from '#solver/pod/words.ts';
import { violationsOf } from '#solver/pod/violations.ts';
import { yearBlocks } from '#solver/pod/year-report.ts';

/** What is known of a pod: its design days, and years at places. */
export interface PodFound {
  readonly contents: readonly ServedContent[];
  readonly result: PodResult;
  readonly years: readonly PodYear[];
}

export function podReport(pod: Pod, { contents, result, years }: PodFound): Report {
  const { hot, cold } = result;
  const count = contents.reduce((sum, one) => sum + one.count, 0);
  return {
    headline: `pod: ${hot.status}; ${plural(count, 'content')}, hot day and cold${years.length > 0 ? `, ${plural(years.length, 'year')}` : ''}`,
    blocks: [
      boxText(pod, result),
      facesTable(result),
      hotText(pod, hot),
      courseCurves(hot),
      courseTable(hot),
      coldText(cold),
      contentsTable(contents, result),
      ...yearBlocks(contents, years),
      ...warnings(violationsOf(pod, result, years)),
      ...notes(remarksOn(pod, contents, result)),
      sourcesOf(pod),
    ],
  };
}

const coolingWords = {
  closed: 'none, closed',
  fans: 'outdoor air by fans through filters',
  exchanger: 'exchanger between the air inside and outside',
  'air-conditioner': 'air conditioner',
} as const;

function boxText({ body, cooling }: Pod, { conductance, airflow }: PodResult): ReportBlock {
  const size = body.size.map((value) => show(value, 'length', 'mm')).join(' × ');
  const rating = ingressRatings.find(({ code }) => code === body.protection);
  return figures([
    ['Box', `${size}, front to ${show(body.front, 'angle', 'deg')}`],
    ['Protection', rating?.label ?? body.protection],
    ['Through its faces', show(conductance, 'thermal-conductance')],
    ['Cooling', coolingWords[cooling.kind]],
    ...(airflow === null ? [] : [['  airflow at full speed', volumeFlow(airflow)] as const]),
  ]);
}

const facesTable = ({ faces }: PodResult): ReportBlock =>
  table(
    [text('Faces, hot day'), ...['area', 'U-value', 'sunlight, most', 'feels at most'].map(number)],
    faces.map(({ name, area, uValue, strongest, hottest }) => [
      name,
      show(area, 'area', 'm2'),
      show(uValue, 'heat-transfer-coefficient'),
      show(strongest, 'heat-flux', 'W/m2'),
      celsius(hottest),
    ]),
  );

function hotText({ hot: day }: Pod, hot: HotDay): ReportBlock {
  return figures(
    [
      ['Air outside', `up to ${celsius(day.highest)}, ${kelvins(day.range).replace('+', '')} over the day`],
      ['Air inside, hottest', `${celsius(hot.hottest)} at ${clock(hot.hottestAt)}`],
      ['Sunlight in the heat', percent(hot.sunShare)],
      ...neededRows(hot.needed),
      [
        'Cooling at its busiest',
        hot.isStopped ? `${percent(hot.duty)}, and stopped at times` : percent(hot.duty),
      ],
      ...(hot.startsPerHour === null
        ? []
        : [['  starts in an hour at half load', formatNumber(hot.startsPerHour)] as const]),
      ['Energy of the day', show(hot.energy.total, 'energy', 'kWh')],
      ['  of it cooling', show(hot.energy.cooling, 'energy', 'kWh')],
      ['Condensation', condensationWords(hot.condensation)],
      ['Balance of the day', hot.balance.toExponential(1)],
    ],
    'Hot day',
  );
}

/** Every second hour. */
const everySeconds = 7200;

function courseCurves({ samples }: HotDay): ReportBlock {
  const course = (of: (sample: HotDay['samples'][number]) => number) =>
    samples.map((sample) => [sample.time / 3600, of(sample) - zero] as const);
  return {
    type: 'curves',
    title: 'The hot day',
    x: { title: 'Hour', unit: 'h' },
    y: { title: 'Air', unit: '°C' },
    series: [
      { name: 'outside', points: course(({ outdoor }) => outdoor) },
      { name: 'inside', points: course(({ air }) => air) },
    ],
    limits: [],
  };
}

/** 0 °C, K. */
const zero = 273.15;

function courseTable({ samples }: HotDay): ReportBlock {
  const shown = samples.filter(
    ({ time }, n) =>
      n === 0 || Math.floor(time / everySeconds) > Math.floor(samples[n - 1].time / everySeconds),
  );
  return table(
    [text('Over the hot day'), ...['outside', 'inside', 'by sunlight', 'taken away'].map(number)],
    shown.map(({ time, outdoor, air, sun, cooling }) => [
      clock(time),
      celsius(outdoor),
      celsius(air),
      show(sun, 'power'),
      show(cooling, 'power'),
    ]),
  );
}

function coldText({
  outdoor,
  air,
  heater,
  coldestWall,
  dewPoint,
  neededHeater,
  start,
}: ColdResult): ReportBlock {
  const slowest = start.contents.filter(({ isKnown }) => !isKnown);
  return figures(
    [
      ['Air outside', celsius(outdoor)],
      ['Air inside, all on', celsius(air)],
      ['Heater then', show(heater, 'power')],
      ['Coldest wall inside', celsius(coldestWall)],
      [
        '  dew point of the air',
        `${celsius(dewPoint)} at most${dewPoint > coldestWall ? ': water or frost on it' : ''}`,
      ],
      [
        'Heater for a cold start',
        neededHeater > 0 ? `${show(neededHeater, 'power')} while all else is off` : 'not needed',
      ],
      ['All on after a cold soak', durationWords(start.after)],
      ['  energy of the heater', show(start.energy, 'energy', 'kWh')],
      ...(slowest.length > 0
        ? [['  cold start not known', slowest.map(({ name }) => name).join(', ')] as const]
        : []),
    ],
    'In the cold',
  );
}

function contentsTable(contents: readonly ServedContent[], { hot, cold }: PodResult): ReportBlock {
  return table(
    [
      text('Contents'),
      ...[
        'count',
        'draw, hot day',
        'hottest inlet',
        'margin',
        'inlet in the cold',
        'margin',
        'on after a soak',
      ].map(number),
    ],
    contents.map(({ name, count, at }, n) => {
      const { hottest, margin } = hot.contents[n];
      const { after } = cold.start.contents[n];
      return [
        name,
        String(count),
        show(count * at(hottest).power, 'power'),
        celsius(hottest),
        margin === null ? none : kelvins(margin),
        celsius(cold.contents[n].coldest),
        cold.contents[n].lowMargin === null ? none : kelvins(cold.contents[n].lowMargin),
        durationWords(after),
      ];
    }),
  );
}

function sourcesOf({ body, faces, contents, rectifier, cooling, heater }: Pod): ReportBlock {
  return sources(
    together([
      { name: 'box', ...body },
      ...faces,
      ...faces.flatMap(({ name, build }) =>
        build.kind === 'layers'
          ? build.layers.map((layer, n) => ({ ...layer, name: `${name}, layer ${n + 1}` }))
          : [],
      ),
      ...contents,
      ...(rectifier ? [{ name: 'rectifier', ...rectifier }] : []),
      ...(cooling.kind === 'closed' ? [] : [{ name: 'cooling', ...cooling }]),
      ...(heater ? [{ name: 'heater', ...heater }] : []),
    ]),
  );
}

type Sourced = Parameters<typeof sources>[0][number];

/** What is from one source is told once. */
function together(groups: readonly Sourced[]): readonly Sourced[] {
  const found = new Map<string, Sourced>();
  for (const { name, confidence, source } of groups) {
    const key = `${confidence} ${source}`;
    const before = found.get(key);
    found.set(key, { name: before ? `${before.name}; ${name}` : name, confidence, source });
  }
  return [...found.values()];
}

/** Minutes, and hours once there are many. @param time s; null: it does not come */
function durationWords(time: number | null): string {
  if (time === null) return 'never';
  return show(time, 'time', time < longTime ? 'min' : 'h');
}

/** s, from which on hours are told. */
const longTime = 3 * 3600;

/** "14:30". @param time s from midnight */
function clock(time: number): string {
  const minutes = Math.round(time / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
