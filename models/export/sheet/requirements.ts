import type { Content } from 'pdfmake/interfaces';
import { chainLines } from '#models/results/chain-text.ts';
import { workloadLines } from '#models/results/workload-text.ts';
import { btu, fixed, shown, unknown } from '#models/export/sheet/numbers.ts';
import { sectionTable } from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { conditionFields, isUnspoken } from '#models/project/conditions.ts';
import { nameOfQuantity } from '#models/project/edits/naming.ts';
import type { Conditions } from '#models/project/records.ts';
import type { FanResult } from '#models/results/design-result.ts';

/** What the site and the rack must provide. */
export function requirements({ design, result }: SpecSheetInput): Content[] {
  const { conditions } = design;
  const need = result.requirements;
  const rise =
    need.exhaustTemperature === null ? null : need.exhaustTemperature - conditions.ambientTemperature;
  const exceeded = result.parts.some((part) => part.margin !== null && part.margin < 0);
  const warmest = exceeded ? null : need.warmestAmbient;
  const units = result.supplies.length;
  const rows: readonly (readonly [string, string, string, string])[] = [
    [
      'Heat to the room',
      `${fixed(need.heat, 0)} W`,
      `${fixed(btu(need.heat), 0)} BTU/h`,
      need.heatToCoolant > 0
        ? `besides ${fixed(need.heatToCoolant, 0)} W into the coolant`
        : 'all of it into the air',
    ],
    [
      'Airflow at the inlet',
      shown(need.airflow, 'volume-flow', 'm3/s'),
      shown(need.airflow, 'volume-flow', 'CFM'),
      `${shown(need.airflow, 'volume-flow', 'm3/h')} at inlet density`,
    ],
    [
      'Static pressure of the fans',
      shown(need.staticPressure, 'pressure', 'Pa'),
      shown(need.staticPressure, 'pressure', 'inH2O'),
      'largest rise of any running fan',
    ],
    [
      'Fan speed',
      `${fixed(100 * need.fanSpeedRatio, 0)} %`,
      shown(need.fanSpeed, 'rotational-speed', 'rpm', 4),
      conditions.fanMode === 'fixed'
        ? 'fixed by the conditions'
        : `lowest that keeps ${shown(conditions.targetMargin, 'temperature-difference', 'K', 2)} of margin`,
    ],
    ['Noise', shown(need.noise, 'sound-level', 'dB(A)'), '', noiseRemark(result.fans)],
    [
      'Exhaust air, mixed',
      shown(need.exhaustTemperature, 'temperature', 'degC'),
      shown(need.exhaustTemperature, 'temperature', 'degF'),
      rise === null ? '' : `${shown(rise, 'temperature-difference', 'K')} above the inlet`,
    ],
    [
      'Inlet class',
      need.inletClass === null ? 'above A4' : `ASHRAE ${need.inletClass}`,
      '',
      `for ${shown(conditions.ambientTemperature, 'temperature', 'degC')} at ${shown(conditions.altitude, 'length', 'm')}; declared ${conditions.inletClass}`,
    ],
    [
      'Warmest inlet that holds',
      shown(warmest, 'temperature', 'degC'),
      shown(warmest, 'temperature', 'degF'),
      exceeded
        ? 'limits are exceeded already'
        : `every limit, at this fan speed${need.heatToCoolant > 0 ? ' and this coolant supply' : ''}; linear in the margin`,
    ],
    [
      'Rating of each supply',
      units > 0 ? `${fixed(need.psuRating, 0)} W` : unknown,
      '',
      units > 0
        ? `${units} working, ${conditions.psuSpares === 0 ? 'no spare' : `${conditions.psuSpares} of them spare`}`
        : 'no supply in the design',
    ],
    [
      'Feed',
      shown(need.feedCurrent, 'current', 'A'),
      '',
      `all feeds at ${shown(conditions.feedVoltage, 'voltage', 'V')}; breakers of ${shown(conditions.breakerCurrent, 'current', 'A')}`,
    ],
    ...[
      ...chainLines(conditions, result.chain),
      ...(result.workload === null ? [] : workloadLines(result.workload)),
    ].map(({ label, value, note }): [string, string, string, string] => [label, value, '', note]),
  ];
  return [
    ...sectionTable(
      'Requirements',
      [
        { header: 'What', width: 130 },
        { header: 'SI', width: 85, right: true },
        { header: 'Other unit', width: 85, right: true },
        { header: 'Remark', width: '*' },
      ],
      rows,
    ),
  ];
}

function noiseRemark(fans: readonly FanResult[]): string {
  const silent = fans.filter((fan) => fan.noise === null && fan.state !== 'failed').length;
  const all = 'all fans at 1 m, free field, without the enclosure';
  return silent === 0 ? all : `${all}; ${silent} of ${fans.length} without a known level`;
}

/** The conditions that every figure of the sheet holds for. */
export function conditionsTable({ design }: SpecSheetInput): Content[] {
  const told = Object.entries(conditionFields).filter(([key]) => !isUnspoken(key, [design]));
  const entries = told.map(([key, field]): [string, string] => {
    // The declared fields are the keys of Conditions.
    const value = design.conditions[key as keyof Conditions];
    if (field.type === 'quantity' && typeof value === 'number') {
      return [field.label, nameOfQuantity(value, field.quantity, field.unit)];
    }
    if (field.type === 'choice') {
      return [field.label, field.options.find((option) => option.value === value)?.label ?? String(value)];
    }
    return [field.label, String(value)];
  });
  const half = Math.ceil(entries.length / 2);
  const rows = entries.slice(0, half).map((left, index) => {
    const right = entries[half + index];
    return [left[0], left[1], right?.[0] ?? '', right?.[1] ?? ''];
  });
  return [
    ...sectionTable(
      'Conditions',
      [
        { header: 'Condition', width: '*' },
        { header: 'Value', width: 80, right: true },
        { header: 'Condition', width: '*' },
        { header: 'Value', width: 80, right: true },
      ],
      rows,
    ),
  ];
}
