import { installedOf } from '#models/cluster/cluster.ts';
import type { conductorFields, converterFields, loadFields } from '#models/distribution/fields.ts';
import type { ValuesOf } from '#models/schema/field.ts';

/*
 * Ways of bringing the power from the utility to a row of racks, side by side. SI.
 */

export type RowLoad = ValuesOf<typeof loadFields>;
export type ChainConverter = { readonly kind: 'converter' } & ValuesOf<typeof converterFields>;
export type ChainConductor = { readonly kind: 'conductor' } & ValuesOf<typeof conductorFields>;
export type ChainStage = ChainConverter | ChainConductor;
export type Place = ChainStage['place'];

export interface Architecture {
  readonly name: string;
  readonly notes: string;
  /** From the utility to the load. */
  readonly stages: readonly ChainStage[];
}

export interface Distribution {
  readonly name: string;
  readonly notes: string;
  readonly load: RowLoad;
  readonly architectures: readonly Architecture[];
}

/** Units or runs of a stage that are there, in the whole row. */
export function inRow(stage: ChainStage, racks: number): number {
  const own = stage.kind === 'converter' ? installedOf(stage) : stage.runs;
  return stage.per === 'rack' ? own * racks : own;
}
