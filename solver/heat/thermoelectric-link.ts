/*
 * Thermoelectric modules between two places: heat pumped by electric power.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import { thermoelectricHeatWithSlope, type Thermoelement } from '#solver/correlations/thermoelectric.ts';
import type { DrivenLaw } from '#solver/heat/law.ts';

/** Couples are in series for the current and side by side for the heat. */
export function thermoelectric(link: Extract<HeatLinkKind, { type: 'thermoelectric' }>): DrivenLaw {
  const { couples = 1, current } = link;
  const module: Thermoelement = {
    seebeck: couples * link.seebeck,
    resistance: couples * link.resistance,
    conductance: couples * link.conductance,
    current,
  };
  let taken = 0;
  let power = 0;
  let voltage = 0;
  const performance = (): number | null => (power > 0 && taken > 0 ? taken / power : null);
  return {
    kind: 'driven',
    supply: link.supply,
    relation: () => 'thermoelectric',
    inRange: () => true,
    detail: () => {
      const cop = performance();
      return `P = ${power.toPrecision(3)} W${cop === null ? '' : `, COP = ${cop.toPrecision(3)}`}`;
    },
    values: () => {
      const cop = performance();
      return { power, voltage, delivered: taken + power, ...(cop === null ? {} : { cop }) };
    },
    evaluate(out, from, to) {
      thermoelectricHeatWithSlope(out, module, from, to);
      taken = out[0];
      power = out[3];
      voltage = module.seebeck * (to - from) + current * module.resistance;
    },
  };
}
