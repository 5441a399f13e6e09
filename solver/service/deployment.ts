/*
 * One way to serve a workload: what each site lets through, draws and costs.
 */
import type { Deployment, Energy, Service, ServiceWorkload } from '#models/service/service.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { yearAt } from '#solver/service/climate.ts';
import type {
  DayHour,
  DeploymentResult,
  EnergyPerToken,
  Latency,
  Limit,
  PhaseResult,
  ServiceYear,
  SiteNode,
} from '#solver/service/contract.ts';
import { carbonOf, costOf, type PricedEnergy } from '#solver/service/cost.ts';
import { demandOfDay } from '#solver/service/demand.ts';
import { largest, limitAt, limitsOf, tightest } from '#solver/service/limits.ts';
import { isCarried, type OffGridInputs, type OffGridYear, yearOffGrid } from '#solver/service/off-grid.ts';
import {
  arrayPower,
  offGridInputs,
  offGridResult,
  snowPower,
  yearHalvings,
} from '#solver/service/off-grid-site.ts';
import { bentPipeRoundTrip, lowestElevation } from '#solver/service/propagation.ts';
import type { PhasePoint } from '#solver/service/serving.ts';
import {
  linkPower,
  siteAt,
  type SiteLoad,
  siteLoadOf,
  type SiteOperation,
  throughShare,
} from '#solver/service/site-load.ts';
import { cautionsOf } from '#solver/service/cautions.ts';

const secondsOfHour = 3600;
const hoursOfDay = 24;

/**
 * @param weather a file of weather in place of the climate of the document; null: none
 * @throws Error in words where something cannot be known that is needed
 */
export function solveDeployment(
  { workload }: Pick<Service, 'workload'>,
  deployment: Deployment,
  node: SiteNode,
  weather: WeatherYear | null,
): DeploymentResult {
  const { energy, climate, sites } = deployment;
  const load = siteLoadOf(workload, deployment, node);
  const year = weather ?? (climate && yearAt(climate));
  const demand = demandOfDay(workload).map((requests) => requests / sites);
  const immediate = limitsOf(load, energy.kind === 'utility' ? energy.limit : null);
  const cap = tightest(immediate);
  const day = dayAt(load, demand, cap);
  const snow = snowPower(deployment, year);
  const array = energy.kind === 'off-grid' ? arrayPower(energy, year) : null;
  const inputsOf = (hours: readonly Hour[]): OffGridInputs | null =>
    energy.kind === 'off-grid'
      ? offGridInputs(
          energy,
          hours.map(({ operation }) => operation.sitePower),
          snow,
          array,
        )
      : null;
  const inputs = inputsOf(day);
  const offGrid = inputs && yearOffGrid(inputs);
  const limits = [...immediate, ...(inputs ? [energyLimit(load, demand, cap, inputsOf)] : [])].toSorted(
    (a, b) => a.requests - b.requests,
  );
  const conversion = energy.kind === 'off-grid' ? energy.conversion : 1;
  const spent = yearOf(load, day, { snow, offGrid, conversion, sites });
  const energies = pricedEnergies(energy, spent.energy / sites, offGrid);
  const hours = day.map(({ demand: asked, operation, requests }): DayHour => ({
    demand: asked,
    served: requests,
    power: operation.sitePower,
    batch: operation.batch,
  }));
  const found = {
    name: deployment.name,
    sites,
    node,
    phases: phasesOf(load, conversion),
    limits,
    capacity: sites * tightest(limits),
    traffic: load.traffic,
    propagation: propagationOf(deployment),
    latency: latencyOf(load, workload, busiestOf(day)),
    hours,
    year: spent,
    offGrid:
      inputs && offGrid && energy.kind === 'off-grid' ? offGridResult(energy, inputs, offGrid, year) : null,
    cost: costOf(deployment, node, energies, spent.answerTokens),
    carbon: carbonOf(energies, sites),
  };
  return { ...found, ...cautionsOf(deployment, load, found, year) };
}

/** An hour of the day of one site. */
interface Hour {
  readonly demand: number;
  /** Requests/s that are taken on. */
  readonly requests: number;
  /** At what comes through the link of them. */
  readonly operation: SiteOperation;
}

function dayAt(load: SiteLoad, demand: Float64Array, cap: number): readonly Hour[] {
  return Array.from(demand, (asked) => {
    const requests = Math.min(asked, cap);
    return { demand: asked, requests, operation: siteAt(load, requests * throughShare(load)) };
  });
}

const busiestOf = (day: readonly Hour[]): number =>
  day.reduce((most, { requests }) => Math.max(most, requests), 0);

/** The busiest hour of a day of the same course with which no hour of the year lacks energy. */
function energyLimit(
  load: SiteLoad,
  demand: Float64Array,
  cap: number,
  inputsOf: (hours: readonly Hour[]) => OffGridInputs | null,
): Limit {
  const peak = demand.reduce((most, value) => Math.max(most, value), 0);
  const carries = (busiest: number): boolean => {
    const scaled = demand.map((value) => (value * busiest) / peak);
    const inputs = inputsOf(dayAt(load, scaled, cap));
    return !inputs || isCarried(inputs);
  };
  const found = largest(carries, cap, yearHalvings);
  return limitAt(load, 'energy', found, found === cap);
}

function phasesOf(load: SiteLoad, conversion: number): readonly PhaseResult[] {
  const { figures, lengths, traffic, link } = load;
  const last = figures.decode[figures.decode.length - 1];
  const over = (throughput: number, bytes: number, tokens: number): number | null =>
    bytes > 0 && tokens > 0 && link && link.remoteShare > 0
      ? (throughput * tokens) / (bytes * link.remoteShare)
      : null;
  const phase = (name: PhaseResult['phase'], point: PhasePoint, linked: number | null): PhaseResult => {
    const sitePower = load.facilityPower(point.power) + linkPower(load, 'busy');
    return {
      phase: name,
      batch: point.batch,
      compute: point.free,
      heat: point.held,
      link: linked,
      acceleratorPower: point.acceleratorPower,
      nodePower: point.power,
      sitePower,
      energy: {
        accelerators: point.acceleratorPower === null ? null : point.acceleratorPower / point.held,
        node: point.power / point.held,
        site: sitePower / conversion / point.held,
      },
    };
  };
  return [
    phase('prompts', figures.prefill, over(link?.receive ?? 0, traffic?.toNode ?? 0, lengths.prompt)),
    phase('answers', last, over(link?.transmit ?? 0, traffic?.fromNode ?? 0, lengths.answer)),
  ];
}

function latencyOf(load: SiteLoad, { answerTokens }: ServiceWorkload, requests: number): Latency {
  const { link, traffic } = load;
  const { wait, promptTime, tokenTime } = siteAt(load, requests);
  const network = link ? link.roundTrip + (link.appliance?.delay ?? 0) : 0;
  const slowest = link ? Math.min(link.receive, link.appliance?.throughput ?? Infinity) : Infinity;
  const transfer = traffic ? traffic.toNode / slowest : 0;
  const firstToken = network + transfer + wait + promptTime + tokenTime;
  return {
    network,
    transfer,
    wait,
    prompt: promptTime,
    token: tokenTime,
    firstToken,
    answer: firstToken + Math.max(0, answerTokens - 1) * tokenTime,
  };
}

function propagationOf({ link }: Deployment): DeploymentResult['propagation'] {
  if (!link || link.altitude === null) return null;
  const edge = link.fieldOfView === null ? Math.PI / 2 : lowestElevation(link.fieldOfView);
  return {
    overhead: bentPipeRoundTrip(link.altitude, Math.PI / 2),
    edge: bentPipeRoundTrip(link.altitude, edge),
  };
}

interface Through {
  readonly snow: Float64Array;
  readonly offGrid: OffGridYear | null;
  readonly conversion: number;
  readonly sites: number;
}

/** All hours of the year, each with the share of it that has energy. */
function yearOf(
  load: SiteLoad,
  day: readonly Hour[],
  { snow, offGrid, conversion, sites }: Through,
): ServiceYear {
  const { link, lengths, traffic } = load;
  const through = throughShare(load);
  const remote = link ? link.remoteShare * link.availability : 0;
  const sum = { asked: 0, served: 0, remote: 0, site: 0, node: 0, accelerators: 0 };
  let isKnown = true;
  snow.forEach((extra, n) => {
    const { demand, requests, operation } = day[n % hoursOfDay];
    const share = offGrid ? offGrid.servedShare[n] : 1;
    sum.asked += demand;
    sum.served += requests * through * share;
    sum.remote += requests * remote * share;
    sum.site += ((operation.sitePower + extra) * share) / conversion;
    sum.node += operation.power * share;
    if (operation.acceleratorPower === null) isKnown = false;
    else sum.accelerators += operation.acceleratorPower * share;
  });
  const overSites = (value: number): number => value * secondsOfHour * sites;
  const served = overSites(sum.served);
  const answerTokens = served * lengths.answer;
  const each = (value: number): number => overSites(value) / answerTokens;
  const perToken: EnergyPerToken | null =
    answerTokens > 0
      ? {
          accelerators: isKnown ? each(sum.accelerators) : null,
          node: each(sum.node),
          site: each(sum.site),
        }
      : null;
  const overLink = overSites(sum.remote);
  return {
    requestsAsked: overSites(sum.asked),
    requestsServed: served,
    promptTokens: served * lengths.prompt,
    answerTokens,
    energy: overSites(sum.site),
    perToken,
    data: traffic ? overLink * (traffic.toNode + traffic.fromNode) : 0,
    encryptionData: traffic ? overLink * traffic.encryption : 0,
  };
}

/** @param used J of one site in the year, from the utility */
function pricedEnergies(energy: Energy, used: number, offGrid: OffGridYear | null): readonly PricedEnergy[] {
  if (energy.kind === 'utility' || !offGrid) {
    const { price, carbon } = energy.kind === 'utility' ? energy : { price: null, carbon: null };
    return [{ name: 'utility', energy: used, price, carbon }];
  }
  const { sourcesUsed, generatorUsed } = offGrid;
  const { sources, generator } = energy;
  return [
    ...sources.map((source, index) => ({
      name: source.name,
      energy: sourcesUsed[index] / source.efficiency,
      price: source.energyPrice,
      carbon: source.carbon,
    })),
    ...(generator
      ? [
          {
            name: 'generator',
            energy: generatorUsed,
            price: generator.energyPrice,
            carbon: generator.carbon,
          },
        ]
      : []),
  ];
}
