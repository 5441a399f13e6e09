import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { ActionIcon } from '@mantine/core';
import { FileInput as ImportIcon, FilePlus2, Plus } from 'lucide-react';
import { useMemo, useState, type PointerEvent } from 'react';
import { kinds, isPartKind } from '#models/components/kinds.ts';
import type { Part, PartKind } from '#models/components/part.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { headline, partList, placedKinds } from '#renderer/panels/library/part-list.ts';
import { SearchInput } from '#renderer/panels/SearchInput.tsx';
import { OwnParts } from '#renderer/panels/library/OwnParts.tsx';
import { PartButtons } from '#renderer/panels/library/PartButtons.tsx';
import { PartFacts } from '#renderer/panels/library/PartFacts.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { KindIcon } from '#renderer/theme/kind-icons.tsx';

/** Pixels before a press on a part becomes dragging it into the scene. */
const dragThreshold = 4;

/** Every part that can be placed: filter, look at its source, drag it into the scene or add it. */
export function Library() {
  const project = useWorkbench((state) => state.project);
  const hasChassis = useWorkbench((state) => state.design.chassis !== null);
  const actions = useWorkbench((state) => state.actions);
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<PartKind | 'all'>('all');
  const library = useMemo(() => projectLibrary(project), [project]);
  const groups = useMemo(
    () => partList(library.all(), { kinds: kind === 'all' ? placedKinds : [kind], search }),
    [library, kind, search],
  );
  return (
    <>
      <div className="bw-panel-tools">
        <SearchInput value={search} onChange={setSearch} label="Search the library" />
        <select
          className="bw-input bw-kind-select"
          aria-label="Kind of part"
          value={kind}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setKind(isPartKind(next) ? next : 'all');
          }}
        >
          <option value="all">All kinds</option>
          {placedKinds.map((item) => (
            <option key={item} value={item}>
              {kinds[item].plural}
            </option>
          ))}
        </select>
        <Hint renderLabel={() => 'New part'} side="right">
          <ActionIcon
            aria-label="New part"
            onClick={() => actions.beginPart({ kind: kind === 'all' ? 'fan' : kind })}
          >
            <FilePlus2 size={15} aria-hidden />
          </ActionIcon>
        </Hint>
        <Hint renderLabel={() => 'Import part files'} side="right">
          <ActionIcon aria-label="Import part files" onClick={() => void actions.importParts()}>
            <ImportIcon size={15} aria-hidden />
          </ActionIcon>
        </Hint>
      </div>
      <OwnParts />
      {!hasChassis && <p className="bw-hint">Begin with a chassis: everything else is placed inside it.</p>}
      <div className="bw-scroll" tabIndex={0} role="region" aria-label="Library parts">
        {groups.map((group) => (
          <div key={group.kind}>
            <h3 className="bw-list-heading">
              {group.label} <span className="bw-faint">{group.parts.length}</span>
            </h3>
            <ul className="bw-list">
              {group.parts.map((part) => (
                <LibraryPart key={part.id} part={part} isOwn={project.records.has(`part:${part.id}`)} />
              ))}
            </ul>
          </div>
        ))}
        {groups.length === 0 && (
          <div className="bw-empty">
            <p>No part matches.</p>
            <p>Take fewer words or another kind, or import a part file of your own.</p>
          </div>
        )}
      </div>
    </>
  );
}

function LibraryPart({ part, isOwn }: { readonly part: Part; readonly isOwn: boolean }) {
  const actions = useWorkbench((state) => state.actions);
  const name = `${part.vendor} ${part.model}`.trim();
  return (
    <Hint renderLabel={() => <PartFacts part={part} />} side="right">
      <li
        className="bw-part"
        data-own={isOwn || undefined}
        onPointerDown={(event) => startDrag(event, part)}
        onDoubleClick={() => actions.addPart(part.id)}
      >
        <KindIcon kind={part.kind} />
        <span className="bw-part-text">
          <span className="bw-clip">{part.model}</span>
          <span className="bw-clip bw-faint">
            {part.vendor}
            {headline(part) !== '' && ` · ${headline(part)}`}
          </span>
        </span>
        <span className="bw-confidence" data-level={part.confidence}>
          {part.confidence === 'low' ? 'est.' : part.confidence}
        </span>
        <PartButtons part={part} name={name} isOwn={isOwn} />
        <button
          type="button"
          className="bw-add"
          aria-label={`Add ${name}`}
          onClick={() => actions.addPart(part.id)}
        >
          <Plus size={14} aria-hidden />
        </button>
      </li>
    </Hint>
  );
}

/** From here the scene follows the pointer; letting go outside it places nothing. */
function startDrag(event: PointerEvent<HTMLElement>, part: Part) {
  if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
  const start = { x: event.clientX, y: event.clientY };
  const { actions } = useWorkbench.getState();
  const onMove = (move: globalThis.PointerEvent) => {
    if (Math.hypot(move.clientX - start.x, move.clientY - start.y) < dragThreshold) return;
    window.removeEventListener('pointermove', onMove);
    actions.setInteraction({ type: 'placing', part: part.id, position: null });
  };
  const onEnd = () => {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onEnd);
    window.removeEventListener('pointercancel', onEnd);
    const { interaction } = useWorkbench.getState();
    if (interaction.type === 'placing') actions.setInteraction({ type: 'idle' });
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onEnd);
  window.addEventListener('pointercancel', onEnd);
}
