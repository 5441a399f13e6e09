import { Color, InstancedBufferAttribute, type InstancedBufferGeometry, Mesh, ShaderMaterial } from 'three';
import { strip } from '#renderer/scene/strip.ts';
import { arrowsOn } from '#solver/field-view/arrows.ts';
import type { AxisIndex, FieldView } from '#solver/field-view/view.ts';

/** Arrows along the longer side of the plane. */
const most = 26;
/** Of the lattice's spacing, at the largest speed of the plane. */
const longest = 1.25;
/** An arrow shorter than this share of the longest would not show its direction. */
const shortest = 0.3;

/**
 * Velocity on the slice's plane, as seen in it: what goes across the plane is left out. Arrows keep one colour against the
 * slice, which carries the quantity. One draw call.
 */
export class ArrowMesh {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;

  constructor() {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: { ink: { value: new Color('#ffffff') }, rim: { value: new Color('#10151c') } },
      vertexShader: /* glsl */ `
        attribute vec3 from;
        attribute vec3 way;   // in the plane, as long as it is drawn [m]
        attribute vec3 side;  // across it, length 1
        attribute float size; // spacing of the lattice [m]
        varying vec2 vAt;
        varying float vHead;
        void main() {
          float len = length(way);
          float width = size * 0.2;
          vec3 here = from + way * position.x + side * position.y * width;
          vec4 mvPosition = modelViewMatrix * vec4(here, 1.0);
          // In front of the slice that it lies on.
          mvPosition.xyz *= 0.997;
          gl_Position = projectionMatrix * mvPosition;
          vAt = position.xy;
          vHead = clamp(1.7 * width / max(len, 1e-9), 0.25, 0.8);
        }
      `,
      fragmentShader: /* glsl */ `
        uniform vec3 ink;
        uniform vec3 rim;
        varying vec2 vAt;
        varying float vHead;
        void main() {
          float x = (vAt.x + 0.5);
          float head = (1.0 - x) / vHead;
          // Half the width of the arrow at x: a triangle before, a shaft behind.
          float half_ = x > 1.0 - vHead ? head : 0.42;
          float inside = half_ - abs(vAt.y);
          float soft = max(fwidth(vAt.y), 1e-4);
          float alpha = smoothstep(-0.5 * soft, 0.5 * soft, inside);
          if (alpha < 0.02) discard;
          float core = smoothstep(0.08, 0.08 + 1.5 * soft, inside);
          gl_FragColor = vec4(mix(rim, ink, core), alpha * 0.95);
          #include <colorspace_fragment>
        }
      `,
    });
    this.mesh = new Mesh(strip(-0.5, 0.5), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 3;
    this.mesh.visible = false;
  }

  show(view: FieldView, { axis, at }: { readonly axis: AxisIndex; readonly at: number }): void {
    const { count, points, velocities, spacing } = arrowsOn(view, { axis, at }, most);
    const [u, v] = axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1];
    const ways = new Float32Array(3 * count);
    const sides = new Float32Array(3 * count);
    let fastest = 0;
    for (let n = 0; n < count; n++)
      fastest = Math.max(fastest, Math.hypot(velocities[3 * n + u] ?? 0, velocities[3 * n + v] ?? 0));
    for (let n = 0; n < count; n++) {
      const a = velocities[3 * n + u] ?? 0;
      const b = velocities[3 * n + v] ?? 0;
      const speed = Math.hypot(a, b);
      const drawn = fastest > 0 ? longest * spacing * Math.max(shortest, Math.sqrt(speed / fastest)) : 0;
      const still = Math.max(speed, 1e-12);
      ways[3 * n + u] = (drawn * a) / still;
      ways[3 * n + v] = (drawn * b) / still;
      sides[3 * n + u] = -b / still;
      sides[3 * n + v] = a / still;
    }
    const geometry = strip(-0.5, 0.5);
    geometry.setAttribute('from', new InstancedBufferAttribute(points, 3));
    geometry.setAttribute('way', new InstancedBufferAttribute(ways, 3));
    geometry.setAttribute('side', new InstancedBufferAttribute(sides, 3));
    geometry.setAttribute('size', new InstancedBufferAttribute(new Float32Array(count).fill(spacing), 1));
    geometry.instanceCount = count;
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    this.mesh.visible = count > 0;
  }

  hide(): void {
    this.mesh.visible = false;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
