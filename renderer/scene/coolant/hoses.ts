import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  FrontSide,
  Mesh,
  SRGBColorSpace,
  type MeshLambertMaterial,
  type Plane,
} from 'three';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { colourAt, type Colour, type ColourScale } from '#renderer/scene/colour-scale.ts';
import { coolantTemperature, loopTemperature } from '#renderer/scene/coolant/coolant-temperature.ts';
import { hoseWaysOf, type HoseWay } from '#renderer/scene/coolant/hose-ways.ts';
import { tubeAlong, type Tube } from '#renderer/scene/coolant/tube.ts';
import type { Palette } from '#renderer/scene/palette.ts';
import { solidMaterial } from '#renderer/scene/parts/materials.ts';

/** The hoses of all coolant loops as one mesh. One draw call; a frame touches nothing. */
export class Hoses {
  readonly mesh: Mesh<BufferGeometry, MeshLambertMaterial>;
  #ways: readonly HoseWay[] = [];
  /** What each way looks like, and its surface: a way that stays keeps it. */
  #keys: readonly string[] = [];
  #tubes: readonly Tube[] = [];
  readonly #colour = new Color();

  constructor(planes: Plane[]) {
    const material = solidMaterial(planes);
    material.vertexColors = true;
    this.mesh = new Mesh(new BufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.castShadow = true;
    this.mesh.receiveShadow = true;
    this.mesh.visible = false;
  }

  /** Hoses follow their parts, and are hidden with either of them. Only those that moved are built anew. */
  show(design: Design, hidden: ReadonlySet<PlacementId>): void {
    const ways = hoseWaysOf(design).filter(({ ends }) => !ends.some((id) => hidden.has(id)));
    const keys = ways.map(keyOf);
    const isSame = keys.length === this.#keys.length && keys.every((key, n) => key === this.#keys[n]);
    this.#ways = ways;
    if (isSame) return;
    const known = new Map(this.#keys.map((key, n) => [key, this.#tubes[n]]));
    const tubes = ways.map((way, n) => known.get(keys[n] ?? '') ?? tubeAlong(way.path, way.radius));
    this.#keys = keys;
    this.#tubes = tubes;
    this.mesh.visible = ways.length > 0;
    this.mesh.geometry.dispose();
    this.mesh.geometry = merged(tubes);
  }

  /** By the coolant's temperature where parts are coloured by theirs and it is known, else by supply and return. */
  paint(scale: ColourScale, result: DesignResult | null, palette: Palette): void {
    const colours = this.mesh.geometry.getAttribute('color');
    if (!colours) return;
    let point = 0;
    for (const [n, way] of this.#ways.entries()) {
      const [r, g, b] = hoseColour(way, scale, result, palette);
      this.#colour.setRGB(r, g, b, SRGBColorSpace);
      const count = (this.#tubes[n]?.positions.length ?? 0) / 3;
      for (const end = point + count; point < end; point++)
        colours.setXYZ(point, this.#colour.r, this.#colour.g, this.#colour.b);
    }
    colours.needsUpdate = true;
  }

  /** Cut by a section, hoses show their inner face. */
  set cut(cut: boolean) {
    this.mesh.material.side = cut ? DoubleSide : FrontSide;
    this.mesh.material.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

function keyOf({ path, radius }: HoseWay): string {
  return `${radius} ${path.map((point) => point.join(' ')).join(' ')}`;
}

function merged(tubes: readonly Tube[]): BufferGeometry {
  const count = tubes.reduce((sum, tube) => sum + tube.positions.length, 0);
  const positions = new Float32Array(count);
  const normals = new Float32Array(count);
  const indices: number[] = [];
  let at = 0;
  for (const tube of tubes) {
    positions.set(tube.positions, at);
    normals.set(tube.normals, at);
    for (const index of tube.indices) indices.push(at / 3 + index);
    at += tube.positions.length;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(count).fill(1), 3));
  geometry.setIndex(indices);
  return geometry;
}

export function hoseColour(
  { side, carries }: Pick<HoseWay, 'side' | 'carries'>,
  scale: ColourScale,
  result: DesignResult | null,
  { hoses }: Pick<Palette, 'hoses'>,
): Colour {
  if (scale.by !== 'temperature') return hoses[side];
  const temperature =
    'loop' in carries
      ? loopTemperature(result, carries.loop, carries.at)
      : coolantTemperature(result, carries.id, carries.at);
  return temperature === null ? hoses[side] : colourAt(scale, temperature);
}
