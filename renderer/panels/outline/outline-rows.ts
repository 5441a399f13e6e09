import { kinds } from '#models/components/kinds.ts';
import type { PartKind } from '#models/components/part.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/** `mounting`: parts hang under what carries them; `kind`: one flat list a kind. */
export type OutlineMode = 'mounting' | 'kind';

interface RowBase {
  /** Unique among the rows; `kind:fan` for a group. */
  readonly key: string;
  readonly level: number;
  readonly hasChildren: boolean;
  readonly isExpanded: boolean;
}
export interface GroupRow extends RowBase {
  readonly type: 'group';
  readonly kind: PartKind;
  readonly label: string;
  /** Every placement under it. */
  readonly ids: readonly PlacementId[];
}
export interface ItemRow extends RowBase {
  readonly type: 'item';
  readonly item: DesignItem;
}
export type OutlineRow = GroupRow | ItemRow;

export interface OutlineOptions {
  readonly mode: OutlineMode;
  /** Keys of closed rows. */
  readonly collapsed: ReadonlySet<string>;
  readonly search: string;
}

/** The outline as the lines that are on screen, top to bottom. While searching nothing is collapsed. */
export function outlineRows(design: Design, options: OutlineOptions): readonly OutlineRow[] {
  const words = options.search.toLowerCase().split(/\s+/).filter(Boolean);
  const known = new Set(design.items.map((item) => item.id));
  const children = new Map<PlacementId, DesignItem[]>();
  const roots: DesignItem[] = [];
  for (const item of design.items) {
    const parent = options.mode === 'mounting' && item.on !== null && known.has(item.on) ? item.on : null;
    if (parent === null) roots.push(item);
    else children.set(parent, [...(children.get(parent) ?? []), item]);
  }

  const matches = (item: DesignItem): boolean => {
    const text =
      `${item.name} ${kinds[item.kind].label} ${item.part.vendor} ${item.part.model}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const isShown = (item: DesignItem): boolean =>
    words.length === 0 || matches(item) || (children.get(item.id) ?? []).some(isShown);
  const isExpanded = (key: string) => words.length > 0 || !options.collapsed.has(key);

  const rows: OutlineRow[] = [];
  const addItem = (item: DesignItem, level: number) => {
    const below = sorted(children.get(item.id) ?? []).filter(isShown);
    const expanded = isExpanded(item.id);
    rows.push({
      type: 'item',
      key: item.id,
      level,
      item,
      hasChildren: below.length > 0,
      isExpanded: below.length > 0 && expanded,
    });
    if (expanded) for (const child of below) addItem(child, level + 1);
  };
  for (const kind of Object.values(kinds)) {
    const members = sorted(roots.filter((item) => item.kind === kind.kind)).filter(isShown);
    if (members.length === 0) continue;
    if (kind.kind === 'chassis') {
      for (const item of members) addItem(item, 1);
      continue;
    }
    const key = `kind:${kind.kind}`;
    const expanded = isExpanded(key);
    rows.push({
      type: 'group',
      key,
      kind: kind.kind,
      level: 1,
      label: kind.plural,
      ids: members.map((item) => item.id),
      hasChildren: true,
      isExpanded: expanded,
    });
    if (expanded) for (const item of members) addItem(item, 2);
  }
  return rows;
}

const byName = new Intl.Collator('en', { numeric: true });

function sorted(items: readonly DesignItem[]): DesignItem[] {
  return [...items].sort((a, b) => byName.compare(a.name, b.name));
}
