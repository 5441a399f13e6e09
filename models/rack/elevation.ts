/*
 * A rack from the front and from the rear, to scale: a drawing as text (SVG), a millimetre by a unit.
 */
import { clearWidth, heightOf, unitHeight } from '#models/rack/rack.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';

/** Around each view and between both, mm. */
const margin = 120;
const gap = 160;

const millimetres = (metres: number): number => Math.round(metres * 10_000) / 10;

export function rackElevation(filled: FilledRack): string {
  const { rack } = filled;
  const width = millimetres(rack.frame.size[0]);
  const height = millimetres(rack.frame.size[2]);
  const views = [
    { title: 'Front', left: margin, isRear: false },
    { title: 'Rear', left: margin + width + gap, isRear: true },
  ];
  const sheet = [2 * margin + 2 * width + gap, height + 2 * margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet[0] / 2}" height="${sheet[1] / 2}" viewBox="0 0 ${sheet[0]} ${sheet[1]}" font-family="sans-serif" role="img">`,
    `<title>${escaped(rack.name)}: front and rear</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...views.flatMap(({ title, left, isRear }) => viewOf(filled, title, left, margin + height, isRear)),
    `<text x="${margin}" y="${sheet[1] - 40}" font-size="28" fill="#333333">${escaped(rack.name)} · ${rack.frame.units} ${rack.frame.kind === 'orv3' ? 'OU' : 'U'} · ${width} × ${height} mm, to scale</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** @param floor y of the floor on the sheet, mm */
function viewOf(
  { rack, standing }: FilledRack,
  title: string,
  left: number,
  floor: number,
  isRear: boolean,
): string[] {
  const { frame } = rack;
  const [width, , height] = frame.size.map(millimetres);
  const unit = unitHeight[frame.kind];
  const clear = millimetres(clearWidth[frame.kind]);
  const inner = left + (width - clear) / 2;
  const y = (metres: number): number => floor - millimetres(metres);
  const lines: string[] = [
    `<text x="${left}" y="${floor - height - 20}" font-size="36" fill="#333333">${title}</text>`,
    `<rect x="${left}" y="${floor - height}" width="${width}" height="${height}" fill="#e8e8e8" stroke="#333333" stroke-width="3"/>`,
    `<rect x="${inner}" y="${y(heightOf(rack, frame.units + 1))}" width="${clear}" height="${millimetres(unit * frame.units)}" fill="#ffffff" stroke="#888888" stroke-width="2"/>`,
  ];
  for (let n = 1; n <= frame.units; n++) {
    const at = y(heightOf(rack, n));
    lines.push(
      `<line x1="${inner}" x2="${inner + clear}" y1="${at}" y2="${at}" stroke="#dddddd"/>`,
      `<text x="${inner - 8}" y="${at - 12}" font-size="20" text-anchor="end" fill="#777777">${n}</text>`,
    );
  }
  for (const one of standing) {
    if (one.unit === null || one.units === 0) continue;
    const own = millimetres(one.width ?? clearWidth[frame.kind]);
    const tall = millimetres(one.height ?? one.units * unit);
    const bottom = y(heightOf(rack, one.unit));
    lines.push(
      `<rect x="${left + (width - own) / 2}" y="${bottom - tall}" width="${own}" height="${tall}" fill="${fillOf(one)}" stroke="#222222" stroke-width="2"/>`,
      `<text x="${left + width / 2}" y="${bottom - tall / 2 + 9}" font-size="26" text-anchor="middle" fill="#111111">${escaped(one.name)}</text>`,
    );
  }
  if (!isRear) return lines;
  // Beside the units, seen from behind: from the right post inwards, over the height of the units.
  const beside = standing.filter(({ unit: place }) => place === null);
  const strip = (width - clear) / 2 / Math.max(2, beside.length);
  for (const [i, one] of beside.entries()) {
    const x = i % 2 === 0 ? left + 4 + (i / 2) * strip : left + width - 4 - strip - ((i - 1) / 2) * strip;
    const top = y(heightOf(rack, frame.units + 1));
    lines.push(
      `<rect x="${x}" y="${top}" width="${strip - 4}" height="${millimetres(unit * frame.units)}" fill="${fillOf(one)}" stroke="#222222" stroke-width="2"/>`,
      `<text transform="translate(${x + strip / 2 + 4} ${floor - height / 2}) rotate(-90)" font-size="22" text-anchor="middle" fill="#111111">${escaped(one.name)}</text>`,
    );
  }
  return lines;
}

/** Of the cividis family, light enough for black text. */
const fills = {
  enclosure: '#c9d2e8',
  'power-shelf': '#f1dfa0',
  cdu: '#b9d7d9',
  manifold: '#b9d7d9',
  pdu: '#f1dfa0',
  switch: '#d7cfe0',
  'patch-panel': '#e0e0e0',
  other: '#e0e0e0',
} as const;

const fillOf = ({ content }: Standing): string =>
  content.kind === 'enclosure' ? fills.enclosure : fills[content.role];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
