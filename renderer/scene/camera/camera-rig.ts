import { Matrix4, type PerspectiveCamera } from 'three';
import type { Box } from '#models/geometry/box.ts';
import type { Ray } from '#renderer/interaction/ray.ts';
import {
  between,
  fit,
  frameOf,
  halfHeight,
  opening,
  rayThrough,
  views,
  type Orbit,
} from '#renderer/scene/camera/orbit.ts';
import { length, subtract } from '#renderer/interaction/vector.ts';
import type { ViewName } from '#renderer/store/contract.ts';

/** A change of view takes this long, s: long enough to follow, short enough not to wait for. */
const flight = 0.25;

/** Drives three's camera by an Orbit, flying where a command changes the view. */
export class CameraRig {
  #orbit: Orbit = { target: [0.22, 0.4, 0.1], ...views.iso, distance: 2, parallel: false };
  #from: Orbit | null = null;
  #to: Orbit | null = null;
  #flown = 0;
  #aspect = 1;
  readonly #camera: PerspectiveCamera;
  readonly #changed: () => void;
  readonly #matrix = new Matrix4();
  readonly #still: boolean;

  /** `changed` is called whenever a frame is wanted; `still` jumps instead of flying (reduced motion). */
  constructor(camera: PerspectiveCamera, still: boolean, changed: () => void) {
    this.#camera = camera;
    this.#still = still;
    this.#changed = changed;
  }

  get orbit(): Orbit {
    return this.#orbit;
  }

  get aspect(): number {
    return this.#aspect;
  }

  /** By hand: at once, and it ends a flight. */
  set(orbit: Orbit): void {
    this.#from = null;
    this.#to = null;
    this.#orbit = orbit;
    this.#changed();
  }

  /** With perspective or without; what is turned about keeps its size. */
  setParallel(parallel: boolean): void {
    if (this.#to) this.#to = { ...this.#to, parallel };
    this.#orbit = { ...this.#orbit, parallel };
    this.#changed();
  }

  look(view: ViewName, around: Box | null): void {
    const turned = { ...(this.#to ?? this.#orbit), ...views[view] };
    this.#fly(around ? fit(turned, around, this.#aspect) : turned);
  }

  fit(around: Box | null): void {
    if (around) this.#fly(fit(this.#to ?? this.#orbit, around, this.#aspect));
  }

  /** As `fit`, without the flight: the first picture. */
  frame(around: Box): void {
    this.set(fit(this.#orbit, around, this.#aspect));
  }

  resize(width: number, height: number): void {
    this.#aspect = height > 0 ? width / height : 1;
    this.#changed();
  }

  ray(x: number, y: number): Ray {
    return rayThrough(this.#orbit, x, y, this.#aspect);
  }

  /** Size of a CSS pixel at `depth` m from the eye, in a window `height` pixels high, m. */
  pixel(depth: number, height: number): number {
    return (2 * halfHeight(this.#orbit, depth)) / Math.max(height, 1);
  }

  /** Advances a flight and sets three's camera. True while there is more to fly. */
  update(seconds: number): boolean {
    if (this.#from && this.#to) {
      this.#flown = Math.min(1, this.#flown + seconds / flight);
      const eased = 1 - (1 - this.#flown) ** 3;
      this.#orbit = this.#flown < 1 ? between(this.#from, this.#to, eased) : this.#to;
      if (this.#flown >= 1) {
        this.#from = null;
        this.#to = null;
      }
    }
    this.#apply();
    return this.#to !== null;
  }

  #fly(to: Orbit): void {
    if (this.#still) {
      this.set(to);
      return;
    }
    this.#from = this.#orbit;
    this.#to = to;
    this.#flown = 0;
    this.#changed();
  }

  #apply(): void {
    const camera = this.#camera;
    const { eye, right, up, forward } = frameOf(this.#orbit);
    const m = this.#matrix.set(
      right[0],
      up[0],
      -forward[0],
      0,
      right[1],
      up[1],
      -forward[1],
      0,
      right[2],
      up[2],
      -forward[2],
      0,
      0,
      0,
      0,
      1,
    );
    camera.quaternion.setFromRotationMatrix(m);
    camera.position.set(eye[0], eye[1], eye[2]);
    camera.fov = (opening * 180) / Math.PI;
    camera.aspect = this.#aspect;
    // Depth precision follows the working distance.
    camera.near = this.#orbit.distance / 50;
    camera.far = this.#orbit.distance * 8 + 4;
    if (this.#orbit.parallel) this.#flatten();
    else camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }

  /** One camera for both: three's materials go by the matrix, not by the camera's class. */
  #flatten(): void {
    const { projectionMatrix, projectionMatrixInverse } = this.#camera;
    const height = halfHeight(this.#orbit, this.#orbit.distance);
    const width = height * this.#aspect;
    const depth = 2 * length(subtract(this.#orbit.target, frameOf(this.#orbit).eye));
    projectionMatrix.makeOrthographic(-width, width, height, -height, 0, depth);
    projectionMatrixInverse.copy(projectionMatrix).invert();
  }
}
