import { valuesOf } from '#models/components/values.ts';
import { coolantOf } from '#models/project/coolant.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { CoolantLoopResult, CoolantPartResult, PumpResult } from '#models/results/coolant.ts';
import type { PlacementId } from '#models/project/records.ts';
import { fanPressureAtSpeed } from '#solver/correlations/fan.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { cduResult } from '#solver/design/cdu-report.ts';
import { cleanCurve } from '#solver/design/channel-elements.ts';
import type { CaseMap } from '#solver/design/map.ts';
import type { LoopMap } from '#solver/design/coolant.ts';
import { coolantBranch, liquidIn, liquidOf, type PumpValues } from '#solver/design/coolant-elements.ts';
import { ratedDensity } from '#solver/flow/pump.ts';
import type { Liquid } from '#solver/properties/liquids.ts';
import { dewPoint } from '#solver/properties/vapour-pressure.ts';
import type { Solution } from '#solver/solve/contract.ts';

/** What needs no more than the loop itself. */
export type LoopAnswer = Omit<CoolantLoopResult, 'warmestSupply'>;

/** The parts that some loops cool: those under their plates, and in their tank all that no plate of another loop cools. */
export function cooledBy(loops: readonly LoopMap[], { parts, coolant }: CaseMap): ReadonlySet<PlacementId> {
  const under = ({ loop }: LoopMap) => loop.branches.flat().flatMap(({ on }) => on ?? []);
  if (loops.every(({ loop }) => loop.tank === null)) return new Set(loops.flatMap(under));
  const others = new Set(coolant.filter((one) => !loops.includes(one)).flatMap(under));
  return new Set([...parts.keys()].filter((id) => !others.has(id)));
}

/** What the coolant loops of a solved design do. */
export function coolantResults(
  design: Design,
  { map, case: input }: BuiltCase,
  solution: Solution,
): LoopAnswer[] {
  const { ambientTemperature, relativeHumidity } = design.conditions;
  return map.coolant.flatMap(
    ({ loop, circuit, supply, back, inlets, connection, facility }): LoopAnswer[] => {
      if (!loop.drive) return [];
      const { hoseBore } = valuesOf(loop.drive.part, loop.drive.kind);
      const coolant = coolantOf(loop, loop.drive);
      const section = (Math.PI / 4) * hoseBore ** 2;
      const own = input.circuits?.find(({ id }) => id === circuit);
      const branches = own?.branches ?? [];
      const liquid = (own && liquidIn(own.fluid)) ?? liquidOf(coolant);
      const at = (node: string) => solution.nodes[node]?.temperature ?? ambientTemperature;
      const pressure = (node: string) => solution.nodes[node]?.pressure ?? 0;
      const streams = (items: readonly DesignItem[]) =>
        items.flatMap((item) => {
          const branch = branches.find(({ id }) => id === coolantBranch(item));
          const solved = branch && solution.branches[branch.id];
          if (!solved) return [];
          const inlet = at(solved.massFlow >= 0 ? branch.from : branch.to);
          return [streamResult(item, solved, inlet, liquid, section, solution.links[`${item.id}/stream`])];
        });
      const radiators = streams(loop.radiators);
      const out = loop.ports.length > 0 ? solution.branches[`${loop.ports[0].id}/return`] : undefined;
      // Vapour has no temperature of its own at the outlet: it is told by what flows there.
      const leaving =
        liquid.liquid.saturation === undefined
          ? (connection?.outlet ?? back)
          : (branches.find(({ id }) => id === `${loop.ports.at(0)?.id}/return`)?.from ?? back);
      return [
        {
          name: loop.name,
          coolant,
          flow: inlets.reduce((sum, id) => sum + (solution.branches[id]?.volumeFlow ?? 0), 0),
          supplyTemperature: at(supply),
          returnTemperature: at(back),
          pressureDrop: pressure(supply) - pressure(back),
          connectionPressure: connection && pressure(connection.inlet) - pressure(connection.outlet),
          heat:
            connection && out
              ? out.massFlow * (liquid.enthalpy(at(leaving)) - liquid.enthalpy(at(connection.inlet)))
              : facility
                ? (solution.links[facility.exchange]?.heat ?? 0)
                : 0,
          toAir: -radiators.reduce((sum, radiator) => sum + radiator.heat, 0),
          dewPoint: dewPoint(ambientTemperature, relativeHumidity),
          cdu: facility && cduResult(facility, input, solution, at),
          plates: streams(loop.branches.flat()),
          radiators,
          pumps: [
            ...loop.cdus.map((unit) => pumpResult(unit, valuesOf(unit.part, 'cdu'), solution)),
            ...loop.pumps.flat().map((pump) => pumpResult(pump, valuesOf(pump.part, 'pump'), solution)),
          ],
        },
      ];
    },
  );
}

/** Power of the units' pumps, which have a feed of their own, W. */
export function ownPower(loops: readonly LoopAnswer[]): number {
  return loops
    .flatMap(({ cdu, pumps }) => pumps.filter(({ id }) => id === cdu?.id))
    .reduce((sum, { power }) => sum + power, 0);
}

function streamResult(
  item: DesignItem,
  solved: Solution['branches'][string],
  inletTemperature: number,
  liquid: Liquid,
  section: number,
  link: Solution['links'][string] | undefined,
): CoolantPartResult {
  const { heat, volumeFlow, pressureDrop } = solved;
  const massFlow = Math.abs(solved.massFlow);
  const vapour = vapourOf(item, liquid, inletTemperature, massFlow > 0 ? heat / massFlow : 0, link);
  const carried = massFlow * liquid.specificHeat(inletTemperature);
  return {
    id: item.id,
    flow: volumeFlow,
    velocity: Math.abs(volumeFlow) / section,
    inletTemperature,
    outletTemperature: vapour?.temperature ?? inletTemperature + (carried > 0 ? heat / carried : 0),
    pressureDrop,
    heat,
    quality: vapour?.quality ?? null,
    dryOut: vapour?.dryOut ?? null,
  };
}

/** Halvings of the range in which an outlet is sought, K: to a nanokelvin. */
const halvings = 50;
const hottestRise = 1000;

/** What leaves a part in which the coolant boils; null where it does not. @param taken heat into it [J/kg] */
function vapourOf(
  item: DesignItem,
  liquid: Liquid,
  inlet: number,
  taken: number,
  link: Solution['links'][string] | undefined,
): { temperature: number; quality: number; dryOut: number } | null {
  const { saturation, latentHeat } = liquid.liquid;
  if (saturation === undefined || latentHeat === undefined || item.kind !== 'cold-plate') return null;
  const wanted = liquid.enthalpy(inlet) + taken;
  let low = inlet;
  let high = inlet + hottestRise;
  for (let step = 0; step < halvings; step++) {
    const middle = (low + high) / 2;
    if (liquid.enthalpy(middle) < wanted) low = middle;
    else high = middle;
  }
  const quality = Math.min(1, Math.max(0, (wanted - liquid.enthalpy(saturation)) / latentHeat));
  const { dryOutQuality } = valuesOf(item.part, 'cold-plate');
  return {
    temperature: low,
    quality,
    dryOut: Math.max(link?.values?.['load'] ?? 0, quality / dryOutQuality),
  };
}

function pumpResult(
  pump: DesignItem,
  { curve, power, speed, failed }: PumpValues,
  solution: Solution,
): PumpResult {
  const solved = solution.branches[coolantBranch(pump)];
  const flow = solved?.volumeFlow ?? 0;
  const ratio = failed ? 0 : speed;
  const thickness = (solved?.density ?? ratedDensity) / ratedDensity;
  const rise = -(solved?.elements.find(({ type }) => type === 'pump')?.pressureDrop ?? 0);
  return {
    id: pump.id,
    // What leaks back through the check valve of a failed pump is no flow, and what the others press on it no rise.
    flow: failed ? Math.max(0, flow) : flow,
    pressure: failed ? Math.min(0, rise) : rise,
    power: power * ratio ** 3 * thickness,
    state: failed ? 'failed' : flow < 0 ? 'back-flow' : 'running',
    curve: cleanCurve(curve).map(([q, rise]) => [q * ratio, fanPressureAtSpeed(rise, ratio, thickness)]),
  };
}
