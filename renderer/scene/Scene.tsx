import { Canvas, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { PCFShadowMap, PerspectiveCamera, WebGLRenderer } from 'three';
import { length, subtract } from '#renderer/interaction/vector.ts';
import { PointerControl } from '#renderer/interaction/pointer-control.ts';
import { benchProbe } from '#renderer/scene/bench-probe.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { frameOf, pan, turn, zoomTo, type Orbit } from '#renderer/scene/camera/orbit.ts';
import { gizmoAxisAt } from '#renderer/scene/guides/gizmo-pick.ts';
import { SideBySide } from '#renderer/scene/compare/SideBySide.tsx';
import { Legend } from '#renderer/scene/overlay/Legend.tsx';
import { SelectionSummary } from '#renderer/scene/overlay/SelectionSummary.tsx';
import { ViewCube } from '#renderer/scene/overlay/ViewCube.tsx';
import type { Quality } from '#renderer/scene/parts/materials.ts';
import { picturesOf } from '#renderer/scene/picture.ts';
import { isStill, qualityOf } from '#renderer/scene/quality.ts';
import { Stage } from '#renderer/scene/stage.ts';
import { FieldPanel } from '#renderer/scene/overlay/FieldPanel.tsx';
import { offerRays } from '#renderer/scene/overlay/scene-rays.ts';
import { placeHandle, SliceHandle } from '#renderer/scene/overlay/SliceHandle.tsx';
import { ProbeTip } from '#renderer/scene/overlay/probe-tip.ts';
import { offerPictures } from '#renderer/store/scene-picture.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import '#renderer/scene/scene.css';

/** Half a turn for a drag over this many CSS pixels. */
const halfTurn = 520;

/** The 3-D view of the design with its legend, view cube and labels. */
export function Scene() {
  const overlay = useRef<HTMLDivElement>(null);
  const cube = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const [quality] = useState(qualityOf);
  const [drawable, setDrawable] = useState(true);
  const beside = useWorkbench((state) => state.sideBySide);
  const low = quality === 'low';
  const [makeRenderer] = useState(() => rendererMaker(!low, () => setDrawable(false)));
  if (!drawable) return <NoPicture />;
  return (
    <div className="bw-scene">
      <Canvas
        flat
        frameloop="demand"
        dpr={low ? 1 : [1, 2]}
        shadows={low ? false : { type: PCFShadowMap }}
        gl={makeRenderer}
      >
        <StageMount {...{ overlay, cube, handle, probe, quality }} />
      </Canvas>
      <div ref={overlay} className="bw-labels" aria-hidden="true" />
      {!beside && <SliceHandle handle={handle} />}
      <div ref={probe} className="bw-probe" aria-hidden="true" />
      {!beside && <Legend />}
      {!beside && <ViewCube cube={cube} />}
      {!beside && <SelectionSummary />}
      {beside && <SideBySide ids={beside} />}
      <FieldPanel />
    </div>
  );
}

/** Without a graphics context everything but the picture works. */
function NoPicture() {
  return (
    <div className="bw-scene" role="status">
      <p className="bw-scene-fallback">
        The 3-D view needs WebGL 2, which this browser or graphics driver does not offer. Layout, solving and
        exports work through the outline, the inspector and the tables.
      </p>
    </div>
  );
}

/** Where the graphics driver refuses, there will be no renderer: `refused` puts a text in its place. */
function rendererMaker(antialias: boolean, refused: () => void) {
  return async ({ canvas }: { readonly canvas: unknown }): Promise<WebGLRenderer> => {
    try {
      if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('the scene draws on the page');
      const renderer = new WebGLRenderer({ canvas, antialias, powerPreference: 'high-performance' });
      // Asking for errors waits for the compiler; a shader of ours that fails is a fault that tests catch.
      renderer.debug.checkShaderErrors = false;
      return renderer;
    } catch {
      refused();
      return new Promise(() => undefined);
    }
  };
}

interface StageMountProps {
  readonly overlay: RefObject<HTMLDivElement | null>;
  readonly cube: RefObject<HTMLDivElement | null>;
  readonly handle: RefObject<HTMLDivElement | null>;
  readonly probe: RefObject<HTMLDivElement | null>;
  readonly quality: Quality;
}

/** Ties the stage to the canvas. Renders nothing itself: after mounting, React is not in the loop any more. */
function StageMount({ overlay, cube, handle, probe, quality }: StageMountProps) {
  const { scene, camera, gl, size, invalidate } = useThree();
  const stage = useRef<Stage | null>(null);

  useEffect(() => {
    const layer = overlay.current;
    if (!layer || !(camera instanceof PerspectiveCamera)) return undefined;
    const canvas = gl.domElement;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'Three-dimensional view of the enclosure');
    const made = new Stage({
      scene,
      camera,
      renderer: gl,
      overlay: layer,
      quality,
      still: isStill(quality),
      invalidate,
    });
    stage.current = made;
    made.resize(canvas.clientWidth, canvas.clientHeight);
    made.update(useWorkbench.getState(), null);
    void made.prepare();
    const view = pointerView(made, canvas);
    const withdrawRays = offerRays(view.ray);
    const pointer = new PointerControl(canvas, view, useWorkbench);
    const tip = probe.current && new ProbeTip(canvas, probe.current, view.ray, useWorkbench.getState);
    const unsubscribe = useWorkbench.subscribe((state, before) => made.update(state, before));
    const withdraw = offerPictures(picturesOf(made, { scene, camera, renderer: gl }, useWorkbench.getState));
    return () => {
      withdraw();
      unsubscribe();
      pointer.dispose();
      tip?.dispose();
      withdrawRays();
      made.dispose();
      stage.current = null;
    };
  }, [scene, camera, gl, invalidate, overlay, probe, quality]);

  useEffect(() => stage.current?.resize(size.width, size.height), [size]);

  useFrame((state, seconds) => {
    const begun = performance.now();
    const made = stage.current;
    if (!made?.ready) return;
    const { showFlow } = useWorkbench.getState().view;
    if (made.frame(seconds, showFlow)) state.invalidate();
    turnCube(cube.current, made.rig.orbit);
    placeHandle(handle.current, made.field.handle, made.rig.orbit, made.size);
    state.gl.render(state.scene, state.camera);
    benchProbe?.frame(performance.now() - begun, state.gl.info);
  }, 1);

  return null;
}

function pointerView(stage: Stage, canvas: HTMLElement) {
  const { rig } = stage;
  const across = (x: number) => (2 * x) / canvas.clientWidth - 1;
  const upward = (y: number) => 1 - (2 * y) / canvas.clientHeight;
  const ray = (x: number, y: number) => rig.ray(across(x), upward(y));
  return {
    ray,
    turn: (dx: number, dy: number) =>
      rig.set(turn(rig.orbit, (-dx * Math.PI) / halfTurn, (dy * Math.PI) / halfTurn)),
    pan: (dx: number, dy: number) =>
      rig.set(pan(rig.orbit, dx / canvas.clientHeight, dy / canvas.clientHeight)),
    zoom: (factor: number, x: number, y: number) => rig.set(zoomTo(rig.orbit, factor, ray(x, y))),
    gizmoAt: (x: number, y: number) =>
      gizmoAxisAt(stage.gizmo, rig.orbit, x, y, canvas.clientWidth, canvas.clientHeight),
    lightGizmo: (axis: Parameters<Stage['lightGizmo']>[0]) => stage.lightGizmo(axis),
    pixelAt: (point: Vector3) => {
      const eye = frameOf(rig.orbit).eye;
      return rig.pixel(length(subtract(point, eye)), canvas.clientHeight);
    },
    viewDirection: () => frameOf(rig.orbit).forward,
  };
}

function turnCube(cube: HTMLElement | null, { azimuth, elevation }: Orbit): void {
  if (cube) cube.style.transform = `rotateX(${-elevation}rad) rotateY(${-azimuth}rad)`;
}
