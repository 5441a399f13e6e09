import { MantineProvider } from '@mantine/core';
import { useHostCommands } from '#renderer/commands/use-host-commands.ts';
import { useKeyboard } from '#renderer/commands/use-keyboard.ts';
import { Dialogs } from '#renderer/panels/dialogs/Dialogs.tsx';
import { NoticeBar } from '#renderer/panels/frame/NoticeBar.tsx';
import { Panels } from '#renderer/panels/frame/Panels.tsx';
import { TopBar } from '#renderer/panels/frame/TopBar.tsx';
import type { Layouts } from '#renderer/panels/frame/read-layouts.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { theme } from '#renderer/theme/theme.ts';

/** The whole window. */
export function App({ layouts }: { readonly layouts: Layouts }) {
  const colourScheme = useWorkbench((state) => state.view.theme);
  useKeyboard();
  useHostCommands();
  return (
    <MantineProvider theme={theme} forceColorScheme={colourScheme}>
      <div className="bw-app">
        <TopBar />
        <NoticeBar />
        <Panels layouts={layouts} />
      </div>
      <Dialogs />
    </MantineProvider>
  );
}
