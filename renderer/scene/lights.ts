import { DirectionalLight, HemisphereLight, type Object3D } from 'three';
import type { Box } from '#models/geometry/box.ts';
import { length, middle, subtract } from '#renderer/interaction/vector.ts';

/**
 * Soft light from everywhere, so that colours stay those of the legend, and a sun from the front, right and
 * above that gives faces their shape. They stand in a fixed direction, far enough for the whole design.
 */
export class Lights {
  readonly #sky = new HemisphereLight('#ffffff', '#a4acb5', 2.2);
  readonly #sun = new DirectionalLight('#ffffff', 1.35);
  readonly #fill = new DirectionalLight('#dfe9ff', 0.5);

  constructor(shadows: boolean) {
    const { shadow } = this.#sun;
    this.#sun.castShadow = shadows;
    shadow.mapSize.set(2048, 2048);
    // Against stripes of shadow on the faces themselves; found by eye at this map size.
    shadow.bias = -0.0004;
    shadow.normalBias = 0.001;
    shadow.radius = 6;
    shadow.intensity = 0.55;
  }

  get objects(): readonly Object3D[] {
    return [this.#sky, this.#sun, this.#sun.target, this.#fill];
  }

  applyTheme(dark: boolean): void {
    this.#sky.groundColor.set(dark ? '#59616b' : '#a4acb5');
    this.#sky.intensity = dark ? 1.75 : 2.2;
  }

  shine(around: Box): void {
    const at = middle(around.min, around.max);
    const reach = length(subtract(around.max, around.min));
    this.#sun.target.position.set(...at);
    this.#sun.position.set(at[0] + 0.45 * reach, at[1] - 0.75 * reach, at[2] + 1.5 * reach);
    this.#fill.position.set(at[0] - reach, at[1] + 0.6 * reach, at[2] + 0.4 * reach);
    const { camera } = this.#sun.shadow;
    camera.left = camera.bottom = -0.75 * reach;
    camera.right = camera.top = 0.75 * reach;
    camera.near = 0.1 * reach;
    camera.far = 4 * reach;
    camera.updateProjectionMatrix();
  }

  dispose(): void {
    this.#sun.dispose();
    this.#fill.dispose();
    this.#sky.dispose();
  }
}
