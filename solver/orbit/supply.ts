import type { OrbitalNode, OrbitCase } from '#models/orbit/orbital-node.ts';
import { cells, litShares, sunCosines } from '#solver/orbit/environment.ts';
import type { SupplyResult } from '#solver/orbit/contract.ts';

/*
 * Array and battery over an orbit. The array serves the load first, then the battery; what neither takes stays on it.
 */

export interface Supplied {
  /** W by cell that the electronics give off, with the losses of conversion and battery. */
  readonly heat: Float64Array;
  /** Null where the document has no supply. */
  readonly supply: SupplyResult | null;
}

/** @param step s, of a cell @param beta rad */
export function suppliedOver(
  { orbit, supply }: OrbitalNode,
  surroundings: OrbitCase,
  beta: number,
  step: number,
): Supplied {
  const { power, solarFlux } = surroundings;
  const dark = surroundings.eclipsePower ?? power;
  const lit = litShares(orbit.altitude, beta);
  const load = lit.map((share) => share * power + (1 - share) * dark);
  if (!supply) return { heat: load, supply: null };
  const { array, battery } = supply;
  const peak = solarFlux * array.area * array.efficiency * (1 - array.degradation) * array.conversion;
  const given = sunCosines(array.orientation, beta).map((cosine) => peak * cosine);
  // Joules of each cell: what is over in its lit part, and what is missing in its lit and its dark part.
  const over = lit.map((share, k) => share * Math.max(0, given[k] - power) * step);
  const missing = lit.map((share, k) => (share * Math.max(0, power - given[k]) + (1 - share) * dark) * step);
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const wanted = total(missing) / battery.dischargeEfficiency;
  const chargeable = total(over) * battery.chargeEfficiency;
  // Full at some time of a repeating orbit, if it closes: after two laps from full it repeats itself.
  let stored = battery.capacity;
  let least = stored;
  const heat = new Float64Array(cells);
  for (let lap = 0; lap < 2; lap++) {
    for (let k = 0; k < cells; k++) {
      let taken = 0;
      const charge = (): void => {
        taken = Math.min(over[k], Math.max(0, battery.capacity - stored) / battery.chargeEfficiency);
        stored += taken * battery.chargeEfficiency;
      };
      // The cell in which the eclipse begins is lit before it is dark.
      if (k < cells / 2) charge();
      stored -= missing[k] / battery.dischargeEfficiency;
      if (lap === 0 || chargeable >= wanted) least = Math.min(least, stored);
      if (k >= cells / 2) charge();
      const direct = load[k] * step - missing[k];
      const lost =
        (direct + taken) * (1 / array.conversion - 1) +
        taken * (1 - battery.chargeEfficiency) +
        missing[k] * (1 / battery.dischargeEfficiency - 1);
      heat[k] = load[k] + lost / step;
    }
  }
  const deficit = wanted - chargeable;
  const usable = battery.capacity * battery.depthOfDischarge;
  return {
    heat,
    supply: {
      arrayMean: total(given.map((value, k) => value * lit[k])) / cells,
      loadMean: total(load) / cells,
      chargeable,
      wanted,
      closes: deficit <= 0,
      depthOfDischarge: (battery.capacity - least) / battery.capacity,
      orbitsUntilEmpty: deficit > 0 ? usable / deficit : null,
    },
  };
}
