/*
 * What a solved state means for its liquids: where one would freeze or boil, and where its properties are a guess.
 */
import { glide } from '#solver/properties/evaporation.ts';
import type { LiquidLimits } from '#solver/properties/liquids.ts';
import type { CaseProblem, Solution } from '#solver/solve/contract.ts';
import type { Network } from '#solver/solve/network.ts';
import { namesOf } from '#solver/solve/wording.ts';

/** Warnings with the nodes they concern. A network without heat is at ambient temperature. */
export function liquidFindings(network: Network, nodes: Solution['nodes']): CaseProblem[] {
  const { parts, fluids, ambient } = network;
  return parts.circuits.flatMap((circuit, c) => {
    const limits = fluids[c].liquid;
    if (!limits) return [];
    const at = (holds: (temperature: number) => boolean): string[] =>
      circuit.nodes.flatMap(({ id }) => (holds(nodes[id]?.temperature ?? ambient.temperature) ? [id] : []));
    return [...frozen(limits, at), ...boiling(limits, at), ...dry(limits, at), ...guessed(limits, at)];
  });
}

/** Ids of the nodes at whose temperature something holds. */
type At = (holds: (temperature: number) => boolean) => string[];

/** Kelvin beyond a table that are not worth a word. */
const slack = 0.01;

function frozen({ name, freezing }: LiquidLimits, at: At): CaseProblem[] {
  if (freezing === undefined) return [];
  const ids = at((t) => t < freezing);
  const message = `At ${namesOf(ids)} ${name} is below its freezing point (${celsius(freezing)}). Use a liquid with a lower one, such as more glycol, or keep the loop warmer.`;
  return warning('liquid-frozen', message, ids);
}

function boiling({ name, boiling: point }: LiquidLimits, at: At): CaseProblem[] {
  if (point === undefined) return [];
  const ids = at((t) => t > point);
  const message = `At ${namesOf(ids)} ${name} is above its boiling point at 1 atm (${celsius(point)}); vapour is not modelled. Let more of it flow, cool it further, or give another liquid.`;
  return warning('liquid-boiling', message, ids);
}

function dry({ name, saturation }: LiquidLimits, at: At): CaseProblem[] {
  if (saturation === undefined) return [];
  const ids = at((t) => t > saturation + glide);
  const message = `At ${namesOf(ids)} ${name} has evaporated altogether; superheated vapour is not modelled. Let more of it flow.`;
  return warning('liquid-dry', message, ids);
}

function guessed({ name, lowest, highest }: LiquidLimits, at: At): CaseProblem[] {
  const ids = at((t) => t < lowest - slack || t > highest + slack);
  const range =
    lowest === highest ? `only at ${celsius(lowest)}` : `from ${celsius(lowest)} to ${celsius(highest)}`;
  const message = `At ${namesOf(ids)} the properties of ${name} are a guess: its table is known ${range}. Keep the loop within it, or give a table that reaches further.`;
  return warning('liquid-out-of-range', message, ids);
}

function warning(code: string, message: string, ids: readonly string[]): CaseProblem[] {
  return ids.length === 0 ? [] : [{ severity: 'warning', code, message, ids }];
}

function celsius(kelvin: number): string {
  return `${Number((kelvin - 273.15).toFixed(1))} °C`;
}
