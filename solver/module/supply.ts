/*
 * What a module takes from its supply, and how long a battery lasts.
 */
import type { SealedModule } from '#models/module/module.ts';
import { supplyRange } from '#models/module/supply-classes.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { chainOf } from '#solver/module/chain.ts';
import type { CycleResult, SupplyResult } from '#solver/module/contract.ts';
import { askedAt } from '#solver/module/steady.ts';

export function supplyOf(module: SealedModule, cycle: CycleResult): SupplyResult {
  const { supply, points, components } = module;
  const { battery } = supply;
  const chain = chainOf(module);
  // Whoever is fed by both must take both ranges.
  const ranges = [supplyRange(supply.class), battery].flatMap((range) => (range ? [range] : []));
  const lowest = Math.min(...ranges.map((range) => range.lowest));
  const highest = Math.max(...ranges.map((range) => range.highest));
  const pair = new Float64Array(2);
  const period = points.reduce((sum, { duration }) => sum + duration, 0);
  const others = points.reduce((sum, point) => sum + point.others * point.duration, 0) / period;
  const asked = points.map((point) => askedAt(module, point));
  const compute = components.reduce((sum, { isCompute }, i) => {
    if (!isCompute) return sum;
    const wanted = points.reduce((all, { duration }, k) => all + asked[k][i] * duration, 0) / period;
    return sum + wanted * cycle.components[i].held;
  }, 0);
  const input = cycle.heat + cycle.loss;
  const all = input + others;
  return {
    lowest,
    highest,
    points: points.map(({ name }, k) => {
      const output = asked[k].reduce((sum, power) => sum + power, 0);
      converterInputWithSlope(pair, chain.efficiency, chain.rating, output);
      return { name, output, input: pair[0], loss: pair[0] - output, current: pair[0] / lowest };
    }),
    input,
    others,
    moduleShare: all > 0 ? input / all : 0,
    computeShare: all > 0 ? compute / all : 0,
    runTime: battery && all > 0 ? (battery.energy * battery.usable) / all : null,
  };
}
