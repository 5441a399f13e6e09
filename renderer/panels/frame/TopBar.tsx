import { Redo2, Search, Undo2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { shownRack } from '#renderer/store/rack.ts';
import { CommandButton } from '#renderer/panels/frame/CommandButton.tsx';
import { ConditionsStrip } from '#renderer/panels/frame/ConditionsStrip.tsx';
import { ConfigurationPicker } from '#renderer/panels/frame/ConfigurationPicker.tsx';
import { MenuBar } from '#renderer/panels/frame/MenuBar.tsx';
import { SolveState } from '#renderer/panels/frame/SolveState.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

const RackStrip = lazy(async () => ({
  default: (await import('#renderer/rack/RackTop.tsx')).RackStrip,
}));
const RackState = lazy(async () => ({
  default: (await import('#renderer/rack/RackTop.tsx')).RackState,
}));

/** Two slim rows: the document, and what it is run under. */
export function TopBar() {
  const isRack = useWorkbench((state) => shownRack(state) !== null);
  return (
    <header className="bw-top">
      <div className="bw-top-row">
        <MenuBar />
        <FileName />
        <span className="bw-grow" />
        <CommandButton id="help.palette" icon={Search} />
        {isRack ? (
          <Suspense>
            <RackState />
          </Suspense>
        ) : (
          <SolveState />
        )}
      </div>
      <div className="bw-top-row bw-top-second">
        <CommandButton id="edit.undo" icon={Undo2} />
        <CommandButton id="edit.redo" icon={Redo2} />
        <span className="bw-rule" />
        {isRack ? (
          <Suspense>
            <RackStrip />
          </Suspense>
        ) : (
          <>
            <ConfigurationPicker />
            <span className="bw-rule" />
            <ConditionsStrip />
          </>
        )}
      </div>
    </header>
  );
}

function FileName() {
  const file = useWorkbench((state) => (shownRack(state) ?? state).file);
  return (
    <h1 className="bw-file" title={file.unsaved ? `${file.name}, not saved` : file.name}>
      <span className="bw-clip">{file.name}</span>
      {file.unsaved && <span className="bw-unsaved" role="img" aria-label="has unsaved changes" />}
    </h1>
  );
}
