import { Color, type Object3D } from 'three';
import type { Box } from '#models/geometry/box.ts';
import { enterBox, type Ray } from '#renderer/interaction/ray.ts';
import { CameraRig } from '#renderer/scene/camera/camera-rig.ts';
import { compileShaders } from '#renderer/scene/compile-shaders.ts';
import { Ground } from '#renderer/scene/ground.ts';
import { Marks } from '#renderer/scene/guides/marks.ts';
import { Lights } from '#renderer/scene/lights.ts';
import type { LinkedStage } from '#renderer/scene/linked-views.ts';
import { LabelLayer } from '#renderer/scene/overlay/labels.ts';
import { ScaleBar } from '#renderer/scene/overlay/scale-bar.ts';
import { paletteOf, type Palette } from '#renderer/scene/palette.ts';
import { edgeMaterial, inkEdges, solidMaterial } from '#renderer/scene/parts/materials.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

type Theme = WorkbenchState['view']['theme'];

/** A scene that is turned, pointed at and not edited: floor, light, outlines and labels; the rest its kinds bring. */
export abstract class TurnedStage<State extends { readonly theme: Theme }> implements LinkedStage<State> {
  readonly rig: CameraRig;
  protected readonly solid = solidMaterial([]);
  protected readonly edges = edgeMaterial([]);
  protected readonly marks = new Marks();
  protected readonly labels: LabelLayer;
  protected palette: Palette = paletteOf('light');
  readonly #options: StageOptions;
  readonly #ground = new Ground();
  readonly #lights: Lights;
  readonly #scaleBar: ScaleBar;
  #drawn: readonly Object3D[] = [];
  #width = 1;
  #height = 1;
  #isReady = false;

  constructor(options: StageOptions) {
    this.#options = options;
    const { camera, quality, overlay, renderer } = options;
    this.rig = new CameraRig(camera, options.still, options.invalidate);
    this.labels = new LabelLayer(overlay);
    this.#scaleBar = new ScaleBar(overlay);
    renderer.shadowMap.enabled = quality === 'high';
    renderer.shadowMap.autoUpdate = false;
    this.#lights = new Lights(quality === 'high');
  }

  abstract update(state: State, before: State | null): void;
  abstract around(state: State): Box;

  get ready(): boolean {
    return this.#isReady;
  }

  async prepare(): Promise<void> {
    const { scene, camera, renderer } = this.#options;
    await compileShaders(renderer, scene, camera, this.#drawn);
    this.#isReady = true;
    this.invalidate();
  }

  frame(seconds: number): boolean {
    // A tab that slept must not jump.
    const isFlying = this.rig.update(Math.min(seconds, 0.1));
    this.labels.layout(this.rig.orbit, this.#width, this.#height);
    this.#scaleBar.update(this.rig.orbit, this.#height);
    return isFlying;
  }

  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
    this.rig.resize(width, height);
  }

  dispose(): void {
    this.#options.scene.clear();
    const { marks, labels, solid, edges } = this;
    for (const one of [this.#ground, this.#lights, this.#scaleBar, marks, labels, solid, edges])
      one.dispose();
  }

  protected invalidate(): void {
    this.#options.invalidate();
  }

  /** What is in the scene beside floor, light and outlines. */
  protected fill(...objects: readonly Object3D[]): void {
    this.#drawn = [this.#ground.mesh, ...objects, ...this.marks.groups];
    this.#options.scene.add(...this.#lights.objects, ...this.#drawn);
  }

  protected applyTheme(theme: Theme): void {
    this.palette = paletteOf(theme);
    this.#options.scene.background = new Color(this.palette.background);
    inkEdges(this.edges, this.palette);
    this.marks.applyPalette(this.palette);
    this.#lights.applyTheme(theme === 'dark');
  }

  /** Floor, light and shadows about what is seen now. */
  protected surround(around: Box): void {
    this.#ground.show(around, this.palette, null);
    this.#lights.shine(around);
    this.#options.renderer.shadowMap.needsUpdate = true;
  }
}

/** The first of what a ray meets; null where it meets nothing. */
export function firstOn<T extends { readonly box: Box }>(ray: Ray, bodies: readonly T[]): T | null {
  let first: T | null = null;
  let nearest = Infinity;
  for (const body of bodies) {
    const hit = enterBox(ray, body.box);
    if (!hit || hit.distance >= nearest) continue;
    first = body;
    nearest = hit.distance;
  }
  return first;
}
