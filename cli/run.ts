import { parseArgs } from 'node:util';
import { BadInput, badInput } from '#cli/bad-input.ts';
import { Options, type Command } from '#cli/command.ts';
import { caseCommand } from '#cli/commands/case.ts';
import { rideCommand } from '#cli/commands/ride.ts';
import { check } from '#cli/commands/check.ts';
import { chip } from '#cli/commands/chip.ts';
import { cluster } from '#cli/commands/cluster.ts';
import { compare } from '#cli/commands/compare.ts';
import { cryostat } from '#cli/commands/cryostat.ts';
import { explain } from '#cli/commands/explain.ts';
import { fieldCommand } from '#cli/commands/field.ts';
import { exportCommand } from '#cli/commands/export.ts';
import { importCommand } from '#cli/commands/import.ts';
import { library } from '#cli/commands/library.ts';
import { moduleCommand } from '#cli/commands/module.ts';
import { orbit } from '#cli/commands/orbit.ts';
import { pod } from '#cli/commands/pod.ts';
import { power } from '#cli/commands/power.ts';
import { rack } from '#cli/commands/rack.ts';
import { service } from '#cli/commands/service.ts';
import { site } from '#cli/commands/site.ts';
import { size } from '#cli/commands/size.ts';
import { solve } from '#cli/commands/solve.ts';
import { verify } from '#cli/commands/verify.ts';
import { workload } from '#cli/commands/workload.ts';
import { commandHelp, generalHelp } from '#cli/help.ts';
import { printDocument } from '#cli/output/documents.ts';
import { exit, type Terminal } from '#cli/terminal.ts';
import { problemLines } from '#cli/text/problems.ts';
import packageFile from '../package.json' with { type: 'json' };

export const commands: readonly Command[] = [
  solve,
  check,
  explain,
  compare,
  size,
  site,
  rack,
  cluster,
  orbit,
  moduleCommand,
  pod,
  power,
  cryostat,
  chip,
  service,
  exportCommand,
  library,
  importCommand,
  workload,
  verify,
  caseCommand,
  fieldCommand,
  rideCommand,
];

/** Runs one command line and returns the exit code. Never throws for what a person can put right. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    const asked = commands.find((command) => command.name === rest[0]);
    terminal.out(asked ? commandHelp(asked) : generalHelp(commands));
    return name === '' ? exit.badInput : exit.done;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${packageFile.version}\n`);
    return exit.done;
  }
  try {
    const command = commands.find((known) => known.name === name);
    if (!command) throw unknownCommand(name);
    return await runCommand(command, rest, terminal);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    terminal.err(problemLines(error.where, error.problems));
    if (rest.includes('--json')) {
      terminal.out(
        printDocument('error', {
          format: 'boxwright-error',
          version: 1,
          where: error.where,
          problems: error.problems.map((problem) => ({ ...problem })),
        }),
      );
    }
    return exit.badInput;
  }
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(command, args);
  const options = new Options(values);
  if (options.has('help')) {
    terminal.out(commandHelp(command));
    return exit.done;
  }
  if (positionals.length < command.least || positionals.length > command.most) {
    throw badInput(
      command.name,
      positionals.length < command.least ? 'an argument is missing' : 'there are too many arguments',
      `write ${`boxwright ${command.name} ${command.usage}`.trim()} [options]`,
    );
  }
  return command.run(positionals, options, terminal);
}

function parse(command: Command, args: readonly string[]) {
  const specs = Object.entries(command.options).map(
    ([name, { type, multiple = false }]) => [name, { type, multiple }] as const,
  );
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...Object.fromEntries(specs), help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    throw badInput(command.name, message, `see "boxwright ${command.name} --help"`);
  }
}

function unknownCommand(name: string): BadInput {
  const near = commands.find((command) => command.name.startsWith(name.slice(0, 2)));
  const remedy = near ? `did you mean "${near.name}"?` : 'see "boxwright --help"';
  return badInput(name, 'there is no such command', remedy);
}
