import type { FilledRack } from '#models/rack/standing.ts';
import type { RackKinds, RackResult, SupplyPoint } from '#solver/rack/contract.ts';
import { solveRack } from '#solver/rack/solve.ts';
import { designOf } from '#solver/rack/state.ts';

const halvings = 14;

/**
 * Flow against supply temperature: at each the least flow of the whole rack that holds, by halving.
 *
 * @param supplies K @returns null for a rack without coolant
 * Cost: some fifteen solves of the rack for each temperature.
 */
export async function supplyCurve(
  filled: FilledRack,
  kinds: RackKinds,
  supplies: readonly number[],
  signal: AbortSignal,
): Promise<SupplyPoint[] | null> {
  const { coolant } = filled.rack;
  const ranges = filled.standing.flatMap((one) => {
    const design = designOf(one);
    const flow = design && kinds.get(design)?.flow;
    return flow ? [flow] : [];
  });
  if (!coolant || ranges.length === 0) return null;
  const [least, most] = [0, 1].map((end) => ranges.reduce((sum, range) => sum + range[end], 0));
  const points: SupplyPoint[] = [];
  for (const supply of supplies) {
    const at = (flow: number): Promise<RackResult> => {
      const given = { ...coolant, cdu: null, supply: 'flow' as const, supplyTemperature: supply, flow };
      return solveRack({ ...filled, rack: { ...filled.rack, coolant: given } }, kinds, signal);
    };
    const whole = await at(most);
    if (!holds(whole)) {
      points.push({ supply, flow: null, isLeast: false, binds: bindingOf(whole), drop: null, back: null });
      continue;
    }
    let low = least;
    let high = most;
    let found = await at(least);
    const isLeast = holds(found);
    if (isLeast) high = least;
    else {
      found = whole;
      for (let k = 0; k < halvings; k++) {
        const middle = Math.sqrt(low * high);
        const tried = await at(middle);
        if (holds(tried)) {
          high = middle;
          found = tried;
        } else low = middle;
      }
    }
    points.push({
      supply,
      flow: high,
      isLeast,
      binds: bindingOf(found),
      drop: found.coolant?.drop ?? null,
      back: found.coolant?.back ?? null,
    });
  }
  return points;
}

const holds = ({ slots }: RackResult): boolean => slots.every(({ margin }) => margin === null || margin >= 0);

function bindingOf({ slots }: RackResult): SupplyPoint['binds'] {
  let nearest: SupplyPoint['binds'] = null;
  for (const { name, hottest, margin } of slots)
    if (margin !== null && hottest !== null && (nearest === null || margin < nearest.margin))
      nearest = { slot: name, part: hottest, margin };
  return nearest;
}
