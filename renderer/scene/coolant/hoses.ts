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
import { coolantTemperature } from '#renderer/scene/coolant/coolant-temperature.ts';
import { hoseWaysOf, type HoseWay } from '#renderer/scene/coolant/hose-ways.ts';
import { tubeAlong } from '#renderer/scene/coolant/tube.ts';
import type { Palette } from '#renderer/scene/palette.ts';
import { solidMaterial } from '#renderer/scene/parts/materials.ts';

/** The hoses of all coolant loops as one mesh. One draw call; a frame touches nothing. */
export class Hoses {
  readonly mesh: Mesh<BufferGeometry, MeshLambertMaterial>;
  #ways: readonly HoseWay[] = [];
  /** Points of each way, in their order. */
  #counts: readonly number[] = [];
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

  /** Hoses follow their parts, and are hidden with either of them. */
  show(design: Design, hidden: ReadonlySet<PlacementId>): void {
    this.#ways = hoseWaysOf(design).filter(({ ends }) => !ends.some((id) => hidden.has(id)));
    this.mesh.visible = this.#ways.length > 0;
    this.mesh.geometry.dispose();
    this.mesh.geometry = new BufferGeometry();
    const positions: number[] = [];
    const normals: number[] = [];
    const indices: number[] = [];
    this.#counts = this.#ways.map(({ path, radius }) => {
      const tube = tubeAlong(path, radius);
      const first = positions.length / 3;
      for (const value of tube.positions) positions.push(value);
      for (const value of tube.normals) normals.push(value);
      for (const index of tube.indices) indices.push(first + index);
      return tube.positions.length / 3;
    });
    const { geometry } = this.mesh;
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
    geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
    geometry.setAttribute('color', new BufferAttribute(new Float32Array(positions.length).fill(1), 3));
    geometry.setIndex(indices);
  }

  /** By the coolant's temperature where parts are coloured by theirs and it is known, else by supply and return. */
  paint(scale: ColourScale, result: DesignResult | null, palette: Palette): void {
    const colours = this.mesh.geometry.getAttribute('color');
    if (!colours) return;
    let point = 0;
    for (const [n, way] of this.#ways.entries()) {
      const [r, g, b] = hoseColour(way, scale, result, palette);
      this.#colour.setRGB(r, g, b, SRGBColorSpace);
      for (const end = point + (this.#counts[n] ?? 0); point < end; point++)
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

export function hoseColour(
  { side, carries }: Pick<HoseWay, 'side' | 'carries'>,
  scale: ColourScale,
  result: DesignResult | null,
  { hoses }: Pick<Palette, 'hoses'>,
): Colour {
  const temperature = scale.by === 'temperature' ? coolantTemperature(result, carries.id, carries.at) : null;
  return temperature === null ? hoses[side] : colourAt(scale, temperature);
}
