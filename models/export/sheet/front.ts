import type { Content, TableCell } from 'pdfmake/interfaces';
import { bomOf, bomTotals } from '#models/export/bom.ts';
import { btu, fixed, shown, unknown, watts } from '#models/export/sheet/numbers.ts';
import { boxed, colours, printable, textWidth } from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { version } from '#models/export/version.ts';

const fidelityNames = {
  budget: 'Budget (sums and balances)',
  network: 'Network (flow and heat network)',
} as const;

const statusNames = {
  converged: 'Converged',
  'not-converged': 'Not converged',
  refused: 'Not solved',
  cancelled: 'Cancelled',
} as const;

export function front(input: SpecSheetInput): Content[] {
  return [titleBlock(input), ...pictureOf(input), verdict(input), keyFigures(input)];
}

function titleBlock({ design, result, date }: SpecSheetInput): Content {
  const fields: readonly (readonly [string, string])[] = [
    ['Revision', design.revision || unknown],
    ['Configuration', design.configuration.name],
    ['Date', date],
    ['Fidelity', fidelityNames[result.fidelity]],
    ['Solve', statusNames[result.status]],
    ['Made with', `Boxwright ${version}`],
  ];
  const cell = ([label, text]: readonly [string, string]): TableCell => ({
    stack: [
      { text: label, style: 'label' },
      { text: printable(text), fontSize: 9.5 },
    ],
  });
  return {
    margin: [0, 0, 0, 12],
    stack: [
      { text: 'SPECIFICATION SHEET', fontSize: 8, bold: true, color: colours.accent },
      { text: printable(design.project || 'Unnamed design'), style: 'title', margin: [0, 2, 0, 8] },
      {
        table: { widths: ['*', '*', '*'], body: [fields.slice(0, 3).map(cell), fields.slice(3).map(cell)] },
        layout: boxed,
      },
    ],
  };
}

const png = [0x89, 0x50, 0x4e, 0x47] as const;

/** The picture where there is one and it is a PNG; anything else would stop the whole document. */
function pictureOf({ picture }: SpecSheetInput): Content[] {
  if (!picture || png.some((byte, index) => picture[index] !== byte)) return [];
  return [
    {
      image: `data:image/png;base64,${base64(picture)}`,
      fit: [textWidth, 250],
      alignment: 'center',
      margin: [0, 0, 0, 10],
    },
  ];
}

/** In pieces: String.fromCharCode takes its arguments on the stack. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

/** The answer in one sentence, before any table. */
function verdict({ design, result, violations }: SpecSheetInput): Content {
  const errors = violations.filter((violation) => violation.severity === 'error').length;
  const over = result.parts.filter((part) => part.margin !== null && part.margin < 0);
  const hottest = result.parts.find((part) => part.id === result.hottest);
  const name = design.items.find((item) => item.id === result.hottest)?.name;
  const margin = hottest?.margin ?? null;
  const words: string[] = [];
  if (result.status !== 'converged') words.push(`The design is ${statusNames[result.status].toLowerCase()}.`);
  if (over.length > 0) {
    words.push(
      `${over.length === 1 ? '1 part exceeds its' : `${over.length} parts exceed their`} temperature limit.`,
    );
  } else if (margin !== null && name !== undefined) {
    words.push(
      `Every temperature limit is held; ${name} is nearest to its own, ${shown(margin, 'temperature-difference', 'K', 2)} below.`,
    );
  } else words.push('Temperatures are not part of this fidelity.');
  words.push(
    errors === 0
      ? 'No design rule reports an error.'
      : `The design rules report ${errors === 1 ? '1 error' : `${errors} errors`}; see Checks.`,
  );
  const good = over.length === 0 && errors === 0 && result.status === 'converged';
  return {
    text: printable(words.join(' ')),
    fontSize: 10,
    bold: true,
    color: good ? colours.good : colours.error,
    margin: [0, 0, 0, 8],
  };
}

function keyFigures({ design, result }: SpecSheetInput): Content {
  const { requirements } = result;
  const totals = bomTotals(bomOf(design, result));
  const hottest = result.parts.find((part) => part.id === result.hottest);
  const hottestName = design.items.find((item) => item.id === result.hottest)?.name ?? '';
  const { ambientTemperature, altitude } = design.conditions;
  const figures: readonly (readonly [string, string, string])[] = [
    [
      'Power from the feed',
      watts(result.powerAc),
      `${shown(requirements.feedCurrent, 'current', 'A')} at ${shown(design.conditions.feedVoltage, 'voltage', 'V')}`,
    ],
    [
      'Heat to the room',
      watts(requirements.heat),
      requirements.heatToCoolant > 0
        ? `and ${watts(requirements.heatToCoolant)} to the coolant`
        : `${fixed(btu(requirements.heat), 0)} BTU/h`,
    ],
    [
      'Airflow',
      shown(requirements.airflow, 'volume-flow', 'm3/h'),
      shown(requirements.airflow, 'volume-flow', 'CFM'),
    ],
    [
      'Static pressure',
      shown(requirements.staticPressure, 'pressure', 'Pa'),
      shown(requirements.staticPressure, 'pressure', 'inH2O'),
    ],
    [
      'Smallest margin',
      shown(hottest?.margin ?? null, 'temperature-difference', 'K', 2),
      hottest && hottest.temperature !== null
        ? `${hottestName}: ${shown(hottest.temperature, 'temperature', 'degC')} of ${shown(hottest.limit, 'temperature', 'degC')}`
        : 'no temperature solved',
    ],
    [
      'Noise at 1 m',
      shown(requirements.noise, 'sound-level', 'dB(A)'),
      `fans at ${fixed(100 * requirements.fanSpeedRatio, 0)} %`,
    ],
    [
      'Inlet air',
      shown(ambientTemperature, 'temperature', 'degC'),
      `${shown(altitude, 'length', 'm')}, ${requirements.inletClass === null ? 'above class A4' : `ASHRAE ${requirements.inletClass}`}`,
    ],
    [
      'Mass',
      totals.withoutMass > 0 ? `≥ ${fixed(totals.mass, 1)} kg` : `${fixed(totals.mass, 1)} kg`,
      totals.withoutMass > 0
        ? `${totals.withoutMass} pieces unknown`
        : `limit ${shown(design.conditions.massLimit, 'mass', 'kg')}`,
    ],
  ];
  const cell = ([label, figure, more]: readonly [string, string, string]): TableCell => ({
    stack: [
      { text: label, style: 'label' },
      { text: printable(figure), style: 'figure' },
      { text: printable(more), style: 'small' },
    ],
  });
  return {
    table: {
      widths: ['*', '*', '*', '*'],
      body: [figures.slice(0, 4).map(cell), figures.slice(4).map(cell)],
    },
    layout: boxed,
    unbreakable: true,
  };
}
