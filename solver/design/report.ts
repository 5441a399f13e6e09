import type { Design, DesignItem } from '#models/project/design.ts';
import type {
  DesignResult,
  FanResult,
  PartResult,
  SolveProblem,
  ZoneResult,
} from '#models/results/design-result.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Source } from '#solver/case/case.ts';
import { fanPressureAtSpeed, fanSoundAtSpeed, soundSum } from '#solver/correlations/fan.ts';
import { curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { enteringFlow, leavingWays, roomDensity } from '#solver/design/airflow.ts';
import { bathResult } from '#solver/design/bath.ts';
import { chainOf } from '#solver/design/chain.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { cooledBy, coolantResults, ownPower, type LoopAnswer } from '#solver/design/coolant-report.ts';
import { cleanCurve } from '#solver/design/channel-elements.ts';
import { tankCircuit, type Zone } from '#solver/design/draft.ts';
import { inletClassOf, ratingNeeded, supplyResults } from '#solver/design/electrical.ts';
import { axes } from '#solver/design/interior.ts';
import { openingResults } from '#solver/design/opening-results.ts';
import { workloadOf } from '#solver/design/language-model.ts';
import type { PartMap } from '#solver/design/map.ts';
import { partPower } from '#solver/design/power.ts';
import { numbers } from '#solver/linalg/memory.ts';
import type { Solution } from '#solver/solve/contract.ts';

export interface Timing {
  readonly build: number; // s
  readonly start: number; // performance.now() at the start, ms
  readonly reported: number; // performance.now() when the report began, ms
}

/** The answer of a network solve in the words of the design. */
export function reportOf(design: Design, built: BuiltCase, solution: Solution, timing: Timing): DesignResult {
  const { map } = built;
  const answered = solution.status === 'converged' || solution.status === 'not-converged';
  const zones = answered ? zoneResults(built, solution) : [];
  const fans = answered ? fanResults(design, built, solution) : [];
  const loads = map.supplies.map((group) => {
    const found = solution.converters[group.id];
    return { group, output: found?.output ?? 0, input: found?.input ?? 0 };
  });
  const supplies = supplyResults(design, loads);
  const loops = answered ? coolantResults(design, built, solution) : [];
  const heatToCoolant = loops.reduce((sum, loop) => sum + loop.heat, 0);
  const drawn = new Map(
    [...fans, ...loops.flatMap(({ pumps }) => pumps)].map(({ id, power }) => [id, power]),
  );
  const parts = answered ? partResults(built, solution, zones, drawn, supplies) : [];
  const openings = answered ? openingResults(design, built, solution) : [];
  const hottest = hottestOf(parts);
  const supplyLoss = supplies.reduce((sum, supply) => sum + supply.loss, 0);
  const fanPower = solution.totals.fanPower;
  const isSupplied = supplies.some((supply) => supply.input > 0);
  const powerDc = isSupplied
    ? supplies.reduce((sum, supply) => sum + supply.output, 0)
    : drawnUnfed(design, built, solution) - ownPower(loops);
  const powerAc = isSupplied ? supplies.reduce((sum, supply) => sum + supply.input, 0) : powerDc;
  const now = performance.now();
  return {
    fidelity: 'network',
    status: solution.status,
    problems: [...built.problems, ...solution.problems.map((problem) => inWords(problem, built))],
    powerDc,
    powerAc,
    supplyLoss,
    fanPower,
    heat: solution.totals.heat,
    hottest: hottest?.id ?? null,
    parts,
    fans,
    openings,
    zones,
    supplies,
    bath: answered ? bathResult(built, solution) : null,
    coolant: loops.map((loop) => ({ ...loop, warmestSupply: warmestSupply(built, loop, parts) })),
    chain: chainOf(design, loads, powerDc),
    workload: answered ? workloadOf(design, powerAc) : null,
    requirements: {
      heat: solution.totals.heat - heatToCoolant,
      heatToCoolant,
      ...airflowOf(design, built, solution),
      staticPressure: Math.max(0, ...fans.map((fan) => (fan.state === 'failed' ? 0 : fan.pressure))),
      fanSpeedRatio: Math.max(0, ...fans.map((fan) => fan.speedRatio)),
      fanSpeed: fans.reduce<number | null>(
        (fastest, fan) => (fan.speed === null ? fastest : Math.max(fastest ?? 0, fan.speed)),
        null,
      ),
      noise: noiseOf(fans),
      inletClass: inletClassOf(design),
      psuRating: ratingNeeded(design, powerDc),
      feedCurrent: feedCurrent(design, supplies, powerAc),
      warmestAmbient: solution.status === 'converged' ? warmestAmbient(design, built, parts) : null,
    },
    balance: solution.balance,
    cost: {
      unknowns: solution.unknowns,
      iterations: solution.iterations,
      seconds: (now - timing.start) / 1000,
      shares: {
        build: timing.build,
        assemble: solution.seconds.assemble,
        factor: solution.seconds.factor,
        report: (now - timing.reported) / 1000,
      },
    },
  };
}

/** Colder rooms than this are none that equipment is made for (−40 °C: industrial range of parts), K. */
const coldestRoom = 233.15;

/**
 * The room temperature that would leave no margin, K; null without one, or where no room is cold enough. What coolant
 * from outside cools follows the coolant, not the room.
 */
function warmestAmbient(design: Design, built: BuiltCase, parts: readonly PartResult[]): number | null {
  const followsCoolant = cooledBy(
    built.map.coolant.filter(({ connection, facility }) => connection !== null || facility !== null),
    built.map,
  );
  const margin = hottestOf(parts.filter(({ id }) => !followsCoolant.has(id)))?.margin;
  if (margin === null || margin === undefined) return null;
  const warmest = design.conditions.ambientTemperature + margin;
  return warmest < coldestRoom ? null : warmest;
}

/** The supply temperature from a connection or distribution unit that would leave no margin to what the loop cools, K. */
function warmestSupply(
  { map }: BuiltCase,
  { name, supplyTemperature, connectionPressure, cdu }: LoopAnswer,
  parts: readonly PartResult[],
): number | null {
  if (connectionPressure === null && cdu === null) return null;
  const cooled = cooledBy(
    map.coolant.filter(({ loop }) => loop.name === name),
    map,
  );
  const margin = hottestOf(parts.filter(({ id }) => cooled.has(id)))?.margin;
  return margin === null || margin === undefined ? null : supplyTemperature + margin;
}

/** P + P_leak exp(c (T − T_ref)) at the solved temperature, W. */
export function sourceHeat(source: Source, temperature: number | null): number {
  const { leakage } = source;
  if (!leakage || temperature === null) return source.power + (leakage?.power ?? 0);
  return source.power + leakage.power * Math.exp(leakage.coefficient * (temperature - leakage.reference));
}

function heatOf(part: PartMap, solution: Solution): number {
  return part.sources.reduce(
    (sum, { node, source }) => sum + sourceHeat(source, solution.nodes[node]?.temperature ?? null),
    0,
  );
}

/** The warmest of the nodes that the limit speaks of. */
export function limitedNode(part: PartMap, solution: Solution): { node: string; temperature: number } | null {
  let warmest: { node: string; temperature: number } | null = null;
  for (const node of part.nodes) {
    const temperature = solution.nodes[node]?.temperature ?? null;
    if (temperature !== null && (!warmest || temperature > warmest.temperature))
      warmest = { node, temperature };
  }
  return warmest;
}

function partResults(
  built: BuiltCase,
  solution: Solution,
  zones: readonly ZoneResult[],
  drawn: ReadonlyMap<string, number>,
  supplies: readonly DesignResult['supplies'][number][],
): PartResult[] {
  const velocities = new Map<string, ZoneResult['velocity']>();
  for (const { id, velocity } of zones) velocities.set(id, velocity);
  const zoneBefore = new Map(
    [...built.map.channels.values()].map((found) => [found.front, found.frontZones[0]]),
  );
  const supplyById = new Map(supplies.map((supply) => [supply.id, supply]));
  return [...built.map.parts.values()].map((part) => {
    const { id } = part.item;
    const found = limitedNode(part, solution);
    const supply = supplyById.get(id);
    const machine = drawn.get(id);
    const heat = supply ? supply.loss : (machine ?? heatOf(part, solution));
    const zone =
      part.air !== null && velocities.has(part.air) ? part.air : (zoneBefore.get(part.air ?? '') ?? null);
    const speed = zone === null ? undefined : velocities.get(zone);
    const temperature = found?.temperature ?? null;
    return {
      id,
      heat,
      power: supply ? supply.input : (machine ?? heat),
      temperature,
      temperatureOf: temperature === null ? null : part.temperatureOf,
      limit: part.limit,
      margin: temperature === null || part.limit === null ? null : part.limit - temperature,
      airTemperature: part.air === null ? null : (solution.nodes[part.air]?.temperature ?? null),
      airVelocity: speed ? Math.hypot(...speed) : null,
    };
  });
}

function hottestOf(parts: readonly PartResult[]): PartResult | null {
  let found: PartResult | null = null;
  for (const part of parts)
    if (part.margin !== null && (found === null || found.margin === null || part.margin < found.margin))
      found = part;
  return found;
}

function fanResults(design: Design, built: BuiltCase, solution: Solution): FanResult[] {
  return design.items.flatMap((item): FanResult[] => {
    if (item.kind !== 'fan') return [];
    const values = valuesOf(item.part, 'fan');
    const channel = built.map.channels.get(item.id);
    const solved = channel && solution.branches[channel.branch];
    const element = channel?.element;
    if (!solved || element?.type !== 'fan') return [];
    const controlled =
      solution.speed !== null && (built.case.control?.branches.includes(channel.branch) ?? false);
    const speedRatio = values.failed ? 0 : controlled ? (solution.speed ?? 1) : (element.speed ?? 1);
    const curve = element.points.map(
      ([flow, pressure]) =>
        [
          flow * speedRatio,
          fanPressureAtSpeed(pressure, speedRatio, solved.density / element.density),
        ] as const,
    );
    const drop = solved.elements.find((found) => found.type === 'fan')?.pressureDrop ?? solved.pressureDrop;
    // n³ρ of the affinity laws, as the solver takes it.
    const power = values.failed
      ? 0
      : (element.power ?? 0) * speedRatio ** 3 * (solved.density / element.density);
    return [
      {
        id: item.id,
        flow: solved.volumeFlow,
        massFlow: solved.massFlow,
        pressure: -drop,
        speedRatio,
        speed: values.speedMaximum > 0 ? values.speedMaximum * speedRatio : null,
        power,
        noise: values.noise !== null && speedRatio > 0 ? fanSoundAtSpeed(values.noise, speedRatio) : null,
        state: values.failed ? 'failed' : stateOf(item, solved.volumeFlow, speedRatio),
        curve,
      },
    ];
  });
}

/** Stalled: on the part of its curve where pressure rises with flow, or at less than 5 % of its free flow. */
function stateOf(item: DesignItem, flow: number, speedRatio: number): FanResult['state'] {
  if (flow < 0) return 'back-flow';
  const points = cleanCurve(valuesOf(item.part, 'fan').curve);
  if (points.length < 2 || speedRatio <= 0) return 'running';
  const free = points[points.length - 1][0] * speedRatio;
  if (flow < 0.05 * free) return 'stalled';
  const curve = fitMonotoneCubic(points);
  const at = flow / speedRatio;
  const step = 0.01 * points[points.length - 1][0];
  return at + step < points[points.length - 1][0] && curveValue(curve, at + step) > curveValue(curve, at)
    ? 'stalled'
    : 'running';
}

function noiseOf(fans: readonly FanResult[]): number | null {
  const levels = fans.flatMap((fan) => (fan.noise === null ? [] : [fan.noise]));
  return levels.length > 0 ? soundSum(levels) : null;
}

/** Mass through the chassis from what enters from the room; exhaust is mixed from what leaves. */
function airflowOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
): { airflow: number; exhaustTemperature: number | null } {
  const massFlow = (id: string): number => solution.branches[id]?.massFlow ?? 0;
  let leaving = 0;
  let heat = 0;
  for (const { id, sign, inside } of leavingWays(built.case, massFlow)) {
    const temperature = solution.nodes[inside]?.temperature ?? null;
    if (temperature === null) continue;
    leaving += sign * massFlow(id);
    heat += sign * massFlow(id) * temperature;
  }
  return {
    airflow: enteringFlow(built.case, massFlow) / roomDensity(design.conditions),
    exhaustTemperature: leaving > 1e-9 ? heat / leaving : null,
  };
}

function zoneResults({ case: input, map }: BuiltCase, { branches, nodes }: Solution): ZoneResult[] {
  const air = input.circuits?.[0]?.branches ?? [];
  const flows = numbers(air.length); // m³/s
  for (let b = 0; b < air.length; b++) flows[b] = branches[air[b].id]?.volumeFlow ?? 0;
  return map.zones.map((zone) => zoneResult(zone, nodes[zone.id], flows));
}

function zoneResult(
  zone: Zone,
  solved: Solution['nodes'][string] | undefined,
  flows: Float64Array,
): ZoneResult {
  const velocity: [number, number, number] = [0, 0, 0];
  let flow = 0;
  for (const axis of axes) {
    let sum = 0;
    for (const ports of zone.ports[axis])
      for (let k = 0; k < ports.length; k++) {
        const through = flows[ports[k].at];
        sum += ports[k].sign * through;
        flow += Math.abs(through) / 2;
      }
    velocity[axis] = sum / (2 * zone.mean[axis]);
  }
  return {
    id: zone.id,
    box: zone.box,
    temperature: solved?.temperature ?? 0,
    pressure: solved?.pressure ?? 0,
    velocity,
    flow,
  };
}

/** DC power of a design without working supplies: what its parts and fans draw. */
function drawnUnfed({ conditions }: Design, built: BuiltCase, solution: Solution): number {
  let dc = solution.totals.fanPower;
  for (const part of built.map.parts.values()) {
    const power = partPower(part.item, conditions);
    if (power?.fed) dc += heatOf(part, solution);
  }
  return dc;
}

function feedCurrent(design: Design, supplies: DesignResult['supplies'], powerAc: number): number {
  const sum = supplies.reduce((total, supply) => total + supply.current, 0);
  if (sum > 0) return sum;
  return design.conditions.feedVoltage > 0 ? powerAc / design.conditions.feedVoltage : 0;
}

/** Where a zone is, as the workbench shows positions. */
function placeOf(zone: Zone, fluid: 'air' | 'coolant'): string {
  const middle = zone.box.min.map((low, axis) => Math.round(500 * (low + zone.box.max[axis])));
  return `the ${fluid} at x ${middle[0]}, y ${middle[1]}, z ${middle[2]} mm`;
}

/** A solver's problem with the names of the parts in place of ids. */
function inWords(problem: Solution['problems'][number], built: BuiltCase): SolveProblem {
  const isTank = built.case.circuits?.[0]?.id === tankCircuit;
  const placements = new Set<string>();
  let message = problem.message;
  for (const id of problem.ids) {
    const zone = built.map.zones.find((found) => found.id === id || id.startsWith(`${found.id}>`));
    if (zone) message = message.replaceAll(id, placeOf(zone, isTank ? 'coolant' : 'air'));
    const loop = built.map.coolant.find(({ circuit }) => id.startsWith(`${circuit}/`));
    if (loop) message = message.replaceAll(id, `the coolant of loop ${loop.loop.name}`);
    const owner = id.startsWith('~') ? undefined : id.split('/')[0];
    const part = owner === undefined ? undefined : built.map.parts.get(owner);
    if (!part || owner === undefined) continue;
    placements.add(owner);
    message = message.replaceAll(id, part.item.name);
  }
  return { severity: problem.severity, code: problem.code, message, placements: [...placements] };
}
