import type { Pod } from '#models/pod/pod.ts';
import { formatNumber } from '#models/units/units.ts';
import type { PodResult, ServedContent } from '#solver/pod/contract.ts';
import { wallsOf } from '#solver/pod/faces.ts';

/** What is to be known beside the figures: what was assumed, and how far curves are off. */
export function remarksOn(
  pod: Pod,
  contents: readonly ServedContent[],
  { hot }: PodResult,
): readonly string[] {
  const bare = wallsOf(pod).filter(({ resistance }) => resistance <= 0);
  const unlimited = hot.contents.filter(({ margin }) => margin === null);
  return [
    ...contents.flatMap(({ name, condensed }) =>
      condensed
        ? [
            `${name}: solved whole at ${condensed.solves} inlet temperatures and read off between; power within ${formatNumber(100 * condensed.power)} %, margin within ${formatNumber(condensed.margin)} K.`,
          ]
        : [],
    ),
    ...(bare.length > 0
      ? [
          `${bare.map(({ face }) => face.name).join(', ')}: the films on both sides let less through than the U-value says; taken as a wall without a resistance of its own.`,
        ]
      : []),
    ...(unlimited.length > 0
      ? [`${unlimited.map(({ name }) => name).join(', ')}: no upper limit is known, and none is judged.`]
      : []),
  ];
}
