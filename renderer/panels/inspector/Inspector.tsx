import { DesignInspector } from '#renderer/panels/inspector/DesignInspector.tsx';
import { PlacementInspector } from '#renderer/panels/inspector/PlacementInspector.tsx';
import { SelectionInspector } from '#renderer/panels/inspector/SelectionInspector.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What is selected, and everything that can be said of it; the whole design when nothing is. */
export function Inspector() {
  const selection = useWorkbench((state) => state.selection);
  const { items } = useStructure();
  const chosen = items.filter((item) => selection.includes(item.id));
  const [only] = chosen;
  if (only === undefined) return <DesignInspector />;
  return chosen.length === 1 ? (
    <PlacementInspector key={only.id} item={only} />
  ) : (
    <SelectionInspector items={chosen} />
  );
}
