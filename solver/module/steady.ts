/*
 * An operating point that lasts.
 */
import { drawAt, type OperatingPoint, type SealedModule } from '#models/module/module.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import { balance, type Chain, chainOf, type State, stateFor, unthrottled } from '#solver/module/chain.ts';
import type { PointResult } from '#solver/module/contract.ts';
import { rejectionOf, type Surroundings } from '#solver/module/surroundings.ts';

/** K that surroundings are made warmer or colder when the headroom is sought. */
const widest = 300;

/** W that each component asks for. */
export const askedAt = ({ components }: SealedModule, point: OperatingPoint): Float64Array =>
  Float64Array.from(components, (component) => drawAt(component, point));

export const inOperation = ({ operation }: SealedModule): Surroundings => ({ ...operation, sink: null });

/** At rest with these powers. @param warmer K that all surroundings are */
export function restOf(module: SealedModule, chain: Chain, asked: Float64Array, warmer = 0): State {
  const state = stateFor(asked.length, module.operation.ambient);
  const question = { rate: 0, base: new Float64Array(asked.length + 1), asked, heater: 0 };
  const around = warmer === 0 ? module : warmed(module, warmer);
  balance(chain, rejectionOf(around, inOperation(around)), question, state);
  return state;
}

function warmed(module: SealedModule, by: number): SealedModule {
  const { operation, plate, structure } = module;
  return {
    ...module,
    operation: { ...operation, ambient: operation.ambient + by },
    plate: plate && { ...plate, inlet: plate.inlet + by },
    structure: structure && { ...structure, temperature: structure.temperature + by },
  };
}

export function pointOf(module: SealedModule, point: OperatingPoint): PointResult {
  const chain = chainOf(module);
  const free = unthrottled(chain);
  const asked = askedAt(module, point);
  const state = restOf(module, free, asked);
  const margins = chain.junctions.map(({ limit }, i) => limit - state.temperatures[i + 1]);
  const margin = Math.min(...margins);
  const held = restOf(module, chain, asked).powers;
  return {
    name: point.name,
    housing: state.temperatures[0],
    components: module.components.map(({ name }, i) => ({
      name,
      power: asked[i],
      junction: state.temperatures[i + 1],
    })),
    paths: rejectionOf(module, inOperation(module)).pathsAt(state.temperatures[0]),
    margin,
    nearest: margins.indexOf(margin),
    held: Array.from(held, (power, i) => (asked[i] > 0 ? power / asked[i] : 1)),
    headroom: headroomOf(module, free, asked),
  };
}

function headroomOf(module: SealedModule, chain: Chain, asked: Float64Array): number | null {
  const over = (warmer: number): number => {
    const { temperatures } = restOf(module, chain, asked, warmer);
    return Math.max(...chain.junctions.map(({ limit }, i) => temperatures[i + 1] - limit));
  };
  // Nothing is colder than 0 K: with surroundings near it no answer has a meaning.
  const coldest = -Math.min(widest, module.operation.ambient / 2);
  if (over(coldest) >= 0 || over(widest) <= 0) return null;
  return rootOfRising(over, coldest, widest, 1e-4);
}
