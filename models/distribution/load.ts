import type { ChainStage, Distribution } from '#models/distribution/distribution.ts';
import { distributionKind } from '#models/distribution/shape.ts';
import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import type { Report } from '#models/file/report.ts';
import type { Curve } from '#models/schema/field.ts';

const mostLoad = 2;
/** Of the sum of the shares of a year. */
const rounding = 1e-6;

/** Reads the text of a distribution file. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadDistribution(text: string, name: string): LoadedDocument<Distribution> {
  return loadDocument(distributionKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole({ load: { duty }, architectures }: Distribution, report: Report): void {
  if (!allWithin(duty, 0, mostLoad, 'x'))
    report.error(
      '$.load.duty',
      'a load is not above 0, or above 200 %',
      'write for example ["50 %", "30 %"]',
    );
  const sum = duty.reduce((total, [, share]) => total + share, 0);
  if (Math.abs(sum - 1) > rounding)
    report.error(
      '$.load.duty',
      `the shares of the year add up to ${Number((100 * sum).toPrecision(6))} %`,
      'let them add up to 100 %',
    );
  for (const [index, { stages }] of architectures.entries())
    checkStages(stages, `$.architectures[${index}].stages`, report);
}

function checkStages(stages: readonly ChainStage[], path: string, report: Report): void {
  for (const [index, stage] of stages.entries()) {
    const at = `${path}[${index}]`;
    if (stage.kind === 'converter') {
      if (!allWithin(stage.efficiency, 0, 1, 'y'))
        report.error(
          `${at}.efficiency`,
          'an efficiency is not above 0, or above 100 %',
          'write ["50 %", "97 %"]',
        );
      continue;
    }
    const before = index > 0 ? stages[index - 1] : null;
    if (before?.kind !== 'conductor') {
      if (stage.voltage === null)
        report.error(`${at}.voltage`, 'nothing says at which voltage it begins', 'write "voltage": "415 V"');
      continue;
    }
    if (stage.voltage !== null)
      report.error(`${at}.voltage`, `it begins where “${before.name}” ends`, 'leave its voltage out');
    if (stage.system !== before.system)
      report.error(
        `${at}.system`,
        `“${before.name}” before it is ${before.system}`,
        'give it the same system, or put a converter between them',
      );
  }
}

const allWithin = (curve: Curve, above: number, most: number, of: 'x' | 'y'): boolean =>
  curve.every(([x, y]) => (of === 'x' ? x : y) > above && (of === 'x' ? x : y) <= most);
