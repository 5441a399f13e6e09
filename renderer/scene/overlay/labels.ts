import type { Vector3 } from '#models/schema/field.ts';
import { project, type Orbit } from '#renderer/scene/camera/orbit.ts';

export interface Label {
  readonly id: string;
  readonly kind: 'part' | 'focus' | 'alarm' | 'dimension' | 'extreme';
  readonly text: string;
  readonly at: Vector3;
}

/** More than this cannot be read anyway. */
const mostLabels = 80;
/** Estimate of a label's size in CSS pixels, for keeping them apart without asking the layout engine. */
const characterWidth = 6.4;
const padding = 14;
const height = 20;

interface Placed {
  readonly element: HTMLElement;
  label: Label;
  width: number;
  left: number;
  top: number;
  shown: boolean;
}

export interface PlacedLabel extends Label {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/**
 * Texts over the scene, as HTML: crisp, selectable by tests, styled by CSS. `show` sets which; `layout` puts
 * them where their points are, without any allocation, leaving out what would cover a more important one.
 */
export class LabelLayer {
  readonly #parent: HTMLElement;
  readonly #placed: Placed[] = [];
  #count = 0;
  /** Left, top, right, bottom of what is laid out already. */
  readonly #taken = new Float64Array(mostLabels * 4);

  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /** The most important first. */
  show(labels: readonly Label[]): void {
    this.#count = Math.min(labels.length, mostLabels);
    for (let n = 0; n < this.#count; n++) {
      const label = labels[n];
      if (label) this.#set(n, label);
    }
    for (let n = this.#count; n < this.#placed.length; n++) hide(this.#placed[n]);
  }

  /** For a window of `width` × `height` CSS pixels. */
  layout(orbit: Orbit, width: number, windowHeight: number): void {
    const aspect = width / Math.max(windowHeight, 1);
    let taken = 0;
    for (let n = 0; n < this.#count; n++) {
      const placed = this.#placed[n];
      if (!placed) continue;
      const [x, y, depth] = project(orbit, placed.label.at, aspect);
      const left = Math.round((x * 0.5 + 0.5) * width);
      const top = Math.round((0.5 - y * 0.5) * windowHeight);
      const half = placed.width / 2;
      const outside = depth <= 0 || left < 0 || top < 0 || left > width || top > windowHeight;
      const free =
        placed.label.kind === 'dimension' || this.#isFree(taken, left - half, top - height, left + half, top);
      if (outside || !free) {
        hide(placed);
        continue;
      }
      this.#taken.set([left - half, top - height, left + half, top], taken * 4);
      taken++;
      placed.left = left;
      placed.top = top;
      placed.element.style.transform = `translate(-50%, -100%) translate(${left}px, ${top}px)`;
      if (!placed.shown) {
        placed.element.style.visibility = 'visible';
        placed.shown = true;
      }
    }
  }

  /** What is written at the moment, with the middle of its lower edge in CSS pixels. */
  get placed(): readonly PlacedLabel[] {
    return this.#placed
      .filter(({ shown }) => shown)
      .map(({ label, left, top, width }) => ({ ...label, left, top, width }));
  }

  dispose(): void {
    for (const { element } of this.#placed) element.remove();
    this.#placed.length = 0;
  }

  #isFree(taken: number, left: number, top: number, right: number, bottom: number): boolean {
    const box = this.#taken;
    for (let n = 0; n < taken; n++) {
      const at = n * 4;
      if (left < box[at + 2] && right > box[at] && top < box[at + 3] && bottom > box[at + 1]) return false;
    }
    return true;
  }

  #set(n: number, label: Label): void {
    let placed = this.#placed[n];
    if (!placed) {
      const element = document.createElement('div');
      element.style.visibility = 'hidden';
      this.#parent.append(element);
      placed = { element, label: { ...label, text: '' }, width: 0, left: 0, top: 0, shown: false };
      this.#placed.push(placed);
    }
    if (placed.label.text !== label.text) {
      placed.element.textContent = label.text;
      placed.width = label.text.length * characterWidth + padding;
    }
    placed.element.className = `bw-label bw-label-${label.kind}`;
    placed.label = label;
  }
}

function hide(placed: Placed | undefined): void {
  if (!placed?.shown) return;
  placed.element.style.visibility = 'hidden';
  placed.shown = false;
}
