import {
  BackSide,
  BoxGeometry,
  EdgesGeometry,
  FrontSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshLambertMaterial,
  type Plane,
} from 'three';
import type { DesignItem } from '#models/project/design.ts';
import type { Palette } from '#renderer/scene/palette.ts';

/** The shell is drawn a hair outside of its box, m: vents lie in the wall and would flicker through it. */
const skin = 0.0004;

/** EIA/ECA-310: a 19-inch panel is 482.6 mm wide. */
const panelWidth = 0.4826;
/** Thickness of the ears as drawn, m. */
const earThickness = 0.003;

/**
 * The enclosure as a tray one looks into: the walls turned towards the viewer are glass, those behind the
 * parts are matter, so that depth can be judged.
 */
export class ChassisShell {
  readonly group = new Group();
  readonly #box = new BoxGeometry(1, 1, 1);
  readonly #edges = new EdgesGeometry(this.#box);
  readonly #inner: Mesh<BoxGeometry, MeshLambertMaterial>;
  readonly #outer: Mesh<BoxGeometry, MeshLambertMaterial>;
  readonly #lines: LineSegments<EdgesGeometry, LineBasicMaterial>;
  readonly #ears: readonly Mesh<BoxGeometry, MeshLambertMaterial>[];

  constructor(planes: Plane[]) {
    const clipped = { clippingPlanes: planes };
    this.#inner = new Mesh(
      this.#box,
      new MeshLambertMaterial({
        ...clipped,
        side: BackSide,
        polygonOffset: true,
        polygonOffsetFactor: 2,
        polygonOffsetUnits: 2,
      }),
    );
    this.#inner.receiveShadow = true;
    const glass = { ...clipped, side: FrontSide, transparent: true, depthWrite: false };
    this.#outer = new Mesh(this.#box, new MeshLambertMaterial(glass));
    this.#outer.renderOrder = 5;
    this.#lines = new LineSegments(
      this.#edges,
      new LineBasicMaterial({ ...clipped, transparent: true, opacity: 0.9 }),
    );
    const metal = new MeshLambertMaterial(clipped);
    this.#ears = [new Mesh(this.#box, metal), new Mesh(this.#box, metal)];
    this.group.add(this.#inner, this.#outer, this.#lines, ...this.#ears);
  }

  show(item: DesignItem | null, hidden: boolean, opacity: number, palette: Palette): void {
    this.group.visible = item !== null;
    if (!item) return;
    const { min, max } = item.box;
    for (const object of [this.#inner, this.#outer, this.#lines]) {
      object.position.set((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2);
      object.scale.set(max[0] - min[0] + 2 * skin, max[1] - min[1] + 2 * skin, max[2] - min[2] + 2 * skin);
    }
    this.#inner.visible = !hidden;
    this.#outer.visible = !hidden && opacity > 0;
    this.#outer.material.opacity = opacity;
    // An opaque lid hides and is hidden like any matter.
    this.#outer.material.depthWrite = opacity >= 1;
    this.#inner.material.color.set(palette.shell);
    // Walls seen from inside get little light; they are to look like the same sheet.
    this.#inner.material.emissive.set(palette.shell).multiplyScalar(0.3);
    this.#outer.material.color.set(palette.shell);
    this.#lines.material.color.set(palette.shellEdge);
    this.#showEars(item, hidden, palette);
  }

  dispose(): void {
    this.#box.dispose();
    this.#edges.dispose();
    for (const { material } of [this.#inner, this.#outer, this.#lines, ...this.#ears]) material.dispose();
  }

  #showEars(item: DesignItem, hidden: boolean, palette: Palette): void {
    const { min, max } = item.box;
    const width = (panelWidth - (max[0] - min[0])) / 2;
    const racked = typeof item.part.values['rackUnits'] === 'number' && width > 0.005 && width < 0.05;
    for (const [index, ear] of this.#ears.entries()) {
      ear.visible = racked && !hidden;
      ear.position.set(
        index === 0 ? min[0] - width / 2 : max[0] + width / 2,
        min[1] + earThickness / 2,
        (min[2] + max[2]) / 2,
      );
      ear.scale.set(width, earThickness, max[2] - min[2]);
      ear.material.color.set(palette.shell);
      ear.material.emissive.set(palette.shell).multiplyScalar(0.3);
    }
  }
}
