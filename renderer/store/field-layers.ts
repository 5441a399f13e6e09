import type { StoreApi } from 'zustand/vanilla';
import type { FieldLayers, Workbench, WorkbenchActions } from '#renderer/store/contract.ts';
import type { Services } from '#renderer/store/services.ts';

export const firstLayers: FieldLayers = {
  isShown: true,
  quantity: 'temperature',
  hasSlice: true,
  slice: { axis: 'x', at: null },
  isCut: true,
  surfaces: true,
  arrows: false,
  streams: false,
  iso: false,
  isoAt: {},
  extremes: false,
  ranges: {},
};

type Seen = Pick<Workbench, 'field' | 'view'>;

const axisNames = ['x', 'y', 'z'] as const;

/** Of `view` in the store: what of the field is drawn. */
export function layerActions({ set, get }: Services): Pick<WorkbenchActions, 'setLayers'> {
  return {
    setLayers(changes) {
      const { view } = get();
      const field = { ...view.field, ...changes };
      const next = { field: get().field, view: { ...view, field } };
      set({ view: { ...next.view, section: sectionWith(next, cutsAtSlice(get())) } });
    },
  };
}

/** Whether parts are cut open at the field's slice; the section is then the slice's. */
export function cutsAtSlice({ field, view }: Seen): boolean {
  const { isShown, hasSlice, isCut } = view.field;
  return field.picture !== null && isShown && hasSlice && isCut;
}

/**
 * The section follows the slice while it cuts, and goes when it does no more. One that was opened without it stays as
 * it is.
 */
function sectionWith(state: Seen, wasCut: boolean): Workbench['view']['section'] {
  const { section, field } = state.view;
  const at = sliceAt(state);
  if (!cutsAtSlice(state) || at === null) return wasCut ? null : section;
  const { axis } = field.slice;
  // As seen in the isometric view, from the front, right and above: what is nearer goes.
  const flipped = section?.axis === axis ? section.flipped : axis === 'y';
  return { axis, at, flipped };
}

/** Opens the layout at the slice when the first field comes, and closes it when there is none any more. */
export function followField(store: StoreApi<Workbench>): () => void {
  return store.subscribe((state, before) => {
    if (state.field.picture === before.field.picture) return;
    const section = sectionWith(state, cutsAtSlice(before));
    if (section !== state.view.section) store.setState({ view: { ...state.view, section } });
  });
}

/** Where the slice stands, m, held inside of the field; null without a field. */
export function sliceAt({ field, view }: Seen): number | null {
  if (!field.picture) return null;
  const { axis, at } = view.field.slice;
  const lines = field.picture.lines[axisNames.indexOf(axis)];
  if (!lines) return null;
  const [low, high] = [lines[0] ?? 0, lines.at(-1) ?? 0];
  return at === null ? (low + high) / 2 : Math.min(Math.max(at, low), high);
}

/** Whether a field is drawn in place of the network's colours. */
export function showsField({ field, view }: Seen): boolean {
  return view.field.isShown && field.picture !== null;
}

/** What is stored: the ways of looking, not places and values of one design. */
export function keptLayers(layers: FieldLayers): FieldLayers {
  return { ...layers, slice: { ...layers.slice, at: null }, isoAt: {}, ranges: {} };
}

const flags = ['isShown', 'hasSlice', 'isCut', 'surfaces', 'arrows', 'streams', 'iso', 'extremes'] as const;

/** What of stored layers is still sensible. */
export function readLayers(stored: unknown): FieldLayers {
  if (typeof stored !== 'object' || stored === null) return firstLayers;
  const given = stored as Readonly<Record<string, unknown>>;
  const layers: { -readonly [K in keyof FieldLayers]: FieldLayers[K] } = { ...firstLayers };
  for (const flag of flags) {
    const value = given[flag];
    if (typeof value === 'boolean') layers[flag] = value;
  }
  const { quantity, slice } = given;
  if (quantity === 'temperature' || quantity === 'speed' || quantity === 'pressure')
    layers.quantity = quantity;
  const axis = typeof slice === 'object' && slice !== null && 'axis' in slice ? slice.axis : null;
  const known = axisNames.find((name) => name === axis);
  if (known) layers.slice = { axis: known, at: null };
  return layers;
}
