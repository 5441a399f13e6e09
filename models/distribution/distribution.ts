import { installedOf } from '#models/cluster/cluster.ts';
import type { distributionKind } from '#models/distribution/shape.ts';
import type { DocumentOf } from '#models/schema/shape.ts';

/*
 * Ways of bringing the power from the utility to a row of racks, side by side. SI.
 */

export type Distribution = DocumentOf<typeof distributionKind.shape>;
export type RowLoad = Distribution['load'];
export type Architecture = Distribution['architectures'][number];
/** From the utility to the load. */
export type ChainStage = Architecture['stages'][number];
export type ChainConverter = Extract<ChainStage, { kind: 'converter' }>;
export type ChainConductor = Extract<ChainStage, { kind: 'conductor' }>;
export type Place = ChainStage['place'];

/** Units or runs of a stage that are there, in the whole row. */
export function inRow(stage: ChainStage, racks: number): number {
  const own = stage.kind === 'converter' ? installedOf(stage) : stage.runs;
  return stage.per === 'rack' ? own * racks : own;
}
