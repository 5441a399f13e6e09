import { celsius, kelvins, none, percent, plural, show, volumeFlow } from '#models/results/figures.ts';
import {
  figures,
  notes,
  number,
  type Report,
  type ReportBlock,
  table,
  text,
  warnings,
} from '#models/results/report.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { hourText } from '#models/site/calendar.ts';
import { formatNumber } from '#models/units/units.ts';
import type { CondensedCluster, CondensedRackKind } from '#solver/cluster/condense.ts';
import type { ClusterResult, PumpsResult } from '#solver/cluster/contract.ts';
import { clusterPlan } from '#solver/cluster/plan.ts';
import type { LossResult } from '#solver/cluster/losses.ts';
import type { ClusterYear } from '#solver/cluster/year.ts';

export interface ClusterFound {
  readonly condensed: CondensedCluster;
  readonly result: ClusterResult;
  /** Null where they were not asked for. */
  readonly losses: readonly LossResult[] | null;
  /** Of the places that were asked for. */
  readonly years: readonly ClusterYear[];
}

/** Rows, cooling and power at one state, then losses and years. @param filled racks by the paths of the document */
export function clusterReport(
  cluster: Cluster,
  filled: ReadonlyMap<string, FilledRack>,
  { condensed, result, losses, years }: ClusterFound,
): Report {
  const racks = condensed.kinds.reduce((sum, { count }) => sum + count, 0);
  return {
    headline: `cluster: ${result.status}, ${plural(result.thermal.turns, 'turn')}; ${plural(racks, 'rack')} of ${plural(condensed.kinds.length, 'kind')}`,
    blocks: [
      kinds(condensed.kinds),
      ...warnings(condensed.kinds.flatMap(({ name, rack }) => rack.remarks.map((one) => `${name}. ${one}`))),
      clusterPlan(cluster, filled, result, losses ?? []),
      rows(result),
      cooling(cluster, result),
      power(result),
      ...state(result),
      ...(losses ? lossesTable(losses) : []),
      ...years.flatMap(yearOf),
    ],
  };
}

function kinds(list: readonly CondensedRackKind[]): ReportBlock {
  const columns = [
    text('Condensed'),
    number('Count'),
    number('Solves'),
    number('Power off by'),
    number('Heat to coolant'),
    number('Airflow'),
    number('Drop'),
    number('Margin'),
    number('Its enclosures'),
  ];
  return table(
    columns,
    list.map(({ name, count, rack: { solves, error }, enclosures }) => [
      name,
      `${count}`,
      `${solves.fitted} + ${solves.compared}`,
      percent(error.power),
      percent(error.heatToCoolant),
      percent(error.airflow),
      percent(error.coolantDrop),
      `${formatNumber(error.margin)} K`,
      `${formatNumber(Math.max(0, ...enclosures.map(({ condensed }) => condensed.error.margin)))} K`,
    ]),
  );
}

function rows({ thermal }: ClusterResult): ReportBlock {
  const columns = [
    text('Row'),
    number('Rows'),
    text('Rack'),
    number('Racks'),
    number('Air before'),
    number('Supply'),
    number('Return'),
    number('Coolant of one'),
    number('Power of one'),
    number('Margin'),
    number('Rate'),
    text('Nearest to its limit'),
  ];
  return table(
    columns,
    thermal.rows.flatMap((row) =>
      row.kinds.map(({ name, count, flow, state: one }) => [
        row.name,
        `${row.count}`,
        name,
        `${count}`,
        celsius(row.inlet),
        celsius(row.supply),
        celsius(row.back),
        show(flow, 'volume-flow', 'L/min'),
        show(one.power, 'power', 'kW'),
        kelvins(one.margin),
        percent(one.rate),
        one.hottest ?? none,
      ]),
    ),
  );
}

const pumpsText = ({ flow, head, speed, isEnough }: PumpsResult): string =>
  `${show(flow, 'volume-flow', 'L/min')} at ${show(head, 'pressure', 'kPa')}, speed ${percent(speed)}${isEnough ? '' : ', less than asked for'}`;

function cooling({ facility: asked }: Cluster, { thermal, chillers, water }: ClusterResult): ReportBlock {
  const { facility, room } = thermal;
  return figures(
    [
      ...thermal.rows.flatMap(({ name, pumps }) =>
        pumps ? ([[`Pumps, ${name}, each row`, pumpsText(pumps)]] as const) : [],
      ),
      ...(facility
        ? ([
            ['Facility pumps', pumpsText(facility.pumps)],
            [
              'Facility water, supply and return',
              `${celsius(facility.coolers.supply)}, ${celsius(facility.coolers.back)}`,
            ],
            [
              asked?.coolers.kind === 'tower' ? 'Cooling towers' : 'Dry coolers',
              `${show(facility.coolers.heat, 'power', 'kW')}, fans at ${percent(facility.coolers.fanSpeed)}`,
            ],
            ...(water > 0 ? ([['  water', `${formatNumber(water * 3600)} L/h`]] as const) : []),
          ] as const)
        : []),
      ['Air supplied, back', `${celsius(room.supply)}, ${celsius(room.back)}`],
      ['  fans', percent(room.fanSpeed)],
      [
        'Chilled water',
        `${show(chillers.heat, 'power', 'kW')}${chillers.isFree ? ', without compressors' : ''}`,
      ],
    ],
    'Cooling',
  );
}

function power({ power: all, thermal }: ClusterResult): ReportBlock {
  const kilowatts = (watts: number): string => show(watts, 'power', 'kW');
  return figures(
    [
      ['From the utility', kilowatts(all.utility)],
      ['  racks', kilowatts(all.racks)],
      ['  pumps of rows', kilowatts(all.rowPumps)],
      ['  facility pumps', kilowatts(all.facilityPumps)],
      ['  fans of coolers', kilowatts(all.coolerFans)],
      ['  fans of the room', kilowatts(all.roomFans)],
      ['  chillers', kilowatts(all.chillers)],
      ['  others', kilowatts(all.others)],
      ...all.stages.map(
        ({ name, installed, loss, load }) =>
          [`  lost in ${name} (${installed}), loaded with ${percent(load)}`, kilowatts(loss)] as const,
      ),
      ['PUE at this state', formatNumber(all.pue)],
      [
        'Air of racks',
        volumeFlow(
          thermal.rows.reduce(
            (sum, row) => sum + row.kinds.reduce((own, one) => own + one.count * one.state.airflow, 0),
            0,
          ),
        ),
      ],
    ],
    'Power',
  );
}

function state({ hottest, throttled, problems, balance }: ClusterResult): readonly ReportBlock[] {
  return [
    figures([
      ...(hottest
        ? ([
            [
              'Nearest to its limit',
              `${hottest.part}, ${hottest.rack}, ${hottest.row}: ${kelvins(hottest.margin)}`,
            ],
          ] as const)
        : []),
      ['Missing of the heat', balance.toExponential(1)],
    ]),
    ...warnings([
      ...throttled.map(
        ({ row, rack, count, rate }) =>
          `${plural(count, 'rack')} (${rack}) in ${row} throttled to ${percent(rate)} of the load above idle`,
      ),
      ...problems,
    ]),
  ];
}

export const outcomes: Readonly<Record<LossResult['outcome'], string>> = {
  spare: 'a spare one stands in',
  holds: 'holds',
  throttles: 'throttles',
  stops: 'racks stop',
  'no-steady-state': 'no steady state',
};

/** @param after s; null: not within an hour */
export function afterText(after: number | null): string {
  if (after === null) return none;
  return after === 0 ? 'at once' : show(after, 'time', after < 600 ? 's' : 'min');
}

function lossesTable(losses: readonly LossResult[]): readonly ReportBlock[] {
  const columns = [
    text('Lost'),
    text('Outcome'),
    number('First after'),
    number('Racks throttled'),
    number('Lowest rate'),
    number('Margin'),
    text('Nearest to its limit'),
  ];
  const cells = losses.map(({ what, outcome, after, throttled, hottest }) => [
    what,
    outcomes[outcome],
    afterText(after),
    `${throttled.reduce((sum, { count }) => sum + count, 0)}`,
    throttled.length > 0 ? percent(Math.min(...throttled.map(({ rate }) => rate))) : none,
    kelvins(hottest?.margin ?? null),
    hottest?.part ?? none,
  ]);
  const said = losses.flatMap(({ what, notes: own }) => own.map((note) => `${what}: ${note}`));
  return [table(columns, cells), ...notes(said)];
}

function yearOf(year: ClusterYear): readonly ReportBlock[] {
  const { shares, worst, worstDay, solves, error } = year;
  const megawattHours = (joules: number): string => `${formatNumber(joules / 3.6e9)}\u00A0MWh`;
  return [
    figures(
      [
        ['Energy from the utility', megawattHours(year.energy)],
        ['  racks', megawattHours(year.racks)],
        ['  pumps of rows', megawattHours(shares.rowPumps)],
        ['  facility pumps', megawattHours(shares.facilityPumps)],
        ['  fans of coolers', megawattHours(shares.coolerFans)],
        ['  fans of the room', megawattHours(shares.roomFans)],
        ['  chillers', megawattHours(shares.chillers)],
        ['  others', megawattHours(shares.others)],
        ['  lost in the chain', megawattHours(shares.losses)],
        ['Strongest hour', show(year.peak, 'power', 'kW')],
        ['PUE', formatNumber(year.pue)],
        ['Water', `${formatNumber(year.water)}\u00A0m³`],
        ['WUE', `${formatNumber(year.wue)}\u00A0L/kWh`],
        ...(year.cost === null ? [] : ([['Cost', formatNumber(year.cost)]] as const)),
        ...(year.carbon === null ? [] : ([['CO₂', `${formatNumber(year.carbon / 1000)}\u00A0t`]] as const)),
        ['Hours without compressors', `${year.freeHours} of ${year.hours}`],
        ['Hours in which coolers hold the facility water', `${year.heldHours}`],
        ['Hours with throttled racks', `${year.throttledHours}, ${percent(year.lost)} of the work lost`],
        ...(worst
          ? ([
              [
                `Worst hour, ${hourText(worst.hour, year.hours)}, ${celsius(worst.outdoor)}`,
                `${kelvins(worst.margin)}, ${worst.part}, ${worst.row}`,
              ],
            ] as const)
          : []),
        ...(worstDay
          ? ([
              [
                'Worst day',
                worstDay.throttledHours === 0
                  ? 'survived at full load'
                  : `${plural(worstDay.throttledHours, 'hour')} throttled`,
              ],
            ] as const)
          : []),
        [
          `Lines through ${solves.fitted} solves, at ${solves.compared} hours off by`,
          `${percent(error.power)} of the power, ${formatNumber(error.margin)} K`,
        ],
      ],
      `The year: ${year.place}`,
    ),
    ...notes(year.notes),
  ];
}
