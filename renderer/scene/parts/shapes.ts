import { BoxGeometry, CylinderGeometry, ExtrudeGeometry, Path, Shape, type BufferGeometry } from 'three';
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js';
import type { ShapeName } from '#renderer/scene/parts/look.ts';

/** Builds a shape in the unit cube around the origin, in a part's local frame (y the way of the air, z up). */
export function buildShape(name: ShapeName): BufferGeometry {
  return builders[name]();
}

const builders: Readonly<Record<ShapeName, () => BufferGeometry>> = {
  box: () => new BoxGeometry(1, 1, 1),
  perforated: () => new BoxGeometry(1, 1, 1),
  frame: fanFrame,
  rotor: fanRotor,
  'fins-10': () => plates(10),
  'fins-20': () => plates(20),
  'fins-40': () => plates(40),
  pins: () => pins(9),
  cylinder: () => new CylinderGeometry(0.5, 0.5, 1, 24),
};

/** Segments of a circle: smooth at the size of a fan on the screen. */
const roundness = 32;

/** Square frame with the round duct, extruded along the air, and corners cut as those of real frames. */
function fanFrame(): BufferGeometry {
  const cut = 0.06;
  const outline = new Shape();
  outline.moveTo(-0.5 + cut, -0.5);
  outline.lineTo(0.5 - cut, -0.5);
  outline.lineTo(0.5, -0.5 + cut);
  outline.lineTo(0.5, 0.5 - cut);
  outline.lineTo(0.5 - cut, 0.5);
  outline.lineTo(-0.5 + cut, 0.5);
  outline.lineTo(-0.5, 0.5 - cut);
  outline.lineTo(-0.5, -0.5 + cut);
  outline.closePath();
  outline.holes.push(new Path().absarc(0, 0, 0.47, 0, 2 * Math.PI, true));
  const geometry = new ExtrudeGeometry(outline, { depth: 1, bevelEnabled: false, curveSegments: roundness });
  return withoutUv(geometry.translate(0, 0, -0.5).rotateX(-Math.PI / 2));
}

/** Hub and seven pitched blades; a prime number, as in most fans. */
function fanRotor(): BufferGeometry {
  const hub = withoutUv(new CylinderGeometry(0.22, 0.22, 0.9, roundness));
  const blades = Array.from({ length: 7 }, (_, index) => {
    const blade = new BoxGeometry(0.26, 0.05, 0.26);
    blade.rotateX(0.62);
    blade.translate(0.33, 0, 0);
    return withoutUv(blade.rotateY((index * 2 * Math.PI) / 7));
  });
  return merged([hub, ...blades]);
}

/** Upright plates along the air. */
function plates(count: number): BufferGeometry {
  const pitch = 1 / (count - 1 + finShare);
  return merged(
    Array.from({ length: count }, (_, index) => {
      const plate = new BoxGeometry(pitch * finShare, 1, 1);
      return withoutUv(plate.translate(-0.5 + pitch * (finShare / 2 + index), 0, 0));
    }),
  );
}

/** Share of the pitch that is metal as drawn; real fins are thinner and would shimmer. */
const finShare = 0.4;

function pins(count: number): BufferGeometry {
  const pitch = 1 / (count - 1 + finShare);
  const at = (index: number) => -0.5 + pitch * (finShare / 2 + index);
  const all: BufferGeometry[] = [];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const pin = new BoxGeometry(pitch * finShare, pitch * finShare, 1);
      all.push(withoutUv(pin.translate(at(i), at(j), 0)));
    }
  }
  return merged(all);
}

function withoutUv(geometry: BufferGeometry): BufferGeometry {
  return geometry.deleteAttribute('uv');
}

function merged(geometries: readonly BufferGeometry[]): BufferGeometry {
  const same = geometries.map((geometry) => (geometry.index ? geometry.toNonIndexed() : geometry));
  return mergeGeometries(same);
}
