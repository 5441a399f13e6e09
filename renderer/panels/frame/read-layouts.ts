import type { Layout } from 'react-resizable-panels';

/** Sizes of the panels in percent, by group. */
export type Layouts = Readonly<Record<string, Layout>>;

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
