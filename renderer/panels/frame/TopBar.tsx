import { Redo2, Search, Undo2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { shownBeside, shownSort } from '#renderer/store/shown.ts';
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

const StudyStrip = lazy(async () => ({
  default: (await import('#renderer/study/StudyTop.tsx')).StudyStrip,
}));
const StudyState = lazy(async () => ({
  default: (await import('#renderer/study/StudyTop.tsx')).StudyState,
}));

/** Two slim rows: the document, and what it is run under. */
export function TopBar() {
  const sort = useWorkbench(shownSort);
  return (
    <header className="bw-top">
      <div className="bw-top-row">
        <MenuBar />
        <FileName />
        <span className="bw-grow" />
        <CommandButton id="help.palette" icon={Search} />
        {sort === 'enclosure' ? (
          <SolveState />
        ) : (
          <Suspense>{sort === 'rack' ? <RackState /> : <StudyState />}</Suspense>
        )}
      </div>
      <div className="bw-top-row bw-top-second">
        <CommandButton id="edit.undo" icon={Undo2} />
        <CommandButton id="edit.redo" icon={Redo2} />
        <span className="bw-rule" />
        {sort === 'enclosure' ? (
          <>
            <ConfigurationPicker />
            <span className="bw-rule" />
            <ConditionsStrip />
          </>
        ) : (
          <Suspense>{sort === 'rack' ? <RackStrip /> : <StudyStrip />}</Suspense>
        )}
      </div>
    </header>
  );
}

function FileName() {
  const file = useWorkbench((state) => (shownBeside(state) ?? state).file);
  return (
    <h1 className="bw-file" title={file.unsaved ? `${file.name}, not saved` : file.name}>
      <span className="bw-clip">{file.name}</span>
      {file.unsaved && <span className="bw-unsaved" role="img" aria-label="has unsaved changes" />}
    </h1>
  );
}
