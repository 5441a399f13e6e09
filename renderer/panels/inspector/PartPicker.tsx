import { useMemo, useState } from 'react';
import type { PartId, PartKind } from '#models/components/part.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { headline, partList } from '#renderer/panels/library/part-list.ts';
import { SearchInput } from '#renderer/panels/SearchInput.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Parts of one kind to take instead. */
export function PartPicker({
  kind,
  current,
  onPick,
}: {
  readonly kind: PartKind;
  readonly current: PartId;
  readonly onPick: (id: PartId) => void;
}) {
  const project = useWorkbench((state) => state.project);
  const [search, setSearch] = useState('');
  const library = useMemo(() => projectLibrary(project), [project]);
  const parts = partList(library.all(), { kinds: [kind], search }).flatMap((group) => group.parts);
  return (
    <div className="bw-picker-list">
      <SearchInput value={search} onChange={setSearch} label="Search for a part to take instead" />
      <ul className="bw-list" aria-label="Parts to take instead">
        {parts.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              className="bw-pick"
              disabled={part.id === current}
              onClick={() => onPick(part.id)}
            >
              <span className="bw-clip">
                {part.vendor} {part.model}
              </span>
              <span className="bw-faint">{part.id === current ? 'placed now' : headline(part)}</span>
            </button>
          </li>
        ))}
        {parts.length === 0 && <li className="bw-empty">No part matches.</li>}
      </ul>
    </div>
  );
}
