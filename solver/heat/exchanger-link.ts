/*
 * Heat exchanger between the streams of two branches, on the temperatures at their inlets.
 */
import type { Arrangement, HeatLinkKind } from '#solver/case/heat-link.ts';
import type { RelationKey } from '#solver/correlations/catalogue.ts';
import {
  mixedCrossExchangeWithSlope,
  unmixedCrossExchangeWithSlope,
} from '#solver/correlations/cross-exchanger.ts';
import { overallConductanceWithSlope } from '#solver/correlations/exchanger-films.ts';
import { givenExchangeWithSlope, lengthwiseExchangeWithSlope } from '#solver/correlations/exchanger.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';
import type { ExchangerLaw } from '#solver/heat/law.ts';

const relationOf: Readonly<Record<Arrangement, RelationKey>> = {
  counter: 'exchanger-counter',
  parallel: 'exchanger-parallel',
  'shell-and-tube': 'exchanger-shell-and-tube',
  'cross-unmixed': 'exchanger-cross-unmixed',
  'cross-mixed-from': 'exchanger-cross-mixed',
  'cross-mixed-to': 'exchanger-cross-mixed',
};

/** Writes [K, ∂K/∂(UA), ∂K/∂C_from, ∂K/∂C_to] of an arrangement. */
function exchange(
  out: Float64Array,
  arrangement: Arrangement,
  conductance: number,
  from: number,
  to: number,
): void {
  switch (arrangement) {
    case 'cross-unmixed':
      unmixedCrossExchangeWithSlope(out, conductance, from, to);
      return;
    case 'cross-mixed-from':
      mixedCrossExchangeWithSlope(out, conductance, from, to);
      return;
    case 'cross-mixed-to': {
      mixedCrossExchangeWithSlope(out, conductance, to, from);
      const byTo = out[2];
      out[2] = out[3];
      out[3] = byTo;
      return;
    }
    default:
      lengthwiseExchangeWithSlope(out, arrangement, conductance, from, to);
  }
}

/**
 * Q = ε C_min (T_in,from − T_in,to), C = ṁ c at the inlet; UA constant, or of films that depend on the flows. At rest on
 * either side Q is 0 and grows with what the stream can carry.
 */
export function heatExchanger(
  link: Extract<HeatLinkKind, { type: 'heat-exchanger' }>,
  fromFluid: FluidLaw,
  toFluid: FluidLaw,
): ExchangerLaw {
  const { arrangement = 'counter', conductance = 0, films, effectiveness } = link;
  const relation = effectiveness === undefined ? relationOf[arrangement] : 'exchanger-given';
  let share = 0;
  let overall = 0;
  let ratio = 0;
  let units = 0;
  return {
    kind: 'exchanger',
    relation: () => relation,
    inRange: () => true,
    detail: () =>
      `ε = ${share.toPrecision(3)}, ${effectiveness === undefined ? `NTU = ${units.toPrecision(3)}, ` : ''}C_r = ${ratio.toPrecision(3)}`,
    values: () => ({
      effectiveness: share,
      capacityRatio: ratio,
      ...(effectiveness === undefined ? { ntu: units, conductance: overall } : {}),
    }),
    evaluate(out, from, to, fromFlow, toFlow) {
      const fromHeat = fromFluid.specificHeat(from);
      const toHeat = toFluid.specificHeat(to);
      const fromCapacity = fromFlow * fromHeat;
      const toCapacity = toFlow * toHeat;
      three[0] = conductance;
      three[1] = 0;
      three[2] = 0;
      if (films) overallConductanceWithSlope(three, films.from, films.to, films.wall ?? 0, fromFlow, toFlow);
      if (effectiveness === undefined) exchange(four, arrangement, three[0], fromCapacity, toCapacity);
      else givenExchangeWithSlope(four, effectiveness, fromCapacity, toCapacity);
      const rise = from - to;
      out[0] = four[0] * rise;
      out[1] = four[0] + rise * four[2] * fromFlow * fromFluid.specificHeatSlope(from);
      out[2] = -four[0] + rise * four[3] * toFlow * toFluid.specificHeatSlope(to);
      out[3] = rise * (four[2] * fromHeat + four[1] * three[1]);
      out[4] = rise * (four[3] * toHeat + four[1] * three[2]);
      const least = Math.min(fromCapacity, toCapacity);
      const most = Math.max(fromCapacity, toCapacity);
      overall = three[0];
      share = least > 0 ? four[0] / least : 0;
      units = least > 0 ? overall / least : 0;
      ratio = most > 0 ? least / most : 0;
    },
  };
}

const three = new Float64Array(3);
const four = new Float64Array(4);
