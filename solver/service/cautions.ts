import type { Deployment } from '#models/service/service.ts';
import { show } from '#models/results/figures.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { formatNumber } from '#models/units/units.ts';
import type { DeploymentResult } from '#solver/service/contract.ts';
import { linkPower, type SiteLoad } from '#solver/service/site-load.ts';

type Found = Omit<DeploymentResult, 'warnings' | 'notes'>;

/** What is beyond a limit or contradicts itself, and what is to be known of the figures, in words. */
export function cautionsOf(
  deployment: Deployment,
  load: SiteLoad,
  found: Found,
  weather: WeatherYear | null,
): Pick<DeploymentResult, 'warnings' | 'notes'> {
  return {
    warnings: [
      ...turnedAway(found),
      ...hot(found),
      ...overFeed(deployment, load, found),
      ...fasterThanLight(deployment, found),
      ...dark(found),
    ],
    notes: [
      ...found.node.notes,
      ...(deployment.link && deployment.link.snowMelt > 0 && !weather
        ? ['melting snow is not counted: no climate says how cold it gets']
        : []),
      ...(found.offGrid?.basis ?? []),
    ],
  };
}

function turnedAway({ hours, limits }: Found): readonly string[] {
  const over = hours.filter(({ demand, served }) => demand > served).length;
  if (over === 0) return [];
  const [binding] = limits.filter(({ name }) => name !== 'energy');
  return [
    `in ${over} hours of the day more is asked than comes through: ${binding.name} lets through ${formatNumber(binding.requests)} requests a second of each site`,
  ];
}

function hot({ node: { hottest, isHeld } }: Found): readonly string[] {
  if (!hottest || hottest.margin >= 0) return [];
  const over = `${hottest.name} would be ${show(-hottest.margin, 'temperature-difference', 'K')} above its limit`;
  return [isHeld ? `${over}: accelerators slow down` : `${over}, and is no accelerator that slows down`];
}

function overFeed({ energy }: Deployment, load: SiteLoad, { phases }: Found): readonly string[] {
  if (energy.kind !== 'utility' || energy.limit === null) return [];
  const peak =
    load.facilityPower(Math.max(...phases.map(({ nodePower }) => nodePower))) + linkPower(load, 'peak');
  if (peak <= energy.limit) return [];
  return [
    `for seconds a site draws ${show(peak, 'power', 'W')}, above the ${show(energy.limit, 'power', 'W')} of its feed: limit the power of the accelerators`,
  ];
}

function fasterThanLight({ link }: Deployment, { propagation }: Found): readonly string[] {
  if (!link || !propagation || link.roundTrip >= propagation.overhead) return [];
  return [
    `a round trip of ${show(link.roundTrip, 'time', 'ms')} is less than light takes over a satellite overhead, ${show(propagation.overhead, 'time', 'ms')}`,
  ];
}

function dark({ offGrid }: Found): readonly string[] {
  if (!offGrid || offGrid.lossOfLoad === 0) return [];
  return [`without energy for ${formatNumber(offGrid.lossOfLoad)} h of the year`];
}
