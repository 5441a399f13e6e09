import { type Cryostat, vesselName } from '#models/cryostat/cryostat.ts';
import { conductorOf } from '#solver/cryostat/conductors.ts';
import type { CryostatResult, LinkResult, StageResult } from '#solver/cryostat/contract.ts';
import { coolDownOf } from '#solver/cryostat/cool-down.ts';
import { meanFreePath } from '#solver/cryostat/insulation.ts';
import { bestLead } from '#solver/cryostat/lead.ts';
import { residueOf } from '#solver/cryostat/links.ts';
import { logicEstimate } from '#solver/cryostat/logic-estimate.ts';
import { extraction, leakTo } from '#solver/cryostat/model.ts';
import { steadyOf, type Steady } from '#solver/cryostat/steady.ts';

/** Of the largest lift (of a watt at least), that may be left over: a wire on its way to burning out leaves more. */
const closed = 1e-6;

/** A cryogenic assembly at rest, and how long it takes to become cold. */
export function solveCryostat(cryostat: Cryostat): CryostatResult {
  const steady = steadyOf(cryostat, true);
  const { warmSide, taken, lifts } = steady;
  const cooled = cryostat.stages.filter(({ cooling }) => cooling !== 'none');
  const dissipated = cooled.reduce((sum, { dissipation }) => sum + dissipation, 0);
  const specificPower = dissipated > 0 ? warmSide.input / dissipated : null;
  const ideal = lifts.reduce((sum, lift, k) => sum + lift * (warmSide.reject / taken.temperatures[k] - 1), 0);
  const residue = residueOf(cryostat);
  const residual = residualOf(cryostat, steady);
  return {
    status: steady.settled && residual < closed * Math.max(1, ...lifts) ? 'converged' : 'not-converged',
    stages: cryostat.stages.map((_, place) => stageOf(cryostat, steady, place)),
    links: linkResults(cryostat, steady),
    warmSide,
    place: taken.place,
    specificPower,
    carnotShare: ideal / warmSide.input,
    residual,
    coolDown: coolDownOf(cryostat),
    meanFreePath: residue === null ? null : meanFreePath(residue),
    logic: cryostat.logic && specificPower !== null ? logicEstimate(cryostat.logic, specificPower) : null,
  };
}

function stageOf({ stages }: Cryostat, steady: Steady, place: number): StageResult {
  const { model, temperatures, taken, heaters, lifts, warmSide } = steady;
  const { name, dissipation, hold, highest } = stages[place];
  const k = model.heads.findIndex(({ stage }) => stage === place);
  const common = {
    name,
    temperature: temperatures[place],
    dissipation,
    leak: leakTo(model, temperatures, place),
  };
  if (k < 0) return { ...common, head: null, isHeld: null, margin: null };
  const goal = hold ?? highest;
  const held = temperatures.with(place, goal ?? temperatures[place]);
  const margin =
    goal === null
      ? null
      : extraction(model, held, warmSide.reject).lifts[k] - dissipation - leakTo(model, held, place);
  return {
    ...common,
    head: {
      temperature: taken.temperatures[k],
      lift: lifts[k],
      capacity: taken.lifts[k],
      heater: heaters[k],
    },
    isHeld: hold === null ? null : temperatures[place] <= hold + 1e-6,
    margin,
  };
}

function linkResults(cryostat: Cryostat, { model, temperatures }: Steady): readonly LinkResult[] {
  const places = [...temperatures, model.vessel];
  const names = [...cryostat.stages.map(({ name }) => name), vesselName];
  return model.links.map(({ name, kind, from, to, heat }) => {
    const wire = kind === 'wire' ? cryostat.wires.find((one) => one.name === name) : undefined;
    const best = wire
      ? bestLead(conductorOf(wire.material, wire.rrr), wire.current, places[from], places[to])
      : null;
    return {
      name,
      kind,
      from: names[from],
      to: names[to],
      ...heat(places[from], places[to]),
      shape: wire ? wire.length / wire.area : null,
      best: wire && best ? { heat: wire.count * best.heat, shape: best.shape } : null,
    };
  });
}

/** Of all stages that nothing holds, the most heat that is left over. */
function residualOf({ stages }: Cryostat, { model, temperatures, taken, heaters, warmSide }: Steady): number {
  return Math.max(
    ...stages.map(({ dissipation }, place) => {
      const k = model.heads.findIndex(({ stage }) => stage === place);
      const lift = k < 0 ? 0 : taken.lifts[k] * warmSide.load - heaters[k];
      return Math.abs(dissipation + leakTo(model, temperatures, place) - lift);
    }),
  );
}
