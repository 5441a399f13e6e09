import type { DesignItem } from '#models/project/design.ts';
import type { PartResult } from '#models/results/design-result.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { formatQuantity } from '#models/units/units.ts';
import { cutBox } from '#renderer/interaction/pick.ts';
import { subtract } from '#renderer/interaction/vector.ts';
import type { Label } from '#renderer/scene/overlay/labels.ts';
import { extremeLabels } from '#renderer/scene/field/extreme-labels.ts';
import { showsField } from '#renderer/store/field-layers.ts';
import type { Workbench } from '#renderer/store/contract.ts';

/** With more parts selected than this, their names say nothing. */
const mostSelected = 12;
const mostAlarms = 20;

/** What is written over the scene, the most important first: dimensions, focus, alarms, then the largest parts. */
export function labelsOf(state: Workbench): readonly Label[] {
  const { design, selection, hovered, hidden, view, result, stale } = state;
  // Beside a field the network's temperatures would be a second answer: parts have their names alone then.
  const answered = showsField(state) ? [] : (result?.parts ?? []);
  const results = new Map(answered.map((part) => [part.id, part]));
  const { section } = view;
  const shown = design.items.filter(
    (item) =>
      item.kind !== 'chassis' && !hidden.has(item.id) && (!section || cutBox(item.box, section) !== null),
  );
  const items = new Map(shown.map((item) => [item.id, item]));
  const labels: Label[] = [...dimensionLabels(state), ...extremeLabels(state)];
  const named = new Set<string>();
  const name = (item: DesignItem | undefined, kind: Label['kind']) => {
    if (!item || named.has(item.id)) return;
    named.add(item.id);
    labels.push({ id: item.id, kind, text: textOf(item, results.get(item.id), stale), at: topOf(item) });
  };
  if (hovered !== null) name(items.get(hovered), 'focus');
  if (selection.length <= mostSelected) for (const id of selection) name(items.get(id), 'focus');
  const over = answered
    .filter((part) => part.margin !== null && part.margin < 0 && items.has(part.id))
    .sort((a, b) => (a.margin ?? 0) - (b.margin ?? 0));
  for (const part of over.slice(0, mostAlarms)) name(items.get(part.id), 'alarm');
  if (view.showLabels) {
    for (const item of shown.toSorted((a, b) => sizeOf(b) - sizeOf(a))) name(item, 'part');
  }
  return labels;
}

/** "GPU3 78.2 °C"; over its limit "⚠ GPU3 97.1 °C, +7 K". */
function textOf(item: DesignItem, part: PartResult | undefined, stale: boolean): string {
  if (!part || part.temperature === null) return item.name;
  const about = stale ? '≈ ' : '';
  const temperature = formatQuantity(part.temperature, 'temperature', 'degC');
  if (part.margin === null || part.margin >= 0) return `${item.name}  ${about}${temperature}`;
  const over = formatQuantity(-part.margin, 'temperature-difference', 'K', { digits: 2 });
  return `⚠ ${item.name}  ${about}${temperature}, ${over} over`;
}

function* dimensionLabels({ interaction, design }: Workbench): Iterable<Label> {
  if (interaction.type !== 'dragging') return;
  const [id] = interaction.ids;
  const item = design.items.find((one) => one.id === id);
  if (!item) return;
  const { delta, typed } = interaction;
  // A bare number is read in millimetres, and says so.
  const unit = /[a-zµ"]/i.test(typed) ? '' : ' mm';
  const text = typed === '' ? deltaText(delta) : `${typed}▏${unit}`;
  if (text !== '') yield { id: 'delta', kind: 'dimension', text, at: topOf(item) };
}

const axes = ['x', 'y', 'z'] as const;

/** "Δx 12.5 mm  Δy −3 mm". */
function deltaText(delta: Vector3): string {
  return axes
    .map((axis, i) => [axis, Math.round((delta[i] ?? 0) * 1e5) / 100] as const)
    .filter(([, millimetres]) => millimetres !== 0)
    .map(([axis, millimetres]) => `Δ${axis} ${String(millimetres).replaceAll('-', '\u2212')}\u00A0mm`)
    .join('   ');
}

function topOf({ box }: DesignItem): Vector3 {
  return [(box.min[0] + box.max[0]) / 2, (box.min[1] + box.max[1]) / 2, box.max[2]];
}

function sizeOf({ box }: DesignItem): number {
  const [x, y, z] = subtract(box.max, box.min);
  return x * y + y * z + z * x;
}
