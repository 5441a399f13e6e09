import { BufferAttribute, InstancedBufferGeometry } from 'three';

/** A strip for instances, from x = `from` to x = `to`, y = ±1 across; none of them yet. */
export function strip(from: number, to: number): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  const corners = new Float32Array([from, -1, 0, to, -1, 0, to, 1, 0, from, 1, 0]);
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.instanceCount = 0;
  return geometry;
}
