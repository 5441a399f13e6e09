import { colours } from '#models/export/sheet/style.ts';
import { formatNumber } from '#models/units/units.ts';

/*
 * A fan's pressure curve with the points at which fans of that curve work, as SVG (vector in the PDF).
 */

export interface FanChart {
  readonly title: string;
  /** [m3/s, Pa] at the speed and density of the solve. */
  readonly curve: readonly (readonly [number, number])[];
  readonly points: readonly { readonly flow: number; readonly pressure: number; readonly name: string }[];
}

const width = 250;
const height = 165;
const frame = { left: 38, right: 10, top: 22, bottom: 30 } as const;

/** m3/s to m3/h. */
const perHour = 3600;

export function fanChartSvg(chart: FanChart): string {
  const flows = [...chart.curve.map(([flow]) => flow), ...chart.points.map((point) => point.flow)];
  const pressures = [
    ...chart.curve.map(([, pressure]) => pressure),
    ...chart.points.map((point) => point.pressure),
  ];
  const x = scale(
    Math.min(0, ...flows) * perHour,
    Math.max(...flows) * perHour,
    frame.left,
    width - frame.right,
  );
  const y = scale(Math.min(0, ...pressures), Math.max(...pressures), height - frame.bottom, frame.top);
  const at = (flow: number, pressure: number) => `${round(x.map(flow * perHour))} ${round(y.map(pressure))}`;
  const line = chart.curve
    .map(([flow, pressure], i) => `${i === 0 ? 'M' : 'L'}${at(flow, pressure)}`)
    .join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    text(0, 10, chart.title, { size: 8, bold: true, fill: colours.ink }),
    ...x.ticks.flatMap((tick) => [
      rule(x.map(tick), frame.top, x.map(tick), height - frame.bottom),
      text(x.map(tick), height - frame.bottom + 10, formatTick(tick), { anchor: 'middle' }),
    ]),
    ...y.ticks.flatMap((tick) => [
      rule(frame.left, y.map(tick), width - frame.right, y.map(tick)),
      text(frame.left - 4, y.map(tick) + 2.4, formatTick(tick), { anchor: 'end' }),
    ]),
    text((frame.left + width - frame.right) / 2, height - 6, 'Flow [m³/h]', { anchor: 'middle' }),
    `<g transform="translate(8 ${(frame.top + height - frame.bottom) / 2}) rotate(-90)">${text(0, 0, 'Static pressure [Pa]', { anchor: 'middle' })}</g>`,
    `<path d="M${frame.left} ${frame.top} L${frame.left} ${height - frame.bottom} L${width - frame.right} ${height - frame.bottom}" fill="none" stroke="${colours.muted}" stroke-width="0.8"/>`,
    `<path d="${line}" fill="none" stroke="${colours.accent}" stroke-width="1.4"/>`,
    ...chart.points.map(
      (point) =>
        `<circle cx="${round(x.map(point.flow * perHour))}" cy="${round(y.map(point.pressure))}" r="2.6" fill="#ffffff" stroke="${colours.error}" stroke-width="1.1"/>`,
    ),
    ...labelOf(chart),
    '</svg>',
  ].join('');
}

/** The working point in words, at the top right: a falling curve leaves that corner free. */
function labelOf({ points }: FanChart): string[] {
  if (points.length === 0) return [];
  const mean = (of: (point: FanChart['points'][number]) => number) =>
    formatNumber(points.reduce((sum, point) => sum + of(point), 0) / points.length);
  const label = `${mean((point) => point.flow * perHour)} m³/h at ${mean((point) => point.pressure)} Pa${points.length > 1 ? ` (mean of ${points.length})` : ''}`;
  return [text(width - frame.right - 4, frame.top + 10, label, { anchor: 'end', fill: colours.ink })];
}

interface Scale {
  readonly ticks: readonly number[];
  readonly map: (value: number) => number;
}

/** A linear scale from about five round steps that hold both ends. */
function scale(low: number, high: number, from: number, to: number): Scale {
  const span = high - low > 0 ? high - low : 1;
  const raw = span / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => raw <= factor * power * (1 + 1e-9)) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const [start, end] = [first * step, last * step];
  return { ticks, map: (value) => from + ((value - start) / (end - start)) * (to - from) };
}

/** Ticks are multiples of 1, 2 or 5: as few digits as they need. */
function formatTick(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '\u2212');
}

const round = (value: number): string => value.toFixed(2);

function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<path d="M${round(x1)} ${round(y1)} L${round(x2)} ${round(y2)}" stroke="${colours.hairline}" stroke-width="0.6"/>`;
}

function text(
  x: number,
  y: number,
  content: string,
  style: { size?: number; bold?: boolean; fill?: string; anchor?: 'start' | 'middle' | 'end' } = {},
): string {
  const weight = style.bold ? ' font-weight="bold"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-family="Roboto" font-size="${style.size ?? 7}"${weight} fill="${style.fill ?? colours.muted}" text-anchor="${style.anchor ?? 'start'}">${escape(content)}</text>`;
}

function escape(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
