import type { DesignItem } from '#models/project/design.ts';
import type { CduResult, CoolantLoopResult, CoolantPartResult, PumpResult } from '#models/results/coolant.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { amount, celsius, powerText } from '#renderer/panels/figures.tsx';
import { heatText, kilopascal, litres, pumpStates } from '#renderer/panels/results/coolant-words.ts';

type Rows = readonly (readonly [string, string])[];

/** What the coolant does in a plate, radiator, pump or connection; nothing for other parts. */
export function coolantAnswer(item: DesignItem, result: DesignResult): Rows {
  for (const loop of result.coolant) {
    const stream = [...loop.plates, ...loop.radiators].find(({ id }) => id === item.id);
    if (stream) return streamRows(stream, item.kind === 'radiator');
    const pump = loop.pumps.find(({ id }) => id === item.id);
    if (pump && loop.cdu?.id === item.id) return cduRows(loop, loop.cdu, pump);
    if (pump) return pumpRows(pump);
    if (item.kind === 'coolant-port' && item.part.values['loop'] === loop.name) {
      return [
        ['Flow', litres(loop.flow)],
        ['Supply', celsius(loop.supplyTemperature)],
        ['Return', celsius(loop.returnTemperature)],
        ['Pressure difference', kilopascal(loop.connectionPressure)],
        ['Heat', heatText(loop)],
        ['Warmest supply', celsius(loop.warmestSupply)],
      ];
    }
  }
  return [];
}

function streamRows(stream: CoolantPartResult, isRadiator: boolean): Rows {
  return [
    ['Coolant flow', litres(stream.flow)],
    ['Coolant in', celsius(stream.inletTemperature)],
    ['Coolant out', celsius(stream.outletTemperature)],
    ['Pressure drop with hoses', kilopascal(stream.pressureDrop)],
    ['Velocity in the hose', amount(Math.abs(stream.velocity), 'velocity', 'm/s')],
    ...(stream.quality === null || stream.dryOut === null
      ? []
      : ([
          ['Vapour at its outlet', amount(stream.quality, 'ratio', '%')],
          ['Of the heat at dry-out', amount(stream.dryOut, 'ratio', '%')],
        ] as const)),
    isRadiator
      ? [stream.heat > 0 ? 'Heat from the air' : 'Heat to the air', powerText(Math.abs(stream.heat))]
      : ['Heat to the coolant', powerText(stream.heat)],
  ];
}

function cduRows(loop: CoolantLoopResult, cdu: CduResult, pump: PumpResult): Rows {
  return [
    ...pumpRows(pump),
    ['Supply', celsius(loop.supplyTemperature)],
    ['Approach', amount(cdu.approach, 'temperature-difference', 'K')],
    ['Heat', heatText(loop)],
    ['Facility water', `${celsius(cdu.facilityTemperature)} → ${celsius(cdu.facilityReturn)}`],
    ['Facility flow', litres(cdu.facilityFlow)],
    ['Warmest supply', celsius(loop.warmestSupply)],
  ];
}

function pumpRows(pump: PumpResult): Rows {
  return [
    ['State', pumpStates[pump.state]],
    ['Coolant flow', litres(pump.flow)],
    ['Pressure rise', kilopascal(pump.pressure)],
  ];
}
