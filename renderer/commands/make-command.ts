import type { Command } from '#renderer/commands/command.ts';

/** A command whose title does not depend on the state, unless it is given in `more`. */
export function command(
  id: string,
  group: Command['group'],
  name: string,
  run: Command['run'],
  more: Partial<Command> = {},
): Command {
  return { id, group, name, title: () => name, run, ...more };
}
