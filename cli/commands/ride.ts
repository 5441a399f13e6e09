import { badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { exitCodeOf } from '#cli/exit-code.ts';
import { findItem } from '#cli/find-item.ts';
import { openDesign } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { configuration, json, parts, set } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { rideReport } from '#cli/text/ride-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import type { Design } from '#models/project/design.ts';
import { facilityWaterOf, nameOfFailing } from '#models/project/failing.ts';
import { workingUnits } from '#solver/design/failures.ts';
import { parseQuantity } from '#models/units/units.ts';

const usualDuration = 600; // s

export const rideCommand: Command = {
  name: 'ride',
  summary: 'how long the parts have when fans or pumps fail or coolant is lost',
  usage: '<design>',
  least: 1,
  most: 1,
  notes: [
    'From the steady state on the named fans and pumps stop at once; a coolant connection loses its coolant within a second, and the pumps of its loop stop; facility water is lost within a second, and the pumps of its unit go on. Other fans go on as fan control says. Parts and the coolant in hoses store heat; accelerators slow down when they are too hot, and shut down when that does not help.',
    'Ends with 1 when a part reaches its limit within the duration.',
  ],
  options: {
    fail: {
      type: 'string',
      multiple: true,
      value: 'PART',
      help: 'a fan, pump, coolant distribution unit or connection that fails, by name or id; "CDU1 water": the facility water of that unit; "all": all fans and pumps that run',
    },
    duration: { type: 'string', value: 'TIME', help: 'how long to look (default: 10 min)' },
    'no-throttle': { type: 'boolean', help: 'accelerators keep their power however hot they are' },
    configuration,
    set,
    parts,
    json,
  },
  async run([path = ''], options, terminal) {
    const duration = readDuration(options.text('duration'));
    const design = await openDesign(path, options, terminal);
    const failed = partsThatFail(design, options.texts('fail'), path);
    const ride = await withSolver(terminal, async (solver) => {
      try {
        const unthrottled = options.has('no-throttle');
        const question = { failed, duration, unthrottled };
        return await solver.ride(design, question, terminal.signal);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw badInput(path, reason, 'see "boxwright solve" for the steady state');
      }
    });
    terminal.out(
      options.has('json')
        ? printDocument('ride', {
            format: 'boxwright-ride',
            version: 1,
            project: design.project,
            revision: design.revision,
            configuration: design.configuration,
            ride,
          })
        : rideReport(
            failed.map((id) => nameOfFailing(id, design.items)),
            duration,
            ride,
          ),
    );
    if (ride.status !== 'completed') return exitCodeOf(ride.status);
    return ride.parts.some(({ limitAt }) => limitAt !== null) ? exit.violated : exit.done;
  },
};

function readDuration(text: string | undefined): number {
  if (text === undefined) return usualDuration;
  const parsed = parseQuantity(text, 'time');
  if (parsed.ok && parsed.value > 0) return parsed.value;
  throw badInput(`--duration ${text}`, 'this is no time above 0', 'write --duration "10 min"');
}

/** Ids of what fails; "CDU1 water" is the facility water of CDU1. */
function partsThatFail(design: Design, names: readonly string[], path: string): string[] {
  const running = [
    ...workingUnits(design, 'fan'),
    ...workingUnits(design, 'pump'),
    ...workingUnits(design, 'cdu'),
  ];
  if (names.length === 0) {
    const known = running[0] ?? workingUnits(design, 'coolant-port')[0];
    throw badInput(
      'ride',
      'nothing is named that fails',
      `write --fail ${known?.name ?? 'FAN'} or --fail all`,
    );
  }
  const wanted = names.flatMap((list) => list.split(',')).map((name) => name.trim());
  if (wanted.includes('all') && running.length === 0)
    throw badInput('--fail all', 'no fan or pump runs', 'name a coolant connection');
  const found = wanted.flatMap((name) => {
    if (name === 'all') return running.map(({ id }) => id);
    const [, unit] = /^(.+?) water$/i.exec(name) ?? [];
    return unit === undefined
      ? findItem(design, name, path).id
      : facilityWaterOf(findItem(design, unit, path).id);
  });
  return [...new Set(found)];
}
