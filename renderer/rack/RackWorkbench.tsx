import { useId, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Contents } from '#renderer/rack/Contents.tsx';
import { Elevations } from '#renderer/rack/Elevations.tsx';
import { RackInspector } from '#renderer/rack/RackInspector.tsx';
import { RackLibrary } from '#renderer/rack/RackLibrary.tsx';
import { RackResults } from '#renderer/rack/RackResults.tsx';
import { useRack } from '#renderer/rack/use-rack.ts';
import '#renderer/rack/rack.css';

/** The docked panels around the elevations of a rack, as those around the scene of an enclosure. */
export function RackWorkbench() {
  const selection = useRack((rack) => rack.selection);
  return (
    <Group orientation="vertical" className="bw-window">
      <Panel id="rack-upper" minSize="30%">
        <Group orientation="horizontal">
          <Panel id="rack-left" defaultSize={252} minSize={180} maxSize="35%">
            <Group orientation="vertical">
              <Panel id="rack-contents" defaultSize="42%" minSize={80}>
                <Dock title="In the rack">
                  <Contents />
                </Dock>
              </Panel>
              <Separator className="bw-separator" aria-label="Resize contents and library" />
              <Panel id="rack-library" minSize={80}>
                <Dock title="Add to the rack">
                  <RackLibrary />
                </Dock>
              </Panel>
            </Group>
          </Panel>
          <Separator className="bw-separator" aria-label="Resize the left panels" />
          <Panel id="rack-elevations" minSize="25%">
            <section className="bw-view" aria-label="Elevations">
              <Elevations />
            </section>
          </Panel>
          <Separator className="bw-separator" aria-label="Resize the inspector" />
          <Panel id="rack-inspector" defaultSize={304} minSize={240} maxSize="40%">
            <Dock title="Inspector">
              <div
                key={selection ?? 'rack'}
                className="bw-scroll bw-inspector"
                tabIndex={0}
                role="group"
                aria-label="Inspector fields"
              >
                <RackInspector />
              </div>
            </Dock>
          </Panel>
        </Group>
      </Panel>
      <Separator className="bw-separator" aria-label="Resize the results" />
      <Panel id="rack-results" defaultSize={208} minSize={96}>
        <section className="bw-dock" aria-label="Results">
          <RackResults />
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
