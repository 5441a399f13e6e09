import type { StoreApi } from 'zustand/vanilla';
import type { Workbench, WorkbenchState } from '#renderer/store/contract.ts';
import { keptLayers, readLayers } from '#renderer/store/field-layers.ts';
import { firstView } from '#renderer/store/session.ts';
import type { Services } from '#renderer/store/services.ts';

type View = WorkbenchState['view'];

/** Settings are written once changes pause, ms. */
const pause = 500;
const key = 'view';

/**
 * Remembers how the user likes to look at designs (colouring, theme, snapping), under "view" among the host's
 * settings. The section plane belongs to one design and is not kept, nor are values chosen for its field.
 */
export function keepSettings(
  services: Services,
  store: StoreApi<Workbench>,
): { readonly loaded: Promise<void>; stop(): void } {
  const { host } = services;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function write(view: View): Promise<void> {
    // Others keep settings there too (panel sizes): read, then replace only ours.
    const settings = await host.loadSettings();
    await host.storeSettings({
      ...settings,
      [key]: { ...view, section: null, field: keptLayers(view.field) },
    });
  }

  const loaded = host
    .loadSettings()
    .then((settings) => {
      store.setState({ view: { ...store.getState().view, ...readView(settings[key]) } });
    })
    // Without settings it looks as it does the first time.
    .catch(() => undefined);

  const unsubscribe = store.subscribe((state, before) => {
    if (state.view === before.view) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void write(store.getState().view).catch(() => undefined), pause);
  });

  return {
    loaded,
    stop() {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

const colourings: readonly unknown[] = ['temperature', 'margin', 'power', 'kind'];
const opacityRange = { least: 0, most: 1 };

/** What of stored settings is still sensible; settings may come from another version. */
function readView(stored: unknown): Partial<View> {
  if (typeof stored !== 'object' || stored === null) return {};
  const given = stored as Readonly<Record<string, unknown>>;
  const view: { -readonly [K in keyof View]?: View[K] } = {};
  if (colourings.includes(given['colourBy'])) view.colourBy = given['colourBy'] as View['colourBy'];
  if (given['theme'] === 'dark' || given['theme'] === 'light') view.theme = given['theme'];
  for (const flag of ['showZones', 'showFlow', 'showLabels', 'parallel', 'showRackScene'] as const) {
    const value = given[flag];
    if (typeof value === 'boolean') view[flag] = value;
  }
  const opacity = given['chassisOpacity'];
  if (typeof opacity === 'number' && opacity >= opacityRange.least && opacity <= opacityRange.most) {
    view.chassisOpacity = opacity;
  }
  view.field = readLayers(given['field']);
  const snap = given['snap'];
  if (typeof snap === 'object' && snap !== null) view.snap = readSnap(snap);
  return view;
}

function readSnap(stored: object): View['snap'] {
  const given = stored as Readonly<Record<string, unknown>>;
  const { grid, faces, rackUnits } = firstView.snap;
  const wanted = given['grid'];
  return {
    grid: typeof wanted === 'number' && wanted >= 0 && wanted <= 0.1 ? wanted : grid,
    faces: typeof given['faces'] === 'boolean' ? given['faces'] : faces,
    rackUnits: typeof given['rackUnits'] === 'boolean' ? given['rackUnits'] : rackUnits,
  };
}
