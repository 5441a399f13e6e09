import { badInput } from '#cli/bad-input.ts';
import type { Options, OptionSpec } from '#cli/command.ts';

/** More than this a grid is never shared among. */
const most = 64;

export const threadsOption: OptionSpec = {
  type: 'string',
  value: 'N',
  help: 'threads that share a field at most (default: as many as the machine runs at once); the answer does not depend on them',
};

/** Undefined where it is left to the machine. */
export function readThreads(options: Options): number | undefined {
  const wanted = options.text('threads');
  if (wanted === undefined) return undefined;
  const threads = Number(wanted);
  if (Number.isInteger(threads) && threads >= 1 && threads <= most) return threads;
  throw badInput(`--threads ${wanted}`, 'no number of threads', `write a whole number from 1 to ${most}`);
}
