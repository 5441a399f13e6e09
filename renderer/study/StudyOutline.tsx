import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { pathText, type TreeRow, treeRows } from '#models/study/tree.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import { isOf } from '#renderer/study/study-words.ts';
import { useStudy } from '#renderer/study/use-study.ts';

/** Groups and lists of the document as a tree; marks those with something wrong. */
export function StudyOutline() {
  const kind = useStudy((study) => study.kind);
  const json = useStudy((study) => study.json);
  const problems = useStudy((study) => study.problems);
  const selected = useStudy((study) => pathText(study.selection));
  const actions = useStudy((study) => study.actions);
  const rows = treeRows(kind.kind.shape, json);
  const paths = rows.map(({ path }) => pathText(path));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const next = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = next === undefined ? undefined : rows[next];
    if (next === undefined || !row) return;
    event.preventDefault();
    actions.select(row.path);
    event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="treeitem"]')[next]?.focus();
  };
  return (
    <div className="bw-scroll" role="tree" aria-label="Document">
      {rows.map((row, index) => {
        const path = paths[index] ?? '$';
        const own = problems.filter((problem) => isOf(problem, path, paths));
        const isBad = own.some(({ severity }) => severity === 'error');
        return (
          <div
            key={path}
            className="bw-tree-row bw-study-row"
            role="treeitem"
            aria-level={row.depth + 1}
            aria-selected={path === selected}
            tabIndex={path === selected ? 0 : -1}
            data-absent={row.isAbsent || undefined}
            data-list={row.count !== null || undefined}
            style={{ paddingInlineStart: 10 + row.depth * 14 }}
            onClick={() => actions.select(row.path)}
            onFocus={() => actions.select(row.path)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <span className="bw-clip">{row.label}</span>
            <span className="bw-tree-detail">{detailOf(row)}</span>
            <StateMark state={isBad ? 'over-limit' : own.length > 0 ? 'near-limit' : undefined} />
            {(row.isAbsent || row.count !== null) && (
              <button
                type="button"
                className="bw-add"
                tabIndex={-1}
                aria-label={`Add ${wordOf(row)}`}
                title={`Add ${wordOf(row)}`}
                onClick={(event) => {
                  event.stopPropagation();
                  actions.add(row.path);
                }}
              >
                <Plus size={13} aria-hidden />
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

const wordOf = ({ shape, label }: TreeRow): string =>
  shape.type === 'list' ? shape.one : label.toLowerCase();

function detailOf({ isAbsent, count }: TreeRow): string {
  if (isAbsent) return 'none';
  return count === null ? '' : String(count);
}
