import type { FilledRack } from '#models/rack/standing.ts';
import type { Ambient } from '#solver/flow/fluid.ts';
import { compileFluid } from '#solver/flow/fluid.ts';
import type { RackAirResult, RackCoolantResult, RackResult, SlotResult } from '#solver/rack/contract.ts';
import { doorExchange } from '#solver/rack/exchangers.ts';
import { powerOf } from '#solver/rack/power.ts';
import { type Given } from '#solver/rack/state.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import type { RackZone } from '#solver/rack/zones.ts';
import type { Solution } from '#solver/solve/contract.ts';

interface Ended {
  readonly ambient: Ambient;
  readonly supply: number; // K
  readonly turns: number;
  readonly isResting: boolean;
}

/** The answer in the words of the rack. Heat is what the networks carry out, not what enclosures give. */
export function reportRack(
  filled: FilledRack,
  zones: readonly RackZone[],
  given: readonly Given[],
  solution: Solution,
  { ambient, supply, turns, isResting }: Ended,
): RackResult {
  const { rack } = filled;
  const power = powerOf(filled, zones, given);
  const streams = airStreams(zones, solution, ambient);
  const coolant = coolantOf(filled, given, solution, supply);
  const door = rack.exchanger && doorExchange(rack.exchanger, streams.leaving, streams.exhaust);
  const fans = rack.exchanger?.fanPower ?? 0;
  const air: RackAirResult = {
    airflow: streams.airflow,
    recirculated: streams.recirculated,
    exhaust: streams.exhaust,
    heat: solution.totals.heatOut - (coolant?.heat ?? 0) - (door?.heat ?? 0) + fans,
  };
  const pumps = rack.coolant?.cdu?.pumpPower ?? 0;
  const away = air.heat + (door?.heat ?? 0) + (coolant?.heat ?? 0) + pumps;
  const slots = given.map((one) => slotOf(one, rack.coolant?.coolant ?? 'water'));
  return {
    status: isResting ? 'converged' : 'not-converged',
    problems: slots
      .filter(({ isWithin }) => !isWithin)
      .map(({ name }) => `${name} is beyond what it was condensed over; the nearest end was taken.`),
    slots,
    air,
    coolant,
    door,
    power,
    balance: {
      energy: power.feed > 0 ? Math.abs(power.feed - away) / power.feed : 0,
      mass: solution.balance.mass,
    },
    iterations: turns,
  };
}

function slotOf({ standing, kind, inputs, state }: Given, coolant: string): SlotResult {
  return {
    name: standing.name,
    unit: standing.unit ?? 0,
    inlet: inputs.inlet,
    backPressure: inputs.backPressure,
    airflow: state.airflow,
    power: state.power,
    heatToAir: state.heatToAir,
    heatToCoolant: state.heatToCoolant,
    coolant: inputs.coolant && {
      flow: inputs.coolant.flow,
      supply: inputs.coolant.supply,
      back: warmed(coolant, inputs.coolant.supply, inputs.coolant.flow, state.heatToCoolant),
      drop: state.coolantDrop,
    },
    margin: state.margin,
    hottest: state.hottest === null ? null : (kind.limited[state.hottest] ?? null),
    isWithin: state.isWithin,
  };
}

/** Coolant that has taken up heat, K: by its specific heat half-way. @param flow at the supply, m³/s */
function warmed(coolant: string, supply: number, flow: number, heat: number): number {
  const liquid = liquidOf(coolant);
  const massFlow = flow * liquid.density(supply);
  const first = heat / (massFlow * liquid.specificHeat(supply));
  return supply + heat / (massFlow * liquid.specificHeat(supply + first / 2));
}

/** Air that crosses the doors and goes back inside. */
function airStreams(zones: readonly RackZone[], { nodes, branches }: Solution, ambient: Ambient) {
  const fluid = compileFluid({ type: 'air' }, ambient);
  let entering = 0;
  let leaving = 0;
  let warmth = 0;
  let back = 0;
  for (const { id } of zones) {
    // Positive where air comes out of the rack.
    const doors = [
      [-branches[`front-door/${id}`].massFlow, `front/${id}`],
      [branches[`rear-door/${id}`].massFlow, `rear/${id}`],
    ] as const;
    for (const [out, node] of doors) {
      if (out <= 0) {
        entering -= out;
        continue;
      }
      const temperature = nodes[node].temperature ?? ambient.temperature;
      leaving += out;
      warmth += out * temperature;
    }
    for (const way of ['leak', 'gap', 'slot']) {
      const found = branches[`${way}/${id}`];
      if (found && found.massFlow < 0) back -= found.volumeFlow;
    }
  }
  return {
    airflow: entering / fluid.density(ambient.temperature),
    recirculated: back,
    leaving,
    exhaust: leaving > 0 ? warmth / leaving : ambient.temperature,
  };
}

function coolantOf(
  { rack }: FilledRack,
  given: readonly Given[],
  { nodes, branches }: Solution,
  supply: number,
): RackCoolantResult | null {
  const wet = given.filter(({ kind }) => kind.flow !== null);
  if (!rack.coolant || wet.length === 0) return null;
  const liquid = liquidOf(rack.coolant.coolant);
  const tubes = wet.flatMap(({ zone: { id } }) => [
    branches[`supply-tube/${id}`],
    branches[`return-tube/${id}`],
  ]);
  const inlets = wet.map(({ zone: { id } }) => branches[`wet/${id}`]);
  const massFlow = inlets.reduce((sum, one) => sum + one.massFlow, 0);
  const back = nodes['return/end'].temperature ?? supply;
  const section = (Math.PI / 4) * rack.coolant.bore ** 2;
  const spreads = wet.map((one, i) => {
    const flows = inlets.filter((_, k) => wet[k].kind === one.kind).map(({ volumeFlow }) => volumeFlow);
    return Math.max(...flows) / Math.min(inlets[i].volumeFlow, ...flows) - 1;
  });
  return {
    flow: massFlow / liquid.density(supply),
    supply,
    back,
    drop: (nodes['supply/end'].pressure ?? 0) - (nodes['return/end'].pressure ?? 0),
    heat: massFlow * (liquid.enthalpy(back) - liquid.enthalpy(supply)),
    spread: Math.max(...spreads),
    velocity: Math.max(...tubes.map(({ volumeFlow }) => Math.abs(volumeFlow))) / section,
  };
}
