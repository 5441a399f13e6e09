import type { Content } from 'pdfmake/interfaces';
import { bomOf } from '#models/export/bom.ts';
import { colours, partName, printable, section, table } from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { formatQuantity } from '#models/units/units.ts';

const methods = {
  budget:
    'Budget fidelity: sums of power and energy balances. Temperatures of parts and flows of single fans are not solved.',
  network:
    'Network fidelity: steady state. Air flow and heat are solved together on a network of zones, fans, openings, heat ' +
    'sinks and walls with published correlations; each keeps its source and range of validity in Boxwright ("why" ' +
    'beside a temperature lists them for that part). A zone has one air temperature; jets, swirl and recirculation ' +
    'inside a zone are not resolved.',
} as const;

/** What the figures rest on, so that a reader can judge how far they carry. */
export function validity({ design, result, caseHash }: SpecSheetInput): Content[] {
  const { conditions } = design;
  const workload = {
    idle: 'idle power of every part',
    typical: 'typical power of every part',
    maximum: 'maximum rated power of every part',
    'language-model':
      'accelerators under the language model of the conditions and typical power of all other parts',
  }[conditions.workload];
  const failed = design.items.filter((item) => item.part.values['failed'] === true).map((item) => item.name);
  const points = [
    methods[result.fidelity],
    `All figures hold for the conditions of this sheet: inlet air ${formatQuantity(conditions.ambientTemperature, 'temperature')} at ${formatQuantity(conditions.altitude, 'length', 'm')}, ${workload}.`,
    ...(failed.length > 0 ? [`Failure case: ${failed.join(', ')} set to failed.`] : []),
    'Correlations of forced convection scatter by 10 % and more (Incropera et al., ch. 7); a margin below 5 K is no proof. Fan curves, heat-sink figures and package resistances are taken as stated by their sources below.',
    `Balances of this solve: mass ${ratio(result.balance.mass)}, energy ${ratio(result.balance.energy)} of the throughput (${result.cost.iterations} iterations, ${result.cost.unknowns} unknowns).`,
    'Acoustics: levels of single fans are added as incoherent sources and scaled by speed; the enclosure neither damps nor amplifies.',
    'This sheet is a calculation, not a measurement. Qualify the built unit by test.',
    `Case ${caseHash}: the same case and version of Boxwright give the same figures.`,
  ];
  return [
    section('Assumptions and validity'),
    { ul: points.map((text) => ({ text: printable(text), margin: [0, 0, 0, 3] })), fontSize: 8.5 },
    ...inputs({ design, result }),
  ];
}

function ratio(value: number): string {
  const size = Math.abs(value);
  return size < 1e-6 ? 'below 0.0001 %' : formatQuantity(size, 'ratio', '%', { digits: 2 });
}

/** Parts of which a figure is estimated, changed or unknown. */
function inputs({ design, result }: Pick<SpecSheetInput, 'design' | 'result'>): Content[] {
  const rows = bomOf(design, result).filter(
    (row) => row.missing || row.confidence !== 'high' || row.estimates.length > 0 || row.changed.length > 0,
  );
  const seen = new Map<string, string[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.part, row.estimates, row.changed]);
    if (seen.has(key)) continue;
    seen.set(key, [
      row.missing ? `${row.model} (in no library: all figures unknown)` : partName(row),
      row.confidence,
      row.estimates.join(', ') || '–',
      row.changed.join(', ') || '–',
    ]);
  }
  if (seen.size === 0) return [];
  return [
    {
      text: 'Estimated and changed figures',
      bold: true,
      fontSize: 9.5,
      margin: [0, 8, 0, 4],
      headlineLevel: 2,
    },
    table(
      [
        { header: 'Part', width: 170 },
        { header: 'Confidence', width: 50 },
        { header: 'Estimated', width: '*' },
        { header: 'Set in this design', width: 90 },
      ],
      [...seen.values()],
      { fontSize: 7.5 },
    ),
    {
      text: 'Confidence: high, a primary document or two independent sources; medium, one secondary source; low, a class estimate.',
      style: 'note',
      color: colours.muted,
    },
  ];
}
