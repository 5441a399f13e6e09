/*
 * Heat pipes and vapour chambers, side by side, between two places.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import { limitedHeatWithSlope, thawedWithSlope } from '#solver/correlations/heat-pipe.ts';
import type { PairLaw } from '#solver/heat/law.ts';
import { LevelledCurve } from '#solver/properties/levelled-curve.ts';

/** Water. */
const usualFreezing = 273.15;

/**
 * Q = N [s Q₁ + (1 − s) G_wall ΔT], Q₁ the heat of one pipe with its limit, s the share that is thawed. Limit and frost
 * go by the vapour's temperature as long as the pipe works, T_v = T_from − ΔT R_e/(R_e + R_c); of one `resistance`
 * both halves are taken as equal.
 */
export function heatPipe(link: Extract<HeatLinkKind, { type: 'heat-pipe' }>): PairLaw {
  const { resistance = 0, maximumHeat, freezing = usualFreezing, wallConductance = 0, count = 1 } = link;
  const { evaporator = resistance / 2, condenser = resistance / 2 } = link;
  const conductance = 1 / (evaporator + condenser);
  const toEvaporator = evaporator * conductance;
  const toCondenser = condenser * conductance;
  const points = typeof maximumHeat === 'number' ? [[freezing, maximumHeat] as const] : (maximumHeat ?? []);
  const limits = points.length > 0 ? new LevelledCurve(points) : null;
  const [coldest, warmest] =
    points.length > 1 ? [points[0][0], points[points.length - 1][0]] : [-Infinity, Infinity];
  let vapour = NaN;
  let load = 0;
  let limit = Infinity;
  let thawed = 1;
  return {
    kind: 'pair',
    relation: () => 'heat-pipe',
    inRange: () => thawed === 1 && load <= 1 && vapour >= coldest && vapour <= warmest,
    detail: () => {
      if (thawed < 1) return `frozen: vapour at ${vapour.toFixed(1)} K, freezing at ${freezing.toFixed(1)} K`;
      if (load > 1)
        return `beyond its transport limit of ${(count * limit).toPrecision(3)} W: ${(100 * load).toFixed(0)} %`;
      if (vapour < coldest || vapour > warmest)
        return `vapour at ${vapour.toFixed(1)} K, limit known from ${coldest} to ${warmest} K`;
      return limits ? `${(100 * load).toFixed(0)} % of its transport limit` : '';
    },
    values: () => ({
      vapour,
      conductance: count * conductance,
      ...(limits ? { limit: count * limit, load } : {}),
    }),
    evaluate(out, from, to) {
      const rise = from - to;
      vapour = from - toEvaporator * rise;
      const wish = conductance * rise;
      three[0] = wish;
      three[1] = 1;
      let byVapour = 0;
      if (limits) {
        limit = limits.value(vapour);
        limitedHeatWithSlope(three, wish, limit);
        byVapour = three[2] * limits.slope(vapour);
      }
      load = Math.abs(three[0]) / limit;
      thawedWithSlope(two, vapour, freezing);
      thawed = two[0];
      const wall = wallConductance * rise;
      const byRise = thawed * three[1] * conductance + (1 - thawed) * wallConductance;
      byVapour = thawed * byVapour + two[1] * (three[0] - wall);
      out[0] = count * (thawed * three[0] + (1 - thawed) * wall);
      out[1] = count * (byRise + toCondenser * byVapour);
      out[2] = count * (-byRise + toEvaporator * byVapour);
    },
  };
}

const three = new Float64Array(3);
const two = new Float64Array(2);
