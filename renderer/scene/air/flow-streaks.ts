import {
  DynamicDrawUsage,
  InstancedBufferAttribute,
  type InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
  Vector2,
  type Plane,
} from 'three';
import { strip } from '#renderer/scene/strip.ts';
import type { Colour } from '#renderer/scene/colour-scale.ts';
import type { Streak } from '#renderer/scene/air/streaks.ts';

/** Shown pace over true pace: air at 5 m/s crosses an enclosure in two seconds, not in a sixth of one. */
export const slowMotion = 0.07;
/** Length of a streak: how far its air really goes in this time, s, within limits. */
const exposure = 0.018;
const shortest = 0.012;
const longest = 0.09;

/**
 * Air as streaks with a bright head: they show the way also when they stand still. Drawn by the graphics
 * processor alone: a frame writes one number, the time. One draw call.
 */
export class FlowStreaks {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  #capacity = 0;

  constructor(planes: Plane[]) {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      clipping: true,
      clippingPlanes: planes,
      uniforms: { time: { value: 0 }, window: { value: new Vector2(1, 1) }, strength: { value: 0.9 } },
      vertexShader: /* glsl */ `
        attribute vec3 from;
        attribute vec4 way;    // direction, span [m]
        attribute vec2 motion; // speed [m/s], phase
        attribute vec3 tint;
        uniform float time;
        uniform vec2 window;   // pixels
        varying vec3 vTint;
        varying float vAlpha;
        varying float vSide;
        #include <clipping_planes_pars_vertex>
        void main() {
          float span = way.w;
          float len = min(clamp(motion.x * ${exposure}, ${shortest}, ${longest}), span);
          float s = fract(motion.y + time * motion.x * ${slowMotion} / (span + len)) * (span + len);
          float at = clamp(s - (1.0 - position.x) * len, 0.0, span);
          vec3 here = from + way.xyz * at;
          vec4 mvPosition = modelViewMatrix * vec4(here, 1.0);
          vec4 mvAhead = modelViewMatrix * vec4(here + way.xyz * 0.001, 1.0);
          #include <clipping_planes_vertex>
          vec4 clip = projectionMatrix * mvPosition;
          vec4 ahead = projectionMatrix * mvAhead;
          vec2 along = (ahead.xy / ahead.w - clip.xy / clip.w) * window;
          vec2 side = normalize(vec2(-along.y, along.x) + 1e-9);
          float pixels = mix(1.6, 5.0, position.x);
          clip.xy += side * position.y * pixels / window * clip.w;
          gl_Position = clip;
          vTint = tint;
          vSide = position.y;
          vAlpha = position.x * position.x * (1.0 - smoothstep(span * 0.96, span + len, s));
        }
      `,
      fragmentShader: /* glsl */ `
        uniform float strength;
        varying vec3 vTint;
        varying float vAlpha;
        varying float vSide;
        #include <clipping_planes_pars_fragment>
        void main() {
          // A light rim keeps a streak apart from parts of the same temperature.
          float rim = smoothstep(0.35, 0.6, abs(vSide));
          float soft = 1.0 - smoothstep(0.8, 1.0, abs(vSide));
          vec4 diffuseColor = vec4(mix(vTint, vec3(1.0), rim), vAlpha * strength * soft);
          #include <clipping_planes_fragment>
          gl_FragColor = diffuseColor;
          #include <colorspace_fragment>
        }
      `,
    });
    this.mesh = new Mesh(strip(0, 1), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 4;
  }

  show(streaks: readonly Streak[], tintOf: (temperature: number) => Colour): void {
    this.#reserve(streaks.length);
    const { geometry } = this.mesh;
    const [from, way, motion, tint] = ['from', 'way', 'motion', 'tint'].map(
      (name) => geometry.getAttribute(name) as InstancedBufferAttribute,
    );
    if (!from || !way || !motion || !tint) return;
    for (const [n, streak] of streaks.entries()) {
      from.setXYZ(n, ...streak.from);
      way.setXYZW(n, ...streak.direction, streak.span);
      motion.setXY(n, streak.speed, streak.phase);
      tint.setXYZ(n, ...linear(tintOf(streak.temperature)));
    }
    for (const attribute of [from, way, motion, tint]) attribute.needsUpdate = true;
    geometry.instanceCount = streaks.length;
  }

  /** Seconds of the animation, and the size of the window in pixels. */
  tick(seconds: number, width: number, height: number): void {
    const { uniforms } = this.mesh.material;
    if (uniforms['time']) uniforms['time'].value = seconds;
    uniforms['window']?.value.set(width, height);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  #reserve(count: number): void {
    if (count <= this.#capacity) return;
    this.#capacity = Math.ceil(count * 1.25);
    this.mesh.geometry.dispose();
    const geometry = strip(0, 1);
    for (const [name, size] of [
      ['from', 3],
      ['way', 4],
      ['motion', 2],
      ['tint', 3],
    ] as const) {
      const attribute = new InstancedBufferAttribute(new Float32Array(this.#capacity * size), size);
      geometry.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
    }
    this.mesh.geometry = geometry;
  }
}

/** sRGB → linear, as the shader mixes (IEC 61966-2-1, the power approximation is enough for a tint). */
function linear([r, g, b]: Colour): Colour {
  return [r ** 2.2, g ** 2.2, b ** 2.2];
}
