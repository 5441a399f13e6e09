import type { Design } from '#models/project/design.ts';
import type { Band, Driver, Drivers } from '#models/results/design-result.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { bandOf } from '#solver/design/band.ts';
import {
  ambientWords,
  facilityWords,
  meaningsOf,
  speedWords,
  supplyWords,
  withFactors,
  type Meaning,
} from '#solver/design/meanings.ts';
import { limitedNode } from '#solver/design/report.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import type { Sensitivity, Solution } from '#solver/solve/contract.ts';

/*
 * What moves a part's temperature: the slopes of the case, put together to what a person can change or doubt.
 */

/** More of each quantity by which its effect is told, 1 and K. */
const more = 0.1;
const warmer = 1;
/** Effects smaller than this are left out, K. */
const least = 0.005;

/** Bands of the parts that are nearest to their limits, at most `most` of them, the nearest first. */
export function bandsOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  most: number,
): readonly (readonly [PlacementId, Band])[] {
  const margins = [...built.map.parts].flatMap(([id, part]) => {
    const found = limitedNode(part, solution);
    return found && part.limit !== null ? [{ id, margin: part.limit - found.temperature }] : [];
  });
  margins.sort((a, b) => a.margin - b.margin);
  const ids = margins.slice(0, most).map(({ id }) => id);
  return driversOf(design, built, solution, ids).map(({ id, band }) => [id, band]);
}

/** Drivers of those of the placements that have a temperature of their own in the network. */
export function driversOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  ids: readonly PlacementId[],
): Drivers[] {
  if (solution.status !== 'converged') return [];
  const asked = ids.flatMap((id) => {
    const part = built.map.parts.get(id);
    const found = part && limitedNode(part, solution);
    return found ? [{ id, limit: part.limit, ...found }] : [];
  });
  if (asked.length === 0) return [];
  const input = withFactors(built.case);
  const meaningOf = meaningsOf(input);
  const slopes = sensitivities(
    input,
    solution,
    asked.map(({ node }) => ({ id: node, of: 'temperature' })),
    (path) => meaningOf(path) !== null,
  );
  return asked.map(({ id, temperature, limit }, k) => {
    const groups = groupsOf(slopes[k], meaningOf);
    const relative = groups.map(({ meaning, effect }) => ({ meaning, effect: effect / more }));
    const band = bandOf(design, relative, temperature, limit);
    return { id, temperature, drivers: listed(design, groups), band };
  });
}

const givenTemperatures: ReadonlySet<string> = new Set([ambientWords, supplyWords, facilityWords]);
const isTemperature = ({ what }: Pick<Meaning, 'what'>): boolean => givenTemperatures.has(what);

interface Group {
  readonly meaning: Meaning;
  effect: number;
}

/** Effects of the numbers of one meaning together. */
function groupsOf(slopes: readonly Sensitivity[], meaningOf: (path: string) => Meaning | null): Group[] {
  const groups = new Map<string, Group>();
  for (const { path, value, slope } of slopes) {
    const meaning = meaningOf(path);
    if (!meaning) continue;
    const key = `${meaning.owner ?? ''}/${meaning.what}`;
    const group = groups.get(key) ?? { meaning, effect: 0 };
    group.effect += slope * (isTemperature(meaning) ? warmer : more * value);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The strongest first; fans also together. */
function listed(design: Design, groups: readonly Group[]): Driver[] {
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const all = groups.map(({ meaning: { owner, what }, effect }): Driver => {
    const name = owner === null ? null : (names.get(owner) ?? owner);
    return { placement: owner, name, what, change: isTemperature({ what }) ? '1 K' : '10 %', effect };
  });
  const fans = all.filter(({ what }) => what === speedWords);
  if (fans.length > 1) {
    const effect = fans.reduce((sum, fan) => sum + fan.effect, 0);
    all.push({ placement: null, name: null, what: 'speed of all fans', change: '10 %', effect });
  }
  return all
    .filter(({ effect }) => Math.abs(effect) >= least)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}
