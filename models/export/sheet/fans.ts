import type { Content } from 'pdfmake/interfaces';
import { joinReferences } from '#models/export/references.ts';
import { fanChartSvg, type FanChart } from '#models/export/sheet/fan-chart.ts';
import { celsius, fixed } from '#models/export/sheet/numbers.ts';
import { byPart } from '#models/export/sheet/power.ts';
import {
  colours,
  paragraph,
  partName,
  printable,
  sectionTable,
  textWidth,
  type SheetRow,
} from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import type { FanResult } from '#models/results/design-result.ts';

const stateNames = {
  running: 'running',
  stalled: 'STALLED',
  'back-flow': 'BACK-FLOW',
  failed: 'FAILED',
} as const;
const cubicFeet = 0.3048 ** 3;

export function fans(input: SpecSheetInput): Content[] {
  const { design, result } = input;
  if (result.fans.length === 0) return openings(input);
  const rows = byPart(design.items, result.fans).flatMap(([name, group]): SheetRow[] => [
    { group: name },
    ...group.map(({ item, row: fan }) => [
      item.name,
      fixed(fan.flow * 3600, 1),
      fixed((fan.flow / cubicFeet) * 60, 1),
      fixed(fan.pressure, 0),
      fixed(fan.speed === null ? null : fan.speed * 60, 0),
      fixed(100 * fan.speedRatio, 0),
      fixed(fan.power, 1),
      fixed(fan.noise, 1),
      fan.state === 'running'
        ? stateNames.running
        : { text: stateNames[fan.state], bold: true, color: colours.error },
    ]),
  ]);
  return [
    ...sectionTable(
      'Fans and air',
      [
        { header: 'Fan', width: '*' },
        { header: 'Flow [m³/h]', width: 54, right: true },
        { header: '[CFM]', width: 44, right: true },
        { header: 'Pressure [Pa]', width: 58, right: true },
        { header: 'Speed [rpm]', width: 54, right: true },
        { header: '[%]', width: 30, right: true },
        { header: 'Power [W]', width: 48, right: true },
        { header: 'Noise [dB(A)]', width: 58, right: true },
        { header: 'State', width: 54 },
      ],
      rows,
    ),
    ...charts(input),
    ...openings(input),
  ];
}

/** Fans of one model at one speed and density share a curve, and a chart. */
function charts({ design, result }: SpecSheetInput): Content[] {
  const items = new Map(design.items.map((item) => [item.id, item]));
  const groups = new Map<string, FanResult[]>();
  for (const fan of result.fans) {
    if (fan.curve.length < 2 || fan.state === 'failed') continue;
    // Fans of one model stand in slightly different air; curves within a hundredth are one on paper.
    const shape = fan.curve.map(([flow, pressure]) => [flow.toPrecision(2), pressure.toPrecision(2)]);
    const key = JSON.stringify([items.get(fan.id)?.part.id, fan.speedRatio.toFixed(2), shape.length]);
    const group = groups.get(key);
    if (group) group.push(fan);
    else groups.set(key, [fan]);
  }
  const drawn = [...groups.values()].flatMap((group): FanChart[] => {
    const [first] = group;
    if (!first) return [];
    const named = group.map((fan) => ({ ...fan, name: items.get(fan.id)?.name ?? fan.id }));
    return [
      {
        title: printable(
          `${joinReferences(named.map((fan) => fan.name))} at ${fixed(100 * first.speedRatio, 0)} % speed`,
        ),
        curve: first.curve,
        points: named,
      },
    ];
  });
  const rows: Content[] = [];
  for (let at = 0; at < drawn.length; at += 2) {
    rows.push({
      columns: drawn.slice(at, at + 2).map((chart): Content => ({
        svg: fanChartSvg(chart),
        fit: [textWidth / 2 - 8, 180],
        width: textWidth / 2 - 8,
      })),
      columnGap: 16,
      margin: [0, 8, 0, 0],
      unbreakable: true,
    });
  }
  if (rows.length > 0)
    rows.push(
      paragraph('Curve: pressure at the speed and air density of this solve. Circles: where the fans work.'),
    );
  return rows;
}

function openings({ design, result }: SpecSheetInput): Content[] {
  if (result.openings.length === 0) return [];
  const items = new Map(design.items.map((item) => [item.id, item]));
  return [
    { text: '', margin: [0, 8, 0, 0] },
    ...sectionTable(
      null,
      [
        { header: 'Opening', width: 56 },
        { header: 'Kind', width: '*' },
        { header: 'Way', width: 26 },
        { header: 'Flow [m³/h]', width: 60, right: true },
        { header: 'Mass flow [g/s]', width: 66, right: true },
        { header: 'Air [°C]', width: 46, right: true },
        { header: 'Pressure drop [Pa]', width: 78, right: true },
      ],
      result.openings.map((opening) => {
        const item = items.get(opening.id);
        return [
          item?.name ?? opening.id,
          item ? partName(item.part) : 'Leakage',
          opening.flow >= 0 ? 'in' : 'out',
          fixed(Math.abs(opening.flow) * 3600, 1),
          fixed(Math.abs(opening.massFlow) * 1000, 1),
          fixed(celsius(opening.temperature), 1),
          fixed(Math.abs(opening.pressureDrop), 1),
        ];
      }),
    ),
  ];
}
