import {
  BoxGeometry,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedMesh,
  MeshBasicMaterial,
  type Plane,
} from 'three';
import type { ZoneResult } from '#models/results/design-result.ts';
import type { Colour } from '#renderer/scene/colour-scale.ts';
import { writeBoxes } from '#renderer/scene/parts/box-batch.ts';

/** Zones are drawn a little smaller than they are, so that each can be told from its neighbours. */
const inset = 0.96;

/** The air of the network's zones as tinted glass. One draw call. */
export class ZoneBoxes {
  mesh: InstancedMesh<BoxGeometry, MeshBasicMaterial>;
  readonly #parent: { add(mesh: InstancedMesh): unknown; remove(mesh: InstancedMesh): unknown };
  readonly #geometry = new BoxGeometry(inset, inset, inset);
  readonly #material: MeshBasicMaterial;
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
    writeBoxes(
      this.mesh,
      zones.map(({ box, temperature }) => ({ box, colour: tintOf(temperature) })),
    );
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
