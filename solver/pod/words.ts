/*
 * Words that the design days and the years of a pod share.
 */
import { celsius, percent, show } from '#models/results/figures.ts';
import { formatNumber } from '#models/units/units.ts';
import type { Condensation, Needed } from '#solver/pod/contract.ts';

export function neededRows({
  power,
  air,
  content,
  sunShare,
}: Needed): readonly (readonly [string, string])[] {
  if (power === null) return [['To be taken away at the worst time', 'not known: no content has a limit']];
  return [
    ['To be taken away at the worst time', power > 0 ? show(power, 'power') : 'nothing, the faces do'],
    ['  so that the air inside keeps', `${celsius(air)}, for ${content ?? ''}`],
    ['  sunlight in it', percent(sunShare)],
  ];
}

export function condensationWords(found: Condensation | null): string {
  if (!found) return 'not known: the moisture of the air outside is not';
  const hours = (value: number): string => `${formatNumber(value)}\u00A0h`;
  const places = [
    `walls ${hours(found.walls)}`,
    ...(found.exchanger === null ? [] : [`exchanger ${hours(found.exchanger)}`]),
    ...(found.evaporator === null
      ? []
      : [`evaporator ${hours(found.evaporator)}, ${show(found.drained, 'mass', 'kg')} drained`]),
  ];
  return `${places.join(', ')}; dew point inside up to ${celsius(found.highestDewPoint)}`;
}
