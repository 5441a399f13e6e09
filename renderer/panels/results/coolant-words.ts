import { testCoolants } from '#models/components/coolant-fields.ts';
import type { BathResult, CoolantLoopResult, PumpResult } from '#models/results/coolant.ts';
import { valueIn } from '#models/units/units.ts';
import { amount, celsius, powerText } from '#renderer/panels/figures.tsx';

/**
 * Highest supply temperatures of the classes of facility water, °C; their lowest is 2 °C. ASHRAE TC 9.9, Thermal
 * Guidelines for Data Processing Environments, 5th ed., 2021; ASHRAE TC 9.9, Emergence and Expansion of Liquid
 * Cooling in Mainstream Data Centers, 2021: "Change to ASHRAE Water Classifications", W1–W4 renamed by this limit.
 */
const waterClasses = [17, 27, 32, 40, 45] as const;
/** A set 32 °C is 32 °C, whatever the last bit of its kelvins, K. */
const rounding = 1e-6;

/** The class of facility water that holds a supply temperature (K): W17 … W45, W+ above. */
export function waterClass(supplyTemperature: number): string {
  const warm = valueIn(supplyTemperature, 'temperature', 'degC');
  const found = waterClasses.find((limit) => warm <= limit + rounding);
  return found === undefined ? 'W+' : `W${found}`;
}

/** The warmest class all of whose supply temperatures are at most this one (K); null where none is. */
export function heldWaterClass(warmestSupply: number): string | null {
  const warm = valueIn(warmestSupply, 'temperature', 'degC');
  const held = waterClasses.findLast((limit) => limit <= warm + rounding);
  return held === undefined ? null : `W${held}`;
}

/** What a liquid of the solver's tables is called. */
export function coolantName(coolant: string): string {
  return testCoolants.find(({ value }) => value === coolant)?.label ?? coolant;
}

export const litres = (flow: number | null): string => amount(flow, 'volume-flow', 'L/min');
export const kilopascal = (pressure: number | null): string => amount(pressure, 'pressure', 'kPa');

export const pumpStates: Readonly<Record<PumpResult['state'], string>> = {
  running: 'Running',
  'back-flow': 'Coolant flows back through it',
  failed: 'Failed',
};

/** What fills a tank, in one line. */
export function bathText(bath: BathResult): string {
  return [
    `Tank filled with ${coolantName(bath.coolant)}`,
    `${amount(bath.volume, 'volume', 'L')}, ${amount(bath.mass, 'mass', 'kg')}`,
    `${celsius(bath.coolest)} to ${celsius(bath.warmest)}`,
    `${amount(bath.viscosity, 'dynamic-viscosity', 'mPa s')} where it is coolest`,
  ].join(' · ');
}

/** Where the heat of a loop goes. */
export function heatText({ heat, toAir, connectionPressure, cdu }: CoolantLoopResult): string {
  const air = toAir > 0 ? `${powerText(toAir)} to the air` : null;
  const rack =
    connectionPressure === null && !cdu
      ? null
      : `${powerText(heat)} to the ${cdu ? 'facility water' : 'rack'}`;
  return [rack, air].filter(Boolean).join(', ');
}

/** What the coolant of a loop goes through: plates, or a tank where there is neither plate nor radiator. */
export function cooledWords({ plates, radiators }: CoolantLoopResult): 'plates' | 'tank' {
  return plates.length + radiators.length > 0 ? 'plates' : 'tank';
}

/** The loop in one line, for its heading and for those who do not see its drawing. */
export function loopText(loop: CoolantLoopResult): string {
  const drop =
    loop.connectionPressure === null
      ? `${kilopascal(loop.pressureDrop)} across the ${cooledWords(loop)}`
      : `${kilopascal(loop.connectionPressure)} at the connection`;
  return [
    coolantName(loop.coolant),
    litres(loop.flow),
    `supply ${celsius(loop.supplyTemperature)}, return ${celsius(loop.returnTemperature)}`,
    drop,
    heatText(loop),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
