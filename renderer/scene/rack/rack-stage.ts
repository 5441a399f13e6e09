import { BackSide, MeshLambertMaterial } from 'three';
import type { Box } from '#models/geometry/box.ts';
import type { RackItem } from '#models/rack/rack.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import type { Ray } from '#renderer/interaction/ray.ts';
import { kindColour, parseColour, type Colour } from '#renderer/scene/colour-scale.ts';
import type { Label } from '#renderer/scene/overlay/labels.ts';
import { BoxBatch } from '#renderer/scene/parts/box-batch.ts';
import { perforatedMaterial } from '#renderer/scene/parts/materials.ts';
import { PartBatches } from '#renderer/scene/parts/part-batches.ts';
import { rackBodies, type RackBodies, type RackBody } from '#renderer/scene/rack/rack-bodies.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import { firstOn, TurnedStage } from '#renderer/scene/turned-stage.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

/** What is seen of a rack in three dimensions. */
export interface RackPicture {
  readonly filled: FilledRack;
  /** A slot of the document. */
  readonly selection: number | null;
  /** The slot that is dragged to where it does not fit. */
  readonly misfit: number | null;
  /** What is written at a thing that is hovered or selected, by its name. */
  readonly textOf: (name: string) => string;
  /** Names of enclosures with a part above its limit. */
  readonly alarms: ReadonlySet<string>;
  readonly theme: WorkbenchState['view']['theme'];
  readonly parallel: boolean;
}

/** Quiet, and like those of the elevations. */
const roleColours: Readonly<Record<RackItem['role'], Colour>> = {
  other: parseColour('#a3abb5'),
  pdu: parseColour('#c9a94a'),
  'power-shelf': parseColour('#c9a94a'),
  'patch-panel': parseColour('#a3abb5'),
  switch: parseColour('#9384ae'),
  manifold: parseColour('#5fa3a8'),
  cdu: parseColour('#5fa3a8'),
};

/** With more things in a slot than this, a label at each says nothing. */
const mostLabelled = 12;

/** A rack with what stands in it: enclosures with their parts, seen through walls that are turned to the viewer. */
export class RackStage extends TurnedStage<RackPicture> {
  readonly #onPick: (slot: number | null) => void;
  readonly #perforated = perforatedMaterial([]);
  readonly #glass = new MeshLambertMaterial({
    side: BackSide,
    polygonOffset: true,
    polygonOffsetFactor: 2,
    polygonOffsetUnits: 2,
  });
  readonly #parts: PartBatches;
  readonly #shells: BoxBatch;
  readonly #boxes: BoxBatch;
  #picture: RackPicture | null = null;
  #drawn: RackBodies | null = null;
  #hover: string | null = null;

  /** @param onPick called with the slot that was clicked */
  constructor(options: StageOptions, onPick: (slot: number | null) => void) {
    super(options);
    this.#onPick = onPick;
    this.#parts = new PartBatches({ solid: this.solid, perforated: this.#perforated, edges: this.edges });
    this.#shells = new BoxBatch(this.#glass, this.edges);
    this.#boxes = new BoxBatch(this.solid, this.edges);
    this.fill(this.#parts.group, this.#shells.group, this.#boxes.group);
  }

  update(picture: RackPicture, before: RackPicture | null): void {
    const isOther = (key: keyof RackPicture) => before?.[key] !== picture[key];
    this.#picture = picture;
    if (isOther('theme')) {
      this.applyTheme(picture.theme);
      // Walls seen from inside get little light; they are to look like the same sheet.
      this.#glass.emissive.set(this.palette.shell).multiplyScalar(0.3);
    }
    if (isOther('parallel')) this.rig.setParallel(picture.parallel);
    if (isOther('filled') || isOther('theme') || isOther('misfit')) this.#showBodies(picture);
    this.#showOutlines();
    this.invalidate();
  }

  around({ filled }: RackPicture): Box {
    return { min: [0, 0, 0], max: filled.rack.frame.size };
  }

  point(ray: Ray | null, isClick: boolean): void {
    const found = ray && firstOn(ray, this.#drawn?.bodies ?? []);
    if (isClick) this.#onPick(found?.standing.slot ?? null);
    const name = found?.standing.name ?? null;
    if (name === this.#hover) return;
    this.#hover = name;
    this.#showOutlines();
    this.invalidate();
  }

  override dispose(): void {
    super.dispose();
    for (const one of [this.#parts, this.#shells, this.#boxes, this.#perforated, this.#glass]) one.dispose();
  }

  #showBodies(picture: RackPicture): void {
    const drawn = rackBodies(picture.filled);
    const { shell, shellEdge, collision, tones } = this.palette;
    const [sheet, steel, red] = [parseColour(shell), parseColour(shellEdge), parseColour(collision)];
    const colourOf = ({ standing, role }: RackBody): Colour => {
      if (standing.slot === picture.misfit) return red;
      return role === null ? sheet : roleColours[role];
    };
    const boxed = (bodies: readonly RackBody[]) =>
      bodies.map((body) => ({ box: body.box, colour: colourOf(body) }));
    this.#shells.show(boxed(drawn.bodies.filter(({ role }) => role === null)));
    this.#boxes.show([
      ...boxed(drawn.bodies.filter(({ role }) => role !== null)),
      ...drawn.frame.map((box) => ({ box, colour: steel })),
    ]);
    this.#parts.show(drawn.parts);
    this.#parts.paint(
      ({ kind }) => kindColour(kind),
      () => 1,
      tones,
    );
    this.surround(this.around(picture));
    this.#drawn = drawn;
  }

  #showOutlines(): void {
    const [drawn, picture] = [this.#drawn, this.#picture];
    if (!drawn || !picture) return;
    const { bodies } = drawn;
    const { selection, alarms, textOf } = picture;
    const selected = bodies.filter(({ standing }) => standing.slot === selection);
    const hovered = bodies.filter(({ standing }) => standing.name === this.#hover);
    const warm = bodies.filter(({ standing }) => alarms.has(standing.name));
    this.marks.selected.boxes(selected.map(({ box }) => box));
    this.marks.hovered.boxes(hovered.filter((body) => !selected.includes(body)).map(({ box }) => box));
    this.marks.alarms.boxes(warm.map(({ box }) => box));
    const named = [...hovered, ...(selected.length > mostLabelled ? selected.slice(-1) : selected)];
    this.labels.show([
      ...named.map((body) => labelOf(body, 'focus', textOf)),
      ...warm.filter((body) => !named.includes(body)).map((body) => labelOf(body, 'alarm', textOf)),
    ]);
  }
}

/** Over the front upper edge. */
function labelOf({ standing, box }: RackBody, kind: Label['kind'], textOf: RackPicture['textOf']): Label {
  const at: Label['at'] = [(box.min[0] + box.max[0]) / 2, box.min[1], box.max[2]];
  return { id: standing.name, kind, text: textOf(standing.name), at };
}
