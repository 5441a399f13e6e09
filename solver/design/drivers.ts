import type { Design } from '#models/project/design.ts';
import type { Band, Driver, Drivers } from '#models/results/design-result.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { bandOf } from '#solver/design/band.ts';
import {
  ambientWords,
  meaningsOf,
  roomPaths,
  speedWords,
  withFactors,
  type Meaning,
} from '#solver/design/meanings.ts';
import { limitedNode } from '#solver/design/report.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import type { Solution } from '#solver/solve/contract.ts';

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
  return margins.slice(0, most).flatMap(({ id }) => {
    const band = driversOf(design, built, solution, id)?.band;
    return band ? [[id, band] as const] : [];
  });
}

/** @returns null where the part has no temperature of its own in the network */
export function driversOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  id: PlacementId,
): Drivers | null {
  const part = built.map.parts.get(id);
  const found = part && limitedNode(part, solution);
  if (!found || solution.status !== 'converged') return null;
  const input = withFactors(built.case);
  const meaningOf = meaningsOf(input);
  const groups = new Map<string, { meaning: Meaning; effect: number }>();
  const asked = { id: found.node, of: 'temperature' } as const;
  const slopes = sensitivities(input, solution, asked, (path) => meaningOf(path) !== null);
  for (const { path, value, slope } of slopes) {
    const meaning = meaningOf(path);
    if (!meaning) continue;
    const key = `${meaning.owner ?? ''}/${meaning.what}`;
    const group = groups.get(key) ?? { meaning, effect: 0 };
    group.effect += slope * (roomPaths.has(path) ? warmer : more * value);
    groups.set(key, group);
  }
  const band = bandOf(
    design,
    [...groups.values()].map(({ meaning, effect }) => ({ meaning, effect: effect / more })),
    found.temperature,
    part.limit,
  );
  const fans = [...groups.values()].filter(({ meaning }) => meaning.what === speedWords);
  if (fans.length > 1) {
    const effect = fans.reduce((sum, fan) => sum + fan.effect, 0);
    groups.set('fans', { meaning: { owner: null, what: 'speed of all fans' }, effect });
  }
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const drivers = [...groups.values()]
    .filter(({ effect }) => Math.abs(effect) >= least)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .map(({ meaning: { owner, what }, effect }): Driver => {
      const name = owner === null ? null : (names.get(owner) ?? owner);
      return { placement: owner, name, what, change: what === ambientWords ? '1 K' : '10 %', effect };
    });
  return { id, temperature: found.temperature, drivers, band };
}
