import type { Pod } from '#models/pod/pod.ts';
import type { Design } from '#models/project/design.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { serveContents } from '#solver/pod/contents.ts';
import type { PodYear } from '#solver/pod/contract.ts';
import type { PodFound } from '#solver/pod/report.ts';
import { solvePod } from '#solver/pod/solve.ts';
import { podYear } from '#solver/pod/year.ts';

/**
 * A pod whole: its enclosures condensed, its design days, and years at places, each at the altitude of its place.
 *
 * Rejects as `serveContents` does. @param designs by the place of their content in the list
 */
export async function answerPod(
  pod: Pod,
  designs: ReadonlyMap<number, Design>,
  places: readonly WeatherYear[],
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<PodFound> {
  const { altitude } = pod.place;
  const contents = await serveContents(pod, designs, altitude, solver, signal);
  const years: PodYear[] = [];
  for (const year of places) {
    const isSame = designs.size === 0 || year.elevation === altitude;
    const there = isSame ? contents : await serveContents(pod, designs, year.elevation, solver, signal);
    years.push(podYear(pod, there, year));
  }
  return { contents, result: solvePod(pod, contents), years };
}
