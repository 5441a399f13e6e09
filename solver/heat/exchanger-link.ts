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
  const { arrangement = 'counter', conductance = 0, films, effectiveness, setPoint } = link;
  const relation = effectiveness === undefined ? relationOf[arrangement] : 'exchanger-given';
  let share = 0;
  let overall = 0;
  let ratio = 0;
  let units = 0;
  let passed = 1;
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
      ...(setPoint === undefined ? {} : { passed }),
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
      if (setPoint !== undefined) {
        const left = fromFlow * (fromFluid.enthalpy(from) - fromFluid.enthalpy(setPoint));
        passed = limitHeat(out, left, fromCapacity, fromFlow > 0 ? left / fromFlow : 0);
      }
      const least = Math.min(fromCapacity, toCapacity);
      const most = Math.max(fromCapacity, toCapacity);
      overall = three[0];
      share = least > 0 ? four[0] / least : 0;
      units = least > 0 ? overall / least : 0;
      ratio = most > 0 ? least / most : 0;
    },
  };
}

/** Of what passes, near shut and near open: rounds the edges of the valve. */
const rounding = 2e-3;

/**
 * Q = σ Q₀, σ = Q_s/Q₀ between 0 (shut) and 1 (open), rounded at both ends: Q_s leaves the warm stream at its set point.
 * Where no heat goes that way (Q₀ ≤ 0) the valve holds nothing and stands open.
 * @param out Q₀ and its slopes as the exchanger law has them, made into those of Q
 * @param left Q_s [W]; leftByFrom its slope to T_from [W/K], leftByFlow to ṁ_from [J/kg]
 * @returns σ
 */
function limitHeat(out: Float64Array, left: number, leftByFrom: number, leftByFlow: number): number {
  const whole = out[0];
  if (whole <= 0) return 1;
  const x = left / whole;
  const low = Math.hypot(x, rounding);
  const above = 0.5 * (x + low);
  const rest = 1 - above;
  const high = Math.hypot(rest, rounding);
  const share = 1 - 0.5 * (rest + high);
  const slope = 0.25 * (1 + x / low) * (1 + rest / high);
  const own = share - x * slope;
  out[0] = share * whole;
  for (let k = 1; k < 5; k++) out[k] *= own;
  out[1] += slope * leftByFrom;
  out[3] += slope * leftByFlow;
  return share;
}

const three = new Float64Array(3);
const four = new Float64Array(4);
