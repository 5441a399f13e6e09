import type { Cryostat } from '#models/cryostat/cryostat.ts';
import { celsius, none, percent, plural, show } from '#models/results/figures.ts';
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
import type { CryostatResult, LinkKind, LinkResult } from '#solver/cryostat/contract.ts';
import { violationsOf } from '#solver/cryostat/violations.ts';

const kinds: Readonly<Record<LinkKind, string>> = {
  support: 'support',
  wire: 'wire',
  radiation: 'radiation',
  gas: 'residual gas',
};
const mostMoments = 12;
/** K, of the cold side: what layers were measured with (Keller 1974). */
const coldestLayers = 39;

const kelvin = (value: number): string => show(value, 'temperature', 'K');
const watts = (value: number | null): string => show(value, 'power', 'W');

/** Stages with what comes to them, cooler and loop, and how long the cold takes. */
export function cryostatReport(cryostat: Cryostat, result: CryostatResult): Report {
  const { stages } = result;
  const coldest = Math.min(...stages.map(({ temperature }) => temperature));
  return {
    headline: `cryostat: ${result.status}; ${plural(stages.length, 'stage')}, coldest ${kelvin(coldest)}`,
    blocks: [
      stageTable(result),
      coolerFigures(cryostat, result),
      linkTable(result.links),
      ...wireTable(result.links),
      ...coolDownBlocks(cryostat, result),
      ...logicFigures(cryostat, result),
      ...warnings(violationsOf(cryostat, result)),
      ...notes(remarks(cryostat, result), 'To know'),
      sources(provenanceOf(cryostat)),
    ],
  };
}

function stageTable({ stages }: CryostatResult): ReportBlock {
  const titles = [
    'temperature',
    'dissipation',
    'leaks',
    'cold head',
    'lifted',
    'could lift',
    'heater',
    'margin',
  ];
  return table(
    [text('Stage'), ...titles.map(number)],
    stages.map(({ name, temperature, dissipation, leak, head, margin }) => [
      name,
      kelvin(temperature),
      watts(dissipation),
      watts(leak),
      ...(head
        ? [kelvin(head.temperature), watts(head.lift), watts(head.capacity), watts(head.heater)]
        : [none, none, none, none]),
      watts(margin),
    ]),
  );
}

function coolerFigures({ cooler, warmSide }: Cryostat, result: CryostatResult): ReportBlock {
  const { input, load, heat, outlet, reject } = result.warmSide;
  return figures([
    ['Cooler', `${plural(cooler.units, 'unit')} of ${cooler.name}`],
    ['Input power', `${watts(input)}, ${percent(load)} of full`],
    [
      'Input for each watt dissipated in the cold',
      result.specificPower === null ? none : show(result.specificPower, 'ratio', ''),
    ],
    ['Share of Carnot', percent(result.carnotShare)],
    ['Heat into the loop', watts(heat)],
    [
      'Coolant',
      `${celsius(warmSide.inlet)} to ${celsius(outlet)} with ${show(warmSide.flow, 'volume-flow', 'L/min')}`,
    ],
    ['Reject temperature', `${celsius(reject)}; lift rated at ${celsius(cooler.ratedReject)}`],
    ['Mass of the cooler', cooler.mass === null ? 'unknown' : show(cooler.units * cooler.mass, 'mass')],
    ['Heat left over at a stage', `${result.residual.toExponential(1)} W`],
  ]);
}

function linkTable(links: readonly LinkResult[]): ReportBlock {
  const total = new Map<string, number>();
  for (const { to, cold } of links) total.set(to, (total.get(to) ?? 0) + cold);
  return table(
    [text('Heat to'), text('by'), text('kind'), text('from'), number('heat'), number('share')],
    links.map(({ name, kind, from, to, cold }) => [
      to,
      name,
      kinds[kind],
      from,
      watts(cold),
      percent(cold / (total.get(to) ?? cold)),
    ]),
  );
}

/** None where no wire carries current. */
function wireTable(links: readonly LinkResult[]): ReportBlock[] {
  const wires = links.filter(({ best }) => best !== null);
  if (wires.length === 0) return [];
  return [
    table(
      [
        text('Wires with current'),
        ...['made within', 'hottest', 'length/section', 'best', 'heat at best'].map(number),
      ],
      wires.map(({ name, cold, warm, peak, shape, best }) => [
        name,
        watts(cold - warm),
        kelvin(peak ?? Number.NaN),
        perMillimetre(shape),
        perMillimetre(best?.shape ?? null),
        watts(best?.heat ?? null),
      ]),
    ),
  ];
}

const perMillimetre = (shape: number | null): string =>
  shape === null ? none : `${Number((shape / 1000).toPrecision(3))}\u00A0/mm`;

function coolDownBlocks({ stages }: Cryostat, { coolDown }: CryostatResult): ReportBlock[] {
  const { time, reason, course } = coolDown;
  const told = time === null ? `not known: ${reason}` : show(time, 'time', 'h');
  const step = Math.max(1, (course.length - 1) / mostMoments);
  const moments = Array.from({ length: Math.ceil((course.length - 1) / step) + 1 }, (_, k) =>
    course.at(Math.min(course.length - 1, Math.round(k * step))),
  ).filter((moment) => moment !== undefined);
  return [
    figures([['Time to cool down', told]]),
    ...(course.length > 0
      ? [
          {
            type: 'curves',
            title: 'Cooling down',
            x: { title: 'Time', unit: 'h' },
            y: { title: 'Temperature', unit: 'K' },
            series: stages.map(({ name }, index) => ({
              name,
              points: course.map((moment) => [moment.time / 3600, moment.temperatures[index]] as const),
            })),
            limits: [],
          } as const,
          table(
            [number('Time'), ...stages.map(({ name }) => number(name))],
            moments.map((moment) => [show(moment.time, 'time', 'h'), ...moment.temperatures.map(kelvin)]),
          ),
        ]
      : []),
  ];
}

function logicFigures({ logic }: Cryostat, result: CryostatResult): ReportBlock[] {
  if (!logic || !result.logic) return [];
  const { coldPower, speed, wholePower, gain } = result.logic;
  return [
    figures(
      [
        ['At room temperature', watts(logic.warmPower)],
        ['In the cold, same clock', watts(coldPower)],
        ['with its cooler', watts(wholePower)],
        ['Clock that it allows', `${show(speed, 'ratio', '')} of that at room temperature`],
        ['Work a joule, cooler included', `${show(gain, 'ratio', '')} of that at room temperature`],
      ],
      'Cold logic, an estimate from the figures of the document',
    ),
  ];
}

/** What the answer leaves open. */
function remarks({ vessel, cooler, insulation }: Cryostat, { coolDown, stages }: CryostatResult): string[] {
  const said: string[] = [];
  if (vessel.pressure === null)
    said.push('the residual pressure is not known: the vacuum is taken as perfect');
  if (cooler.rejectEffect === 'carnot')
    said.push('lift against reject temperature is an estimate: the same share of Carnot at the same input');
  if (cooler.rejectEffect === 'none') said.push('the lift is taken as the same at any reject temperature');
  if (cooler.kind === 'one-stage' && cooler.control === 'input')
    said.push('input at part load is an estimate: the same share of Carnot as at full');
  if (coolDown.isHeldLift)
    said.push('cooling down, the largest lift that is given was held above it: the time is rather too long');
  const cold = stages.filter(({ temperature }) => temperature < coldestLayers).map(({ name }) => name);
  if (insulation.some(({ kind, to }) => kind === 'layers' && cold.includes(to)))
    said.push(
      'layers were measured with cold sides above 39 K; around colder ones more comes through than is told',
    );
  said.push(
    'all that is below the dew point of the room stays in the vacuum; a vessel that leaks or warms up gives off what its cold surfaces have frozen out: it wants a relief valve',
  );
  return said;
}

function provenanceOf(cryostat: Cryostat) {
  const { stages, supports, wires, insulation, cooler, warmSide, logic } = cryostat;
  return [
    ...stages,
    ...supports,
    ...wires,
    ...insulation,
    cooler,
    { ...warmSide, name: 'warm side' },
    ...(logic ? [{ ...logic, name: 'cold logic' }] : []),
  ];
}
