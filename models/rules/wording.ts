import type { DesignItem } from '#models/project/design.ts';
import { formatQuantity } from '#models/units/units.ts';

/** Names in a message, cut where a list would stop being read: "GPU1, GPU2, GPU3 and 5 more". */
export function namesOf(items: readonly Pick<DesignItem, 'name'>[], most = 4): string {
  const names = items.map((item) => item.name);
  if (names.length > most + 1) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "has" or "have" after `namesOf`. */
export const verb = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const celsius = (value: number): string => {
  const shown = value - 273.15;
  return formatQuantity(value, 'temperature', 'degC', { digits: Math.abs(shown) >= 100 ? 4 : 3 });
};
export const kelvin = (value: number): string =>
  formatQuantity(value, 'temperature-difference', 'K', { digits: 2 });
/** A difference of positions carries rounding of the last bits; a micrometre is finer than any drawing. */
export const millimetres = (value: number): string =>
  formatQuantity(Math.round(value * 1e6) / 1e6, 'length', 'mm');
export const percent = (value: number): string => formatQuantity(value, 'ratio', '%');
export const amperes = (value: number): string => formatQuantity(value, 'current', 'A');

export function watts(value: number): string {
  return formatQuantity(value, 'power', Math.abs(value) >= 1000 ? 'kW' : 'W');
}
