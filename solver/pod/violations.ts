import { openAirAgainst, openingsAgainst } from '#models/pod/ingress.ts';
import type { Pod } from '#models/pod/pod.ts';
import { formatNumber } from '#models/units/units.ts';
import type { ContentResult, PodResult, PodYear } from '#solver/pod/contract.ts';

/** What is beyond a limit, in words; none: the pod does what it is for. */
export function violationsOf(pod: Pod, result: PodResult, years: readonly PodYear[]): readonly string[] {
  const { hot, cold } = result;
  return [
    ...(hot.status === 'converged' ? [] : ['the hot day does not come to repeat itself']),
    ...ingressOf(pod),
    ...tooHot('on the hot day', hot.contents),
    ...(hot.isStopped
      ? ['the cooling stops on the hot day: the air outside is beyond what it works in']
      : []),
    ...tooHot('in the cold, all switched on', cold.contents),
    ...tooCold('in the cold', cold.contents),
    ...(cold.isStopped
      ? ['the cooling is wanted in the cold and stops: the air outside is beyond what it works in']
      : []),
    ...cold.start.contents
      .filter(({ after }) => after === null)
      .map(({ name }) => `${name} never becomes warm enough to be switched on in the cold`),
    ...(hot.condensation && hot.condensation.walls > 0
      ? [`water condenses on walls for ${hours(hot.condensation.walls)} of the hot day`]
      : []),
    ...years.flatMap(yearOf),
  ];
}

function ingressOf({ body, cooling }: Pod): readonly string[] {
  const inOpen = openAirAgainst(body.protection);
  const openings = cooling.kind === 'fans' ? openingsAgainst(body.protection) : null;
  return [inOpen, openings].filter((line) => line !== null);
}

const tooHot = (when: string, contents: readonly ContentResult[]): readonly string[] =>
  contents.flatMap(({ name, margin }) =>
    margin !== null && margin < 0 ? [`${name} is ${kelvins(-margin)} too hot ${when}`] : [],
  );

const tooCold = (when: string, contents: readonly ContentResult[]): readonly string[] =>
  contents.flatMap(({ name, lowMargin }) =>
    lowMargin !== null && lowMargin < 0
      ? [`${name} breathes air ${kelvins(-lowMargin)} too cold ${when}`]
      : [],
  );

function yearOf({ place, contents, condensation, stoppedHours }: PodYear): readonly string[] {
  return [
    ...contents.flatMap(({ name, hoursTooHot, hoursTooCold }) => [
      ...(hoursTooHot > 0 ? [`${name} is too hot in ${hours(hoursTooHot)} of the year in ${place}`] : []),
      ...(hoursTooCold > 0
        ? [`${name} breathes air too cold in ${hours(hoursTooCold)} of the year in ${place}`]
        : []),
    ]),
    ...(stoppedHours > 0 ? [`the cooling is stopped in ${hours(stoppedHours)} of the year in ${place}`] : []),
    ...(condensation && condensation.walls > 0
      ? [`water condenses on walls in ${hours(condensation.walls)} of the year in ${place}`]
      : []),
    ...(condensation?.exchanger
      ? [`water condenses in the exchanger in ${hours(condensation.exchanger)} of the year in ${place}`]
      : []),
  ];
}

const kelvins = (value: number): string => `${formatNumber(value)}\u00A0K`;
const hours = (value: number): string => `${formatNumber(value)}\u00A0h`;
