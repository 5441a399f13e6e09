import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import type { Quality } from '#renderer/scene/parts/materials.ts';

/** What the stage draws with. */
export interface StageOptions {
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  readonly renderer: WebGLRenderer;
  /** Labels are put in here, over the canvas. */
  readonly overlay: HTMLElement;
  readonly quality: Quality;
  /** The user asked for less motion: no flights, no running air. */
  readonly still: boolean;
  /** Asks for a frame. */
  readonly invalidate: () => void;
}
