import { MantineProvider } from '@mantine/core';
import { useHostCommands } from '#renderer/commands/use-host-commands.ts';
import { useKeyboard } from '#renderer/commands/use-keyboard.ts';
import { lazy, Suspense } from 'react';
import { useFileDrop } from '#renderer/interaction/use-file-drop.ts';
import { HintLayer } from '#renderer/panels/hint/HintLayer.tsx';
import { Fault } from '#renderer/panels/Fault.tsx';
import { shownSort } from '#renderer/store/shown.ts';
import { Dialogs } from '#renderer/panels/dialogs/Dialogs.tsx';
import { NoticeBar } from '#renderer/panels/frame/NoticeBar.tsx';
import { EnclosureWorkbench } from '#renderer/panels/frame/EnclosureWorkbench.tsx';
import { TopBar } from '#renderer/panels/frame/TopBar.tsx';
import type { Layouts } from '#renderer/panels/frame/read-layouts.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { theme } from '#renderer/theme/theme.ts';

const RackWorkbench = lazy(async () => ({
  default: (await import('#renderer/rack/RackWorkbench.tsx')).RackWorkbench,
}));

const StudyWorkbench = lazy(async () => ({
  default: (await import('#renderer/study/StudyWorkbench.tsx')).StudyWorkbench,
}));

/** The whole window. */
export function App({ layouts }: { readonly layouts: Layouts }) {
  const colourScheme = useWorkbench((state) => state.view.theme);
  useKeyboard();
  useHostCommands();
  useFileDrop();
  const sort = useWorkbench(shownSort);
  return (
    <MantineProvider theme={theme} forceColorScheme={colourScheme}>
      <div className="bw-app">
        <TopBar />
        <NoticeBar />
        <main className="bw-main">
          {sort === 'enclosure' ? (
            <EnclosureWorkbench layouts={layouts} />
          ) : (
            <Fault name={sort === 'rack' ? 'The rack' : 'The study'} key={sort}>
              <Suspense fallback={<p className="bw-empty">Loading…</p>}>
                {sort === 'rack' ? <RackWorkbench layouts={layouts} /> : <StudyWorkbench layouts={layouts} />}
              </Suspense>
            </Fault>
          )}
          {/* One for the whole life of the window: what opens over the panels has found it once. */}
          <div id="bw-overlays" />
          <HintLayer />
        </main>
      </div>
      <Dialogs />
    </MantineProvider>
  );
}
