import type { Cryostat } from '#models/cryostat/cryostat.ts';
import { balanceOf } from '#solver/cryostat/balance.ts';
import type { WarmSideResult } from '#solver/cryostat/contract.ts';
import { type Extraction, extraction, leakTo, type Model, modelOf } from '#solver/cryostat/model.ts';
import { warmSideOf } from '#solver/cryostat/warm-side.ts';

/*
 * The state of rest: stages, cooler and loop together.
 */

export interface Steady {
  readonly model: Model;
  readonly temperatures: readonly number[];
  /** At full input. */
  readonly taken: Extraction;
  /** W that heaters give, by head. */
  readonly heaters: readonly number[];
  /** W that each head lifts now. */
  readonly lifts: readonly number[];
  readonly warmSide: WarmSideResult;
  readonly settled: boolean;
}

const mostTurns = 60;
/** K of the reject temperature. */
const still = 1e-7;

/** @param isPowered whether dissipation and currents are on */
export function steadyOf(cryostat: Cryostat, isPowered: boolean): Steady {
  const model = modelOf(cryostat, isPowered);
  const { stages, vessel } = cryostat;
  const floors = stages.map(({ hold }) => hold);
  let temperatures: readonly number[] = stages.map(({ hold }) => hold ?? vessel.temperature / 2);
  let reject = cryostat.warmSide.inlet;
  for (let turn = 1; ; turn++) {
    const balance = balanceOf(model, reject, floors, temperatures);
    temperatures = balance.temperatures;
    const state = stateAt(cryostat, model, temperatures, reject);
    const moved = Math.abs(state.warmSide.reject - reject);
    reject = state.warmSide.reject;
    if (moved < still || turn === mostTurns || !balance.settled)
      return { ...state, settled: balance.settled && moved < still };
  }
}

function stateAt(
  cryostat: Cryostat,
  model: Model,
  temperatures: readonly number[],
  reject: number,
): Omit<Steady, 'settled'> {
  const { cooler, stages } = cryostat;
  const atFull = extraction(model, temperatures, reject);
  const loads = model.heads.map(({ stage }) => model.dissipation[stage] + leakTo(model, temperatures, stage));
  const full = cooler.units * cooler.inputPower;
  const { stage: cooled } = model.heads[0];
  const { hold } = stages[cooled];
  const isTurnedDown = cooler.kind === 'one-stage' && cooler.control === 'input' && hold !== null;
  const isLess = isTurnedDown && temperatures[cooled] <= hold;
  const taken = isLess ? turnedDown(model, temperatures, loads[0], reject) : atFull;
  const load = isLess ? Math.max(0, loads[0]) / taken.lifts[0] : 1;
  const heaters = model.heads.map(({ stage }, k) =>
    isTurnedDown || stages[stage].hold === null ? 0 : Math.max(0, taken.lifts[k] - loads[k]),
  );
  const lifts = taken.lifts.map((lift) => lift * load);
  const input = full * load;
  const heat = input + lifts.reduce((sum, lift) => sum + lift, 0);
  return {
    model,
    temperatures,
    taken,
    heaters,
    lifts,
    warmSide: { input, load, heat, ...warmSideOf(cryostat, heat) },
  };
}

/** The head where the strap carries the load alone: warmer than at full input, so that it could lift more. */
function turnedDown(
  { heads, lifts }: Model,
  temperatures: readonly number[],
  load: number,
  reject: number,
): Extraction {
  const [{ stage, strap }] = heads;
  const head = temperatures[stage] - (strap === null ? 0 : load / strap);
  return { ...lifts([head], reject), temperatures: [head] };
}
