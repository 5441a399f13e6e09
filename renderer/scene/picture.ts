import { Color } from 'three';
import type { Box } from '#models/geometry/box.ts';
import type { CameraRig } from '#renderer/scene/camera/camera-rig.ts';
import { views } from '#renderer/scene/camera/orbit.ts';
import type { PlacedLabel } from '#renderer/scene/overlay/labels.ts';
import { printedLegendOf } from '#renderer/scene/printed-legend.ts';
import { snapshotOf } from '#renderer/scene/snapshot.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import type { PictureSource } from '#renderer/store/scene-picture.ts';

/** What is needed of the stage. */
interface Pictured {
  readonly rig: CameraRig;
  readonly size: Size;
  readonly placedLabels: readonly PlacedLabel[];
  update(state: Workbench, before: Workbench | null): void;
  around(state: Workbench): Box;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of pictures for documents, pixels: 300 dpi over the width of a spec sheet's column. */
const pictureSize: Size = { width: 1600, height: 1000 };
/** Pixels of a picture of the view to one of the window: sharp in print. */
const fineness = 2;

/** Takes pictures of the stage. The canvas is used for it and put back before the browser shows it. */
export function picturesOf(
  stage: Pictured,
  { scene, camera, renderer }: Pick<StageOptions, 'scene' | 'camera' | 'renderer'>,
  stateNow: () => Workbench,
): PictureSource {
  const { rig } = stage;

  function taken(
    { width, height }: Size,
    ratio: number,
    drawn: (canvas: HTMLCanvasElement) => HTMLCanvasElement,
  ): Promise<Uint8Array | null> {
    const before = renderer.getPixelRatio();
    const window = stage.size;
    rig.update(0);
    renderer.setPixelRatio(ratio);
    renderer.setSize(width, height, false);
    renderer.render(scene, camera);
    const png = pngOf(drawn(renderer.domElement));
    renderer.setPixelRatio(before);
    renderer.setSize(window.width, window.height, false);
    return png;
  }

  return {
    /** On white, from the front, right and above, without selection, section and field. */
    document() {
      const state = stateNow();
      const paper = onPaper(state);
      const { orbit } = rig;
      const window = stage.size;
      stage.update(paper, state);
      scene.background = new Color('#ffffff');
      rig.resize(pictureSize.width, pictureSize.height);
      rig.set({ ...orbit, ...views.iso, parallel: false });
      rig.frame(stage.around(paper));
      const png = taken(pictureSize, 1, (canvas) => canvas);
      rig.resize(window.width, window.height);
      rig.set(orbit);
      stage.update(state, paper);
      rig.update(0);
      renderer.render(scene, camera);
      return png;
    },
    view() {
      const over = { ...stage.size, labels: stage.placedLabels, legend: printedLegendOf(stateNow()) };
      const png = taken(stage.size, fineness, (canvas) => snapshotOf(canvas, over));
      renderer.render(scene, camera);
      return png;
    },
  };
}

/** The canvas as a PNG, as it is at the moment of the call; null where the browser makes none. */
async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

/** The design as a document shows it: light, without selection, section, field and moving air. */
function onPaper(state: Workbench): Workbench {
  return {
    ...state,
    selection: [],
    hovered: null,
    interaction: { type: 'idle' },
    view: {
      ...state.view,
      theme: 'light',
      section: null,
      showFlow: false,
      showZones: false,
      field: { ...state.view.field, isShown: false },
    },
  };
}
