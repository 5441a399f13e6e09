import { centreOf, unionOf } from '#models/geometry/box.ts';
import { snapMove } from '#models/geometry/snap.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { dragDelta, facingAxis, typedAxis, typedDelta, type DragAxis } from '#renderer/interaction/drag.ts';
import type { PointerView, WorkbenchStore } from '#renderer/interaction/pointer-view.ts';
import { isZero, type AxisName } from '#renderer/interaction/vector.ts';
import type { Snap } from '#renderer/store/contract.ts';

/** Faces pull from this many CSS pixels. */
export const snapPull = 9;

/**
 * One move of the selected parts, from the moment they are taken to the moment they are let go. It previews
 * outside the document; `commit` makes one undo step of it.
 */
export class DragGesture {
  readonly #store: WorkbenchStore;
  readonly #view: PointerView;
  readonly #ids: readonly PlacementId[];
  /** The layout before the move: snapping and distances refer to it. */
  readonly #design: Design;
  #grabbed: Vector3;
  #facing: 0 | 1 | 2;
  #axis: DragAxis;
  #typed = '';
  /** As the pointer pulls, before snapping. */
  #pulled: Vector3 = [0, 0, 0];
  #pointer: { x: number; y: number } | null = null;
  #free = false;

  private constructor(store: WorkbenchStore, view: PointerView, grabbed: Vector3, axis: DragAxis) {
    const { selection, design } = store.getState();
    this.#store = store;
    this.#view = view;
    this.#ids = selection;
    this.#design = design;
    this.#grabbed = grabbed;
    this.#axis = axis;
    this.#facing = facingAxis(view.viewDirection());
    this.#show([0, 0, 0], []);
  }

  /** Taken at a point of a selected part. */
  static onPoint(store: WorkbenchStore, view: PointerView, point: Vector3): DragGesture {
    return new DragGesture(store, view, point, 'plane');
  }

  /** Taken by an arrow of the gizmo. */
  static onGizmo(
    store: WorkbenchStore,
    view: PointerView,
    axis: AxisName,
    x: number,
    y: number,
  ): DragGesture | null {
    const drag = DragGesture.onSelection(store, view, x, y);
    drag?.constrain(axis);
    return drag;
  }

  /** Begun by a command: the pointer, if it is over the scene, holds the parts from a distance. */
  static onSelection(
    store: WorkbenchStore,
    view: PointerView,
    x: number | null,
    y: number | null,
  ): DragGesture | null {
    const { selection, design } = store.getState();
    const chosen = new Set(selection);
    const box = unionOf(design.items.filter((item) => chosen.has(item.id)).map((item) => item.box));
    if (!box) return null;
    const drag = new DragGesture(store, view, centreOf(box), 'plane');
    if (x !== null && y !== null) drag.#hold(x, y);
    return drag;
  }

  /** The pointer is at (x, y); `free` moves without snapping. */
  follow(x: number, y: number, free: boolean): void {
    this.#pointer = { x, y };
    this.#free = free;
    const pulled = dragDelta(this.#grabbed, this.#view.ray(x, y), this.#axis, this.#facing);
    if (pulled) this.#pulled = pulled;
    this.#update();
  }

  /** Along one axis; the same again frees it. */
  constrain(axis: AxisName): void {
    this.#axis = this.#axis === axis ? 'plane' : axis;
    if (this.#pointer) this.follow(this.#pointer.x, this.#pointer.y, this.#free);
    else this.#update();
  }

  type(typed: string): void {
    this.#typed = typed;
    this.#update();
  }

  commit(): void {
    const { actions } = this.#store.getState();
    actions.commitPreview();
    actions.setInteraction({ type: 'idle' });
  }

  /** From here on, moves count from where the pointer is now. */
  #hold(x: number, y: number): void {
    this.#pointer = { x, y };
    const offset = dragDelta(this.#grabbed, this.#view.ray(x, y), 'plane', this.#facing);
    if (!offset) return;
    const [gx, gy, gz] = this.#grabbed;
    this.#grabbed = [gx + offset[0], gy + offset[1], gz + offset[2]];
  }

  #update(): void {
    if (this.#typed !== '') {
      const typed = typedDelta(this.#typed, typedAxis(this.#axis, this.#pulled, this.#facing), this.#pulled);
      // A number that is not finished yet ("-", "12 m") leaves the parts where they are.
      if (typed.ok) this.#show(typed.delta, []);
      else this.#show(this.#shown(), []);
      return;
    }
    const { view } = this.#store.getState();
    if (this.#free) {
      this.#show(this.#pulled, []);
      return;
    }
    const threshold = snapPull * this.#view.pixelAt(this.#grabbed);
    const { delta, snaps } = snapMove(this.#design, this.#ids, this.#pulled, { ...view.snap, threshold });
    this.#show(delta, snaps);
  }

  #shown(): Vector3 {
    const { interaction } = this.#store.getState();
    return interaction.type === 'dragging' ? interaction.delta : [0, 0, 0];
  }

  #show(delta: Vector3, snaps: readonly Snap[]): void {
    const { actions, project, configuration } = this.#store.getState();
    const [ids, axis, typed] = [this.#ids, this.#axis, this.#typed];
    actions.setInteraction({ type: 'dragging', ids, delta, axis, typed, snaps });
    actions.preview(isZero(delta) ? null : movePlacements(project, configuration, ids, delta));
  }
}
