/*
 * What panels and generator sets give over a run, and the fuel that it takes.
 */
import type { Feed } from '#solver/case/power.ts';
import { fuelOf, isLimited } from '#solver/power/feed-capacity.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { given } from '#solver/transient/batteries.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { stages } from '#solver/transient/esdirk.ts';

interface Meter {
  readonly feed: Feed;
  /** Number of the connection that it hangs on. */
  readonly connection: number;
  readonly power: Float64Array; // W at each stage
  readonly fuel: Float64Array; // m3/s at each stage
  energy: number; // J
  volume: number; // m3
}

export class FeedMeters {
  readonly #meters: Meter[];

  constructor({ network }: Equations) {
    const { converters, feeds } = network.parts;
    this.#meters = feeds.filter(isLimited).flatMap((feed): Meter[] => {
      const c = converters.findIndex(({ order }) => order?.includes(feed.id));
      if (c < 0) return [];
      const connection = network.power.connectionAt[c] + (converters[c].order?.indexOf(feed.id) ?? 0);
      const [power, fuel] = [new Float64Array(stages), new Float64Array(stages)];
      return [{ feed, connection, power, fuel, energy: 0, volume: 0 }];
    });
  }

  /** Reads what each gives at a stage that was just evaluated. */
  read(stage: number, { connectionPower }: Equations): void {
    for (const { feed, connection, power, fuel } of this.#meters) {
      power[stage] = connectionPower[connection];
      fuel[stage] = fuelOf(feed, power[stage]) ?? 0;
    }
  }

  /** A step of `length` [s] was made. */
  add(length: number): void {
    for (const meter of this.#meters) {
      const { power, fuel } = meter;
      meter.energy += given(power, length);
      meter.volume += given(fuel, length);
      power[0] = power[stages - 1];
      fuel[0] = fuel[stages - 1];
    }
  }

  result(): Pick<TransientSolution, 'feeds'> {
    if (this.#meters.length === 0) return {};
    return {
      feeds: Object.fromEntries(
        this.#meters.map(({ feed, energy, volume }) => [
          feed.id,
          { energy, fuel: feed.generator ? volume : null },
        ]),
      ),
    };
  }
}
