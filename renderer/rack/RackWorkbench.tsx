import { Panels } from '#renderer/panels/frame/Panels.tsx';
import type { Layouts } from '#renderer/panels/frame/read-layouts.ts';
import { Contents } from '#renderer/rack/Contents.tsx';
import { Elevations } from '#renderer/rack/Elevations.tsx';
import { RackInspector } from '#renderer/rack/RackInspector.tsx';
import { RackLibrary } from '#renderer/rack/RackLibrary.tsx';
import { RackScene } from '#renderer/rack/RackScene.tsx';
import { RackResults } from '#renderer/rack/RackResults.tsx';
import { useRack } from '#renderer/rack/use-rack.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import '#renderer/rack/rack.css';

function RackView() {
  const hasScene = useWorkbench(({ view }) => view.showRackScene);
  return (
    <div className="bw-rack-centre">
      {hasScene && <RackScene />}
      <Elevations />
    </div>
  );
}

/** The panels around the elevations of a rack. */
export function RackWorkbench({ layouts }: { readonly layouts: Layouts }) {
  const selection = useRack((rack) => rack.selection);
  return (
    <Panels
      layouts={layouts}
      upperLeft={{ title: 'In the rack', content: <Contents /> }}
      lowerLeft={{ title: 'Add to the rack', content: <RackLibrary /> }}
      view={{ title: 'Rack', content: <RackView /> }}
      inspected={selection ?? 'rack'}
      inspector={<RackInspector />}
      results={<RackResults />}
    />
  );
}
