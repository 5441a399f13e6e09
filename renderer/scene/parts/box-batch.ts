import {
  BoxGeometry,
  Color,
  EdgesGeometry,
  Group,
  InstancedBufferGeometry,
  InstancedMesh,
  LineSegments,
  Matrix4,
  SRGBColorSpace,
  type Material,
  type ShaderMaterial,
} from 'three';
import type { Box } from '#models/geometry/box.ts';
import type { Colour } from '#renderer/scene/colour-scale.ts';

export interface ColouredBox {
  readonly box: Box;
  readonly colour: Colour;
}

const matrix = new Matrix4();
const shade = new Color();

/** Puts boxes into instances of a unit cube. */
export function writeBoxes(mesh: InstancedMesh, boxes: readonly ColouredBox[]): void {
  for (const [n, { box, colour }] of boxes.entries()) {
    const { min, max } = box;
    matrix.makeScale(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
    matrix.setPosition((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2);
    mesh.setMatrixAt(n, matrix);
    mesh.setColorAt(n, shade.setRGB(...colour, SRGBColorSpace));
  }
  mesh.count = boxes.length;
  mesh.instanceMatrix.needsUpdate = true;
  if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
}

/** Plain boxes of many colours, in two draw calls. */
export class BoxBatch {
  readonly group = new Group();
  readonly #box = new BoxGeometry(1, 1, 1);
  readonly #edges = new EdgesGeometry(this.#box);
  readonly #material: Material;
  readonly #ink: ShaderMaterial;
  #mesh: InstancedMesh | null = null;
  #lines: LineSegments<InstancedBufferGeometry> | null = null;
  #capacity = 0;

  constructor(material: Material, ink: ShaderMaterial) {
    this.#material = material;
    this.#ink = ink;
  }

  show(boxes: readonly ColouredBox[]): void {
    this.group.visible = boxes.length > 0;
    if (boxes.length === 0) return;
    const { mesh, lines } = this.#reserve(boxes.length);
    writeBoxes(mesh, boxes);
    lines.geometry.instanceCount = boxes.length;
  }

  dispose(): void {
    this.#mesh?.dispose();
    this.#lines?.geometry.dispose();
    this.#box.dispose();
    this.#edges.dispose();
    this.group.clear();
  }

  #reserve(count: number) {
    if (this.#mesh && this.#lines && count <= this.#capacity) return { mesh: this.#mesh, lines: this.#lines };
    this.#mesh?.dispose();
    this.#lines?.geometry.dispose();
    this.#capacity = Math.ceil(count * 1.5);
    const mesh = new InstancedMesh(this.#box, this.#material, this.#capacity);
    mesh.frustumCulled = false;
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    const outline = new InstancedBufferGeometry();
    outline.setAttribute('position', this.#edges.getAttribute('position'));
    outline.setAttribute('instanceMatrix', mesh.instanceMatrix);
    const lines = new LineSegments(outline, this.#ink);
    lines.frustumCulled = false;
    lines.renderOrder = 1;
    this.#mesh = mesh;
    this.#lines = lines;
    this.group.clear();
    this.group.add(mesh, lines);
    return { mesh, lines };
  }
}
