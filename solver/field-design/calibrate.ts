/*
 * What the network's relations would have to be multiplied by for it to say what the field says: films of parts that the
 * field shows as blocks, and openings. It is the difference of the two put into numbers that stay in the design.
 */
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import { buildCase, type BuiltCase } from '#solver/design/build.ts';
import { type FactorField, factorOf, withFactors } from '#solver/design/factors.ts';
import { openingResults } from '#solver/design/opening-results.ts';
import { limitedNode } from '#solver/design/report.ts';
import type { Calibration, FieldAnswer } from '#solver/field-design/contract.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

/** Factors between which a relation may be off; what wants more has another cause. */
const least = 0.2;
const most = 5;
/**
 * What pulls the factor of an opening back to 1, against what it is short of (both as logarithms): flows that no factors
 * can give, where seams or a supply take another share than in the field, would else drive them to their ends.
 */
const pull = 0.1;
/** Share of its heat that must leave a part through its film for the film to be what is off. */
const leastShare = 0.3;
/** Rise over the air below which a film says nothing, K. */
const leastRise = 0.5;
/** Share of the air that an opening must pass. */
const leastFlow = 0.02;
/** Rounds at most; they end when no factor moves by more than this share. */
const mostRounds = 40;
const still = 1e-3;

/** A factor that is sought. */
interface Sought {
  readonly id: PlacementId;
  readonly name: string;
  readonly field: FactorField;
  /** K, or m³/s into the chassis. */
  readonly target: number;
  factor: number;
  readonly before: number;
  why: Calibration['left'][number]['why'] | null;
}

/**
 * Each round solves the network with the factors so far, and multiplies each by what its own film or opening is short of.
 * @param design as the field was made of it
 * @throws RangeError where the network does not converge with some factors; in words
 */
export function calibrationOf(design: Design, answer: FieldAnswer): Calibration {
  const sought = soughtOf(design, answer);
  const first = solved(design, []);
  let now = first;
  for (let round = 0; round < mostRounds; round++) {
    let largest = 0;
    for (const one of sought) {
      const ratio = one.field === 'filmFactor' ? filmRatio(now, one) : flowRatio(now, one);
      one.why = typeof ratio === 'string' ? ratio : null;
      if (typeof ratio === 'string') continue;
      const next = Math.min(most, Math.max(least, one.factor * ratio));
      largest = Math.max(largest, Math.abs(next / one.factor - 1));
      one.factor = next;
    }
    now = solved(design, sought, now.solution);
    if (largest < still) break;
  }
  const temperature = (of: Solved, id: PlacementId): number | null => {
    const part = of.built.map.parts.get(id);
    return part ? (limitedNode(part, of.solution)?.temperature ?? null) : null;
  };
  return {
    factors: sought
      .filter(({ why }) => why === null)
      .map(({ id, name, field, before, factor }) => ({
        id,
        name,
        field,
        before,
        after: factor,
        isAtEnd: factor === least || factor === most,
      })),
    left: sought.flatMap(({ id, name, why }) => (why === null ? [] : [{ id, name, why }])),
    parts: answer.parts.flatMap(({ id, name, field }) => {
      const [before, after] = [temperature(first, id), temperature(now, id)];
      return field === null || before === null || after === null ? [] : [{ id, name, field, before, after }];
    }),
    openings: answer.openings.flatMap(({ id, name, field }) => {
      const [before, after] = [first.flows.get(id), now.flows.get(id)];
      return before === undefined || after === undefined ? [] : [{ id, name, field, before, after }];
    }),
  };
}

function soughtOf(design: Design, answer: FieldAnswer): Sought[] {
  const items = new Map(design.items.map((item) => [item.id, item]));
  const make = (id: PlacementId, name: string, field: FactorField, target: number): Sought[] => {
    const item = items.get(id);
    if (!item) return [];
    const before = factorOf(item, field);
    return [{ id, name, field, target, factor: before, before, why: null }];
  };
  return [
    ...answer.openings.flatMap(({ id, name, field }) => {
      const kind = items.get(id)?.kind;
      return kind === 'vent' || kind === 'filter' ? make(id, name, 'flowFactor', field) : [];
    }),
    ...answer.parts.flatMap(({ id, name, field, by }) =>
      by === 'block' && field !== null ? make(id, name, 'filmFactor', field) : [],
    ),
  ];
}

interface Solved {
  readonly built: BuiltCase;
  readonly solution: Solution;
  /** Into the chassis, m³/s. */
  readonly flows: ReadonlyMap<PlacementId, number>;
  readonly airflow: number;
}

function solved(design: Design, sought: readonly Sought[], warmStart?: Solution): Solved {
  const of = (field: FactorField): Map<PlacementId, number> =>
    new Map(sought.flatMap((one) => (one.field === field ? [[one.id, one.factor] as const] : [])));
  const changed = withFactors(
    withFactors(design, 'filmFactor', of('filmFactor')),
    'flowFactor',
    of('flowFactor'),
  );
  const built = buildCase(changed);
  const solution = solveCaseSync(built.case, warmStart ? { warmStart } : {});
  if (solution.status !== 'converged')
    throw new RangeError(solution.problems[0]?.message ?? `the network is ${solution.status}`);
  const results = openingResults(changed, built, solution);
  return {
    built,
    solution,
    flows: new Map(results.map(({ id, flow }) => [id, flow])),
    airflow: results.reduce((sum, { flow }) => sum + Math.max(0, flow), 0),
  };
}

/** What the film is short of: its heat over the same rise of what the field says, or why it is not to blame. */
function filmRatio({ built, solution }: Solved, { id, target }: Sought): number | (Sought['why'] & string) {
  const part = built.map.parts.get(id);
  const films = (built.case.heat?.links ?? []).filter((link) => link.id.startsWith(`${id}/film/`));
  const limited = part ? limitedNode(part, solution) : null;
  if (!part || !limited || films.length === 0) return 'no-film';
  let heat = 0;
  let conductance = 0;
  let air = 0;
  for (const { id: name, to } of films) {
    const link = solution.links[name];
    const own = link.resistance > 0 ? 1 / link.resistance : 0;
    heat += link.heat;
    conductance += own;
    air += own * (solution.nodes[to]?.temperature ?? 0);
  }
  const nodes = new Set(part.sources.map(({ node }) => node));
  const given = [...nodes].reduce((sum, node) => sum + Math.abs(solution.nodes[node]?.heat ?? 0), 0);
  if (conductance === 0 || heat < leastShare * given) return 'little-through-film';
  air /= conductance;
  // From the shell, where the film begins, to the place of the limit nothing changes.
  const shell = air + heat / conductance;
  const rise = target - (limited.temperature - shell) - air;
  if (rise < leastRise || shell - air < leastRise) return 'little-rise';
  return (shell - air) / rise;
}

function flowRatio(
  { flows, airflow }: Solved,
  { id, target, factor }: Sought,
): number | (Sought['why'] & string) {
  const flow = flows.get(id) ?? 0;
  if (Math.abs(flow) < leastFlow * airflow || Math.abs(target) < leastFlow * airflow) return 'little-flow';
  return flow * target > 0 ? (target / flow) * factor ** -pull : 'other-way';
}
