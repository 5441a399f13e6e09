import type { PlaceAnswer } from '#models/results/site.ts';
import { hourText } from '#models/site/calendar.ts';
import { grouped } from '#models/units/grouped.ts';
import { amount } from '#renderer/panels/figures.tsx';
import type { SiteState } from '#renderer/store/site-contract.ts';

/** Whether some hour of a place has a part too hot, or no answer. */
export function fails({ year }: PlaceAnswer): boolean {
  return year !== null && (year.hoursTooHot > 0 || year.hoursWithoutAnswer > 0);
}

/** The answer in one sentence: where parts are too hot, and for how long; else how near they come. */
export function siteSentence(answers: readonly PlaceAnswer[]): string {
  const failing = answers.filter(fails).map(({ place, year }) => {
    const hot = year?.hoursTooHot ?? 0;
    const without = year?.hoursWithoutAnswer ?? 0;
    const texts = [
      ...(hot > 0 ? [`a part is too hot in ${hoursText(hot)}`] : []),
      ...(without > 0 ? [`${hoursText(without)} have no answer`] : []),
    ];
    return `${place}: ${texts.join(', ')}`;
  });
  if (failing.length > 0) {
    const rest = answers.length - failing.length;
    const others =
      rest === 0 ? '' : rest === 1 ? ' The other place holds.' : ` The other ${rest} places hold.`;
    return `${failing.join('; ')}.${others}`;
  }
  const [nearest] = answers
    .flatMap((answer) => (answer.year?.worst ? [{ ...answer.year.worst, answer }] : []))
    .toSorted((a, b) => a.margin - b.margin);
  if (!nearest) return 'No part has a limit that it could reach.';
  const { part, margin, hour, answer } = nearest;
  const place = answers.length > 1 ? ` at ${answer.place}` : '';
  const left = amount(margin, 'temperature-difference', 'K');
  return `Every part holds all year; ${part ?? 'the hottest part'} comes nearest to its limit, by ${left}${place} on ${hourText(hour, answer.climate.hours)}.`;
}

function hoursText(hours: number): string {
  return hours === 1 ? '1\u00A0hour' : `${grouped(hours)}\u00A0hours`;
}

/** What was asked, beside the places: only what is not as it begins. */
export function questionText({
  rise,
  least,
  price,
  carbon,
}: NonNullable<SiteState['answer']>['question']): string {
  const inlet =
    rise === 0 ? 'Inlet as outside' : `Inlet ${amount(rise, 'temperature-difference', 'K')} above outside`;
  return [
    `${inlet}${least === null ? '' : `, at least ${amount(least, 'temperature', 'degC')}`}`,
    ...(price === null ? [] : [`a kWh costs ${plainNumber(price)}`]),
    ...(carbon === null ? [] : [`${plainNumber(carbon)}\u00A0g CO₂ a kWh`]),
    'nothing throttles',
  ].join('; ');
}

/** As it was typed, as far as that can be told. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** How far a run is: "Singapore Changi, 1 of 2: solved whole 4 times, of 9 or more". */
export function runText({ places, done, solves }: NonNullable<SiteState['run']>): string {
  const which = places.length > 1 ? `, ${done + 1} of ${places.length}` : '';
  const name = places[done]?.name ?? '';
  if (solves === 0) return `${name}${which}: making the year…`;
  return `${name}${which}: solved whole ${solves === 1 ? 'once' : `${solves} times`}, of ${usualSolves} or more.`;
}

/** Fewest whole solves of a place. */
const usualSolves = 9;

/** Share of a run that is done, as far as that can be told: most designs need no more than the fewest solves. */
export function shareOf({ places, done, solves }: NonNullable<SiteState['run']>): number {
  return (done + Math.min(1, solves / (usualSolves + 1))) / places.length;
}
