import type { PlacedLabel } from '#renderer/scene/overlay/labels.ts';
import type { PrintedLegend } from '#renderer/scene/printed-legend.ts';

interface OverPicture {
  /** Of the window, CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly labels: readonly PlacedLabel[];
  readonly legend: PrintedLegend | null;
}

const font = 'system-ui, "Segoe UI", Roboto, sans-serif';
const glass = 'rgba(255, 255, 255, 0.9)';
const ink = '#1c2128';
const muted = '#5a6371';
const warn = '#8a5300';
const line = '#c9ced6';
/** Colours of the legend's ramp. */
const stops = 32;
const legendWidth = 260;
const legendHeight = 58;
const lineHeight = 15;
const margin = 12;
const pad = 16;
/** Between the label of an extreme and its dot, as in scene.css. */
const markGap = 7;

/** The canvas with labels and legend drawn over it, as large as it is. They are on white glass in both themes. */
export function snapshotOf(
  canvas: HTMLCanvasElement,
  { width, height, labels, legend }: OverPicture,
): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height;
  const context = picture.getContext('2d');
  if (!context) return canvas;
  context.drawImage(canvas, 0, 0);
  context.scale(picture.width / width, picture.height / height);
  for (const label of labels) drawLabel(context, label);
  if (legend) drawLegend(context, legend, height);
  return picture;
}

function glassBox(context: CanvasRenderingContext2D, x: number, y: number, w: number, h: number): void {
  context.beginPath();
  context.roundRect(x, y, w, h, 4);
  context.fillStyle = glass;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.stroke();
}

function drawLabel(context: CanvasRenderingContext2D, label: PlacedLabel): void {
  const { text, left, width, kind } = label;
  const isMark = kind === 'extreme';
  const top = isMark ? label.top - markGap : label.top;
  if (isMark) {
    context.beginPath();
    context.arc(left, label.top, 3.5, 0, 2 * Math.PI);
    context.fillStyle = ink;
    context.fill();
    context.strokeStyle = glass;
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.font = `11px ${font}`;
  context.textBaseline = 'middle';
  const wide = Math.max(width - 4, context.measureText(text).width + 12);
  glassBox(context, left - wide / 2, top - 19, wide, 18);
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.fillText(text, left, top - 10);
}

function drawLegend(context: CanvasRenderingContext2D, legend: PrintedLegend, height: number): void {
  const high = legend.warning === '' ? legendHeight : legendHeight + lineHeight;
  const top = height - margin - high;
  const inner = legendWidth - 2 * pad;
  const left = margin + pad;
  glassBox(context, margin, top, legendWidth, high);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.font = `600 11px ${font}`;
  context.fillStyle = ink;
  context.fillText(legend.title, left, top + 16);
  const titleWidth = context.measureText(`${legend.title} `).width;
  context.font = `11px ${font}`;
  context.fillStyle = muted;
  context.fillText(legend.unit, left + titleWidth + 2, top + 16);
  context.textAlign = 'right';
  context.fillText(legend.note, left + inner, top + 16);
  const ramp = context.createLinearGradient(left, 0, left + inner, 0);
  for (let n = 0; n <= stops; n++) ramp.addColorStop(n / stops, legend.colour(n / stops));
  context.fillStyle = ramp;
  context.fillRect(left, top + 24, inner, 10);
  context.fillStyle = ink;
  context.textAlign = 'center';
  for (const { share, text } of legend.ticks) context.fillText(text, left + share * inner, top + 48);
  context.textAlign = 'left';
  context.fillStyle = warn;
  context.fillText(legend.warning, left, top + 48 + lineHeight);
}
