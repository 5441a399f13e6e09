import type { Design } from '#models/project/design.ts';
import type { Bands, Driver, Drivers } from '#models/results/design-result.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { bandOf, spreadsOf } from '#solver/design/band.ts';
import { summedFigures } from '#solver/design/banded-figures.ts';
import {
  ambientWords,
  conditionOf,
  doubts,
  facilityWords,
  meaningOf,
  speedWords,
  supplyWords,
  type Meaning,
} from '#solver/design/meanings.ts';
import { limitedNode } from '#solver/design/report.ts';
import { otherSlopes } from '#solver/solve/adjoint.ts';
import type { Solution, Term } from '#solver/solve/contract.ts';
import { adjointsOf, linearise, type Adjoints, type Linearised } from '#solver/solve/linearised.ts';
import { responsesTo } from '#solver/solve/responses.ts';

/*
 * What moves results of a design, and how sure they are: the slopes of the case, put together to what a person can
 * change or doubt.
 */

/** More of each quantity by which its effect is told, 1 and K. */
const more = 0.1;
const warmer = 1;
/** Effects smaller than this are left out, K. */
const least = 0.005;

/** A band narrower than this share is none: the conditions hold the figure (a coolant flow that the rack gives). */
const sure = 1e-6;

/** Bands of the figures of a design, and of the parts that are nearest to their limits, at most `most` of them. */
export function bandsOf(design: Design, built: BuiltCase, solution: Solution, most: number): Bands {
  if (solution.status !== 'converged') return { parts: [], figures: [] };
  const parts = [...built.map.parts].flatMap(([id, part]) => {
    const found = limitedNode(part, solution);
    return found && part.limit !== null ? [{ id, limit: part.limit, ...found }] : [];
  });
  parts.sort((a, b) => a.limit - a.temperature - (b.limit - b.temperature));
  parts.length = Math.min(parts.length, most);
  const figures = summedFigures(design, built, solution);
  const results = [...parts.map(temperatureOf), ...figures.map(({ terms }) => terms)];
  const groups = linearise(built.case, solution, (line) => groupsOf(line, adjointsOf(line, results)));
  const spreads = spreadsOf(design, groups);
  return {
    parts: parts.map(({ id, temperature, limit }, r) => [id, bandOf(spreads, r, temperature, limit)]),
    figures: figures
      .map(({ figure, loop, value }, k) => ({
        figure,
        loop,
        value,
        band: bandOf(spreads, parts.length + k, value, null),
      }))
      .filter(({ value, band }) => band.high - band.low > sure * Math.abs(value)),
  };
}

/** Drivers of a placement that has a temperature of its own in the network. */
export function driversOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  id: PlacementId,
): Drivers | null {
  const part = built.map.parts.get(id);
  const found = part && limitedNode(part, solution);
  if (!found || solution.status !== 'converged') return null;
  return linearise(built.case, solution, (line) => {
    const adjoints = adjointsOf(line, [temperatureOf(found)]);
    const groups = groupsOf(line, adjoints);
    const all = [...groups, ...conditionsOf(line, adjoints)];
    const band = bandOf(spreadsOf(design, groups), 0, found.temperature, part.limit);
    return { id, temperature: found.temperature, drivers: listed(design, all), band };
  });
}

const temperatureOf = ({ node }: { readonly node: string }): Term[] => [
  { id: node, of: 'temperature', weight: 1 },
];

/** Numbers of one meaning; `sums` are dy/dε of each result by their relative change, of conditions by 1 K. */
interface Group {
  readonly meaning: Meaning;
  readonly sums: Float64Array;
}

/** What all doubtful numbers of one meaning do together. */
function groupsOf(line: Linearised, adjoints: Adjoints): Group[] {
  return [...responsesTo(line, adjoints, doubts)].map(([group, sums]) => ({
    meaning: meaningOf(group),
    sums,
  }));
}

/** What the conditions do to the first result. */
function conditionsOf(line: Linearised, adjoints: Adjoints): Group[] {
  const groups = new Map<string, Group>();
  const [slopes] = otherSlopes(line, adjoints, (path) => conditionOf(path) !== null);
  for (const { path, value, slope } of slopes) {
    const meaning = conditionOf(path);
    if (!meaning) continue;
    const key = `${meaning.owner ?? ''}/${meaning.what}`;
    const group = groups.get(key) ?? { meaning, sums: new Float64Array(1) };
    groups.set(key, group);
    group.sums[0] += isTemperature(meaning) ? slope : slope * value;
  }
  return [...groups.values()];
}

const givenTemperatures: ReadonlySet<string> = new Set([ambientWords, supplyWords, facilityWords]);
const isTemperature = ({ what }: Pick<Meaning, 'what'>): boolean => givenTemperatures.has(what);

/** What the groups do to the first result, the strongest first; fans also together. */
function listed(design: Design, groups: readonly Group[]): Driver[] {
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const all = groups.map(({ meaning: { owner, what }, sums }): Driver => {
    const name = owner === null ? null : (names.get(owner) ?? owner);
    const isKelvin = isTemperature({ what });
    const effect = (isKelvin ? warmer : more) * sums[0];
    return { placement: owner, name, what, change: isKelvin ? '1 K' : '10 %', effect };
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
