import { Color, DoubleSide, FrontSide, Plane, Vector3 as ThreeVector, type Object3D } from 'three';
import { unionOf, type Box } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { cutBox } from '#renderer/interaction/pick.ts';
import { axisIndex, middle, type AxisName } from '#renderer/interaction/vector.ts';
import { Pace } from '#renderer/scene/air/pace.ts';
import { FlowStreaks } from '#renderer/scene/air/flow-streaks.ts';
import { streaksOf } from '#renderer/scene/air/streaks.ts';
import { ZoneBoxes } from '#renderer/scene/air/zone-boxes.ts';
import { project } from '#renderer/scene/camera/orbit.ts';
import { FieldStage } from '#renderer/scene/field/field-stage.ts';
import { Hoses } from '#renderer/scene/coolant/hoses.ts';
import { compileShaders } from '#renderer/scene/compile-shaders.ts';
import { roomAround } from '#renderer/scene/camera/room-around.ts';
import { collisionsDuring } from '#renderer/scene/guides/collisions-during.ts';
import { CameraRig } from '#renderer/scene/camera/camera-rig.ts';
import { colourAt, colourScaleOf, parseColour, plainScale } from '#renderer/scene/colour-scale.ts';
import { Ground } from '#renderer/scene/ground.ts';
import { Gizmo } from '#renderer/scene/guides/gizmo.ts';
import { Marks } from '#renderer/scene/guides/marks.ts';
import { Outlines } from '#renderer/scene/guides/outlines.ts';
import { snapLines } from '#renderer/scene/guides/snap-lines.ts';
import { Lights } from '#renderer/scene/lights.ts';
import { labelsOf } from '#renderer/scene/labels-of.ts';
import { LabelLayer, type PlacedLabel } from '#renderer/scene/overlay/labels.ts';
import { ScaleBar } from '#renderer/scene/overlay/scale-bar.ts';
import { paletteOf, type Palette } from '#renderer/scene/palette.ts';
import { bodyColour, mix } from '#renderer/scene/parts/body-colour.ts';
import { ChassisShell } from '#renderer/scene/parts/chassis-shell.ts';
import {
  edgeMaterial,
  inkEdges,
  ghostMaterial,
  perforatedMaterial,
  solidMaterial,
} from '#renderer/scene/parts/materials.ts';
import { ghostItem } from '#renderer/scene/parts/ghost-item.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import { PartBatches } from '#renderer/scene/parts/part-batches.ts';
import type { CameraCommand, Workbench } from '#renderer/store/contract.ts';
import { showsField } from '#renderer/store/field-layers.ts';

/**
 * Everything that is drawn, as plain three.js objects that are changed in place. `update` follows the store
 * (only what changed is touched), `frame` runs once for each picture and allocates nothing.
 */
export class Stage {
  readonly rig: CameraRig;
  readonly #options: StageOptions;
  readonly #planes: Plane[] = [];
  readonly #solid: ReturnType<typeof solidMaterial>;
  readonly #edges: ReturnType<typeof edgeMaterial>;
  readonly #parts: PartBatches;
  readonly #ghost: PartBatches;
  readonly #shell: ChassisShell;
  readonly #hoses: Hoses;
  readonly #ground = new Ground();
  readonly #zones: ZoneBoxes;
  readonly #streaks: FlowStreaks;
  readonly field: FieldStage;
  readonly #marks = new Marks();
  readonly #collided = new Outlines({ width: 2.2, through: 0.6 });
  readonly #snaps = new Outlines({ width: 1.4, through: 0.8, dashed: true });
  readonly #gizmo = new Gizmo();
  readonly #labels: LabelLayer;
  readonly #scaleBar: ScaleBar;
  readonly #pace = new Pace();
  readonly #lights: Lights;
  #palette: Palette = paletteOf('light');
  #colliding: ReadonlySet<PlacementId> = new Set();
  #visible: readonly DesignItem[] = [];
  #time = 0;
  #width = 1;
  #height = 1;
  #gizmoAt: Vector3 | null = null;
  #gizmoAxis: AxisName | null = null;
  #ready = false;
  #disposed = false;

  constructor(options: StageOptions) {
    this.#options = options;
    const { scene, camera, quality, overlay, renderer } = options;
    this.rig = new CameraRig(camera, options.still, options.invalidate);
    this.#solid = solidMaterial(this.#planes);
    this.#edges = edgeMaterial(this.#planes);
    const perforated = perforatedMaterial(this.#planes);
    this.#parts = new PartBatches({ solid: this.#solid, perforated, edges: this.#edges });
    const ghost = ghostMaterial();
    this.#ghost = new PartBatches({ solid: ghost, perforated: ghost, edges: this.#edges });
    this.#shell = new ChassisShell(this.#planes);
    this.#hoses = new Hoses(this.#planes);
    this.#zones = new ZoneBoxes(this.#planes, scene);
    this.#streaks = new FlowStreaks(this.#planes);
    this.field = new FieldStage(this.#planes);
    this.#labels = new LabelLayer(overlay);
    this.#scaleBar = new ScaleBar(overlay);
    renderer.localClippingEnabled = true;
    renderer.shadowMap.enabled = quality === 'high';
    renderer.shadowMap.autoUpdate = false;
    this.#lights = new Lights(quality === 'high');
    scene.add(
      ...this.#lights.objects,
      this.#ground.mesh,
      this.#parts.group,
      this.#ghost.group,
      this.#shell.group,
      this.#hoses.mesh,
      this.#streaks.mesh,
      this.field.group,
      ...this.#marks.groups,
      this.#collided.group,
      this.#snaps.group,
      this.#gizmo.group,
    );
  }

  /** False until the shaders of what is seen are compiled. */
  get ready(): boolean {
    return this.#ready;
  }

  /**
   * Compiles beside the work of the page what drawing would wait for: first what is seen now, then what the
   * first selection, drag or placement brings.
   */
  async prepare(): Promise<void> {
    const { scene, camera, renderer, invalidate } = this.#options;
    const compile = (objects: readonly Object3D[]) => compileShaders(renderer, scene, camera, objects);
    const lights = new Set(this.#lights.objects);
    const drawn = scene.children.filter((object) => !lights.has(object));
    const later = drawn.filter((object) => !object.visible);
    await compile(drawn.filter((object) => object.visible));
    this.#ready = true;
    invalidate();
    if (!this.#disposed) await compile(later);
  }

  /** Where the gizmo stands; null while there is none. */
  get gizmo(): Vector3 | null {
    return this.#gizmoAt;
  }

  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
    this.rig.resize(width, height);
  }

  lightGizmo(axis: AxisName | null): void {
    if (axis === this.#gizmoAxis) return;
    this.#gizmoAxis = axis;
    this.#gizmo.show(this.#gizmoAt, axis);
    this.#options.invalidate();
  }

  /** Draws `state`; `before` is what is drawn now, null at first. */
  update(state: Workbench, before: Workbench | null): void {
    const { view, design } = state;
    const changed = (key: keyof Workbench) => !before || before[key] !== state[key];
    const viewed = (key: keyof Workbench['view']) => !before || before.view[key] !== view[key];
    const themed = viewed('theme');
    const laidOut = changed('design') || changed('hidden');
    if (themed) this.#applyTheme(state);
    if (laidOut || themed || viewed('chassisOpacity') || viewed('section')) this.#showChassis(state);
    if (viewed('parallel')) this.rig.setParallel(view.parallel);
    if (viewed('section')) this.#cut(state);
    if (laidOut) this.#showParts(state);
    if (laidOut || changed('interaction')) this.#showCollisions(state);
    const fielded = changed('field') || viewed('field');
    const coloured =
      fielded || laidOut || themed || changed('result') || viewed('colourBy') || changed('interaction');
    if (coloured) this.#paint(state);
    // Asked for anew, running air gets another chance.
    if (viewed('showFlow')) this.#pace.reset();
    if (fielded) this.#pace.reset();
    this.field.update(state, before, this.#palette);
    if (fielded || changed('result') || viewed('showFlow') || viewed('showZones') || viewed('theme'))
      this.#showAir(state);
    if (
      laidOut ||
      changed('selection') ||
      changed('hovered') ||
      changed('result') ||
      changed('interaction') ||
      viewed('section')
    ) {
      this.#showOutlines(state);
    }
    if (changed('interaction') || changed('project')) this.#showGesture(state);
    this.#labels.show(labelsOf(state));
    if (!before && design.items.length > 0) this.rig.frame(this.around(state));
    if (before && state.camera && state.camera !== before.camera) this.#steer(state, state.camera);
    this.#options.invalidate();
  }

  /** One picture. True while there is motion and another is wanted. */
  frame(seconds: number, flowing: boolean): boolean {
    // A tab that slept must not jump.
    const step = Math.min(seconds, 0.1);
    const flying = this.rig.update(step);
    const moving = (flowing && this.#streaks.mesh.visible) || this.field.isRunning;
    const running = moving && !this.#options.still && !this.#pace.laboured;
    if (running) {
      this.#time += step;
      this.#pace.note(seconds);
    }
    this.#streaks.tick(this.#time, this.#width, this.#height);
    this.field.tick(this.#time, this.#width, this.#height);
    const { orbit } = this.rig;
    if (this.#gizmoAt) this.#gizmo.resize(this.rig.pixel(this.#depthOf(this.#gizmoAt), this.#height));
    this.#labels.layout(orbit, this.#width, this.#height);
    this.#scaleBar.update(orbit, this.#height);
    return flying || running;
  }

  /** What "fit all" shows. */
  around(state: Workbench, ids: readonly PlacementId[] | null = null): Box {
    const wanted = ids ? new Set(ids) : null;
    const boxes = state.design.items.filter((item) => !wanted || wanted.has(item.id)).map((item) => item.box);
    return unionOf(boxes) ?? { min: [0, 0, 0], max: [0.44, 0.6, 0.18] };
  }

  /** CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return { width: this.#width, height: this.#height };
  }

  /** What is written over the scene at the moment. */
  get placedLabels(): readonly PlacedLabel[] {
    return this.#labels.placed;
  }

  dispose(): void {
    this.#disposed = true;
    const { scene } = this.#options;
    scene.clear();
    for (const one of [
      this.#parts,
      this.#ghost,
      this.#shell,
      this.#hoses,
      this.#ground,
      this.#zones,
      this.#streaks,
      this.field,
      this.#marks,
      this.#collided,
      this.#snaps,
      this.#gizmo,
      this.#labels,
      this.#scaleBar,
      this.#lights,
    ]) {
      one.dispose();
    }
    this.#solid.dispose();
    this.#edges.dispose();
  }

  #applyTheme({ view }: Workbench): void {
    this.#palette = paletteOf(view.theme);
    const { background, accent, collision } = this.#palette;
    this.#options.scene.background = new Color(background);
    inkEdges(this.#edges, this.#palette);
    this.#marks.applyPalette(this.#palette);
    this.#collided.colour = collision;
    this.#snaps.colour = accent;
    this.#lights.applyTheme(view.theme === 'dark');
  }

  #showChassis(state: Workbench): void {
    const { design, hidden, view } = state;
    const { chassis } = design;
    this.#shell.show(chassis, chassis !== null && hidden.has(chassis.id), view.chassisOpacity, this.#palette);
    const around = chassis?.box ?? this.around(state);
    this.#ground.show(around, this.#palette, view.section);
    this.#lights.shine(around);
  }

  #cut({ view }: Workbench): void {
    const { section } = view;
    this.#planes.length = 0;
    this.#options.renderer.shadowMap.needsUpdate = true;
    // Cut parts show their inner faces, which the material draws as if they were the cut.
    this.#solid.side = section ? DoubleSide : FrontSide;
    this.#solid.needsUpdate = true;
    this.#hoses.cut = section !== null;
    if (!section) return;
    // Kept is what has a positive distance: below `at`, or above it when flipped.
    const sign = section.flipped ? 1 : -1;
    const normal = new ThreeVector().setComponent(axisIndex(section.axis), sign);
    this.#planes.push(new Plane(normal, -sign * section.at));
  }

  #showParts({ design, hidden }: Workbench): void {
    this.#visible = design.items.filter((item) => item.kind !== 'chassis' && !hidden.has(item.id));
    this.#parts.show(this.#visible);
    this.#hoses.show(design, hidden);
    this.#options.renderer.shadowMap.needsUpdate = true;
  }

  #showCollisions({ design, interaction, project }: Workbench): void {
    this.#colliding = collisionsDuring(interaction, design, project);
    this.#collided.boxes(
      this.#visible.filter((item) => this.#colliding.has(item.id)).map((item) => item.box),
    );
  }

  #paint(state: Workbench): void {
    const { design, result, view } = state;
    // Beside a field the network's colours would be a second answer: parts are plain then.
    const scale = showsField(state) ? plainScale(design) : colourScaleOf(view.colourBy, design, result);
    const red = parseColour(this.#palette.collision);
    this.#hoses.paint(scale, result, this.#palette);
    this.#parts.paint(
      (item) => {
        const own = bodyColour(item, scale);
        return this.#colliding.has(item.id) ? mix(own, red, 0.6) : own;
      },
      () => 1,
      this.#palette.tones,
    );
  }

  #showAir(state: Workbench): void {
    const { design, view } = state;
    const result = showsField(state) ? null : state.result;
    const heat = colourScaleOf('temperature', design, result);
    const tintOf = (temperature: number) => colourAt(heat, temperature);
    this.#zones.visible = view.showZones && result !== null;
    this.#streaks.mesh.visible = view.showFlow && result !== null;
    if (!result) return;
    if (view.showZones) this.#zones.show(result.zones, tintOf);
    if (view.showFlow) this.#streaks.show(streaksOf(design, result), tintOf);
  }

  #showOutlines({ selection, hovered, result, interaction, design, view }: Workbench): void {
    const chosen = new Set(selection);
    const { section } = view;
    const boxesOf = (items: readonly DesignItem[]) =>
      items.map(({ box }) => (section ? cutBox(box, section) : box)).filter((box) => box !== null);
    const boxes = boxesOf(design.items.filter((item) => chosen.has(item.id)));
    const over = new Set(
      result?.parts.filter((part) => part.margin !== null && part.margin < 0).map((part) => part.id),
    );
    this.#marks.selected.boxes(boxes);
    const lit = hovered !== null && !chosen.has(hovered) ? hovered : null;
    this.#marks.hovered.boxes(boxesOf(this.#visible.filter((item) => item.id === lit)));
    this.#marks.alarms.boxes(
      boxesOf(this.#visible.filter((item) => over.has(item.id) && !chosen.has(item.id))),
    );
    const around = interaction.type === 'placing' ? null : unionOf(boxes);
    this.#gizmoAt = around ? middle(around.min, around.max) : null;
    this.#gizmo.show(this.#gizmoAt, this.#gizmoAxis);
  }

  #showGesture(state: Workbench): void {
    const { interaction } = state;
    const { group } = this.#ghost;
    const item =
      interaction.type === 'placing' && interaction.position
        ? ghostItem(state.project, interaction.part, interaction.position, interaction.rotation)
        : null;
    group.visible = item !== null;
    if (item) {
      this.#ghost.show([item]);
      const { accent, collision } = this.#palette;
      this.#ghost.paint(
        () => parseColour(this.#colliding.has(item.id) ? collision : accent),
        () => 1,
        this.#palette.tones,
      );
    }
    this.#snaps.segments(snapLines(state));
  }

  #steer(state: Workbench, command: CameraCommand): void {
    const all = this.around(state);
    if (command.type === 'look') this.rig.look(command.view, all);
    else this.rig.fit(command.ids ? roomAround(this.around(state, command.ids), all) : all);
  }

  #depthOf(point: Vector3): number {
    return project(this.rig.orbit, point, this.rig.aspect)[2];
  }
}
