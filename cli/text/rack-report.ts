import { celsius, kelvins, none, percent, plural, show, volumeFlow } from '#models/results/figures.ts';
import { pairs, table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { RackFinding } from '#models/rack/checks.ts';
import { clearWidth } from '#models/rack/rack.ts';
import type { Stability } from '#models/rack/stability.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { formatNumber } from '#models/units/units.ts';
import type { KindFigures, RackResult, SupplyPoint } from '#solver/rack/contract.ts';

interface Found {
  readonly findings: readonly RackFinding[];
  readonly stability: Stability;
  readonly kinds: readonly KindFigures[];
  readonly result: RackResult;
  readonly supplyCurve: readonly SupplyPoint[] | null;
}

export function rackReport(filled: FilledRack, found: Found): string {
  const { result, kinds, supplyCurve } = found;
  return [
    `${filled.rack.name}\nrack: ${result.status}, ${plural(result.iterations, 'turn')}\n`,
    standing(filled),
    weight(found.stability),
    findings(found.findings, result),
    ...(kinds.length > 0 ? [condensed(kinds), slots(result)] : []),
    streams(result),
    ...(supplyCurve ? [curve(supplyCurve)] : []),
  ].join('\n');
}

/** From above, as it is seen. */
function standing({ rack, standing: all }: FilledRack): string {
  const unit = rack.frame.kind === 'orv3' ? 'OU' : 'U';
  const rows = all
    .toReversed()
    .map((one) => [
      one.unit === null
        ? 'beside'
        : one.units > 1
          ? `${one.unit}–${one.unit + one.units - 1}`
          : `${one.unit}`,
      one.name,
      one.content.kind === 'enclosure' ? one.content.design.configuration.name : one.content.role,
      one.width === null ? none : show(one.width, 'length', 'mm'),
      one.depth === null ? none : show(one.depth, 'length', 'mm'),
      `${show(one.mass, 'mass', 'kg')}${one.unknown > 0 ? ` and ${plural(one.unknown, 'part')} unknown` : ''}`,
    ]);
  const head = `${rack.frame.units} ${unit}, ${show(clearWidth[rack.frame.kind], 'length', 'mm')} between the posts\n`;
  const columns = [
    text(unit),
    text('From above'),
    text('What'),
    number('Width'),
    number('Depth'),
    text('Mass'),
  ];
  return `${head}${table(columns, rows)}`;
}

const degrees = (angle: number): string => `${((angle * 180) / Math.PI).toFixed(1)}°`;

function weight({
  weight: { mass, load, centre },
  tilt,
  push,
  service,
  floorLoad,
  footLoad,
}: Stability): string {
  return `Weight\n${pairs([
    ['Mass, frame included', show(mass, 'mass', 'kg')],
    ['  of what stands in it', show(load, 'mass', 'kg')],
    ['Centre of gravity, above the floor', show(centre[2], 'length', 'mm')],
    ['  behind the front', show(centre[1], 'length', 'mm')],
    ['On its footprint', show(floorLoad, 'pressure', 'kPa')],
    ['On one foot, at most', show(footLoad, 'mass', 'kg')],
    ['Tips to the front, rear', `${degrees(tilt.front)}, ${degrees(tilt.rear)}`],
    ['  to the sides', `${degrees(tilt.left)}, ${degrees(tilt.right)}`],
    [
      `Holds a push of ${push.force.toFixed(0)} N at ${push.height.toFixed(2)} m`,
      `${formatNumber(push.ratio)} times`,
    ],
    ...(service
      ? ([
          [`${service.name} pulled out: behind the front feet`, show(service.reserve, 'length', 'mm')],
        ] as const)
      : []),
  ])}`;
}

function findings(list: readonly RackFinding[], { problems }: RackResult): string {
  const lines = [
    ...list.map(
      ({ check, severity, message, why }) =>
        `${severity.toUpperCase()}  ${message}\n  why: ${why}  (${check})\n`,
    ),
    ...problems.map((message) => `WARNING  ${message}\n`),
  ];
  return lines.length === 0 ? 'Checks: nothing found\n' : lines.join('');
}

function condensed(kinds: readonly KindFigures[]): string {
  const rows = kinds.map(({ name, count, solves, error }) => [
    name,
    `${count}`,
    `${solves.fitted} + ${solves.compared}`,
    percent(error.airflow),
    percent(error.power),
    percent(error.heatToCoolant),
    percent(error.coolantDrop),
    `${formatNumber(error.margin)} K`,
  ]);
  const columns = [
    text('Condensed'),
    number('Count'),
    number('Solves'),
    number('Airflow off by'),
    number('Power'),
    number('Heat to coolant'),
    number('Drop'),
    number('Margin'),
  ];
  return table(columns, rows);
}

function slots({ slots: all }: RackResult): string {
  const isWet = all.some(({ coolant }) => coolant !== null);
  const rows = all
    .toReversed()
    .map((one) => [
      one.name,
      celsius(one.inlet),
      show(one.backPressure, 'pressure', 'Pa'),
      volumeFlow(one.airflow),
      show(one.power, 'power'),
      show(one.heatToAir, 'power'),
      ...(isWet
        ? [
            show(one.heatToCoolant, 'power'),
            show(one.coolant?.flow, 'volume-flow', 'L/min'),
            show(one.coolant?.drop, 'pressure', 'kPa'),
            celsius(one.coolant?.back),
          ]
        : []),
      kelvins(one.margin),
      one.hottest ?? none,
    ]);
  const columns = [
    text('Enclosure, from above'),
    number('Inlet'),
    number('Pressure behind'),
    number('Airflow'),
    number('Power'),
    number('Heat to air'),
    ...(isWet ? [number('To coolant'), number('Coolant'), number('Drop'), number('Return')] : []),
    number('Margin'),
    text('Nearest to its limit'),
  ];
  return table(columns, rows);
}

function streams({ air, coolant, door, power, balance }: RackResult): string {
  const { bus } = power;
  return `The rack\n${pairs([
    ['From the feed', show(power.feed, 'power')],
    ['  enclosures', show(power.enclosures, 'power')],
    ['  others', show(power.others, 'power')],
    ...(bus
      ? ([
          [
            `  lost in ${plural(bus.shelves, 'shelf', 'shelves')}, loaded with ${percent(bus.shelfLoad)}`,
            show(bus.shelfLoss, 'power'),
          ],
          [
            `  lost in the bars, ${show(bus.current, 'current')} at most, ${show(bus.lowest, 'voltage')} at least`,
            show(bus.loss, 'power'),
          ],
        ] as const)
      : []),
    ['Air from the room', volumeFlow(air.airflow)],
    ['  back from rear to front', volumeFlow(air.recirculated)],
    ['Exhaust', celsius(air.exhaust)],
    ['Heat to the room', show(air.heat, 'power')],
    ...(door
      ? ([
          ['Heat to the door', show(door.heat, 'power')],
          ['  effectiveness', percent(door.effectiveness)],
          ['  air, water behind it', `${celsius(door.airOut)}, ${celsius(door.waterOut)}`],
        ] as const)
      : []),
    ...(coolant
      ? ([
          ['Heat to the coolant', show(coolant.heat, 'power')],
          ['  flow', show(coolant.flow, 'volume-flow', 'L/min')],
          ['  supply, return', `${celsius(coolant.supply)}, ${celsius(coolant.back)}`],
          ['  between the ends of the manifolds', show(coolant.drop, 'pressure', 'kPa')],
          ['  fastest in them', show(coolant.velocity, 'velocity')],
          ['  equal enclosures differ by', percent(coolant.spread)],
        ] as const)
      : []),
    ['Missing: heat, mass', `${balance.energy.toExponential(1)}, ${balance.mass.toExponential(1)}`],
  ])}`;
}

function curve(points: readonly SupplyPoint[]): string {
  const rows = points.map(({ supply, flow, isLeast, drop, back, binds }) => [
    celsius(supply),
    flow === null ? 'none holds' : `${isLeast ? '≤ ' : ''}${show(flow, 'volume-flow', 'L/min')}`,
    show(drop, 'pressure', 'kPa'),
    celsius(back),
    binds ? `${binds.part} in ${binds.slot}, ${kelvins(binds.margin)}` : none,
  ]);
  const columns = [text('Supply'), number('Least flow'), number('Drop'), number('Return'), text('Binds')];
  return table(columns, rows);
}
