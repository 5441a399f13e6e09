import { useId, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { storeLayout } from '#renderer/panels/frame/layouts.ts';
import type { Layouts } from '#renderer/panels/frame/read-layouts.ts';

/** A panel with a title. */
interface Docked {
  readonly title: string;
  readonly content: ReactNode;
}

interface PanelsProps {
  readonly layouts: Layouts;
  /** Above the library, on the left. */
  readonly upperLeft: Docked;
  readonly lowerLeft: Docked;
  readonly view: Docked;
  /** Another one scrolls the inspector back to its start. */
  readonly inspected: string | number | undefined;
  readonly inspector: ReactNode;
  readonly results: ReactNode;
}

/** The docked panels around a view; sizes are remembered, and shared by all that is shown so. */
export function Panels({ layouts, upperLeft, lowerLeft, view, inspected, inspector, results }: PanelsProps) {
  const group = (id: string) => ({
    id,
    defaultLayout: layouts[id],
    onLayoutChanged: (layout: Layouts[string], meta: { isUserInteraction: boolean }) => {
      if (meta.isUserInteraction) void storeLayout(id, layout);
    },
  });
  const between = `Resize “${upperLeft.title}” and “${lowerLeft.title}”`;
  return (
    <Group {...group('window')} orientation="vertical" className="bw-window">
      <Panel id="upper" minSize="30%">
        <Group {...group('columns')} orientation="horizontal">
          <Panel id="left" defaultSize={252} minSize={180} maxSize="35%">
            <Group {...group('left-rows')} orientation="vertical">
              <Panel id="outline" defaultSize="48%" minSize={80}>
                <Dock title={upperLeft.title}>{upperLeft.content}</Dock>
              </Panel>
              <Separator className="bw-separator" aria-label={between} />
              <Panel id="library" minSize={80}>
                <Dock title={lowerLeft.title}>{lowerLeft.content}</Dock>
              </Panel>
            </Group>
          </Panel>
          <Separator className="bw-separator" aria-label="Resize the left panels" />
          <Panel id="scene" minSize="25%">
            <section className="bw-view" aria-label={view.title}>
              {view.content}
            </section>
          </Panel>
          <Separator className="bw-separator" aria-label="Resize the inspector" />
          <Panel id="inspector" defaultSize={304} minSize={240} maxSize="40%">
            <Dock title="Inspector">
              <div
                key={inspected}
                className="bw-scroll bw-inspector"
                tabIndex={0}
                role="group"
                aria-label="Inspector fields"
              >
                {inspector}
              </div>
            </Dock>
          </Panel>
        </Group>
      </Panel>
      <Separator className="bw-separator" aria-label="Resize the results" />
      <Panel id="results" defaultSize={208} minSize={96}>
        <section className="bw-dock" aria-label="Results">
          {results}
        </section>
      </Panel>
    </Group>
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
