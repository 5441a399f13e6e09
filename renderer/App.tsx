import { MantineProvider } from '@mantine/core';
import { useHostCommands } from '#renderer/commands/use-host-commands.ts';
import { useKeyboard } from '#renderer/commands/use-keyboard.ts';
import { lazy, Suspense } from 'react';
import { useFileDrop } from '#renderer/interaction/use-file-drop.ts';
import { HintLayer } from '#renderer/panels/hint/HintLayer.tsx';
import { Fault } from '#renderer/panels/Fault.tsx';
import { shownRack } from '#renderer/store/rack.ts';
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

/** The whole window. */
export function App({ layouts }: { readonly layouts: Layouts }) {
  const colourScheme = useWorkbench((state) => state.view.theme);
  useKeyboard();
  useHostCommands();
  useFileDrop();
  const isRack = useWorkbench((state) => shownRack(state) !== null);
  return (
    <MantineProvider theme={theme} forceColorScheme={colourScheme}>
      <div className="bw-app">
        <TopBar />
        <NoticeBar />
        <main className="bw-main">
          {isRack ? (
            <Fault name="The rack">
              <Suspense fallback={<p className="bw-empty">Loading…</p>}>
                <RackWorkbench layouts={layouts} />
              </Suspense>
            </Fault>
          ) : (
            <EnclosureWorkbench layouts={layouts} />
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
