import type { Command, OptionSpec } from '#cli/command.ts';
import { pairs } from '#cli/text/table.ts';

/** The list of commands. */
export function generalHelp(commands: readonly Command[]): string {
  const list = pairs(
    commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary] as const),
  );
  return [
    'Boxwright: power, airflow and temperatures of compute enclosures.\n',
    `Usage: boxwright <command> [options]\n\n${list}`,
    '"boxwright <command> --help" explains one command; "boxwright --version" prints the version.',
    'Ends with 0 when done, 1 when a rule is violated or a solve did not converge, 2 on bad input.\n',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const options: (readonly [string, OptionSpec])[] = [
    ...Object.entries(command.options),
    ['help', { type: 'boolean', help: 'this text' }],
  ];
  const rows = options.map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const,
  );
  return [
    `boxwright ${command.name}: ${command.summary}\n`,
    `Usage: ${`boxwright ${command.name} ${command.usage}`.trim()} [options]\n`,
    pairs(rows),
    ...command.notes.map((note) => `${note}\n`),
  ].join('\n');
}
