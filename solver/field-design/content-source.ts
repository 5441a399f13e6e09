import type { Box } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { FlowElement } from '#solver/case/case.ts';
import type { LayoutGrid } from '#solver/field-design/grid.ts';
import type { FinLink, Outside } from '#solver/field-design/metal.ts';
import type { AirState } from '#solver/field-design/resistance.ts';
import type { Shape } from '#solver/field-design/shapes.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';

/** What the network says of a part, and the air that is there. */
export interface ContentSource {
  readonly grid: LayoutGrid;
  readonly domain: Box;
  readonly ambient: number; // K
  readonly air: AirState;
  readonly fluid: FluidLaw;
  /** At which relations are read, K. */
  readonly mean: number;
  /** W, into the air between a part's faces. */
  streamHeat(id: string): number;
  /** W, in the part itself. */
  blockHeat(id: string): number;
  /** Through the part's channel or opening in the network, m³/s, always positive. */
  flow(id: string): number;
  /** Whether the network's air comes in through an opening. */
  isIntake(id: string): boolean;
  /** What stands in the part's channel; null: it is closed. */
  element(id: string): FlowElement | null;
  /** Resistance of the joint between a part and what it stands on, K/W; null: they touch. */
  jointBelow(item: DesignItem): number | null;
  /** W, from a part into the board that it stands on. */
  boardHeat(id: string): number;
  /** Relation of a part's fins to the stream between them; null where the network has none. */
  fins(id: string): FinLink | null;
  /** Sinks and plates on a part. */
  coveredBy(id: string): readonly string[];
  /** Films of a part's outside, and of what covers it. */
  outside(id: string): Outside;
  /** Between a part's junction, its case and its board; null where the network has no such two. */
  resistors(id: string): Resistors | null;
  readonly shapes: readonly Shape[];
}

export type Resistors = Pick<
  NonNullable<FieldCase['packages']>[number],
  'junctionToCase' | 'junctionToBoard'
>;
