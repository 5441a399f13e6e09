import { BufferAttribute, BufferGeometry, Mesh, ShaderMaterial, type Plane } from 'three';
import { fieldColour, type FieldPaint } from '#renderer/scene/field/paint.ts';
import { surfaceOf } from '#solver/field-view/surface.ts';
import type { FieldView } from '#solver/field-view/view.ts';

/** Temperature on the faces of all solids. One draw call. */
export class SurfaceMesh {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  #shown: FieldView | null = null;
  #hidden = '';

  constructor(paint: FieldPaint, planes: Plane[]) {
    const material = new ShaderMaterial({
      clipping: true,
      clippingPlanes: planes,
      // In front of the faces of parts that they lie on.
      polygonOffset: true,
      polygonOffsetFactor: -1,
      polygonOffsetUnits: -1,
      uniforms: { ...paint.uniforms },
      vertexShader: /* glsl */ `
        attribute float temperature;
        varying float vTemperature;
        varying float vShade;
        #include <clipping_planes_pars_vertex>
        void main() {
          vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
          #include <clipping_planes_vertex>
          gl_Position = projectionMatrix * mvPosition;
          vTemperature = temperature;
          // Faces are told apart by a little shade; more would shift colours from the legend's.
          vShade = normal.z > 0.5 ? 1.0 : normal.z < -0.5 ? 0.8 : abs(normal.x) > 0.5 ? 0.93 : 0.87;
        }
      `,
      fragmentShader: /* glsl */ `
        ${fieldColour}
        varying float vTemperature;
        varying float vShade;
        #include <clipping_planes_pars_fragment>
        void main() {
          vec4 diffuseColor = vec4(fieldColour(vTemperature) * vShade, 1.0);
          #include <clipping_planes_fragment>
          gl_FragColor = diffuseColor;
          #include <colorspace_fragment>
        }
      `,
    });
    this.mesh = new Mesh(new BufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
  }

  /** @param isHidden of a solid's id */
  show(view: FieldView, isHidden: (solid: string) => boolean): void {
    const hidden = view.picture.solids.map((id) => (isHidden(id) ? '1' : '0')).join('');
    this.mesh.visible = true;
    if (view === this.#shown && hidden === this.#hidden) return;
    this.#shown = view;
    this.#hidden = hidden;
    const { quads, positions, normals, temperatures, solids } = surfaceOf(view);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(positions, 3));
    geometry.setAttribute('normal', new BufferAttribute(normals, 3));
    geometry.setAttribute('temperature', new BufferAttribute(temperatures, 1));
    const indices = new Uint32Array(6 * quads);
    let count = 0;
    for (let n = 0; n < quads; n++) {
      if (hidden[(solids[n] ?? 0) - 1] === '1') continue;
      indices.set([4 * n, 4 * n + 1, 4 * n + 2, 4 * n, 4 * n + 2, 4 * n + 3], count);
      count += 6;
    }
    geometry.setIndex(new BufferAttribute(indices.subarray(0, count), 1));
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
  }

  hide(): void {
    this.mesh.visible = false;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
