/*
 * A rack from the front and from the rear, to scale: a drawing as text (SVG), a millimetre by a unit.
 */
import { type ElevationShape, elevationView, type Side } from '#models/rack/elevation-views.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';

/** Around each view and between both, mm. */
const margin = 120;
const gap = 160;

const titles: Readonly<Record<Side, string>> = { front: 'Front', rear: 'Rear' };

export function rackElevation(filled: FilledRack): string {
  const { rack } = filled;
  const { width, height } = elevationView(filled, 'front');
  const sheet = [2 * margin + 2 * width + gap, height + 2 * margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet[0] / 2}" height="${sheet[1] / 2}" viewBox="0 0 ${sheet[0]} ${sheet[1]}" font-family="sans-serif" role="img">`,
    `<title>${escaped(rack.name)}: front and rear</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...viewOf(filled, 'front', margin),
    ...viewOf(filled, 'rear', margin + width + gap),
    `<text x="${margin}" y="${sheet[1] - 40}" font-size="28" fill="#333333">${escaped(rack.name)} · ${rack.frame.units} ${rack.frame.kind === 'orv3' ? 'OU' : 'U'} · ${width} × ${height} mm, to scale</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function viewOf(filled: FilledRack, side: Side, left: number): string[] {
  const { width, height, units, edges, shapes } = elevationView(filled, side);
  return [
    `<g transform="translate(${left} ${margin})">`,
    `<text y="-20" font-size="36" fill="#333333">${titles[side]}</text>`,
    `<rect width="${width}" height="${height}" fill="#e8e8e8" stroke="#333333" stroke-width="3"/>`,
    `<rect x="${units.x}" y="${units.y}" width="${units.width}" height="${units.height}" fill="#ffffff" stroke="#888888" stroke-width="2"/>`,
    ...edges.flatMap((y, index) => [
      `<line x1="${units.x}" x2="${units.x + units.width}" y1="${y}" y2="${y}" stroke="#dddddd"/>`,
      `<text x="${units.x - 8}" y="${y - 12}" font-size="20" text-anchor="end" fill="#777777">${index + 1}</text>`,
    ]),
    ...shapes.flatMap(shapeOf),
    '</g>',
  ];
}

function shapeOf({ x, y, width, height, standing, isBeside }: ElevationShape): string[] {
  const middle = y + height / 2;
  const place = isBeside
    ? `transform="translate(${x + width / 2 + 6} ${middle}) rotate(-90)" font-size="22"`
    : `x="${x + width / 2}" y="${middle + 9}" font-size="26"`;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fillOf(standing)}" stroke="#222222" stroke-width="2"/>`,
    `<text ${place} text-anchor="middle" fill="#111111">${escaped(standing.name)}</text>`,
  ];
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
