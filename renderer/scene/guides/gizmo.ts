import {
  Color,
  ConeGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
  type BufferGeometry,
} from 'three';
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js';
import type { Vector3 } from '#models/schema/field.ts';
import { gizmoLength } from '#renderer/scene/guides/gizmo-size.ts';
import { axisNames, type AxisName } from '#renderer/interaction/vector.ts';

/** Red, green and blue for x, y and z, as everywhere in CAD; the letters are told by the view cube. */
const colours: Readonly<Record<AxisName, string>> = { x: '#d1373f', y: '#2f9e44', z: '#1c7ed6' };
const lit = '#ffb000';

/** Three arrows on the selection, of one size on the screen whatever the zoom. */
export class Gizmo {
  readonly group = new Group();
  readonly #arrows = new Map<AxisName, Mesh<BufferGeometry, MeshBasicMaterial>>();
  readonly #arrow = arrow();
  readonly #hub = new Mesh(new SphereGeometry(0.055, 16, 12), overlay('#f8f9fa'));

  constructor() {
    for (const axis of axisNames) {
      const mesh = new Mesh(this.#arrow, overlay(colours[axis]));
      if (axis === 'x') mesh.rotation.z = -Math.PI / 2;
      if (axis === 'z') mesh.rotation.x = Math.PI / 2;
      mesh.renderOrder = 20;
      this.#arrows.set(axis, mesh);
      this.group.add(mesh);
    }
    this.#hub.renderOrder = 21;
    this.group.add(this.#hub);
    this.group.visible = false;
  }

  show(at: Vector3 | null, highlighted: AxisName | null): void {
    this.group.visible = at !== null;
    if (!at) return;
    this.group.position.set(at[0], at[1], at[2]);
    for (const [axis, mesh] of this.#arrows) {
      mesh.material.color = new Color(axis === highlighted ? lit : colours[axis]);
    }
  }

  /** `pixel` is the size of a CSS pixel at the gizmo, m. */
  resize(pixel: number): void {
    this.group.scale.setScalar(gizmoLength * pixel);
  }

  dispose(): void {
    this.#arrow.dispose();
    this.#hub.geometry.dispose();
    this.#hub.material.dispose();
    for (const { material } of this.#arrows.values()) material.dispose();
  }
}

/** Along +y, from the hub to 1. */
function arrow(): BufferGeometry {
  const shaft = new CylinderGeometry(0.014, 0.014, 0.78, 12).translate(0, 0.39, 0);
  const head = new ConeGeometry(0.055, 0.2, 20).translate(0, 0.88, 0);
  return mergeGeometries([shaft, head]);
}

function overlay(colour: string): MeshBasicMaterial {
  return new MeshBasicMaterial({ color: colour, depthTest: false, depthWrite: false, transparent: true });
}
