import { BackSide, Color, MeshLambertMaterial, type Object3D } from 'three';
import type { Box } from '#models/geometry/box.ts';
import type { RackItem } from '#models/rack/rack.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { enterBox, type Ray } from '#renderer/interaction/ray.ts';
import { CameraRig } from '#renderer/scene/camera/camera-rig.ts';
import { kindColour, parseColour, type Colour } from '#renderer/scene/colour-scale.ts';
import { compileShaders } from '#renderer/scene/compile-shaders.ts';
import { Ground } from '#renderer/scene/ground.ts';
import { Outlines } from '#renderer/scene/guides/outlines.ts';
import { Lights } from '#renderer/scene/lights.ts';
import type { LinkedStage } from '#renderer/scene/linked-views.ts';
import { LabelLayer, type Label } from '#renderer/scene/overlay/labels.ts';
import { ScaleBar } from '#renderer/scene/overlay/scale-bar.ts';
import { paletteOf, type Palette } from '#renderer/scene/palette.ts';
import { BoxBatch } from '#renderer/scene/parts/box-batch.ts';
import { edgeMaterial, perforatedMaterial, solidMaterial } from '#renderer/scene/parts/materials.ts';
import { PartBatches } from '#renderer/scene/parts/part-batches.ts';
import { rackBodies, type RackBodies, type RackBody } from '#renderer/scene/rack/rack-bodies.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

/** What is seen of a rack in three dimensions. */
export interface RackPicture {
  readonly filled: FilledRack;
  /** A slot of the document. */
  readonly selection: number | null;
  /** The slot that is dragged to where it does not fit. */
  readonly misfit: number | null;
  /** What is written at a thing that is hovered or selected, by its name. */
  readonly textOf: (name: string) => string;
  /** Names of enclosures with a part above its limit. */
  readonly alarms: ReadonlySet<string>;
  readonly theme: WorkbenchState['view']['theme'];
  readonly parallel: boolean;
}

/** Quiet, and like those of the elevations. */
const roleColours: Readonly<Record<RackItem['role'], Colour>> = {
  other: parseColour('#a3abb5'),
  pdu: parseColour('#c9a94a'),
  'power-shelf': parseColour('#c9a94a'),
  'patch-panel': parseColour('#a3abb5'),
  switch: parseColour('#9384ae'),
  manifold: parseColour('#5fa3a8'),
  cdu: parseColour('#5fa3a8'),
};

/** With more things in a slot than this, a label at each says nothing. */
const mostLabelled = 12;

/** A rack with what stands in it: enclosures with their parts, seen through walls that are turned to the viewer. */
export class RackStage implements LinkedStage<RackPicture> {
  readonly rig: CameraRig;
  readonly #options: StageOptions;
  readonly #onPick: (slot: number | null) => void;
  readonly #solid = solidMaterial([]);
  readonly #perforated = perforatedMaterial([]);
  readonly #edges = edgeMaterial([]);
  readonly #glass = new MeshLambertMaterial({
    side: BackSide,
    polygonOffset: true,
    polygonOffsetFactor: 2,
    polygonOffsetUnits: 2,
  });
  readonly #parts: PartBatches;
  readonly #shells: BoxBatch;
  readonly #boxes: BoxBatch;
  readonly #ground = new Ground();
  readonly #lights: Lights;
  readonly #selected = new Outlines({ width: 2.2, through: 0.35 });
  readonly #hovered = new Outlines({ width: 1.6, through: 0 });
  readonly #alarms = new Outlines({ width: 2, through: 0.14 });
  readonly #labels: LabelLayer;
  readonly #scaleBar: ScaleBar;
  #palette: Palette = paletteOf('light');
  #picture: RackPicture | null = null;
  #drawn: RackBodies | null = null;
  #hover: string | null = null;
  #width = 1;
  #height = 1;
  #isReady = false;

  /** @param onPick called with the slot that was clicked */
  constructor(options: StageOptions, onPick: (slot: number | null) => void) {
    this.#options = options;
    this.#onPick = onPick;
    const { scene, camera, quality, overlay, renderer } = options;
    this.rig = new CameraRig(camera, options.still, options.invalidate);
    this.#parts = new PartBatches({
      solid: this.#solid,
      perforated: this.#perforated,
      edges: this.#edges,
    });
    this.#shells = new BoxBatch(this.#glass, this.#edges);
    this.#boxes = new BoxBatch(this.#solid, this.#edges);
    this.#labels = new LabelLayer(overlay);
    this.#scaleBar = new ScaleBar(overlay);
    renderer.shadowMap.enabled = quality === 'high';
    renderer.shadowMap.autoUpdate = false;
    this.#lights = new Lights(quality === 'high');
    scene.add(...this.#lights.objects, ...this.#drawnObjects());
  }

  get ready(): boolean {
    return this.#isReady;
  }

  async prepare(): Promise<void> {
    const { scene, camera, renderer, invalidate } = this.#options;
    await compileShaders(renderer, scene, camera, this.#drawnObjects());
    this.#isReady = true;
    invalidate();
  }

  update(picture: RackPicture, before: RackPicture | null): void {
    const isOther = (key: keyof RackPicture) => before?.[key] !== picture[key];
    this.#picture = picture;
    if (isOther('theme')) this.#applyTheme(picture);
    if (isOther('parallel')) this.rig.setParallel(picture.parallel);
    if (isOther('filled') || isOther('theme') || isOther('misfit')) this.#showBodies(picture);
    this.#showOutlines();
    this.#options.invalidate();
  }

  frame(seconds: number): boolean {
    const isFlying = this.rig.update(Math.min(seconds, 0.1));
    this.#labels.layout(this.rig.orbit, this.#width, this.#height);
    this.#scaleBar.update(this.rig.orbit, this.#height);
    return isFlying;
  }

  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
    this.rig.resize(width, height);
  }

  around({ filled }: RackPicture): Box {
    return this.#drawn?.around ?? { min: [0, 0, 0], max: filled.rack.frame.size };
  }

  point(ray: Ray | null, isClick: boolean): void {
    const found = ray && this.#bodyOn(ray);
    if (isClick) this.#onPick(found?.standing.slot ?? null);
    const name = found?.standing.name ?? null;
    if (name === this.#hover) return;
    this.#hover = name;
    this.#showOutlines();
    this.#options.invalidate();
  }

  dispose(): void {
    this.#options.scene.clear();
    for (const one of [
      this.#parts,
      this.#shells,
      this.#boxes,
      this.#ground,
      this.#lights,
      this.#selected,
      this.#hovered,
      this.#alarms,
      this.#labels,
      this.#scaleBar,
      this.#solid,
      this.#perforated,
      this.#edges,
      this.#glass,
    ]) {
      one.dispose();
    }
  }

  #drawnObjects(): readonly Object3D[] {
    return [
      this.#ground.mesh,
      this.#parts.group,
      this.#shells.group,
      this.#boxes.group,
      this.#selected.group,
      this.#hovered.group,
      this.#alarms.group,
    ];
  }

  #bodyOn(ray: Ray): RackBody | null {
    const hits = (this.#drawn?.bodies ?? []).flatMap((body) => {
      const hit = enterBox(ray, body.box);
      return hit ? [{ body, distance: hit.distance }] : [];
    });
    return hits.toSorted((a, b) => a.distance - b.distance)[0]?.body ?? null;
  }

  #applyTheme({ theme }: RackPicture): void {
    this.#palette = paletteOf(theme);
    const { background, ink, inkStrength, shell, accent, hover, alarm } = this.#palette;
    this.#options.scene.background = new Color(background);
    this.#edges.uniforms['ink']?.value.set(ink);
    if (this.#edges.uniforms['opacity']) this.#edges.uniforms['opacity'].value = inkStrength;
    // Walls seen from inside get little light; they are to look like the same sheet.
    this.#glass.emissive.set(shell).multiplyScalar(0.3);
    this.#selected.colour = accent;
    this.#hovered.colour = hover;
    this.#alarms.colour = alarm;
    this.#lights.applyTheme(theme === 'dark');
  }

  #showBodies({ filled, misfit }: RackPicture): void {
    const drawn = rackBodies(filled);
    const { shell, shellEdge, collision, tones } = this.#palette;
    const [sheet, steel, red] = [shell, shellEdge, collision].map(parseColour);
    const colourOf = ({ standing, role }: RackBody): Colour => {
      if (standing.slot === misfit && red) return red;
      return role === null ? (sheet ?? tones.metal) : roleColours[role];
    };
    const boxed = (bodies: readonly RackBody[]) =>
      bodies.map((body) => ({ box: body.box, colour: colourOf(body) }));
    this.#shells.show(boxed(drawn.bodies.filter(({ role }) => role === null)));
    this.#boxes.show([
      ...boxed(drawn.bodies.filter(({ role }) => role !== null)),
      ...drawn.frame.map((box) => ({ box, colour: steel ?? tones.dark })),
    ]);
    this.#parts.show(drawn.parts);
    this.#parts.paint(
      ({ kind }) => kindColour(kind),
      () => 1,
      tones,
    );
    this.#ground.show(drawn.around, this.#palette, null);
    this.#lights.shine(drawn.around);
    this.#options.renderer.shadowMap.needsUpdate = true;
    this.#drawn = drawn;
  }

  #showOutlines(): void {
    const [drawn, picture] = [this.#drawn, this.#picture];
    if (!drawn || !picture) return;
    const { bodies } = drawn;
    const { selection, alarms, textOf } = picture;
    const selected = bodies.filter(({ standing }) => standing.slot === selection);
    const hovered = bodies.filter(({ standing }) => standing.name === this.#hover);
    const warm = bodies.filter(({ standing }) => alarms.has(standing.name));
    this.#selected.boxes(selected.map(({ box }) => box));
    this.#hovered.boxes(hovered.filter((body) => !selected.includes(body)).map(({ box }) => box));
    this.#alarms.boxes(warm.map(({ box }) => box));
    const named = [...hovered, ...(selected.length > mostLabelled ? selected.slice(-1) : selected)];
    const labels = [
      ...named.map((body) => labelOf(body, 'focus', textOf)),
      ...warm.filter((body) => !named.includes(body)).map((body) => labelOf(body, 'alarm', textOf)),
    ];
    this.#labels.show(labels);
  }
}

/** Over the front upper edge. */
function labelOf({ standing, box }: RackBody, kind: Label['kind'], textOf: RackPicture['textOf']): Label {
  const at: Label['at'] = [(box.min[0] + box.max[0]) / 2, box.min[1], box.max[2]];
  return { id: standing.name, kind, text: textOf(standing.name), at };
}
