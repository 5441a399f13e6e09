import { badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { applySettings, findConfiguration, openProject, readPartFiles } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { configuration, json, parts, set } from '#cli/shared-options.ts';
import { sizeDocument } from '#cli/size/document.ts';
import { readQuestion } from '#cli/size/question.ts';
import { readTarget, writeConfiguration } from '#cli/write-configuration.ts';
import { exit } from '#cli/terminal.ts';
import { sizeReport } from '#cli/text/size-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { size as sizeDesign } from '#solver/design/size.ts';

export const size: Command = {
  name: 'size',
  summary: 'the smallest, highest, cheapest or quietest that still holds, and what binds',
  usage: '<design>',
  least: 1,
  most: 1,
  notes: [
    'Goals: "smallest PATH", "highest PATH" (also lowest, largest) of any number that --set reaches and --vary gives a\n' +
      'range for; "cheapest", "lightest", "quietest", "least power" over the parts that --vary lets choose.',
    'Holds: every temperature within its limit by --margin, and no rule of severity error violated.',
    'Ends with 0 when found, 1 when nothing that may vary holds, 2 on bad input.',
  ],
  options: {
    goal: { type: 'string', value: '"GOAL"', help: 'what is asked for, e.g. "smallest fanSpeed"' },
    vary: {
      type: 'string',
      multiple: true,
      value: 'PATH=LOW..HIGH|PART=A|B',
      help: 'a range of a number (fanSpeed=30%..100%), or parts to choose from ("FAN*=idA|idB"; * is every one that fits); repeatable',
    },
    margin: { type: 'string', value: '"5 K"', help: 'distance to every temperature limit (default: 0 K)' },
    failed: { type: 'string', value: 'N', help: 'must hold with any N fans failed, too' },
    'failed-psus': { type: 'string', value: 'N', help: 'must hold with any N power supplies failed, too' },
    'ignore-rules': { type: 'boolean', help: 'only temperatures count' },
    write: {
      type: 'string',
      value: 'NAME',
      help: 'save the answer as a new configuration of the design file',
    },
    configuration,
    set,
    parts,
    json,
  },
  async run([path = ''], options, terminal) {
    const opened = await openProject(path, await readPartFiles(options, terminal), terminal);
    const id = findConfiguration(opened, options.text('configuration'), path);
    const settings = options.texts('set');
    const asked = readQuestion(applySettings(opened, id, settings), id, options);
    const target = await readTarget(path, options.text('write'), '--write', opened);
    const start = performance.now();
    const sized = await withSolver(terminal, (solver) => sizeDesign(asked.question, solver, terminal.signal));
    if (!sized) return exit.interrupted;
    if (sized.before.status === 'refused')
      throw badInput(path, sized.before.rule?.message ?? 'the design cannot be solved as it stands', '');
    const seconds = (performance.now() - start) / 1000;
    const { best } = sized;
    const wanted = best?.answer ? asked.settingsOf(best.combination, best.answer.place) : null;
    const written =
      target && wanted
        ? {
            path,
            configuration: await writeConfiguration(target, opened, id, (project, copy) =>
              applySettings(project, copy, [...settings, ...wanted]),
            ),
          }
        : null;
    const goal = (options.text('goal') ?? '').trim();
    const document = sizeDocument(asked, sized, { goal, seconds, written });
    terminal.out(options.has('json') ? printDocument('size', document) : sizeReport(asked, document));
    return sized.status === 'found' ? exit.done : exit.violated;
  },
};
