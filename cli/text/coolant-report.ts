import { celsius, none, show } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Design } from '#models/project/design.ts';
import type { BathResult, CoolantLoopResult } from '#models/results/coolant.ts';
import type { DesignResult } from '#models/results/design-result.ts';

/** A tank's bath, and each coolant loop: a line on the whole, its plates and radiators, its pumps. Empty without. */
export function coolantReport(design: Design, result: DesignResult): string {
  const items = new Map(design.items.map((item) => [item.id, item]));
  const nameOf = (id: string | null | undefined) => (id ? (items.get(id)?.name ?? id) : none);
  const loops = result.coolant
    .map((loop) => {
      const isBoiling = loop.plates.some(({ quality }) => quality !== null);
      const streams = [...loop.plates, ...loop.radiators].map((part) => [
        nameOf(part.id),
        nameOf(items.get(part.id)?.on),
        show(part.flow, 'volume-flow', 'L/min'),
        celsius(part.inletTemperature),
        celsius(part.outletTemperature),
        show(part.pressureDrop, 'pressure', 'kPa'),
        show(part.heat, 'power'),
        ...(isBoiling ? [show(part.quality, 'ratio', '%'), show(part.dryOut, 'ratio', '%')] : []),
      ]);
      const pumps = loop.pumps.map((pump) => [
        nameOf(pump.id),
        show(pump.flow, 'volume-flow', 'L/min'),
        show(pump.pressure, 'pressure', 'kPa'),
        show(pump.power, 'power'),
        pump.state.replace('-', ' '),
      ]);
      const parts = [
        `${headOf(loop)}\n`,
        ...(streams.length > 0
          ? [table([...streamColumns, ...(isBoiling ? boilingColumns : [])], streams)]
          : []),
        ...(pumps.length > 0 ? [table(pumpColumns, pumps)] : []),
      ];
      return parts.join('\n');
    })
    .join('\n');
  return [bathLine(result.bath), loops].filter((part) => part !== '').join('\n');
}

function bathLine(bath: BathResult | null): string {
  if (!bath) return '';
  const facts = [
    `Tank filled with ${bath.coolant}: ${show(bath.volume, 'volume', 'L')}`,
    show(bath.mass, 'mass', 'kg'),
    `${celsius(bath.coolest)} to ${celsius(bath.warmest)}`,
    `${show(bath.viscosity, 'dynamic-viscosity', 'mPa s')} where it is coolest`,
  ];
  return `${facts.join(' · ')}\n`;
}

function headOf(loop: CoolantLoopResult): string {
  const way = `${celsius(loop.supplyTemperature)} → ${celsius(loop.returnTemperature)}`;
  const facts = [
    `Coolant loop ${loop.name}: ${loop.coolant}`,
    show(loop.flow, 'volume-flow', 'L/min'),
    way,
    wayOut(loop),
  ];
  if (loop.warmestSupply !== null) facts.push(`warmest supply ${celsius(loop.warmestSupply)}`);
  facts.push(`dew point ${celsius(loop.dewPoint)}`);
  return facts.join(' · ');
}

function wayOut({ connectionPressure, cdu, heat, toAir }: CoolantLoopResult): string {
  if (connectionPressure !== null)
    return `${show(connectionPressure, 'pressure', 'kPa')} at the connection, ${show(heat, 'power')} out`;
  if (cdu === null) return `${show(toAir, 'power')} to the air`;
  const water = `${celsius(cdu.facilityTemperature)} → ${celsius(cdu.facilityReturn)}`;
  return `${show(heat, 'power')} to ${show(cdu.facilityFlow, 'volume-flow', 'L/min')} of facility water ${water}, approach ${show(cdu.approach, 'temperature-difference', 'K')}`;
}

const streamColumns = [
  text('Coolant in'),
  text('Cools'),
  number('Flow'),
  number('In'),
  number('Out'),
  number('Drop'),
  number('Heat'),
];
const boilingColumns = [number('Vapour'), number('Of dry-out')];
const pumpColumns = [text('Pump'), number('Flow'), number('Rise'), number('Power'), text('State')];
