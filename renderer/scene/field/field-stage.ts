import { Group, type Plane } from 'three';
import type { Vector3 } from '#models/schema/field.ts';
import { axisIndex } from '#renderer/interaction/vector.ts';
import { ArrowMesh } from '#renderer/scene/field/arrow-mesh.ts';
import { fieldScaleOf, type FieldScale } from '#renderer/scene/field/field-scale.ts';
import { isoLevelOf } from '#renderer/scene/field/iso-level.ts';
import { IsoMesh } from '#renderer/scene/field/iso-mesh.ts';
import { FieldPaint } from '#renderer/scene/field/paint.ts';
import { partOfSolid } from '#renderer/scene/field/part-of-solid.ts';
import { SliceMesh } from '#renderer/scene/field/slice-mesh.ts';
import { streamLinesOf } from '#renderer/scene/field/stream-lines.ts';
import { StreamMesh } from '#renderer/scene/field/stream-mesh.ts';
import { SurfaceMesh } from '#renderer/scene/field/surface-mesh.ts';
import type { Palette } from '#renderer/scene/palette.ts';
import type { FieldLayers, Workbench } from '#renderer/store/contract.ts';
import { showsField, sliceAt } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';
import type { FieldView } from '#solver/field-view/view.ts';

/** Everything that is drawn of a field. Each layer is made when it is first asked for, and only what changed anew. */
export class FieldStage {
  readonly group = new Group();
  readonly #paint = new FieldPaint();
  readonly #slice = new SliceMesh(this.#paint);
  readonly #surfaces: SurfaceMesh;
  readonly #arrows = new ArrowMesh();
  readonly #streams = new StreamMesh(this.#paint);
  readonly #iso = new IsoMesh(this.#paint);
  #handle: Vector3 | null = null;
  /** The field that the streamlines run through. */
  #streamed: FieldView | null = null;

  constructor(planes: Plane[]) {
    this.#surfaces = new SurfaceMesh(this.#paint, planes);
    this.group.add(
      this.#surfaces.mesh,
      this.#slice.group,
      this.#arrows.mesh,
      this.#iso.mesh,
      this.#streams.mesh,
    );
    this.group.visible = false;
  }

  /** Whether something of it moves by itself. */
  get isRunning(): boolean {
    return this.group.visible && this.#streams.mesh.visible;
  }

  /** Where the slice is taken hold of, m; null while there is none. */
  get handle(): Vector3 | null {
    return this.#handle;
  }

  /** Draws `state`; `before` is what is drawn now. */
  update(state: Workbench, before: Workbench | null, palette: Palette): void {
    const { picture, isStale } = state.field;
    const layers = state.view.field;
    this.group.visible = showsField(state);
    this.#handle = null;
    if (!picture || !this.group.visible) return;
    const view = fieldViewOf(picture);
    this.#handle = layers.hasSlice ? handleOf(view, state) : null;
    const isOther = !before || before.field.picture !== picture || !showsField(before);
    const has = (...keys: (keyof FieldLayers)[]) =>
      isOther || keys.some((key) => before.view.field[key] !== layers[key]);
    const isThemed = !before || before.view.theme !== state.view.theme;
    const isFaded = !before || before.field.isStale !== isStale || before.result !== state.result;
    if (!isThemed && !isFaded && !isOther && before.view.field === layers && before.hidden === state.hidden)
      return;
    const scale = fieldScaleOf(view, layers, state.result);
    this.#paint.show(scale, isStale, palette.background);
    this.#slice.ink = { colour: palette.ink, opacity: palette.inkStrength };
    if (has('slice', 'hasSlice', 'quantity', 'arrows')) this.#showPlane(view, state);
    if (isFaded || has('iso', 'isoAt', 'quantity', 'ranges')) this.#showIso(view, layers, scale);
    if (has('streams', 'quantity')) this.#showStreams(view, state);
    // Solids have a temperature alone, and colours tell one quantity at a time.
    if (layers.surfaces && layers.quantity === 'temperature') {
      const { hidden } = state;
      this.#surfaces.show(view, (solid) => hidden.has(partOfSolid(state.design, solid)?.id ?? ''));
    } else this.#surfaces.hide();
  }

  tick(seconds: number, width: number, height: number): void {
    this.#streams.tick(seconds, width, height);
  }

  dispose(): void {
    for (const one of [this.#paint, this.#slice, this.#surfaces, this.#arrows, this.#streams, this.#iso])
      one.dispose();
  }

  #showPlane(view: FieldView, state: Workbench): void {
    const { quantity, slice, hasSlice, arrows } = state.view.field;
    const at = sliceAt(state);
    if (!hasSlice || at === null) {
      this.#slice.hide();
      this.#arrows.hide();
      return;
    }
    const plane = { axis: axisIndex(slice.axis), at };
    this.#slice.show(view, quantity, plane);
    if (arrows) this.#arrows.show(view, plane);
    else this.#arrows.hide();
  }

  #showIso(view: FieldView, layers: FieldLayers, scale: FieldScale): void {
    if (layers.iso) this.#iso.show(view, layers.quantity, isoLevelOf(layers, scale));
    else this.#iso.hide();
  }

  #showStreams(view: FieldView, { view: { field }, design, field: { pictured }, result }: Workbench): void {
    if (!field.streams) {
      this.#streams.hide();
      return;
    }
    if (view === this.#streamed) this.#streams.recolour(field.quantity);
    else this.#streams.show(view, streamLinesOf(view, pictured ?? design, result), field.quantity);
    this.#streamed = view;
  }
}

/** In the middle of the slice's upper edge; of a level slice at its right front corner. */
function handleOf({ picture }: FieldView, state: Workbench): Vector3 | null {
  const at = sliceAt(state);
  if (at === null) return null;
  const axis = axisIndex(state.view.field.slice.axis);
  const low = (one: 0 | 1 | 2) => picture.lines[one][0] ?? 0;
  const high = (one: 0 | 1 | 2) => picture.lines[one].at(-1) ?? 0;
  if (axis === 2) return [high(0), low(1), at];
  const point: [number, number, number] = [(low(0) + high(0)) / 2, (low(1) + high(1)) / 2, high(2)];
  point[axis] = at;
  return point;
}
