import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import type { Report } from '#models/file/report.ts';
import type { SealedModule } from '#models/module/module.ts';
import { moduleKind } from '#models/module/shape.ts';
import { formatQuantity } from '#models/units/units.ts';

/** Operating points that a start may go through: each takes as long to solve as the last. */
const mostStretches = 1000;
/** K/W: the time of a junction must be more than rounding. */
const leastResistance = 1e-6;

/** Reads the text of a sealed module. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadModule(text: string, name: string): LoadedDocument<SealedModule> {
  return loadDocument(moduleKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole(module: SealedModule, report: Report): void {
  const { plate, structure, outside } = module;
  if (!plate && !structure && !(outside && (outside.plain > 0 || outside.radiating > 0 || outside.fins)))
    report.error('$', 'no heat leaves the housing', 'give it a plate, a structure or an outer surface');
  checkComponents(module, report);
  checkStarts(module, report);
  checkSupply(module, report);
}

function checkComponents({ components, points }: SealedModule, report: Report): void {
  const names = points.map(({ name }) => name);
  components.forEach(({ draws, highest, lowest, ...component }, index) => {
    const path = `$.components[${index}]`;
    const missing = names.find((name) => !draws.some((draw) => draw.name === name));
    if (missing !== undefined)
      report.error(
        `${path}.draws`,
        `no power is said for “${missing}”`,
        `add {"name": "${missing}", "power": "10 W"}`,
      );
    draws.forEach(({ name }, nth) => {
      if (!names.includes(name))
        report.error(
          `${path}.draws[${nth}].name`,
          `no operating point is called “${name}”`,
          `write one of ${names.join(', ')}`,
        );
    });
    if (component.package + component.interface + component.spreader < leastResistance)
      report.error(
        `${path}.package`,
        'nothing lies between junction and housing',
        'write its resistance, 1e-6 K/W at the least',
      );
    if (highest <= lowest)
      report.error(
        `${path}.highest`,
        'the highest temperature is not above the lowest',
        'write the larger one',
      );
  });
}

function checkStarts({ points, hotSoak, coldStart }: SealedModule, report: Report): void {
  const mean = points.reduce((sum, { duration }) => sum + duration, 0) / points.length;
  const most = mostStretches * mean;
  for (const [name, start] of Object.entries({ hotSoak, coldStart })) {
    if (start && start.duration > most)
      report.error(
        `$.${name}.duration`,
        `more than ${mostStretches} operating points would be gone through`,
        `write ${formatQuantity(most, 'time', 'min')} or less, or make the operating points longer`,
      );
  }
}

function checkSupply({ supply }: SealedModule, report: Report): void {
  const { battery } = supply;
  if (supply.class === 'battery' && !battery)
    report.error('$.supply.battery', 'the range is that of a battery that is not there', 'add the battery');
  if (supply.highest <= supply.lowest)
    report.error(
      '$.supply.highest',
      'the range of the input ends before it begins',
      'write the larger one here',
    );
  if (battery && battery.highest <= battery.lowest)
    report.error(
      '$.supply.battery.highest',
      'the range of the battery ends before it begins',
      'write the larger one here',
    );
  if (supply.efficiency.some(([, efficiency]) => efficiency <= 0 || efficiency > 1))
    report.error(
      '$.supply.efficiency',
      'an efficiency is not between 0 and 100 %',
      'write for example "92 %"',
    );
}
