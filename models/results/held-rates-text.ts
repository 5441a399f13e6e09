import type { HeldRate } from '#models/results/held-rates.ts';
import { formatQuantity } from '#models/units/units.ts';

const celsius = (kelvin: number): string => formatQuantity(kelvin, 'temperature', 'degC');

/** "would hold 83 % of its rate at 87 °C, with 512 W". */
export function heldText({ rate, power, temperature }: HeldRate): string {
  return rate > 0
    ? `would hold ${formatQuantity(rate, 'ratio', '%')} of its rate at ${celsius(temperature)}, with ${formatQuantity(power, 'power', 'W')}`
    : `would hold no rate: ${celsius(temperature)} even when idle`;
}
