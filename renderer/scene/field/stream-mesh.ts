import { InstancedBufferAttribute, type InstancedBufferGeometry, Mesh, ShaderMaterial, Vector2 } from 'three';
import { slowMotion } from '#renderer/scene/air/flow-streaks.ts';
import { strip } from '#renderer/scene/strip.ts';
import { fieldColour, type FieldPaint } from '#renderer/scene/field/paint.ts';
import { valuesAlong } from '#solver/field-view/probe.ts';
import type { Streamline } from '#solver/field-view/streamline.ts';
import type { FieldQuantity, FieldView } from '#solver/field-view/view.ts';

/** Comets on a line of typical length. */
const comets = 3;
/** A point closer to the last one than this, m, is left out while the line runs straight on (cosine of 8°). */
const nearest = 0.004;
const straight = 0.99;

/**
 * Streamlines with comets that run along them, each as fast as its air. Drawn by the graphics processor alone: a frame
 * writes one number, the time. One draw call.
 */
export class StreamMesh {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  #lines: readonly Streamline[] = [];
  #view: FieldView | null = null;
  #quantity: FieldQuantity | null = null;

  constructor(paint: FieldPaint) {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: {
        ...paint.uniforms,
        time: { value: 0 },
        period: { value: 1 },
        window: { value: new Vector2(1, 1) },
      },
      vertexShader: /* glsl */ `
        attribute vec3 from;
        attribute vec3 to;
        attribute vec4 ends;  // time at both ends [s], value at both ends
        uniform vec2 window;  // pixels
        varying float vTime;
        varying float vValue;
        varying float vSide;
        void main() {
          vec4 a = projectionMatrix * modelViewMatrix * vec4(from, 1.0);
          vec4 b = projectionMatrix * modelViewMatrix * vec4(to, 1.0);
          vec2 along = (b.xy / b.w - a.xy / a.w) * window;
          vec2 side = normalize(vec2(-along.y, along.x) + 1e-9);
          vec4 clip = mix(a, b, position.x);
          clip.xy += side * position.y * 3.4 / window * clip.w;
          gl_Position = clip;
          vTime = mix(ends.x, ends.y, position.x);
          vValue = mix(ends.z, ends.w, position.x);
          vSide = position.y;
        }
      `,
      fragmentShader: /* glsl */ `
        ${fieldColour}
        uniform float time;
        uniform float period;
        varying float vTime;
        varying float vValue;
        varying float vSide;
        void main() {
          // 0 at the head of a comet, growing to 1 at the head of the next one behind it.
          float behind = fract((time - vTime) / period);
          float comet = exp(-4.0 * behind);
          float width = mix(0.42, 1.0, comet);
          float inside = width - abs(vSide);
          float soft = smoothstep(0.0, 0.3, inside);
          vec3 colour = fieldColour(vValue);
          float dark = smoothstep(0.30, 0.0, inside - 0.1);
          gl_FragColor = vec4(mix(mix(colour, vec3(1.0), 0.25 * comet), colour * 0.35, dark * 0.55), soft * mix(0.6, 1.0, comet));
          #include <colorspace_fragment>
        }
      `,
    });
    this.mesh = new Mesh(strip(0, 1), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 4;
    this.mesh.visible = false;
  }

  /** Lines through `view`, coloured by a quantity. */
  show(view: FieldView, lines: readonly Streamline[], quantity: FieldQuantity): void {
    this.#lines = lines;
    this.#view = view;
    this.#quantity = quantity;
    const geometry = strip(0, 1);
    const from: number[] = [];
    const to: number[] = [];
    const ends: number[] = [];
    const period = periodOf(lines);
    for (const [n, line] of lines.entries()) {
      const { points, times } = line;
      const values = valuesAlong(view, quantity, points);
      // Comets of different lines start at different times.
      const offset = ((n * 0.618034) % 1) * period;
      let last = 0;
      for (let next = 1; next < times.length; next++) {
        if (next < times.length - 1 && isStraight(points, last, next)) continue;
        from.push(...points.subarray(3 * last, 3 * last + 3));
        to.push(...points.subarray(3 * next, 3 * next + 3));
        ends.push(
          (times[last] ?? 0) + offset,
          (times[next] ?? 0) + offset,
          values[last] ?? 0,
          values[next] ?? 0,
        );
        last = next;
      }
    }
    geometry.setAttribute('from', new InstancedBufferAttribute(Float32Array.from(from), 3));
    geometry.setAttribute('to', new InstancedBufferAttribute(Float32Array.from(to), 3));
    geometry.setAttribute('ends', new InstancedBufferAttribute(Float32Array.from(ends), 4));
    geometry.instanceCount = ends.length / 4;
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    const { uniforms } = this.mesh.material;
    if (uniforms['period']) uniforms['period'].value = period;
    this.mesh.visible = ends.length > 0;
  }

  /** The same lines by another quantity. */
  recolour(quantity: FieldQuantity): void {
    if (this.#view && quantity !== this.#quantity) this.show(this.#view, this.#lines, quantity);
  }

  hide(): void {
    this.mesh.visible = false;
  }

  /** Seconds of the animation, and the size of the window in pixels. */
  tick(seconds: number, width: number, height: number): void {
    const { uniforms } = this.mesh.material;
    if (uniforms['time']) uniforms['time'].value = seconds * slowMotion;
    uniforms['window']?.value.set(width, height);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

/** True time between two comets, s: the median line has `comets` of them. */
function periodOf(lines: readonly Streamline[]): number {
  const spans = lines.map(({ times }) => times.at(-1) ?? 0).toSorted((a, b) => a - b);
  return Math.max((spans[Math.floor(spans.length / 2)] ?? 1) / comets, 1e-6);
}

/** Whether point `next` may be left out: near to the last one kept and on the way to the one behind it. */
function isStraight(points: Float32Array, last: number, next: number): boolean {
  const at = (n: number, axis: number) => points[3 * n + axis] ?? 0;
  let [ab, bc, dot] = [0, 0, 0];
  for (const axis of [0, 1, 2]) {
    const one = at(next, axis) - at(last, axis);
    const other = at(next + 1, axis) - at(next, axis);
    ab += one * one;
    bc += other * other;
    dot += one * other;
  }
  return ab < nearest ** 2 && dot > straight * Math.sqrt(ab * bc);
}
