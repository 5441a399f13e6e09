import { Panels } from '#renderer/panels/frame/Panels.tsx';
import type { Layouts } from '#renderer/panels/frame/read-layouts.ts';
import { ViewToolbar } from '#renderer/panels/frame/ViewToolbar.tsx';
import { Inspector } from '#renderer/panels/inspector/Inspector.tsx';
import { Library } from '#renderer/panels/library/Library.tsx';
import { Outline } from '#renderer/panels/outline/Outline.tsx';
import { Results } from '#renderer/panels/results/Results.tsx';
import { Scene } from '#renderer/scene/Scene.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The panels around the scene of an enclosure. */
export function EnclosureWorkbench({ layouts }: { readonly layouts: Layouts }) {
  // The inspector keeps its place from GPU1 to GPU2.
  const inspected = useWorkbench(({ selection, design }) => {
    const [first] = selection;
    if (first === undefined || selection.length > 1) return String(selection.length);
    return design.items.find((item) => item.id === first)?.kind;
  });
  const view = (
    <>
      <ViewToolbar />
      <div className="bw-view-body">
        <Scene />
      </div>
    </>
  );
  return (
    <Panels
      layouts={layouts}
      upperLeft={{ title: 'Outline', content: <Outline /> }}
      lowerLeft={{ title: 'Library', content: <Library /> }}
      view={{ title: 'Scene', content: view }}
      inspected={inspected}
      inspector={<Inspector />}
      results={<Results />}
    />
  );
}
