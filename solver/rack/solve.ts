/*
 * A rack: its air and its coolant as networks, its enclosures condensed, in turns until what the rack sets and what
 * the enclosures do agree.
 */
import type { FilledRack } from '#models/rack/standing.ts';
import { heightOf } from '#models/rack/rack.ts';
import type { Case } from '#solver/case/case.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { airDensity } from '#solver/properties/air.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';
import { airCircuit, mixingLinks } from '#solver/rack/air.ts';
import type { RackKinds, RackResult } from '#solver/rack/contract.ts';
import { supplyOf } from '#solver/rack/exchangers.ts';
import { coolantCircuit } from '#solver/rack/manifolds.ts';
import { heatOfPower, powerOf } from '#solver/rack/power.ts';
import { reportRack } from '#solver/rack/report.ts';
import { enclosedIn, firstGuess, type Given, give, moverOf, wetSlotOf } from '#solver/rack/state.ts';
import { zonesOf } from '#solver/rack/zones.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCase } from '#solver/solve/solve.ts';

const mostTurns = 60;
/** At rest: inlets and supplies in K, pressures behind in Pa, flows of coolant as shares. */
const rest = { temperature: 1e-7, pressure: 1e-6, flow: 1e-8 } as const;

/**
 * Solves a rack.
 *
 * The air of each layer before and behind an enclosure has one temperature and one pressure; what its enclosures do is
 * read from `kinds`. Each turn solves both networks with the enclosures linear in the pressure behind them, then reads
 * them at what came out: Newton's method in that pressure, repetition in temperatures, whose feedback is weak.
 *
 * @throws Error in words where something cannot be: a case is refused, bars or a distribution unit that cannot
 */
export async function solveRack(
  filled: FilledRack,
  kinds: RackKinds,
  signal: AbortSignal,
): Promise<RackResult> {
  const { rack } = filled;
  const { room, coolant } = rack;
  const zones = zonesOf(filled);
  const enclosed = enclosedIn(zones, kinds);
  const isWet = enclosed.some(({ kind }) => kind.flow !== null);
  if (isWet && !coolant)
    throw new Error(
      'enclosures have coolant connections and the rack has no coolant: write "coolant": { … }',
    );
  const ambient = {
    temperature: room.temperature,
    pressure: standardAtmosphere(room.altitude).pressure,
    relativeHumidity: room.relativeHumidity,
  };
  const densityAt = (temperature: number): number =>
    airDensity(temperature, ambient.pressure, ambient.relativeHumidity);
  const end = coolant?.feed === 'top' ? heightOf(rack, rack.frame.units + 1) : rack.frame.firstUnit;

  let supply = coolant?.cdu?.facilityTemperature ?? coolant?.supplyTemperature ?? room.temperature;
  let given = firstGuess(filled, enclosed, supply);
  let solution: Solution | null = null;
  let isResting = false;
  let turns = 0;
  while (turns < mostTurns && !isResting) {
    turns++;
    signal.throwIfAborted();
    const power = powerOf(filled, zones, given);
    const movers = new Map(given.map((one) => [one.zone.id, moverOf(one, densityAt(one.inputs.inlet))]));
    const wet = coolant ? given.flatMap((one) => wetSlotOf(one, coolant, supply)) : [];
    const input: Case = {
      format: 'boxwright-case',
      version: 1,
      title: rack.name,
      ambient,
      circuits: [
        airCircuit(filled, zones, movers, heatOfPower(filled, zones, power)),
        ...(coolant && wet.length > 0
          ? [coolantCircuit(coolant, wet, end, supply, liquidOf(coolant.coolant).density(supply))]
          : []),
      ],
      heat: { nodes: [], links: mixingLinks(zones, densityAt(room.temperature), room.temperature) },
    };
    const next: Solution = await solveCase(input, {
      signal,
      ...(solution ? { warmStart: startOf(solution) } : {}),
    });
    signal.throwIfAborted();
    if (next.status !== 'converged')
      throw new Error(
        next.problems.find(({ severity }) => severity === 'error')?.message ??
          'the network of the rack has no answer',
      );
    solution = next;
    const supplied = coolant?.cdu ? suppliedBy(filled, given, next) : supply;
    const moved = given.map((one) => give(one, inputsOf(one, next, supplied)));
    isResting =
      Math.abs(supplied - supply) < rest.temperature && given.every((one, i) => isSame(one, moved[i]));
    supply = supplied;
    given = moved;
  }
  if (!solution) throw new Error('the rack was not solved');
  return reportRack(filled, zones, given, solution, { ambient, supply, turns, isResting });
}

function inputsOf(
  { zone: { id }, inputs }: Given,
  { nodes, branches }: Solution,
  supply: number,
): Given['inputs'] {
  const front = nodes[`front/${id}`];
  const rear = nodes[`rear/${id}`];
  return {
    inlet: front.temperature ?? inputs.inlet,
    backPressure: (rear.pressure ?? 0) - (front.pressure ?? 0),
    coolant: inputs.coolant && { supply, flow: Math.max(leastFlow, branches[`wet/${id}`].volumeFlow) },
  };
}

/** A flow's logarithm is wanted, m³/s. */
const leastFlow = 1e-9;

function suppliedBy({ rack }: FilledRack, given: readonly Given[], { branches }: Solution): number {
  const { coolant } = rack;
  if (!coolant?.cdu) return rack.room.temperature;
  const wet = given.filter(({ kind }) => kind.flow !== null);
  const flow = wet.reduce((sum, { zone }) => sum + branches[`wet/${zone.id}`].volumeFlow, 0);
  const heat = wet.reduce((sum, { state }) => sum + state.heatToCoolant, 0);
  return wet.length === 0
    ? coolant.cdu.facilityTemperature
    : supplyOf(coolant.cdu, coolant.coolant, flow, heat);
}

function isSame(a: Given, b: Given): boolean {
  const before = a.inputs.coolant?.flow ?? 1;
  const after = b.inputs.coolant?.flow ?? 1;
  return (
    Math.abs(a.inputs.inlet - b.inputs.inlet) < rest.temperature &&
    Math.abs(a.inputs.backPressure - b.inputs.backPressure) < rest.pressure &&
    Math.abs(after - before) < rest.flow * before
  );
}

const startOf = ({ nodes, branches }: Solution) => ({ nodes, branches, converters: {}, speed: null });
