import { Color, Mesh, PlaneGeometry, ShaderMaterial, Vector4 } from 'three';
import type { Box } from '#models/geometry/box.ts';
import { cutBox } from '#renderer/interaction/pick.ts';
import type { SectionPlane } from '#renderer/store/contract.ts';
import type { Palette } from '#renderer/scene/palette.ts';

/** How far the ground reaches around the design, as a multiple of its largest side. */
const reach = 5;
/** The ground lies this far under the lowest part, m, so that nothing flickers in it. */
const gap = 0.002;

/**
 * Ground grid (10 mm and 100 mm) that fades out with distance, and the soft shade of the enclosure on it. One
 * plane, one draw call.
 */
export class Ground {
  readonly mesh: Mesh<PlaneGeometry, ShaderMaterial>;

  constructor() {
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: {
        ink: { value: new Color() },
        strength: { value: 0.3 },
        shade: { value: 0.2 },
        footprint: { value: new Vector4() },
        softness: { value: 0.1 },
        reach: { value: 1 },
      },
      vertexShader: /* glsl */ `
        varying vec2 vGround;
        void main() {
          vec4 world = modelMatrix * vec4(position, 1.0);
          vGround = world.xy;
          gl_Position = projectionMatrix * viewMatrix * world;
        }
      `,
      fragmentShader: /* glsl */ `
        uniform vec3 ink;
        uniform float strength;
        uniform float shade;
        uniform vec4 footprint; // min x, min y, max x, max y [m]
        uniform float softness;
        uniform float reach;
        varying vec2 vGround;

        float lines(vec2 p, float pitch) {
          vec2 w = fwidth(p) / pitch;
          vec2 d = abs(fract(p / pitch - 0.5) - 0.5) / max(w, vec2(1e-6));
          float line = 1.0 - min(min(d.x, d.y), 1.0);
          // Lines closer than a few pixels would turn into a grey sheet.
          return line * (1.0 - smoothstep(0.12, 0.35, max(w.x, w.y)));
        }

        void main() {
          vec2 middle = 0.5 * (footprint.xy + footprint.zw);
          float fade = 1.0 - smoothstep(0.25, 1.0, length(vGround - middle) / reach);
          float grid = max(0.4 * lines(vGround, 0.01), 0.75 * lines(vGround, 0.1)) * strength * fade;
          vec2 outside = max(max(footprint.xy - vGround, vGround - footprint.zw), 0.0);
          float near = 1.0 - smoothstep(0.0, softness, length(outside));
          float dark = shade * near * near;
          float alpha = grid + dark * (1.0 - grid);
          gl_FragColor = vec4(mix(vec3(0.0), ink, grid / max(alpha, 1e-4)), alpha);
          #include <colorspace_fragment>
        }
      `,
    });
    this.mesh = new Mesh(new PlaneGeometry(1, 1), material);
    this.mesh.renderOrder = -1;
  }

  /** The grid stays where it is under a section; the shade follows what is left. */
  show(around: Box, palette: Palette, section: SectionPlane | null): void {
    const { min, max } = around;
    const left = (section && cutBox(around, section)) ?? around;
    const side = Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2], 0.2);
    const { uniforms } = this.mesh.material;
    this.mesh.position.set((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, min[2] - gap);
    this.mesh.scale.setScalar(2 * reach * side);
    uniforms['ink']?.value.set(palette.grid);
    set(uniforms, 'strength', palette.gridStrength);
    set(uniforms, 'shade', palette.shadowStrength);
    set(uniforms, 'softness', 0.25 * side);
    set(uniforms, 'reach', 0.5 * reach * side);
    uniforms['footprint']?.value.set(left.min[0], left.min[1], left.max[0], left.max[1]);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

function set(uniforms: ShaderMaterial['uniforms'], name: string, value: number): void {
  const uniform = uniforms[name];
  if (uniform) uniform.value = value;
}
