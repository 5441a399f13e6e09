/*
 * Workload → watts: counts, roof, power, limit. Pure functions; nothing here knows a design.
 */
import { nodeBand, type Banded } from '#solver/power/node-power.ts';
import { rateUnderRoofs, type Roof } from '#solver/power/roofline.ts';
import { shareUnderLimitWithSlope, throttledPowerWithSlope } from '#solver/power/throttle.ts';
import {
  hgxNode,
  servedH100,
  servedShares,
  student95,
  throttling,
  trainingComputeShare,
} from '#solver/power/workload-calibration.ts';
import { countToken, memoryNeeded, type Load, type TokenCounts } from '#solver/power/workload-counts.ts';

/** What must be known of an accelerator. */
export interface AcceleratorFigures {
  readonly id: string;
  /** W */
  readonly idlePower: number;
  /** As it leaves the factory, W; by it the fitted energies are carried over. */
  readonly ratedPower: number;
  /** As it is set, W. */
  readonly powerLimit: number;
  /** FLOP/s at the precision of the products, dense. */
  readonly peakRate: number;
  /** FLOP/s in 16 bit; by it too. */
  readonly peakRate16: number;
  /** B/s */
  readonly memoryBandwidth: number;
  /** B; null where it is not known. */
  readonly memoryCapacity: number | null;
}

export interface Running {
  readonly accelerator: AcceleratorFigures;
  /** Accelerators that share one copy of the model. */
  readonly tensorParallel: number;
  /** Shares of peak and bandwidth that are reached; the fitted ones where null. */
  readonly computeShare: number | null;
  readonly memoryShare: number | null;
  /** Measured tokens/s of one copy, in place of the roofline's; null: not known. */
  readonly rate: number | null;
  /** Rate that temperature leaves, as a share of the free one; 1: cool enough. */
  readonly clock: number;
}

export interface WorkloadAnswer {
  /** For one token; null at idle, like all that needs tokens. */
  readonly counts: TokenCounts | null;
  /** FLOP per byte of the workload, and where the two roofs meet. */
  readonly intensity: number | null;
  readonly ridge: number;
  readonly roof: Roof | null;
  /** Shares of peak rate and bandwidth in use. */
  readonly computeUtilisation: number;
  readonly memoryUtilisation: number;
  /** B for each accelerator; null where the capacity is not known. */
  readonly memoryNeeded: number;
  readonly memoryCapacity: number | null;
  readonly fits: boolean | null;
  /** Rate over that without a limit, and what holds it back. */
  readonly share: number;
  readonly heldBy: 'power' | 'temperature' | null;
  /** One accelerator, W; the band is null where no measurement supports one. */
  readonly power: number;
  readonly band: Banded | null;
  /** One copy of the model. */
  readonly tokensPerSecond: number;
  readonly tokensBand: Banded | null;
  /** All accelerators of the copy, per token, J. */
  readonly energyPerToken: number | null;
  /** The whole node at the wall with all its accelerators so loaded, W; null where nothing was measured. */
  readonly node: Banded | null;
  /** How sure the figures are, in words. */
  readonly basis: readonly string[];
}

/**
 * Energies of one accelerator, J/FLOP and J/B. Those of the H100 are fitted; for another each is carried over in
 * proportion to its rated power over its roof, so that full use of a roof takes the same share of that power.
 * Example: H100 SXM: 0.933 pJ/FLOP and 179.3 pJ/B.
 */
export function energiesOf(accelerator: AcceleratorFigures): { perFlop: number; perByte: number } {
  const limits = accelerator.ratedPower / servedH100.powerLimit;
  return {
    perFlop: servedH100.energyPerFlop * limits * (servedH100.peakRate / accelerator.peakRate16),
    perByte: servedH100.energyPerByte * limits * (servedH100.memoryBandwidth / accelerator.memoryBandwidth),
  };
}

/** An accelerator that waits. */
export function idleAnswer({ accelerator }: Running): WorkloadAnswer {
  const power = accelerator.idlePower;
  return {
    counts: null,
    intensity: null,
    ridge: accelerator.peakRate / accelerator.memoryBandwidth,
    roof: null,
    computeUtilisation: 0,
    memoryUtilisation: 0,
    memoryNeeded: 0,
    memoryCapacity: accelerator.memoryCapacity,
    fits: null,
    share: 1,
    heldBy: null,
    power,
    band: null,
    tokensPerSecond: 0,
    tokensBand: null,
    energyPerToken: null,
    node: null,
    basis: ['idle power of the library; with a model loaded it is higher, by how much was not measured'],
  };
}

/**
 * What a load does on its accelerators: P = idle + e_F FLOP/s + e_B B/s under the limit; where that is too much, the
 * rate falls as `throttle.ts` says.
 *
 * Source: roofline of Williams et al. (2009); linear energy model as Choi et al. (2013), A Roofline Model of Energy,
 * IPDPS; constants in `workload-calibration.ts`. Validity: one model replica in steady state; docs/workload.md.
 */
export function answerWorkload(load: Load, running: Running): WorkloadAnswer {
  const { accelerator, tensorParallel: ways } = running;
  const counts = shardedCounts(load, ways);
  const shares = reachedShares(load, running.computeShare, running.memoryShare);
  const roofs = {
    compute: ways * shares.compute * accelerator.peakRate,
    memory: ways * shares.memory * accelerator.memoryBandwidth,
  };
  const under = rateUnderRoofs(roofs, counts.flop, counts.bytes);
  const free = running.rate ?? under.rate;
  const energies = energiesOf(accelerator);
  const dynamic = ((energies.perFlop * counts.flop + energies.perByte * counts.bytes) * free) / ways;
  const { exponent } = throttling;
  shareUnderLimitWithSlope(pair, accelerator.idlePower, dynamic, accelerator.powerLimit, exponent);
  const byPower = pair[0];
  const share = Math.min(byPower, running.clock);
  throttledPowerWithSlope(pair, accelerator.idlePower, dynamic, share, exponent);
  const power = pair[0];
  const rate = free * share;
  const needed = memoryNeeded(load) / ways;
  const known = bandsOf(load, running, { dynamic, power, rate, share });
  return {
    counts,
    intensity: counts.flop / counts.bytes,
    ridge: roofs.compute / roofs.memory,
    roof: under.roof,
    computeUtilisation: (rate * counts.flop) / (ways * accelerator.peakRate),
    memoryUtilisation: (rate * counts.bytes) / (ways * accelerator.memoryBandwidth),
    memoryNeeded: needed,
    memoryCapacity: accelerator.memoryCapacity,
    fits: accelerator.memoryCapacity === null ? null : needed <= accelerator.memoryCapacity,
    share,
    heldBy: share === 1 ? null : byPower <= running.clock ? 'power' : 'temperature',
    power,
    tokensPerSecond: rate,
    energyPerToken: (power * ways) / rate,
    ...known,
  };
}

/** Counts of one token on so many accelerators. Copies of the cache beyond one key/value head an accelerator are stored and read by each of them (Pope et al. 2022, § 3.3). */
export function shardedCounts(load: Load, ways: number): TokenCounts {
  const counts = countToken(load);
  const copies = Math.max(1, ways / load.model.keyValueHeads);
  const keyValueBytes = counts.keyValueBytes * copies;
  return { ...counts, keyValueBytes, bytes: counts.bytes - counts.keyValueBytes + keyValueBytes };
}

/** Shares of the roofs that are reached; the fitted ones where null is given. */
export function reachedShares(
  load: Load,
  computeShare: number | null,
  memoryShare: number | null,
): { compute: number; memory: number } {
  const fitted = load.phase === 'decode' ? servedShares.compute : trainingComputeShare;
  return { compute: computeShare ?? fitted, memory: memoryShare ?? servedShares.memory };
}

interface Found {
  readonly dynamic: number;
  readonly power: number;
  readonly rate: number;
  readonly share: number;
}

/** Bands only where the scatter of measurements gives them: decode on the fitted accelerator, and its node. */
function bandsOf(
  load: Load,
  running: Running,
  found: Found,
): Pick<WorkloadAnswer, 'band' | 'tokensBand' | 'node' | 'basis'> {
  const { accelerator } = running;
  if (load.phase !== 'decode' || accelerator.id !== servedH100.accelerator) {
    const why =
      load.phase === 'decode'
        ? 'energies carried over from the H100 by limit, peak rate and bandwidth; no measurement of this accelerator, hence no band'
        : `energies fitted while serving; no measurement of ${load.phase} checks them, hence no band`;
    return { band: null, tokensBand: null, node: null, basis: [why] };
  }
  if (running.computeShare !== null || running.memoryShare !== null) {
    const why = 'shares of the roofs were given; how sure they are is not known, hence no band';
    return { band: null, tokensBand: null, node: null, basis: [why] };
  }
  const measured = running.rate !== null;
  const spread = measured
    ? student95[18] * servedH100.powerScatter
    : student95[19] * servedShares.powerScatter;
  const wanted = accelerator.idlePower + found.dynamic * running.clock ** throttling.exponent;
  const capped = (power: number): number => Math.min(power, accelerator.powerLimit);
  const band: Banded = {
    value: found.power,
    low: capped(wanted * (1 - spread)),
    high: capped(wanted * (1 + spread)),
  };
  const off = Math.exp(student95[21] * servedShares.rateScatter);
  const eight = (power: number): number => hgxNode.count * power;
  return {
    band,
    tokensBand: measured ? null : { value: found.rate, low: found.rate / off, high: found.rate * off },
    node: nodeBand({ value: eight(band.value), low: eight(band.low), high: eight(band.high) }),
    basis: [
      measured
        ? `power at a given rate: 20 measured runs, scatter ${whole(servedH100.powerScatter)} % of the power`
        : `rate and power predicted: 23 measured runs, scatter ${whole(servedShares.rateScatter)} % of the rate and ${whole(servedShares.powerScatter)} % of the power`,
      'node: line through six MLPerf runs of an 8 × H200 node from 2.8 to 4 kW of accelerators',
    ],
  };
}

const whole = (share: number): number => Math.round(100 * share);

const pair = new Float64Array(2);
