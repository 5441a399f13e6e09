import type { StoreApi } from 'zustand/vanilla';
import type { FieldPicture } from '#solver/field/picture.ts';
import type { FieldLayers, SectionPlane, Workbench, WorkbenchActions } from '#renderer/store/contract.ts';
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
  return sectionAt(field.slice.axis, at, section);
}

/** The section at a slice; on the side of the section before where that cuts the same way. */
export function sectionAt(axis: SectionPlane['axis'], at: number, before: SectionPlane | null): SectionPlane {
  // As seen in the isometric view, from the front, right and above: what is nearer goes.
  const flipped = before?.axis === axis ? before.flipped : axis === 'y';
  return { axis, at, flipped };
}

/**
 * Opens the layout at the slice when the first field comes, and closes it when there is none any more. Keeps the fields
 * of other configurations for comparison, as long as the document is the same.
 */
export function followField(store: StoreApi<Workbench>): () => void {
  return store.subscribe((state, before) => {
    const { answer, picture } = state.field;
    if (answer !== before.field.answer) store.setState({ solvedFields: solvedWith(state) });
    if (picture === before.field.picture) return;
    const section = sectionWith(state, cutsAtSlice(before));
    if (section !== state.view.section) store.setState({ view: { ...state.view, section } });
  });
}

/** The last answer goes only with its document. */
function solvedWith({ field: { answer }, solvedFields }: Workbench): Workbench['solvedFields'] {
  if (!answer) return new Map();
  const { design, picture, status } = answer;
  return new Map(solvedFields).set(design.configuration.id, {
    design,
    picture,
    isConverged: status === 'converged',
  });
}

/** Where the slice stands, m, held inside of the field; null without a field. */
export function sliceAt({ field, view }: Seen): number | null {
  if (!field.picture) return null;
  const { axis, at } = view.field.slice;
  if (at === null) return sliceMiddle(field.picture, axis);
  const [low, high] = endsOf(field.picture, axis);
  return Math.min(Math.max(at, low), high);
}

/** The middle of a field along an axis, m. */
export function sliceMiddle(picture: FieldPicture, axis: FieldLayers['slice']['axis']): number {
  const [low, high] = endsOf(picture, axis);
  return (low + high) / 2;
}

function endsOf({ lines }: FieldPicture, axis: FieldLayers['slice']['axis']): readonly [number, number] {
  const along = lines[axisNames.indexOf(axis)];
  return [along?.[0] ?? 0, along?.at(-1) ?? 0];
}

/** Whether a field is drawn in place of the network's colours. */
export function showsField({ field, view }: Seen): boolean {
  return view.field.isShown && field.picture !== null;
}

/** Why the field on screen is no answer to the design on screen, in words; empty where it is one. */
export function reservationsOf({ isStale, run, answer }: Workbench['field']): readonly string[] {
  return [
    ...(isStale ? ['of an earlier layout'] : []),
    ...(run ? ['still being solved'] : answer?.status === 'not-converged' ? ['not converged'] : []),
  ];
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
