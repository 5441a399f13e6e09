import type { PlacementId } from '#models/project/records.ts';

/** What accelerators of one type do under a language model. */
export interface AcceleratorLoad {
  /** The type's name. */
  readonly name: string;
  readonly placements: readonly PlacementId[];
  /** Copies of the model that run; accelerators left over draw as the others do, and give no tokens. */
  readonly copies: number;
  /** What binds the rate; null at idle. */
  readonly roof: 'compute' | 'memory' | null;
  /** Shares of peak rate and bandwidth in use. */
  readonly computeUtilisation: number;
  readonly memoryUtilisation: number;
  /** B for each accelerator; null where the capacity is not known. */
  readonly memoryNeeded: number;
  readonly memoryCapacity: number | null;
  /** Rate over that without a power limit. */
  readonly share: number;
  /** One accelerator, W. */
  readonly power: number;
  /** All copies, 1/s. */
  readonly tokensPerSecond: number;
  /** How sure rate and power are, in words. */
  readonly basis: string;
}

/** What a box does whose workload is a language model, with every limit of temperature held. */
export interface WorkloadResult {
  readonly model: string;
  readonly phase: 'training' | 'prefill' | 'decode' | 'idle';
  readonly batch: number;
  readonly context: number;
  /** By type, as the placements come. */
  readonly accelerators: readonly AcceleratorLoad[];
  /** The whole box, 1/s. */
  readonly tokensPerSecond: number;
  /** Power into the supplies over the rate, J; null without tokens. */
  readonly energyPerToken: number | null;
}
