import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DataTexture,
  DoubleSide,
  FloatType,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  NearestFilter,
  RedFormat,
  ShaderMaterial,
} from 'three';
import { fieldColour, type FieldPaint } from '#renderer/scene/field/paint.ts';
import { sliceEdges, sliceOf, type Slice } from '#solver/field-view/slice.ts';
import type { AxisIndex, FieldQuantity, FieldView } from '#solver/field-view/view.ts';

/** Pixels along the longer side of a slice: a third of a millimetre on a small box, under 2 mm in a rack's 8U. */
const finest = 720;
/** Says "nothing here" in the texture; no quantity is as low. */
const nothing = -1e30;

/** The field on a plane, with the outlines of what it cuts. Two draw calls, one texture. */
export class SliceMesh {
  readonly group = new Group();
  readonly #mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly #edges: LineSegments<BufferGeometry, LineBasicMaterial>;
  readonly #texture: { value: DataTexture | null } = { value: null };

  constructor(paint: FieldPaint) {
    const material = new ShaderMaterial({
      side: DoubleSide,
      uniforms: { ...paint.uniforms, field: this.#texture, solid: { value: new Color('#8b939c') } },
      vertexShader: /* glsl */ `
        varying vec2 vAt;
        void main() {
          vAt = uv;
          gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        }
      `,
      fragmentShader: /* glsl */ `
        ${fieldColour}
        uniform sampler2D field;
        uniform vec3 solid;
        varying vec2 vAt;
        void main() {
          float value = texture2D(field, vAt).r;
          // What has no such quantity is hatched as a cut part is.
          float hatch = step(mod(gl_FragCoord.x + gl_FragCoord.y, 9.0), 1.5);
          vec3 blank = mix(solid, ground, 0.45 + 0.2 * hatch);
          gl_FragColor = vec4(value < ${nothing / 10} ? blank : fieldColour(value), 1.0);
          #include <colorspace_fragment>
        }
      `,
    });
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(12), 3));
    geometry.setAttribute('uv', new BufferAttribute(new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]), 2));
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    this.#mesh = new Mesh(geometry, material);
    this.#mesh.frustumCulled = false;
    this.#edges = new LineSegments(
      new BufferGeometry(),
      new LineBasicMaterial({ transparent: true, depthWrite: false }),
    );
    this.#edges.frustumCulled = false;
    this.#edges.renderOrder = 2;
    this.group.add(this.#mesh, this.#edges);
    this.group.visible = false;
  }

  show(view: FieldView, quantity: FieldQuantity, plane: { axis: AxisIndex; at: number }): void {
    const slice = sliceOf(view, quantity, plane, finest);
    this.#place(view, slice);
    this.#fill(slice);
    const edges = new BufferGeometry();
    edges.setAttribute('position', new BufferAttribute(sliceEdges(view, plane), 3));
    this.#edges.geometry.dispose();
    this.#edges.geometry = edges;
    this.group.visible = true;
  }

  hide(): void {
    this.group.visible = false;
  }

  set ink({ colour, opacity }: { readonly colour: string; readonly opacity: number }) {
    this.#edges.material.color.set(colour);
    this.#edges.material.opacity = opacity;
  }

  dispose(): void {
    this.#texture.value?.dispose();
    this.#mesh.geometry.dispose();
    this.#mesh.material.dispose();
    this.#edges.geometry.dispose();
    this.#edges.material.dispose();
  }

  #place({ picture }: FieldView, { axis, at, across: [u, v] }: Slice): void {
    const position = this.#mesh.geometry.getAttribute('position');
    const ends = (one: AxisIndex) => [picture.lines[one][0] ?? 0, picture.lines[one].at(-1) ?? 0] as const;
    for (let n = 0; n < 4; n++) {
      const point = [0, 0, 0];
      point[axis] = at;
      point[u] = ends(u)[n === 1 || n === 2 ? 1 : 0];
      point[v] = ends(v)[n >= 2 ? 1 : 0];
      position.setXYZ(n, point[0] ?? 0, point[1] ?? 0, point[2] ?? 0);
    }
    position.needsUpdate = true;
  }

  #fill({ width, height, values, shown }: Slice): void {
    let texture = this.#texture.value;
    if (!texture || texture.image.width !== width || texture.image.height !== height) {
      texture?.dispose();
      texture = new DataTexture(new Float32Array(width * height), width, height, RedFormat, FloatType);
      texture.magFilter = NearestFilter;
      texture.minFilter = NearestFilter;
      this.#texture.value = texture;
    }
    const { data } = texture.image;
    if (!data) return;
    for (let n = 0; n < values.length; n++) data[n] = shown[n] === 1 ? (values[n] ?? nothing) : nothing;
    texture.needsUpdate = true;
  }
}
