/*
 * From a language model to what a chip does and draws when nothing is too hot: rates, watts for operations and for memory
 * traffic.
 */
import { type Chip, type ChipPackage, type ChipWorkload, fixedPower } from '#models/chip/chip.ts';
import { findLanguageModel } from '#models/workload/language-model.ts';
import { rateUnderRoofs, type Roof } from '#solver/power/roofline.ts';
import { shareUnderLimitWithSlope } from '#solver/power/throttle.ts';
import { throttling } from '#solver/power/workload-calibration.ts';
import { memoryNeeded, type Load } from '#solver/power/workload-counts.ts';
import { reachedShares, shardedCounts } from '#solver/power/workload.ts';

export interface Operating {
  /** Tokens/s of one copy of the model without any limit, and the roof it meets. */
  readonly rate: number;
  readonly roof: Roof;
  /** W of one chip at that rate, beyond what is drawn at all times. */
  readonly compute: number;
  readonly memory: number;
  /** Share of the rate that the power limit leaves. */
  readonly share: number;
  /** B for each chip, and what it has; null: unknown. */
  readonly memoryNeeded: number;
  readonly memoryCapacity: number | null;
}

/** Of dynamic power against the share of the rate, see `throttle.ts`. */
export const exponent = throttling.exponent;

/**
 * What one chip does: roofline of its counts; P = fixed + e_F FLOP/s + e_B B/s under the power limit, where dynamic power
 * goes with the rate to the exponent of `throttle.ts`.
 */
export function operatingOf(chip: Chip, workload: ChipWorkload, { memory }: ChipPackage): Operating {
  const figures = chip.chip;
  const load = loadOf(workload);
  const ways = workload.tensorParallel;
  const counts = shardedCounts(load, ways);
  const shares = reachedShares(load, workload.computeShare, workload.memoryShare);
  const bandwidth = memory?.bandwidth ?? figures.memoryBandwidth;
  const { rate, roof } = rateUnderRoofs(
    {
      compute: ways * shares.compute * peakOf(chip, workload),
      memory: ways * shares.memory * bandwidth,
    },
    counts.flop,
    counts.bytes,
  );
  const compute = (figures.energyPerFlop * counts.flop * rate) / ways;
  const traffic = ((memory?.energyPerByte ?? figures.energyPerByte) * counts.bytes * rate) / ways;
  shareUnderLimitWithSlope(pair, fixedPower(chip, memory), compute + traffic, figures.powerLimit, exponent);
  return {
    rate,
    roof,
    compute,
    memory: traffic,
    share: pair[0],
    memoryNeeded: memoryNeeded(load) / ways,
    memoryCapacity: memory ? memory.capacity : figures.memoryCapacity,
  };
}

const pair = new Float64Array(2);

/** Peak rate of the precision of the products, FLOP/s; reading refuses a workload whose precision the chip has not. */
export function peakOf({ chip }: Chip, { activations }: ChipWorkload): number {
  const peak = activations === '16' ? chip.peakRate : activations === '8' ? chip.peakRate8 : chip.peakRate4;
  return peak ?? Number.NaN;
}

function loadOf({ model, phase, batch, context, weights, activations, cache }: ChipWorkload): Load {
  const known = findLanguageModel(model);
  if (!known) throw new Error(`there is no language model "${model}"`);
  const bytes = (bits: string): number => Number(bits) / 8;
  return {
    model: known,
    bytes: { weight: bytes(weights), activation: bytes(activations), keyValue: bytes(cache) },
    phase,
    batch,
    context,
  };
}
