import { halfHeight, type Orbit } from '#renderer/scene/camera/orbit.ts';

/** CSS pixels that the bar may take. */
const widest = 130;

/**
 * A bar of a round length, true at the depth of the point that the camera turns about. Written only when the
 * scale changes.
 */
export class ScaleBar {
  readonly #element: HTMLElement;
  #scale = 0;

  constructor(parent: HTMLElement) {
    this.#element = document.createElement('div');
    this.#element.className = 'bw-scalebar';
    parent.append(this.#element);
  }

  /** For a window `height` CSS pixels high. */
  update(orbit: Orbit, height: number): void {
    const metresPerPixel = (2 * halfHeight(orbit, orbit.distance)) / Math.max(height, 1);
    if (metresPerPixel === this.#scale) return;
    this.#scale = metresPerPixel;
    const length = roundLength(widest * metresPerPixel);
    this.#element.style.width = `${length / metresPerPixel}px`;
    this.#element.textContent = length >= 1 ? `${length} m` : `${Math.round(length * 1e6) / 1000} mm`;
  }

  dispose(): void {
    this.#element.remove();
  }
}

/** The largest of 1, 2 and 5 times a power of ten that is not above `length`, m. */
export function roundLength(length: number): number {
  const size = 10 ** Math.floor(Math.log10(length));
  const factor = [5, 2, 1].find((one) => one * size <= length) ?? 1;
  return Number((factor * size).toPrecision(1));
}
