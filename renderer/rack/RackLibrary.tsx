import { Plus, FolderOpen } from 'lucide-react';
import { Button } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import { enclosureOf, things } from '#models/rack/starters.ts';
import { carriedType, carry, type Stock } from '#renderer/rack/carried.ts';
import { roleText, unitName } from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import { examples } from '#renderer/store/examples.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Designs that come with Boxwright, read once. */
let shipped: readonly Stock[] | null = null;
function shippedDesigns(): readonly Stock[] {
  shipped ??= examples.flatMap(({ title, file, text }) => {
    const project = typeof text === 'string' ? loadProject(text, file).project : null;
    return project ? [{ name: title, content: enclosureOf(project) }] : [];
  });
  return shipped;
}

/** What can be put into the rack: dragged to a height, or added where there is room. */
export function RackLibrary() {
  const project = useWorkbench((state) => state.project);
  const configuration = useWorkbench((state) => state.configuration);
  const hasParts = useWorkbench((state) => state.design.items.length > 0);
  const actions = useRack((rack) => rack.actions);
  const open = useMemo(
    (): Stock => ({
      name: headerOf(project).name || 'The open enclosure',
      content: { ...enclosureOf(project), configuration },
    }),
    [project, configuration],
  );
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="What can be added">
      <Heading title="Enclosures">
        {hasParts && <Entry stock={open} note="Open in the workbench" />}
        {shippedDesigns().map((stock) => (
          <Entry key={stock.name} stock={stock} note="Example" />
        ))}
      </Heading>
      <div className="bw-rack-files">
        <Button
          variant="default"
          leftSection={<FolderOpen size={13} aria-hidden />}
          onClick={() => void actions.addFromFiles()}
        >
          From files…
        </Button>
        <span className="bw-faint">or drop them on the rack</span>
      </div>
      <Heading title="By figures, class values">
        {things.map(({ name, item }) => (
          <Entry
            key={name}
            stock={{ name, content: item }}
            note={item.role === 'other' ? '' : roleText(item)}
          />
        ))}
      </Heading>
    </div>
  );
}

function Heading({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3 className="bw-list-heading">{title}</h3>
      <ul className="bw-list">{children}</ul>
    </div>
  );
}

function Entry({ stock, note }: { readonly stock: Stock; readonly note: string }) {
  const actions = useRack((rack) => rack.actions);
  const unit = useRack(({ filled }) => unitName(filled));
  const units = useRack((rack) => rack.actions.unitsOf(stock.content));
  const size = units === 0 ? 'beside the units' : `${units} ${unit}`;
  return (
    <li
      className="bw-part"
      draggable
      onDragStart={(event) => {
        carry(stock);
        event.dataTransfer.setData(carriedType, stock.name);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onDragEnd={() => carry(null)}
      onDoubleClick={() => actions.add(stock, null)}
    >
      <span className="bw-part-text">
        <span>{stock.name}</span>
        <span className="bw-clip bw-faint">
          {size}
          {note !== '' && ` · ${note}`}
        </span>
      </span>
      <button
        type="button"
        className="bw-add"
        aria-label={`Add ${stock.name}`}
        onClick={() => actions.add(stock, null)}
      >
        <Plus size={14} aria-hidden />
      </button>
    </li>
  );
}
