import type { CoolantLoopResult } from '#models/results/coolant.ts';
import { amount, celsius, powerText, signedKelvin } from '#renderer/panels/figures.tsx';
import {
  cooledWords,
  coolantName,
  heldWaterClass,
  kilopascal,
  litres,
  waterClass,
} from '#renderer/panels/results/coolant-words.ts';
import type { Line } from '#renderer/panels/results/requirement-line.ts';

/** What each coolant loop asks of the rack, or does by itself. */
export function coolantGroups(
  loops: readonly CoolantLoopResult[],
): readonly (readonly [string, readonly Line[]])[] {
  return loops.map((loop) => [loops.length > 1 ? `Coolant, loop ${loop.name}` : 'Coolant', linesOf(loop)]);
}

function linesOf(loop: CoolantLoopResult): readonly Line[] {
  const { flow, supplyTemperature, returnTemperature, connectionPressure, warmestSupply, dewPoint } = loop;
  const { cdu } = loop;
  const cooled = cooledWords(loop);
  const isOpen = connectionPressure !== null;
  const heat = isOpen || cdu ? loop.heat : loop.toAir;
  // Classes are those of facility water, which is cooler by the approach.
  const held = warmestSupply === null ? null : heldWaterClass(warmestSupply - (cdu?.approach ?? 0));
  const perKilowatt =
    heat > 0 ? `${amount(flow / (heat / 1000), 'volume-flow', 'L/min')} for each kW` : undefined;
  return [
    {
      label: 'Coolant flow',
      value: litres(flow),
      ...(perKilowatt === undefined ? {} : { other: perKilowatt }),
      note: `${coolantName(loop.coolant)}, at the supply temperature.`,
    },
    {
      label: 'Supply temperature',
      value: celsius(supplyTemperature),
      ...(isOpen ? { other: `ASHRAE ${waterClass(supplyTemperature)}` } : {}),
      note: isOpen
        ? `To the ${cooled}; with the class of facility water that holds it where no heat exchanger lies between.`
        : `To the ${cooled}.`,
    },
    {
      label: 'Return temperature',
      value: celsius(returnTemperature),
      other: signedKelvin(returnTemperature - supplyTemperature),
      note: `Mixed, from the ${cooled}.`,
    },
    isOpen
      ? {
          label: 'Pressure at the connection',
          value: kilopascal(connectionPressure),
          note: 'Between supply and return, couplings and hoses included.',
        }
      : {
          label: `Pressure across the ${cooled}`,
          value: kilopascal(loop.pressureDrop),
          note: 'Hoses included.',
        },
    isOpen
      ? {
          label: 'Heat to the coolant',
          value: powerText(heat),
          other: amount(heat, 'power', 'BTU/h'),
          note: 'Leaves at the connection.',
        }
      : cdu
        ? {
            label: 'Heat to facility water',
            value: powerText(heat),
            other: `${litres(cdu.facilityFlow)}, ${celsius(cdu.facilityTemperature)} → ${celsius(cdu.facilityReturn)}`,
            note: `Approach ${signedKelvin(cdu.approach)}.`,
          }
        : { label: 'Heat to the air', value: powerText(heat), note: 'Through the radiators.' },
    ...(warmestSupply === null
      ? []
      : [
          {
            label: 'Warmest supply',
            value: celsius(warmestSupply),
            other: held === null ? 'below ASHRAE W17' : `holds ASHRAE ${held}`,
            note: `${signedKelvin(warmestSupply - supplyTemperature)} from now. At which every limit of what it cools still holds, linear in the margin.`,
          },
        ]),
    {
      label: 'Above the dew point',
      value: signedKelvin(supplyTemperature - dewPoint),
      other: `dew point ${celsius(dewPoint)}`,
      note: 'Of the room. Below it water condenses on the coolant parts.',
    },
  ];
}
