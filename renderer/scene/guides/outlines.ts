import { Color, type InterleavedBufferAttribute } from 'three';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { LineSegments2 } from 'three/examples/jsm/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/examples/jsm/lines/LineSegmentsGeometry.js';
import { Group } from 'three';
import type { Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Edges of a box as pairs of corners; bit i of a corner chooses max over min along axis i. */
const edges: readonly (readonly [number, number])[] = [0, 1, 2].flatMap((axis) =>
  [0, 1, 2, 3, 4, 5, 6, 7]
    .filter((corner) => (corner & (1 << axis)) === 0)
    .map((corner) => [corner, corner | (1 << axis)] as const),
);

/** Outlines stand this far off the part, m, clear of its own edges. */
const standOff = 0.0006;

export interface OutlineStyle {
  /** CSS pixels. */
  readonly width: number;
  /** Opacity where something is in front; 0 hides it there. */
  readonly through: number;
  readonly dashed?: boolean;
}

/** Thick box outlines and lines in one colour, also seen through what is in front. Two draw calls. */
export class Outlines {
  readonly group = new Group();
  readonly #front: LineSegments2;
  readonly #behind: LineSegments2 | null;
  #geometry = new LineSegmentsGeometry();
  #capacity = 0;
  #count = 0;

  constructor({ width, through, dashed = false }: OutlineStyle) {
    const dash = { dashed, dashSize: 0.006, gapSize: 0.004 };
    const line = (opacity: number, depthTest: boolean, order: number) => {
      const material = new LineMaterial({
        linewidth: width,
        transparent: true,
        opacity,
        depthTest,
        depthWrite: false,
        ...dash,
      });
      const object = new LineSegments2(this.#geometry, material);
      object.frustumCulled = false;
      object.renderOrder = order;
      this.group.add(object);
      return object;
    };
    this.#behind = through > 0 ? line(through, false, 8) : null;
    this.#front = line(1, true, 9);
    this.group.visible = false;
  }

  set colour(colour: string) {
    for (const line of this.#lines()) line.material.color = new Color(colour);
  }

  boxes(boxes: readonly Box[]): void {
    this.#begin(boxes.length * edges.length);
    for (const box of boxes) {
      for (const [a, b] of edges) this.#segment(corner(box, a), corner(box, b));
    }
    this.#end();
  }

  segments(segments: readonly (readonly [Vector3, Vector3])[]): void {
    this.#begin(segments.length);
    for (const [a, b] of segments) this.#segment(a, b);
    this.#end();
  }

  dispose(): void {
    this.#geometry.dispose();
    for (const line of this.#lines()) line.material.dispose();
  }

  #lines(): readonly LineSegments2[] {
    return this.#behind ? [this.#behind, this.#front] : [this.#front];
  }

  #begin(count: number): void {
    this.#count = 0;
    if (count <= this.#capacity) return;
    this.#capacity = Math.max(48, Math.ceil(count * 1.5));
    this.#geometry.dispose();
    this.#geometry = new LineSegmentsGeometry();
    this.#geometry.setPositions(new Float32Array(this.#capacity * 6));
    for (const line of this.#lines()) line.geometry = this.#geometry;
  }

  #segment(a: Vector3, b: Vector3): void {
    const { data } = this.#geometry.getAttribute('instanceStart') as InterleavedBufferAttribute;
    data.array.set(a, this.#count * 6);
    data.array.set(b, this.#count * 6 + 3);
    this.#count++;
  }

  #end(): void {
    this.group.visible = this.#count > 0;
    if (this.#count === 0) return;
    (this.#geometry.getAttribute('instanceStart') as InterleavedBufferAttribute).data.needsUpdate = true;
    this.#geometry.instanceCount = this.#count;
    if (this.#front.material.dashed) this.#front.computeLineDistances();
  }
}

function corner({ min, max }: Box, bits: number): Vector3 {
  return [
    bits & 1 ? max[0] + standOff : min[0] - standOff,
    bits & 2 ? max[1] + standOff : min[1] - standOff,
    bits & 4 ? max[2] + standOff : min[2] - standOff,
  ];
}
