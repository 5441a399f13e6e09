import type { Layout } from 'react-resizable-panels';
import { host } from '#renderer/store/workbench.ts';

/** Where the panels' sizes stand among the host's settings. */
const key = 'layouts';

export type Layouts = Readonly<Record<string, Layout>>;

/** Panel sizes by group, in percent, as they were left; empty the first time or where they cannot be read. */
export async function loadLayouts(): Promise<Layouts> {
  try {
    return readLayouts((await host.loadSettings())[key]);
  } catch {
    // Without settings the window looks as it does the first time.
    return {};
  }
}

/** What of stored sizes is still sensible; settings may come from another version. */
export function readLayouts(stored: unknown): Layouts {
  if (typeof stored !== 'object' || stored === null) return {};
  const layouts: Record<string, Layout> = {};
  for (const [group, sizes] of Object.entries(stored)) {
    if (typeof sizes !== 'object' || sizes === null) continue;
    const entries = Object.entries(sizes as Record<string, unknown>);
    const isSound = (size: unknown): size is number =>
      typeof size === 'number' && Number.isFinite(size) && size >= 0 && size <= 100;
    if (entries.length === 0 || !entries.every(([, size]) => isSound(size))) continue;
    layouts[group] = Object.fromEntries(entries) as Layout;
  }
  return layouts;
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
