import { useId, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { storeLayout } from '#renderer/panels/frame/layouts.ts';
import type { Layouts } from '#renderer/panels/frame/read-layouts.ts';
import { ViewToolbar } from '#renderer/panels/frame/ViewToolbar.tsx';
import { Inspector } from '#renderer/panels/inspector/Inspector.tsx';
import { Library } from '#renderer/panels/library/Library.tsx';
import { Outline } from '#renderer/panels/outline/Outline.tsx';
import { Results } from '#renderer/panels/results/Results.tsx';
import { Scene } from '#renderer/scene/Scene.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The docked panels around the scene; sizes are remembered. */
export function Panels({ layouts }: { readonly layouts: Layouts }) {
  const group = (id: string) => ({
    id,
    defaultLayout: layouts[id],
    onLayoutChanged: (layout: Layouts[string], meta: { isUserInteraction: boolean }) => {
      if (meta.isUserInteraction) void storeLayout(id, layout);
    },
  });
  return (
    <Group {...group('window')} orientation="vertical" className="bw-window">
      <Panel id="upper" minSize="30%">
        <Group {...group('columns')} orientation="horizontal">
          <Panel id="left" defaultSize={252} minSize={180} maxSize="35%">
            <Group {...group('left-rows')} orientation="vertical">
              <Panel id="outline" defaultSize="48%" minSize={80}>
                <Dock title="Outline">
                  <Outline />
                </Dock>
              </Panel>
              <Separator className="bw-separator" aria-label="Resize outline and library" />
              <Panel id="library" minSize={80}>
                <Dock title="Library">
                  <Library />
                </Dock>
              </Panel>
            </Group>
          </Panel>
          <Separator className="bw-separator" aria-label="Resize the left panels" />
          <Panel id="scene" minSize="25%">
            <section className="bw-view" aria-label="Scene">
              <ViewToolbar />
              <div className="bw-view-body">
                <Scene />
              </div>
            </section>
          </Panel>
          <Separator className="bw-separator" aria-label="Resize the inspector" />
          <Panel id="inspector" defaultSize={304} minSize={240} maxSize="40%">
            <Dock title="Inspector">
              <InspectorFields />
            </Dock>
          </Panel>
        </Group>
      </Panel>
      <Separator className="bw-separator" aria-label="Resize the results" />
      <Panel id="results" defaultSize={208} minSize={96}>
        <section className="bw-dock" aria-label="Results">
          <Results />
        </section>
      </Panel>
    </Group>
  );
}

/** Scrolled to its start when something of another kind is selected, kept from GPU1 to GPU2. */
function InspectorFields() {
  const shown = useWorkbench(({ selection, design }) => {
    const [first] = selection;
    if (first === undefined || selection.length > 1) return String(selection.length);
    return design.items.find((item) => item.id === first)?.kind;
  });
  return (
    <div
      key={shown}
      className="bw-scroll bw-inspector"
      tabIndex={0}
      role="group"
      aria-label="Inspector fields"
    >
      <Inspector />
    </div>
  );
}

function Dock({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="bw-dock" aria-labelledby={id}>
      <h2 className="bw-dock-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
