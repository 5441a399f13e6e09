import { SegmentedControl } from '@mantine/core';
import { ChevronRight, Eye, EyeOff } from 'lucide-react';
import {
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type SyntheticEvent,
} from 'react';
import type { PlacementId } from '#models/project/records.ts';
import { outlineRows, type OutlineMode, type OutlineRow } from '#renderer/panels/outline/outline-rows.ts';
import { partStates, type PartState } from '#renderer/panels/part-state.ts';
import { SearchInput } from '#renderer/panels/SearchInput.tsx';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { KindIcon } from '#renderer/theme/kind-icons.tsx';

const modes = [
  { value: 'mounting', label: 'Mounting' },
  { value: 'kind', label: 'Kind' },
] as const;

/** Every placed part as a tree; selects, hides and shows what is wrong where. */
export function Outline() {
  const design = useStructure();
  const selection = useWorkbench((state) => state.selection);
  const hidden = useWorkbench((state) => state.hidden);
  const result = useWorkbench((state) => state.result);
  const violations = useWorkbench((state) => state.violations);
  const actions = useWorkbench((state) => state.actions);
  const [mode, setMode] = useState<OutlineMode>('mounting');
  const [search, setSearch] = useState('');
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);

  const rows = useMemo(
    () => outlineRows(design, { mode, collapsed, search }),
    [design, mode, collapsed, search],
  );
  const states = useMemo(
    () => partStates(design.items, result, violations),
    [design.items, result, violations],
  );
  const selected = new Set(selection);
  const only = selection.length === 1 ? selection[0] : undefined;
  useEffect(() => {
    // What was selected in the scene comes into view here.
    if (only !== undefined) rowElement(tree.current, only)?.scrollIntoView({ block: 'nearest' });
  }, [only]);

  const toggle = (key: string, open: boolean) => {
    const next = new Set(collapsed);
    if (open) next.delete(key);
    else next.add(key);
    setCollapsed(next);
  };
  const focusRow = (row: OutlineRow | undefined) => {
    if (!row) return;
    setFocused(row.key);
    rowElement(tree.current, row.key)?.focus();
  };
  const pick = (row: OutlineRow, how: { readonly toggle: boolean; readonly range: boolean }) => {
    const ids = idsOf(row);
    if (how.range && anchor.current !== null) {
      const from = rows.findIndex((item) => item.key === anchor.current);
      const to = rows.indexOf(row);
      const range = rows
        .slice(Math.min(from, to), Math.max(from, to) + 1)
        .filter((item) => item.type === 'item');
      actions.select([...new Set(range.flatMap(idsOf))]);
      return;
    }
    anchor.current = row.key;
    actions.select(ids, how.toggle ? 'toggle' : 'replace');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex((row) => row.key === focused);
    const row = rows[index];
    if (!row) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => focusRow(rows[index + 1]),
      ArrowUp: () => focusRow(rows[index - 1]),
      Home: () => focusRow(rows[0]),
      End: () => focusRow(rows.at(-1)),
      ArrowRight: () =>
        row.hasChildren && !row.isExpanded ? toggle(row.key, true) : focusRow(rows[index + 1]),
      ArrowLeft: () =>
        row.isExpanded
          ? toggle(row.key, false)
          : focusRow(rows.slice(0, index).findLast((item) => item.level < row.level)),
      Enter: () => pick(row, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey }),
      ' ': () => pick(row, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey }),
    };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  const rowAt = (event: SyntheticEvent): OutlineRow | undefined => {
    const key = event.target instanceof Element ? rowKeyOf(event.target) : null;
    return rows.find((row) => row.key === key);
  };
  const onClick = (event: MouseEvent) => {
    const row = rowAt(event);
    if (!row || !(event.target instanceof Element)) return;
    if (event.target.closest('.bw-eye')) {
      const ids = idsOf(row);
      const hide = !ids.every((id) => hidden.has(id));
      for (const id of ids) actions.setHidden(id, hide);
    } else if (row.hasChildren && event.target.closest('.bw-twist')) toggle(row.key, !row.isExpanded);
    else pick(row, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey });
  };

  if (design.items.length === 0) {
    return (
      <div className="bw-empty">
        <p>Nothing is placed yet.</p>
        <p>Start with a chassis from the library below, or take a template: File → New design.</p>
      </div>
    );
  }
  const tabStop = rows.some((row) => row.key === focused) ? focused : rows[0]?.key;
  return (
    <>
      <div className="bw-panel-tools">
        <SearchInput value={search} onChange={setSearch} label="Search the outline" />
        <SegmentedControl
          aria-label="Order the outline by"
          data={[...modes]}
          value={mode}
          onChange={(value) => setMode(value)}
        />
      </div>
      <div
        className="bw-scroll"
        role="tree"
        aria-label="Placed parts"
        aria-multiselectable
        ref={tree}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const row = rowAt(event);
          if (row) actions.fit(idsOf(row));
        }}
        onFocus={(event) => {
          const row = rowAt(event);
          if (row) setFocused(row.key);
        }}
        onPointerOver={(event) => {
          const row = rowAt(event);
          actions.hover(row?.type === 'item' ? row.item.id : null);
        }}
        onPointerLeave={() => actions.hover(null)}
      >
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            isSelected={idsOf(row).length > 0 && idsOf(row).every((id) => selected.has(id))}
            isHidden={idsOf(row).length > 0 && idsOf(row).every((id) => hidden.has(id))}
            state={row.type === 'item' ? states.get(row.item.id) : worstOf(row.ids, states)}
            tabIndex={row.key === tabStop ? 0 : -1}
          />
        ))}
        {rows.length === 0 && <p className="bw-empty">No part matches “{search}”.</p>}
      </div>
    </>
  );
}

function rowElement(tree: HTMLElement | null, key: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
}

interface RowProps {
  readonly row: OutlineRow;
  readonly isSelected: boolean;
  readonly isHidden: boolean;
  readonly state: PartState | undefined;
  readonly tabIndex: number;
}

/** A line of the tree; the tree itself hears what is done to it, so that a line is only drawn when it changes. */
const Row = memo(function Row({ row, isSelected, isHidden, state, tabIndex }: RowProps) {
  const kind = row.type === 'item' ? row.item.kind : row.kind;
  const name = row.type === 'item' ? row.item.name : row.label;
  const detail = row.type === 'item' ? row.item.part.model : String(row.ids.length);
  const EyeIcon = isHidden ? EyeOff : Eye;
  return (
    <div
      role="treeitem"
      data-key={row.key}
      data-group={row.type === 'group' || undefined}
      data-hidden={isHidden || undefined}
      className="bw-tree-row"
      style={{ paddingInlineStart: 4 + (row.level - 1) * 14 }}
      aria-level={row.level}
      aria-selected={isSelected}
      aria-expanded={row.hasChildren ? row.isExpanded : undefined}
      aria-label={`${name} ${detail}`}
      tabIndex={tabIndex}
    >
      <span className="bw-twist" data-open={row.isExpanded || undefined} aria-hidden>
        {row.hasChildren && <ChevronRight size={12} />}
      </span>
      <KindIcon kind={kind} />
      <span className="bw-tree-name">{name}</span> <span className="bw-tree-detail bw-clip">{detail}</span>
      <StateMark state={state} />
      <button
        type="button"
        className="bw-eye"
        tabIndex={-1}
        aria-label={`${isHidden ? 'Show' : 'Hide'} ${name}`}
        aria-pressed={isHidden}
      >
        <EyeIcon size={13} aria-hidden />
      </button>
    </div>
  );
});

function rowKeyOf(target: Element): string | null {
  return target.closest('[data-key]')?.getAttribute('data-key') ?? null;
}

function idsOf(row: OutlineRow): readonly PlacementId[] {
  return row.type === 'item' ? [row.item.id] : row.ids;
}

function worstOf(
  ids: readonly PlacementId[],
  states: ReadonlyMap<PlacementId, PartState>,
): PartState | undefined {
  const found = new Set(ids.map((id) => states.get(id)));
  const order = ['over-limit', 'failed', 'error', 'near-limit', 'warning'] as const;
  return order.find((state) => found.has(state));
}
