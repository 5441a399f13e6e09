import { coolantLoopsOf } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignResult, PartResult, SolveProblem } from '#models/results/design-result.ts';
import { valuesOf } from '#models/components/values.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { fanPowerAtSpeed, fanSoundAtSpeed, soundSum } from '#solver/correlations/fan.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { chainOf } from '#solver/design/chain.ts';
import { inletClassOf, ratingNeeded, supplyResults } from '#solver/design/electrical.ts';
import { noteWorkload, workloadOf } from '#solver/design/language-model.ts';
import { partPower, supplyGroups } from '#solver/design/power.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

/** Rise of the air through the chassis for which the airflow is stated, K: the usual design rise of air-cooled servers (ASHRAE TC9.9, 11–22 K). */
const budgetRise = 15;

/** Sums and balances without a network: power, heat, and the airflow that the heat needs at a rise of 15 K. */
export function budgetOf(design: Design, start: number): DesignResult {
  const problems: SolveProblem[] = [];
  const { conditions } = design;
  const groups = supplyGroups(design, problems);
  noteWorkload(design, problems);
  const { pressure } = standardAtmosphere(conditions.altitude);
  const density = airDensity(conditions.ambientTemperature, pressure, conditions.relativeHumidity);

  const parts: PartResult[] = [];
  let fed = 0;
  let unfed = 0;
  for (const item of design.items) {
    const power = partPower(item, conditions);
    if (!power) continue;
    const heat = power.heat + power.regulator;
    if (power.fed) fed += heat;
    else unfed += heat;
    parts.push(partOf(item.id, heat, heat));
  }
  let fanPower = 0;
  let ownPower = 0; // of distribution units, which have a feed of their own
  const levels: number[] = [];
  let fastest: number | null = null;
  let ratio = 0;
  for (const item of design.items) {
    if (item.kind !== 'fan') continue;
    const values = valuesOf(item.part, 'fan');
    const speed = values.failed ? 0 : Math.min(1, Math.max(0, values.speed ?? conditions.fanSpeed));
    const drawn = fanPowerAtSpeed(
      Math.max(0, values.power ?? 0),
      speed,
      density / (values.curveDensity || 1.2),
    );
    fanPower += drawn;
    ratio = Math.max(ratio, speed);
    if (values.speedMaximum > 0) fastest = Math.max(fastest ?? 0, values.speedMaximum * speed);
    if (values.noise !== null && speed > 0) levels.push(fanSoundAtSpeed(values.noise, speed));
    parts.push(partOf(item.id, drawn, drawn));
  }
  for (const item of design.items) {
    if (item.kind !== 'pump' && item.kind !== 'cdu') continue;
    const { power, speed, failed } = valuesOf(item.part, item.kind);
    const drawn = failed ? 0 : power * speed ** 3;
    if (item.kind === 'pump') fanPower += drawn;
    else ownPower += drawn;
    parts.push(partOf(item.id, drawn, drawn));
  }
  const powerDc = fed + fanPower;
  const out = new Float64Array(2);
  const loads = groups.map((group) => {
    const output = powerDc * group.share;
    converterInputWithSlope(
      out,
      fitMonotoneCubic(group.efficiency),
      group.rating * group.working.length,
      output,
    );
    return { group, output, input: out[0] };
  });
  const supplies = supplyResults(design, loads);
  for (const supply of supplies) parts.push(partOf(supply.id, supply.loss, supply.input));
  const supplyLoss = supplies.reduce((sum, supply) => sum + supply.loss, 0);
  const powerAc = groups.length > 0 ? powerDc + supplyLoss : powerDc;
  const heat = powerAc + unfed + ownPower;
  const current = supplies.reduce((sum, supply) => sum + supply.current, 0);
  // All heat of what stands under a plate, or in a tank, whose loop has a connection or a distribution unit, and of the
  // unit's pumps.
  const plated = new Set(
    coolantLoopsOf(design).flatMap((loop) =>
      loop.ports.length + loop.cdus.length > 0
        ? [
            ...(loop.tank ? parts.map(({ id }) => id) : []),
            ...loop.branches.flat().flatMap(({ on }) => on ?? []),
            ...loop.cdus.map(({ id }) => id),
          ]
        : [],
    ),
  );
  const heatToCoolant = parts.reduce((sum, part) => sum + (plated.has(part.id) ? part.heat : 0), 0);
  return {
    fidelity: 'budget',
    status: 'converged',
    problems,
    powerDc,
    powerAc,
    supplyLoss,
    fanPower: fanPower + ownPower,
    heat,
    hottest: null,
    parts,
    fans: [],
    openings: [],
    zones: [],
    supplies,
    coolant: [],
    bath: null,
    chain: chainOf(design, loads, powerDc),
    workload: workloadOf(design, powerAc),
    requirements: {
      heat: heat - heatToCoolant,
      heatToCoolant,
      airflow:
        (heat - heatToCoolant) / (density * airSpecificHeat(conditions.ambientTemperature) * budgetRise),
      staticPressure: 0,
      fanSpeedRatio: ratio,
      fanSpeed: fastest,
      noise: levels.length > 0 ? soundSum(levels) : null,
      exhaustTemperature: conditions.ambientTemperature + budgetRise,
      inletClass: inletClassOf(design),
      psuRating: ratingNeeded(design, powerDc),
      feedCurrent: current > 0 ? current : powerAc / Math.max(1, conditions.feedVoltage),
      warmestAmbient: null,
    },
    balance: { mass: 0, energy: 0 },
    cost: {
      unknowns: 0,
      iterations: 0,
      seconds: (performance.now() - start) / 1000,
      shares: { build: 0, assemble: 0, factor: 0, report: 0 },
    },
  };
}

function partOf(id: string, heat: number, power: number): PartResult {
  return {
    id,
    heat,
    power,
    temperature: null,
    temperatureOf: null,
    limit: null,
    margin: null,
    airTemperature: null,
    airVelocity: null,
  };
}
