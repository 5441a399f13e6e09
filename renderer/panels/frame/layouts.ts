import type { Layout } from 'react-resizable-panels';
import { readLayouts, type Layouts } from '#renderer/panels/frame/read-layouts.ts';
import { host } from '#renderer/store/workbench.ts';

/** Where the panels' sizes stand among the host's settings. */
const key = 'layouts';

/** Panel sizes by group, in percent, as they were left; empty the first time or where they cannot be read. */
export async function loadLayouts(): Promise<Layouts> {
  try {
    return readLayouts((await host.loadSettings())[key]);
  } catch {
    // Without settings the window looks as it does the first time.
    return {};
  }
}

/** Remembers the sizes of one group. */
export async function storeLayout(group: string, layout: Layout): Promise<void> {
  try {
    const settings = await host.loadSettings();
    await host.storeSettings({ ...settings, [key]: { ...readLayouts(settings[key]), [group]: layout } });
  } catch {
    // Sizes that cannot be kept are worth no message.
  }
}
