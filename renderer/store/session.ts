import { firstLayers } from '#renderer/store/field-layers.ts';
import type { WorkbenchActions, WorkbenchState } from '#renderer/store/contract.ts';
import type { Services } from '#renderer/store/services.ts';

type SessionActions = Pick<
  WorkbenchActions,
  | 'select'
  | 'hover'
  | 'setHidden'
  | 'setInteraction'
  | 'setView'
  | 'setTab'
  | 'setFieldAnswerView'
  | 'setDialog'
  | 'notify'
  | 'explain'
  | 'findDrivers'
  | 'findHeldRates'
  | 'findBands'
  | 'look'
  | 'fit'
>;

export const firstView: WorkbenchState['view'] = {
  colourBy: 'temperature',
  section: null,
  showZones: false,
  showFlow: true,
  showLabels: false,
  parallel: false,
  showRackScene: true,
  chassisOpacity: 0.12,
  // 1 mm: fine enough for enclosures, coarse enough to align by eye.
  snap: { grid: 0.001, faces: true, rackUnits: false },
  theme: 'light',
  field: firstLayers,
};

/** Selection, view and camera: never saved with the document, never in the history. */
export function sessionActions(services: Services): SessionActions {
  const { set, get, solver } = services;
  let serial = 0;
  let asked = 0;
  return {
    select(ids, how = 'replace') {
      const { selection, design } = get();
      const known = new Set(design.items.map((item) => item.id));
      const chosen = ids.filter((id) => known.has(id));
      if (how === 'replace') {
        set({ selection: chosen });
        return;
      }
      const kept = selection.filter((id) => !chosen.includes(id));
      set({ selection: [...kept, ...chosen.filter((id) => !selection.includes(id))] });
    },
    hover(id) {
      if (get().hovered !== id) set({ hovered: id });
    },
    setHidden(id, hidden) {
      const next = new Set(get().hidden);
      if (hidden) next.add(id);
      else next.delete(id);
      set({ hidden: next });
    },
    setInteraction: (interaction) => set({ interaction }),
    setView: (changes) => set({ view: { ...get().view, ...changes } }),
    setTab: (tab) => set({ tab }),
    setFieldAnswerView: (fieldAnswerView) => set({ fieldAnswerView }),
    setDialog: (dialog) => set({ dialog }),
    notify: (notice) => set({ notice }),
    async explain(id) {
      const mine = ++asked;
      if (id === null) {
        set({ explanation: null });
        return;
      }
      // A solver that fails here leaves the ladder empty; the solve loop reports what is wrong with it.
      const explanation = await solver.explain(get().design, id).catch(() => null);
      if (mine === asked) set({ explanation });
    },
    // As with `explain`: nothing is shown where the solver fails.
    findDrivers: (id) => solver.drivers(get().design, id).catch(() => null),
    findHeldRates: () => solver.heldRates(get().design).catch(() => null),
    findBands: () => solver.bands(get().design).catch(() => null),
    look: (view) => set({ camera: { serial: ++serial, type: 'look', view } }),
    fit: (ids) => set({ camera: { serial: ++serial, type: 'fit', ids: ids ?? null } }),
  };
}
