/*
 * What a deployment costs in a year, and for a million tokens.
 */
import type { Deployment } from '#models/service/service.ts';
import type { KnownSum, ServiceCost, SiteNode } from '#solver/service/contract.ts';

const monthsOfYear = 12;
export const joulesOfKilowattHour = 3.6e6;
const million = 1e6;

/** Energy of one site in a year that has a price of its own, J. */
export interface PricedEnergy {
  readonly name: string;
  readonly energy: number;
  /** USD for a kWh; null: not known. */
  readonly price: number | null;
  /** g of CO₂ for a kWh; null: not known. */
  readonly carbon: number | null;
}

type Entry = readonly [name: string, value: number | null];

const sumOf = (entries: readonly Entry[]): KnownSum => ({
  value: entries.reduce((sum, [, value]) => sum + (value ?? 0), 0),
  unknown: entries.flatMap(([name, value]) => (value === null ? [name] : [])),
});

const times = ({ value, unknown }: KnownSum, factor: number): KnownSum => ({
  value: value * factor,
  unknown,
});

const plus = (...sums: readonly KnownSum[]): KnownSum => ({
  value: sums.reduce((total, { value }) => total + value, 0),
  unknown: sums.flatMap(({ unknown }) => unknown),
});

/** @param answerTokens of all sites in a year */
export function costOf(
  deployment: Deployment,
  node: SiteNode,
  energies: readonly PricedEnergy[],
  answerTokens: number,
): ServiceCost {
  const { sites, money, link } = deployment;
  const energy = times(
    sumOf(energies.map((one) => [`energy, ${one.name}`, valued(one, 'price', joulesOfKilowattHour)])),
    sites,
  );
  const bought = plus(node.price, sumOf(hardwareOf(deployment)));
  const hardware = times(bought, sites / money.lifetime);
  const monthly: Entry[] = [
    ['running cost', money.running],
    ...(link ? [['fee of the link', link.subscription] as const] : []),
  ];
  const running = times(sumOf(monthly), sites * monthsOfYear);
  if (answerTokens === 0) return { energy, hardware, running, perMillion: null };
  const each = million / answerTokens;
  const perMillion = {
    energy: times(energy, each),
    hardware: times(hardware, each),
    running: times(running, each),
    total: times(plus(energy, hardware, running), each),
  };
  return { energy, hardware, running, perMillion };
}

/** kg of CO₂ a year of all sites. */
export const carbonOf = (energies: readonly PricedEnergy[], sites: number): KnownSum =>
  times(sumOf(energies.map((one) => [one.name, valued(one, 'carbon', joulesOfKilowattHour * 1000)])), sites);

/** Nothing where no energy was taken, whatever it would cost. */
const valued = (one: PricedEnergy, of: 'price' | 'carbon', unit: number): number | null => {
  if (one.energy === 0) return 0;
  const each = one[of];
  return each === null ? null : (each * one.energy) / unit;
};

/** Beside the nodes. */
function hardwareOf({ facility, link, energy, money }: Deployment): readonly Entry[] {
  const list: Entry[] = [['others', money.others]];
  if (facility) list.push(['building', facility.price]);
  if (link) list.push(['terminal', link.price]);
  if (link?.appliance) list.push(['encryption', link.appliance.price]);
  if (energy.kind === 'off-grid') {
    list.push(['battery', energy.battery.price]);
    if (energy.array) list.push(['solar array', energy.array.price]);
    list.push(...energy.sources.map(({ name, price }) => [name, price] as const));
    if (energy.generator) list.push(['generator', energy.generator.price]);
  }
  return list;
}
