import { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { type Box, unionOf } from '#models/geometry/box.ts';
import type { Ray } from '#renderer/interaction/ray.ts';
import type { CameraRig } from '#renderer/scene/camera/camera-rig.ts';
import { pan, turn, zoomTo, type Orbit } from '#renderer/scene/camera/orbit.ts';
import type { Quality } from '#renderer/scene/parts/materials.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import type { CameraCommand } from '#renderer/store/contract.ts';

/** Half a turn for a drag over this many CSS pixels. */
const halfTurn = 360;
/** Wheel: a notch (100 px) zooms by a sixth. */
const wheelGain = 0.0016;
/** An arrow key turns by this, rad; plus and minus zoom by this factor. */
const keyTurn = Math.PI / 24;
const keyZoom = 1.15;

/** A pointer that moved less between down and up was a click, CSS pixels. */
const stillness = 4;

/** What is drawn in one place: a scene that shows a state, seen through a rig. */
export interface LinkedStage<State> {
  readonly rig: CameraRig;
  /** False until the shaders of what is seen are compiled. */
  readonly ready: boolean;
  prepare(): Promise<void>;
  update(state: State, before: State | null): void;
  /** One picture; true while there is motion. */
  frame(seconds: number, flowing: boolean): boolean;
  /** CSS pixels. */
  resize(width: number, height: number): void;
  /** What is to be in sight. */
  around(state: State): Box;
  /** What the pointer is over, null when it left; whether it was clicked. */
  point?(ray: Ray | null, isClick: boolean): void;
  dispose(): void;
}

/** In a page that scrolls the wheel scrolls it, until the canvas was clicked or entered by key. */
export type Setting = 'alone' | 'in-page';

interface ViewOptions {
  readonly quality: Quality;
  /** Nothing moves by itself. */
  readonly still: boolean;
  readonly setting: Setting;
}

interface LinkedView<State> {
  readonly stage: LinkedStage<State>;
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  /** Where it is seen; labels lie in it. */
  readonly place: HTMLElement;
  shown: State | null;
}

/**
 * One or several scenes in one canvas, each in its own place, seen from the same side: what turns one turns all. They share
 * one graphics context, of which browsers give but few.
 */
export class LinkedViews<State> {
  readonly #canvas: HTMLCanvasElement;
  readonly #setting: Setting;
  readonly #renderer: WebGLRenderer;
  readonly #views: readonly LinkedView<State>[];
  readonly #abort = new AbortController();
  readonly #observer: ResizeObserver;
  #frame = 0;
  #time = 0;
  #camera: CameraCommand | null = null;

  /**
   * @param canvas without a graphics context yet; it is of no use after `dispose`
   * @param places of the views, over the canvas
   * @param make the scene of each
   * @throws where the browser gives no graphics context
   */
  constructor(
    canvas: HTMLCanvasElement,
    places: readonly HTMLElement[],
    { quality, still, setting }: ViewOptions,
    make: (options: StageOptions) => LinkedStage<State>,
  ) {
    this.#canvas = canvas;
    this.#setting = setting;
    const renderer = new WebGLRenderer({ canvas, alpha: true, antialias: quality === 'high' });
    renderer.debug.checkShaderErrors = false;
    renderer.setPixelRatio(quality === 'high' ? Math.min(window.devicePixelRatio, 2) : 1);
    this.#renderer = renderer;
    const invalidate = () => this.#invalidate();
    this.#views = places.map((place) => {
      const [scene, camera] = [new Scene(), new PerspectiveCamera()];
      const stage = make({ scene, camera, renderer, overlay: place, quality, still, invalidate });
      return { stage, scene, camera, place, shown: null };
    });
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(canvas);
    this.#listen();
    this.#resize();
  }

  /**
   * Draws what each view is to show; in the order of the places.
   *
   * @param title what is seen, for those who do not see it
   * @param camera the newest command, which all follow
   */
  show(states: readonly State[], title: string, camera: CameraCommand | null): void {
    this.#canvas.setAttribute('aria-label', title);
    const isFirst = this.#views.some(({ shown }) => shown === null);
    this.#views.forEach((view, n) => {
      const state = states[n];
      if (!state) return;
      view.stage.update(state, view.shown);
      view.shown = state;
    });
    if (isFirst) for (const { stage } of this.#views) void stage.prepare();
    if (isFirst || camera !== this.#camera) this.#frameAll(camera, isFirst);
    this.#camera = camera;
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
    this.#observer.disconnect();
    for (const { stage } of this.#views) stage.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  /** From the side that was asked for, with all in sight; at once the first time. */
  #frameAll(camera: CameraCommand | null, isFirst = false): void {
    const around = unionOf(this.#views.flatMap(({ stage, shown }) => (shown ? [stage.around(shown)] : [])));
    if (!around) return;
    for (const { stage } of this.#views) {
      if (camera?.type === 'look') stage.rig.look(camera.view, around);
      else if (isFirst) stage.rig.frame(around);
      else stage.rig.fit(around);
    }
  }

  #link(orbit: Orbit): void {
    for (const { stage } of this.#views) stage.rig.set(orbit);
  }

  #change(next: (orbit: Orbit) => Orbit): void {
    const [first] = this.#views;
    if (first) this.#link(next(first.stage.rig.orbit));
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    this.#renderer.setSize(clientWidth, clientHeight, false);
    for (const { stage, place } of this.#views) stage.resize(place.clientWidth, place.clientHeight);
    this.#invalidate();
  }

  #invalidate(): void {
    this.#frame ||= requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    this.#frame = 0;
    const seconds = this.#time === 0 ? 0 : (now - this.#time) / 1000;
    const { left, bottom } = this.#canvas.getBoundingClientRect();
    let isMoving = false;
    // Between the views the page is seen; a stage leaves its own background as what is cleared with.
    this.#renderer.setScissorTest(false);
    this.#renderer.setClearColor(0, 0);
    this.#renderer.clear();
    this.#renderer.setScissorTest(true);
    for (const { stage, scene, camera, place } of this.#views) {
      if (!stage.ready) continue;
      if (stage.frame(seconds, false)) isMoving = true;
      const rect = place.getBoundingClientRect();
      const area = [rect.left - left, bottom - rect.bottom, rect.width, rect.height] as const;
      this.#renderer.setViewport(...area);
      this.#renderer.setScissor(...area);
      this.#renderer.render(scene, camera);
    }
    this.#time = isMoving ? now : 0;
    if (isMoving) this.#invalidate();
  }

  #listen(): void {
    const canvas = this.#canvas;
    const { signal } = this.#abort;
    let held: { readonly pans: boolean; travel: number } | null = null;
    canvas.addEventListener(
      'pointerdown',
      (event) => {
        held = { pans: event.button === 1 || event.shiftKey, travel: 0 };
        canvas.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    canvas.addEventListener(
      'pointermove',
      (event) => {
        if (!held) {
          this.#point(event, false);
          return;
        }
        const { movementX: dx, movementY: dy } = event;
        held.travel += Math.abs(dx) + Math.abs(dy);
        if (held.travel < stillness) return;
        const height = Math.max(1, this.#views[0]?.place.clientHeight ?? 1);
        const isPan = held.pans;
        this.#change((orbit) =>
          isPan
            ? pan(orbit, dx / height, dy / height)
            : turn(orbit, (-dx * Math.PI) / halfTurn, (dy * Math.PI) / halfTurn),
        );
      },
      { signal },
    );
    canvas.addEventListener(
      'pointerup',
      (event) => {
        if (held && held.travel < stillness && event.button === 0) this.#point(event, true);
        held = null;
      },
      { signal },
    );
    canvas.addEventListener('pointercancel', () => (held = null), { signal });
    canvas.addEventListener(
      'pointerleave',
      () => {
        for (const { stage } of this.#views) stage.point?.(null, false);
      },
      { signal },
    );
    canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    canvas.addEventListener('wheel', (event) => this.#zoom(event), { signal, passive: false });
    canvas.addEventListener('dblclick', () => this.#frameAll(null), { signal });
    canvas.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  /** The view under the pointer, and what it points along there. */
  #under(event: MouseEvent): { readonly stage: LinkedStage<State>; readonly ray: Ray } | null {
    const under = this.#views.find(({ place }) => holds(place, event)) ?? this.#views[0];
    if (!under) return null;
    const { left, top, width, height } = under.place.getBoundingClientRect();
    const across = (2 * (event.clientX - left)) / width - 1;
    const upward = 1 - (2 * (event.clientY - top)) / height;
    return { stage: under.stage, ray: under.stage.rig.ray(across, upward) };
  }

  #point(event: MouseEvent, isClick: boolean): void {
    const under = this.#under(event);
    under?.stage.point?.(under.ray, isClick);
  }

  #zoom(event: WheelEvent): void {
    if (this.#setting === 'in-page' && document.activeElement !== this.#canvas) return;
    event.preventDefault();
    const under = this.#under(event);
    if (under) this.#change((orbit) => zoomTo(orbit, Math.exp(event.deltaY * wheelGain), under.ray));
  }

  #key(event: KeyboardEvent): void {
    const act = keys[event.key];
    const rig = this.#views[0]?.stage.rig;
    if (!act || !rig || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#change((orbit) => act(orbit, rig.ray(0, 0)));
  }
}

type Act = (orbit: Orbit, ahead: Parameters<typeof zoomTo>[2]) => Orbit;

const keys: Readonly<Partial<Record<string, Act>>> = {
  ArrowLeft: (orbit) => turn(orbit, -keyTurn, 0),
  ArrowRight: (orbit) => turn(orbit, keyTurn, 0),
  ArrowUp: (orbit) => turn(orbit, 0, keyTurn),
  ArrowDown: (orbit) => turn(orbit, 0, -keyTurn),
  '+': (orbit, ahead) => zoomTo(orbit, 1 / keyZoom, ahead),
  '-': (orbit, ahead) => zoomTo(orbit, keyZoom, ahead),
};

function holds(place: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = place.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
