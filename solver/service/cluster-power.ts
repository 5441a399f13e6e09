/*
 * What a cluster draws for racks that work less than they could.
 */
import type { WeatherYear } from '#models/site/weather.ts';
import type { OutdoorAir, ServedCluster, Throttled } from '#solver/cluster/contract.ts';
import { solveCluster } from '#solver/cluster/solve.ts';
import { clusterYear } from '#solver/cluster/year.ts';
import type { PlantPower } from '#solver/service/contract.ts';

/** Loads at which a cluster is solved; straight lines between them. */
const loads = [0, 0.25, 0.5, 0.75, 1] as const;
const secondsOfHour = 3600;

/**
 * Power of racks and utility from idle to full load: at one state of the air outside, or as the mean of a year, each
 * load met by all of its hours.
 *
 * @param at the cluster at a load
 * @throws Error in words where there is no steady state
 */
export function powersOf(
  at: (load: number) => ServedCluster,
  outdoor: OutdoorAir,
  year: WeatherYear | null,
): readonly PlantPower[] {
  return loads.map((load): PlantPower => {
    const served = at(load);
    if (!year) {
      const { power, throttled } = solveCluster(served, outdoor);
      return { load, racks: power.racks, utility: power.utility, lost: lostBy(served, throttled) };
    }
    const { racks, energy, hours, lost } = clusterYear(served, year, { price: null, carbon: null });
    const seconds = hours * secondsOfHour;
    return { load, racks: racks / seconds, utility: energy / seconds, lost };
  });
}

/** Of the load of all racks, each alike. */
function lostBy({ rows }: ServedCluster, throttled: readonly Throttled[]): number {
  const all = rows.reduce(
    (sum, row) => sum + row.count * row.kinds.reduce((own, { count }) => own + count, 0),
    0,
  );
  return throttled.reduce((sum, { count, rate }) => sum + count * (1 - rate), 0) / all;
}

/** From the utility where racks draw so much, W; beyond both ends on the nearest line. */
export const utilityAt = (powers: readonly PlantPower[], racks: number): number =>
  onLines(powers, racks, 'racks', 'utility');

/** Of racks at a load, W. */
export const racksAt = (powers: readonly PlantPower[], load: number): number =>
  onLines(powers, load, 'load', 'racks');

/** Load of racks that draw so much. */
export const loadAt = (powers: readonly PlantPower[], racks: number): number =>
  onLines(powers, racks, 'racks', 'load');

/** Share of a load that is not carried. */
export const lostAt = (powers: readonly PlantPower[], load: number): number =>
  onLines(powers, load, 'load', 'lost');

function onLines(
  powers: readonly PlantPower[],
  at: number,
  from: keyof PlantPower,
  to: keyof PlantPower,
): number {
  const above = powers.findIndex((one, i) => i > 0 && one[from] >= at);
  const n = above < 0 ? powers.length - 1 : above;
  const [low, high] = [powers[n - 1], powers[n]];
  return low[to] + ((at - low[from]) / (high[from] - low[from])) * (high[to] - low[to]);
}
