import { celsius, kelvins, volumeFlow } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import { whyLeft, type Calibration } from '#solver/field-run/contract.ts';

/** The factors that were found, what they do, and what was left alone. @param name of the configuration that has them */
export function calibrationReport({ factors, left, parts, openings }: Calibration, name: string): string {
  const sections = [
    `Calibrated from the field, in the new configuration “${name}”\n`,
    table(
      [text('Factor'), text('of'), number('Before'), number('After'), text('')],
      factors.map((one) => [
        one.field === 'filmFactor' ? 'film' : 'flow',
        one.name,
        one.before.toFixed(2),
        one.after.toFixed(2),
        one.isAtEnd ? 'would go further' : '',
      ]),
    ),
    table(
      [text('Part'), number('Field'), number('Network'), number('Calibrated'), number('Still off')],
      parts.map((one) => [
        one.name,
        celsius(one.field),
        celsius(one.before),
        celsius(one.after),
        kelvins(one.after - one.field),
      ]),
    ),
    table(
      [text('Opening'), number('Field'), number('Network'), number('Calibrated')],
      openings.map((one) => [one.name, ...[one.field, one.before, one.after].map(volumeFlow)]),
    ),
    ...(left.length === 0
      ? []
      : [`Left alone\n${left.map((one) => `  ${one.name}: ${whyLeft[one.why]}\n`).join('')}`]),
  ];
  return `\n${sections.join('\n')}`;
}
