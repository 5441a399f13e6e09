import {
  BoxGeometry,
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  SRGBColorSpace,
  type Plane,
} from 'three';
import type { ZoneResult } from '#models/results/design-result.ts';
import type { Colour } from '#renderer/scene/colour-scale.ts';

/** Zones are drawn a little smaller than they are, so that each can be told from its neighbours. */
const inset = 0.96;

/** The air of the network's zones as tinted glass. One draw call. */
export class ZoneBoxes {
  mesh: InstancedMesh<BoxGeometry, MeshBasicMaterial>;
  readonly #parent: { add(mesh: InstancedMesh): unknown; remove(mesh: InstancedMesh): unknown };
  readonly #geometry = new BoxGeometry(inset, inset, inset);
  readonly #material: MeshBasicMaterial;
  readonly #matrix = new Matrix4();
  readonly #colour = new Color();
  #capacity = 0;

  constructor(planes: Plane[], parent: ZoneBoxes['mesh']['parent'] & object) {
    this.#parent = parent;
    this.#material = new MeshBasicMaterial({
      transparent: true,
      opacity: 0.13,
      depthWrite: false,
      clippingPlanes: planes,
    });
    this.mesh = this.#make(1);
  }

  show(zones: readonly ZoneResult[], tintOf: (temperature: number) => Colour): void {
    if (zones.length > this.#capacity) {
      this.#parent.remove(this.mesh);
      this.mesh.dispose();
      this.mesh = this.#make(zones.length);
    }
    for (const [n, zone] of zones.entries()) {
      const { min, max } = zone.box;
      this.#matrix.makeScale(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
      this.#matrix.setPosition((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2);
      this.mesh.setMatrixAt(n, this.#matrix);
      const [r, g, b] = tintOf(zone.temperature);
      this.mesh.setColorAt(n, this.#colour.setRGB(r, g, b, SRGBColorSpace));
    }
    this.mesh.count = zones.length;
    this.mesh.instanceMatrix.needsUpdate = true;
    if (this.mesh.instanceColor) this.mesh.instanceColor.needsUpdate = true;
  }

  set visible(visible: boolean) {
    this.mesh.visible = visible;
  }

  dispose(): void {
    this.#parent.remove(this.mesh);
    this.mesh.dispose();
    this.#geometry.dispose();
    this.#material.dispose();
  }

  #make(capacity: number): InstancedMesh<BoxGeometry, MeshBasicMaterial> {
    this.#capacity = capacity;
    const mesh = new InstancedMesh(this.#geometry, this.#material, capacity);
    mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    mesh.instanceColor = new InstancedBufferAttribute(new Float32Array(capacity * 3), 3);
    mesh.frustumCulled = false;
    mesh.renderOrder = 6;
    mesh.count = 0;
    this.#parent.add(mesh);
    return mesh;
  }
}
