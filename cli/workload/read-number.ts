import { badInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';

/** What a number may be, beyond more than zero: a count, a share up to 1, or anything. */
type Sort = 'whole' | 'share' | 'any';

const wanted: Readonly<Record<Sort, string>> = {
  whole: 'a whole number above 0',
  share: 'a number above 0, at most 1',
  any: 'a number above 0',
};

/** A number option; null where it was not given. Plain numbers, such as 70e9. */
export function optionalNumber(options: Options, name: string, sort: Sort): number | null {
  const text = options.text(name);
  if (text === undefined) return null;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const allowed =
    Number.isFinite(value) &&
    value > 0 &&
    (sort !== 'whole' || Number.isInteger(value)) &&
    (sort !== 'share' || value <= 1);
  if (allowed) return value;
  throw badInput(
    `--${name} ${text}`,
    `${wanted[sort]} is wanted`,
    `write --${name} ${sort === 'share' ? '0.5' : '32'}`,
  );
}

export function positive(options: Options, name: string, fallback: number, sort: Sort): number {
  return optionalNumber(options, name, sort) ?? fallback;
}
