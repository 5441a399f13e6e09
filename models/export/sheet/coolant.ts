import type { Content } from 'pdfmake/interfaces';
import { testCoolants } from '#models/components/coolant-fields.ts';
import { celsius, fixed, shown, unknown, watts } from '#models/export/sheet/numbers.ts';
import { sectionTable, type SheetRow } from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import type { BathResult, CoolantLoopResult } from '#models/results/coolant.ts';

/** What fills a tank; what each coolant loop needs, and what its plates and radiators do. Empty without. */
export function coolant(input: SpecSheetInput): Content[] {
  const { bath } = input.result;
  return [...(bath ? bathTable(bath) : []), ...loopTables(input)];
}

function bathTable(bath: BathResult): Content[] {
  return sectionTable(
    'Immersion tank',
    [
      { header: 'Filled with', width: '*' },
      { header: 'Volume [L]', width: 60, right: true },
      { header: 'Mass [kg]', width: 60, right: true },
      { header: 'Coolest [°C]', width: 70, right: true },
      { header: 'Warmest [°C]', width: 70, right: true },
    ],
    [
      [
        nameOfCoolant(bath.coolant),
        fixed(bath.volume * 1000, 1),
        fixed(bath.mass, 1),
        fixed(celsius(bath.coolest), 1),
        fixed(celsius(bath.warmest), 1),
      ],
    ],
  );
}

const nameOfCoolant = (coolant: string): string =>
  testCoolants.find(({ value }) => value === coolant)?.label ?? coolant;

function loopTables({ design, result }: SpecSheetInput): Content[] {
  if (result.coolant.length === 0) return [];
  const items = new Map(design.items.map((item) => [item.id, item]));
  const nameOf = (id: string | null | undefined) => (id ? (items.get(id)?.name ?? id) : unknown);
  const rows = result.coolant.flatMap((loop): SheetRow[] => [
    { group: `Loop ${loop.name}, ${loop.coolant}` },
    ...[...loop.plates, ...loop.radiators].map((part) => [
      nameOf(part.id),
      nameOf(items.get(part.id)?.on),
      fixed(part.flow * litresPerMinute, 2),
      fixed(celsius(part.inletTemperature), 1),
      fixed(celsius(part.outletTemperature), 1),
      fixed(part.pressureDrop / 1000, 1),
      fixed(part.heat, 0),
    ]),
    ...loop.pumps.map((pump) => [
      nameOf(pump.id),
      pump.state === 'running' ? `pump, ${watts(pump.power)}` : `pump, ${pump.state}`,
      fixed(pump.flow * litresPerMinute, 2),
      '',
      '',
      fixed(-pump.pressure / 1000, 1),
      '',
    ]),
  ]);
  return [
    ...sectionTable(
      'Coolant required',
      [
        { header: 'Loop', width: '*' },
        { header: 'Flow [L/min]', width: 60, right: true },
        { header: 'Supply [°C]', width: 56, right: true },
        { header: 'Return [°C]', width: 56, right: true },
        { header: 'Warmest supply [°C]', width: 92, right: true },
        { header: 'Δp [kPa]', width: 44, right: true },
        { header: 'Heat [W]', width: 48, right: true },
      ],
      result.coolant.map(loopRow),
    ),
    ...sectionTable(
      'Coolant through the parts',
      [
        { header: 'Part', width: '*' },
        { header: 'Cools', width: 70 },
        { header: 'Flow [L/min]', width: 62, right: true },
        { header: 'In [°C]', width: 44, right: true },
        { header: 'Out [°C]', width: 44, right: true },
        { header: 'Δp [kPa]', width: 48, right: true },
        { header: 'Heat [W]', width: 48, right: true },
      ],
      rows,
    ),
  ];
}

function loopRow(loop: CoolantLoopResult): readonly string[] {
  const { cdu } = loop;
  const isClosed = loop.connectionPressure === null && cdu === null;
  const water =
    cdu &&
    `, cooled by ${fixed(cdu.facilityFlow * litresPerMinute, 1)} L/min of facility water from ${shown(cdu.facilityTemperature, 'temperature', 'degC')} to ${shown(cdu.facilityReturn, 'temperature', 'degC')}`;
  return [
    `${loop.name}: ${loop.coolant}${water ?? ''}, ${isClosed ? 'closed, cooled by the air' : `dew point ${shown(loop.dewPoint, 'temperature', 'degC')}`}`,
    fixed(loop.flow * litresPerMinute, 1),
    fixed(celsius(loop.supplyTemperature), 1),
    fixed(celsius(loop.returnTemperature), 1),
    fixed(celsius(loop.warmestSupply), 1),
    fixed((loop.connectionPressure ?? loop.pressureDrop) / 1000, 1),
    fixed(isClosed ? loop.toAir : loop.heat, 0),
  ];
}

const litresPerMinute = 60_000;
