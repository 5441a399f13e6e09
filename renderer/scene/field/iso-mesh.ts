import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, ShaderMaterial } from 'three';
import { fieldColour, type FieldPaint } from '#renderer/scene/field/paint.ts';
import { isoSurfaceOf } from '#solver/field-view/iso-surface.ts';
import type { FieldQuantity, FieldView } from '#solver/field-view/view.ts';

/** A surface of one value, as glass in its colour. One draw call. */
export class IsoMesh {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly #level = { value: 0 };
  #shown: { readonly view: FieldView; readonly quantity: FieldQuantity } | null = null;

  constructor(paint: FieldPaint) {
    const material = new ShaderMaterial({
      side: DoubleSide,
      transparent: true,
      depthWrite: false,
      uniforms: { ...paint.uniforms, level: this.#level },
      vertexShader: /* glsl */ `
        varying vec3 vNormal;
        varying vec3 vEye;
        void main() {
          vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
          vNormal = normalMatrix * normal;
          vEye = -mvPosition.xyz;
          gl_Position = projectionMatrix * mvPosition;
        }
      `,
      fragmentShader: /* glsl */ `
        ${fieldColour}
        uniform float level;
        varying vec3 vNormal;
        varying vec3 vEye;
        void main() {
          // Glass is denser where one looks along it: that shows its shape.
          float facing = abs(dot(normalize(vNormal), normalize(vEye)));
          vec3 colour = fieldColour(level) * mix(0.7, 1.0, facing);
          gl_FragColor = vec4(colour, mix(0.75, 0.38, facing));
          #include <colorspace_fragment>
        }
      `,
    });
    this.mesh = new Mesh(new BufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 5;
    this.mesh.visible = false;
  }

  show(view: FieldView, quantity: FieldQuantity, level: number): void {
    const isSame = this.#shown?.view === view && this.#shown.quantity === quantity;
    if (isSame && this.#level.value === level) {
      this.mesh.visible = this.mesh.geometry.index?.count !== 0;
      return;
    }
    this.#shown = { view, quantity };
    const { positions, indices } = isoSurfaceOf(view, quantity, level);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(positions, 3));
    geometry.setIndex(new BufferAttribute(indices, 1));
    geometry.computeVertexNormals();
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    this.#level.value = level;
    this.mesh.visible = indices.length > 0;
  }

  hide(): void {
    this.mesh.visible = false;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
