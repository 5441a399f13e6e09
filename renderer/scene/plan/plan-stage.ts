import { type Box, unionOf } from '#models/geometry/box.ts';
import type { PlanBlock } from '#models/results/report.ts';
import type { Ray } from '#renderer/interaction/ray.ts';
import { unknownColour, type Colour } from '#renderer/scene/colour-scale.ts';
import { BoxBatch } from '#renderer/scene/parts/box-batch.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import { firstOn, TurnedStage } from '#renderer/scene/turned-stage.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

/** A plan with the quantity that is looked at. */
export interface PlanPicture {
  readonly block: PlanBlock;
  /** Of each box; null: it has no value. */
  readonly colours: readonly (Colour | null)[];
  /** What is written at a box that is pointed at. */
  readonly textOf: (index: number) => string;
  readonly theme: WorkbenchState['view']['theme'];
}

type PlacedBox = PlanBlock['boxes'][number];

/** Boxes on a floor, two draw calls however many there are. */
export class PlanStage extends TurnedStage<PlanPicture> {
  readonly #boxes: BoxBatch;
  #picture: PlanPicture | null = null;
  #hover: PlacedBox | null = null;

  constructor(options: StageOptions) {
    super(options);
    this.#boxes = new BoxBatch(this.solid, this.edges);
    this.fill(this.#boxes.group);
  }

  update(picture: PlanPicture, before: PlanPicture | null): void {
    this.#picture = picture;
    if (before?.theme !== picture.theme) this.applyTheme(picture.theme);
    this.#boxes.show(
      picture.block.boxes.map(({ box }, n) => ({ box, colour: picture.colours[n] ?? unknownColour })),
    );
    this.surround(this.around(picture));
    this.#showHover();
    this.invalidate();
  }

  around({ block }: PlanPicture): Box {
    return unionOf(block.boxes.map(({ box }) => box)) ?? { min: [0, 0, 0], max: [1, 1, 1] };
  }

  point(ray: Ray | null): void {
    const found = ray && firstOn(ray, this.#picture?.block.boxes ?? []);
    if (found === this.#hover) return;
    this.#hover = found;
    this.#showHover();
    this.invalidate();
  }

  override dispose(): void {
    super.dispose();
    this.#boxes.dispose();
  }

  #showHover(): void {
    const [hover, picture] = [this.#hover, this.#picture];
    const index = hover && picture ? picture.block.boxes.indexOf(hover) : -1;
    if (!hover || !picture || index < 0) {
      this.marks.hovered.boxes([]);
      this.labels.show([]);
      return;
    }
    const { min, max } = hover.box;
    this.marks.hovered.boxes([hover.box]);
    this.labels.show([
      {
        id: hover.name,
        kind: 'focus',
        text: picture.textOf(index),
        at: [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, max[2]],
      },
    ]);
  }
}
