import { projectLibrary } from '#models/project/resolve.ts';
import { DragGesture, snapPull } from '#renderer/interaction/drag-gesture.ts';
import { isTyping } from '#renderer/interaction/drag.ts';
import { pickAll, seeThrough, type Picked } from '#renderer/interaction/pick.ts';
import { placeUnder, snapGhost } from '#renderer/interaction/place.ts';
import type { PointerView, WorkbenchStore } from '#renderer/interaction/pointer-view.ts';
import { slicePoint } from '#renderer/interaction/slice-point.ts';
import { axisNames, length, subtract } from '#renderer/interaction/vector.ts';
import { ghostItem } from '#renderer/scene/parts/ghost-item.ts';
import type { Workbench } from '#renderer/store/contract.ts';

/** What the buttons are doing. Which parts move and how far stands in the store's Interaction. */
type Gesture =
  | { readonly type: 'none' }
  | { readonly type: 'pressed'; readonly x: number; readonly y: number; readonly hits: readonly Picked[] }
  | { readonly type: 'turning' | 'panning'; x: number; y: number }
  | { readonly type: 'dragging'; readonly drag: DragGesture; readonly modal: boolean };

/** Pixels that the pointer may slip during a click. */
const slip = 4;
/** Wheel: a notch (100 px) zooms by a sixth. */
const wheelGain = 0.0016;
const pixelsOfLine = 16;
/** Parts that a slice cuts begin at it, m. */
const onSlice = 1e-6;

/**
 * Turns pointer and keys over the canvas into store actions and camera moves. Moves are handled once per
 * frame, however fast the mouse reports.
 */
export class PointerControl {
  readonly #canvas: HTMLElement;
  readonly #view: PointerView;
  readonly #store: WorkbenchStore;
  readonly #abort = new AbortController();
  #gesture: Gesture = { type: 'none' };
  #moved: PointerEvent | null = null;
  #frame = 0;

  constructor(canvas: HTMLElement, view: PointerView, store: WorkbenchStore) {
    this.#canvas = canvas;
    this.#view = view;
    this.#store = store;
    const { signal } = this.#abort;
    canvas.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    canvas.addEventListener('pointerup', (event) => this.#up(event), { signal });
    canvas.addEventListener('pointercancel', () => this.#cancel(), { signal });
    canvas.addEventListener('pointerleave', () => this.#leave(), { signal });
    canvas.addEventListener('dblclick', () => this.#doubleClick(), { signal });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    canvas.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    canvas.addEventListener('dragover', (event) => this.#dragOver(event), { signal });
    canvas.addEventListener('drop', (event) => this.#drop(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.#queue(event), { signal });
    // Before everybody else's shortcuts: while a part is dragged, digits are a distance and X is an axis.
    window.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
    signal.addEventListener(
      'abort',
      store.subscribe((state) => this.#follow(state)),
    );
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
  }

  #queue(event: PointerEvent): void {
    this.#moved = event;
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const event = this.#moved;
    this.#moved = null;
    if (event) this.#move(event);
  }

  #place(event: MouseEvent): { readonly x: number; readonly y: number } {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #down(event: PointerEvent): void {
    if (this.#gesture.type === 'dragging') return;
    const { x, y } = this.#place(event);
    const state = this.#store.getState();
    this.#canvas.setPointerCapture(event.pointerId);
    if (event.button === 1 || (event.button === 2 && event.shiftKey)) {
      event.preventDefault();
      this.#gesture = { type: 'panning', x, y };
    } else if (event.button === 2) this.#gesture = { type: 'turning', x, y };
    else if (event.button === 0 && state.interaction.type === 'idle') this.#press(state, x, y);
  }

  #press(state: Workbench, x: number, y: number): void {
    const axis = this.#view.gizmoAt(x, y);
    if (axis && state.selection.length > 0) {
      const drag = DragGesture.onGizmo(this.#store, this.#view, axis, x, y);
      this.#gesture = drag ? { type: 'dragging', drag, modal: false } : { type: 'none' };
      return;
    }
    this.#gesture = { type: 'pressed', x, y, hits: this.#pick(state, x, y) };
  }

  #move(event: PointerEvent): void {
    const { x, y } = this.#place(event);
    const state = this.#store.getState();
    const gesture = this.#gesture;
    if (gesture.type === 'turning' || gesture.type === 'panning') {
      const [dx, dy] = [x - gesture.x, y - gesture.y];
      gesture.x = x;
      gesture.y = y;
      if (gesture.type === 'turning') this.#view.turn(dx, dy);
      else this.#view.pan(dx, dy);
    } else if (gesture.type === 'dragging') gesture.drag.follow(x, y, event.altKey);
    else if (gesture.type === 'pressed') {
      if (Math.hypot(x - gesture.x, y - gesture.y) > slip)
        this.#startMoving(state, gesture, x, y, event.altKey);
    } else if (state.interaction.type === 'placing') this.#placeGhost(state, x, y, event.altKey);
    else if (state.interaction.type === 'dragging') this.#joinModal(x, y);
    else this.#hover(state, x, y);
  }

  #startMoving(
    state: Workbench,
    { x, y, hits }: Extract<Gesture, { type: 'pressed' }>,
    toX: number,
    toY: number,
    free: boolean,
  ): void {
    const [first] = hits;
    if (!first) {
      this.#gesture = { type: 'turning', x: toX, y: toY };
      this.#view.turn(toX - x, toY - y);
      return;
    }
    // An opening that was selected on purpose can be moved, although the pointer means what is behind it.
    const hit =
      hits.find(
        ({ item }) => state.selection.includes(item.id) && (item === first.item || seeThrough.has(item.kind)),
      ) ?? first;
    if (!state.selection.includes(hit.item.id)) state.actions.select([hit.item.id]);
    const drag = DragGesture.onPoint(this.#store, this.#view, hit.point);
    this.#gesture = { type: 'dragging', drag, modal: false };
    drag.follow(toX, toY, free);
  }

  /** A move that a command began (G): the pointer takes hold where it is. */
  #joinModal(x: number, y: number): void {
    const drag = DragGesture.onSelection(this.#store, this.#view, x, y);
    this.#gesture = drag ? { type: 'dragging', drag, modal: true } : { type: 'none' };
  }

  #hover(state: Workbench, x: number, y: number): void {
    const axis = state.selection.length > 0 ? this.#view.gizmoAt(x, y) : null;
    this.#view.lightGizmo(axis);
    const hit = axis ? undefined : this.#pick(state, x, y)[0];
    state.actions.hover(hit?.item.id ?? null);
    this.#canvas.style.cursor = axis ? 'grab' : hit ? 'pointer' : 'default';
  }

  #placeGhost(state: Workbench, x: number, y: number, free: boolean): void {
    const { interaction } = state;
    if (interaction.type !== 'placing') return;
    const part = projectLibrary(state.project).get(interaction.part);
    if (!part) return;
    const { hidden, view } = state;
    const ray = this.#view.ray(x, y);
    const found = placeUnder(state.design, part, ray, { hidden, section: view.section });
    const { position, rotation, on } = found ?? { position: null, rotation: undefined, on: null };
    const shown = { type: 'placing', part: interaction.part, rotation, on } as const;
    if (position === null || free) state.actions.setInteraction({ ...shown, position });
    else {
      const ghost = { ...ghostItem(state.project, part.id, position, rotation), on };
      const threshold = snapPull * this.#view.pixelAt(position);
      state.actions.setInteraction({
        ...shown,
        ...snapGhost(state.design, ghost, { ...view.snap, threshold }),
      });
    }
    this.#canvas.style.cursor = found ? 'copy' : 'not-allowed';
  }

  #up(event: PointerEvent): void {
    this.#flush();
    const gesture = this.#gesture;
    const state = this.#store.getState();
    if (gesture.type === 'dragging') {
      if (event.button !== 0) return;
      this.#gesture = { type: 'none' };
      gesture.drag.commit();
      return;
    }
    this.#gesture = { type: 'none' };
    if (event.button !== 0) return;
    if (state.interaction.type === 'placing') {
      // Let go over the canvas at the end of a drag from the library: no move was seen before.
      const { x, y } = this.#place(event);
      this.#placeGhost(state, x, y, event.altKey);
      this.#drop(event);
    } else if (gesture.type === 'pressed') this.#click(state, gesture.hits, event);
  }

  /** Shift adds to the selection; Alt takes the part behind the selected one, and after the last the first. */
  #click({ selection, actions }: Workbench, hits: readonly Picked[], event: PointerEvent): void {
    const toggle = event.shiftKey || event.ctrlKey;
    const ids = hits.map(({ item }) => item.id);
    const [first] = ids;
    if (first === undefined) {
      if (!toggle) actions.select([]);
    } else if (toggle) actions.select([first], 'toggle');
    else {
      const at = event.altKey && selection.length === 1 ? ids.indexOf(selection[0] ?? '') : -1;
      actions.select([ids[(at + 1) % ids.length] ?? first]);
    }
  }

  #doubleClick(): void {
    const { selection, actions } = this.#store.getState();
    if (selection.length > 0) actions.fit(selection);
  }

  #dragOver(event: DragEvent): void {
    const state = this.#store.getState();
    if (state.interaction.type !== 'placing') return;
    event.preventDefault();
    const { x, y } = this.#place(event);
    this.#placeGhost(state, x, y, event.altKey);
  }

  #drop(event: MouseEvent): void {
    const { interaction, actions } = this.#store.getState();
    if (interaction.type !== 'placing') return;
    event.preventDefault();
    actions.setInteraction({ type: 'idle' });
    this.#canvas.style.cursor = 'default';
    const { part, position, rotation, on } = interaction;
    if (position) actions.addPart(part, position, { rotation, on });
  }

  #leave(): void {
    const { interaction, actions } = this.#store.getState();
    if (interaction.type === 'placing') actions.setInteraction({ ...interaction, position: null, on: null });
    else if (this.#gesture.type === 'none') actions.hover(null);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { x, y } = this.#place(event);
    const pixels =
      event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * pixelsOfLine;
    // A pinch on a trackpad arrives as a wheel with Ctrl and small steps.
    const gain = event.ctrlKey ? wheelGain * 5 : wheelGain;
    this.#view.zoom(Math.exp(Math.max(-400, Math.min(400, pixels)) * gain), x, y);
  }

  #key(event: KeyboardEvent): void {
    const { interaction } = this.#store.getState();
    if (interaction.type === 'placing' && event.key === 'Escape') {
      this.#take(event);
      this.#cancel();
      return;
    }
    if (interaction.type !== 'dragging' || event.ctrlKey || event.metaKey) return;
    if (this.#gesture.type !== 'dragging') {
      // The move was begun by a command and the pointer is elsewhere: typed numbers work all the same.
      const drag = DragGesture.onSelection(this.#store, this.#view, null, null);
      if (drag) this.#gesture = { type: 'dragging', drag, modal: true };
    }
    const { typed } = interaction;
    const gesture = this.#gesture;
    if (gesture.type !== 'dragging') return;
    const { drag } = gesture;
    const axis = axisNames.find((name) => name === event.key.toLowerCase());
    if (event.key === 'Escape') this.#cancel();
    else if (event.key === 'Enter') {
      this.#gesture = { type: 'none' };
      drag.commit();
    } else if (event.key === 'Backspace') drag.type(typed.slice(0, -1));
    else if (axis && typed === '') drag.constrain(axis);
    else if (isTyping(event.key, typed)) drag.type(typed + event.key);
    else return;
    this.#take(event);
  }

  #take(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #cancel(): void {
    this.#gesture = { type: 'none' };
    const { interaction, actions } = this.#store.getState();
    if (interaction.type === 'idle') return;
    actions.preview(null);
    actions.setInteraction({ type: 'idle' });
    this.#canvas.style.cursor = 'default';
  }

  /** Somebody else ended the gesture (Escape as a command, another file). */
  #follow({ interaction }: Workbench): void {
    if (this.#gesture.type === 'dragging' && interaction.type !== 'dragging')
      this.#gesture = { type: 'none' };
  }

  #pick(state: Workbench, x: number, y: number): readonly Picked[] {
    const ray = this.#view.ray(x, y);
    const hits = pickAll(state.design, ray, { hidden: state.hidden, section: state.view.section });
    // A slice through the field is no window: parts behind it are not meant.
    const slice = slicePoint(state, ray);
    if (!slice) return hits;
    const depth = length(subtract(slice, ray.origin));
    return hits.filter(({ distance }) => distance <= depth + onSlice);
  }
}
