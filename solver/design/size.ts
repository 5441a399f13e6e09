/*
 * Reverse questions: the smallest, the largest or the cheapest that still holds.
 *
 * A number is sought on whole places of its range. Both ends are tried first; where one holds and the other does not,
 * the edge is found between them (size-edge.ts) with the failure that decides, then every failure is tried there, those
 * near their limit from nothing, and the search goes on with the one that does not hold. Halfway beyond the edge one more value is tried, since nothing
 * says that margins go one way.
 * Choices of parts: by price and mass from the least upwards until one holds; else all of them, each needing to be
 * better than the best so far.
 */
import type { Design } from '#models/project/design.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { Candidate, SizeFigure, SizeQuestion, Sized, Verdict } from '#solver/design/size-contract.ts';
import { edgeBetween, type Edge } from '#solver/design/size-edge.ts';
import { Interrupted, outcomeOf, Trials, type Work } from '#solver/design/size-trials.ts';

/** Choices of parts that are solved at most. */
export const mostCombinations = 400;
/** Times that a value beyond the edge may hold after all before the search takes the edge that it has. */
const mostSurprises = 3;

/** Answers a question; null when the signal was raised. */
export async function size<C>(
  question: SizeQuestion<C>,
  solver: DesignSolver,
  signal: AbortSignal,
): Promise<Sized<C> | null> {
  const work: Work = { solver, signal, solves: 0 };
  const { goal } = question;
  try {
    const before = await outcomeOf(
      question.current,
      [],
      0,
      { margin: question.margin, ignoreRules: true },
      work,
    );
    if (before.status === 'refused') return { ...nothing, before, solves: work.solves };
    const found =
      goal.of === 'number'
        ? await bestNumber(question, goal.towards, work)
        : goal.of === 'price' || goal.of === 'mass'
          ? await leastKnown(question, goal.of, work)
          : await leastSolved(question, goal.of, work);
    return { ...found, before, solves: work.solves };
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  }
}

type Found<C> = Omit<Sized<C>, 'before' | 'solves'>;

const nothing = { status: 'none', best: null, candidates: [], leftOut: [], untried: 0 } as const;

/** The lowest or highest place that holds, of all choices. */
async function bestNumber<C>(
  question: SizeQuestion<C>,
  towards: 'low' | 'high',
  work: Work,
): Promise<Found<C>> {
  const last = (question.places ?? 1) - 1;
  const [hard, easy, back] = towards === 'low' ? [0, last, -1] : [last, 0, 1];
  const candidates: Candidate<C>[] = [];
  let best: Candidate<C> | null = null;
  for (const combination of question.combinations) {
    if (best?.answer?.place === hard) break;
    const from: number = best?.answer ? best.answer.place + back : easy;
    const trials = new Trials(question, combination, work);
    const candidate: Candidate<C> = await towardsEnd(trials, combination, from, hard);
    candidates.push(candidate);
    if (candidate.answer) best = candidate;
  }
  const untried = question.combinations.length - candidates.length;
  return { status: best ? 'found' : 'none', best, candidates, leftOut: [], untried };
}

/** How near to `hard` a choice holds, coming from `easy`. */
async function towardsEnd<C>(
  trials: Trials<C>,
  combination: C,
  easy: number,
  hard: number,
): Promise<Candidate<C>> {
  const best = await trials.judge(hard);
  const worst = easy === hard ? best : await trials.judge(easy);
  const ends = endsOf(best, worst);
  const plain = { combination, figure: null, beyond: null, ends, uneven: trials.isUneven() };
  if (best.holds) return { ...plain, answer: best };
  if (!worst.holds) return { ...plain, answer: null };
  let edge = await settle(trials, { fails: best, holds: worst });
  let isSurprise = false;
  for (let i = 0; i < mostSurprises && Math.abs(edge.fails.place - hard) > 1; i++) {
    const halfway = await trials.judge(Math.round((edge.fails.place + hard) / 2));
    if (!halfway.holds) break;
    isSurprise = true;
    edge = await settle(trials, { fails: best, holds: halfway });
  }
  const uneven = isSurprise || trials.isUneven();
  return { ...plain, answer: edge.holds, beyond: edge.fails, uneven };
}

/** The edge that holds with every failure; where solves from nothing say otherwise, a few values on. */
async function settle<C>(trials: Trials<C>, ends: Edge<Verdict>): Promise<Edge<Verdict>> {
  const way = Math.sign(ends.holds.place - ends.fails.place);
  let { fails } = ends;
  let stride = 1;
  for (;;) {
    const from = await trials.lead(ends.holds.place);
    const edge = await edgeBetween({ fails, holds: from }, (place) => trials.lead(place));
    const room = way * (ends.holds.place - fails.place);
    const ahead = Math.max(way * (edge.holds.place - fails.place), Math.min(stride, room));
    const all = await trials.judge(fails.place + way * ahead);
    if (all.holds) return { fails: all.place === edge.holds.place ? edge.fails : fails, holds: all };
    stride = ahead <= stride ? 2 * stride : 1;
    fails = all;
  }
}

function endsOf(one: Verdict, other: Verdict): readonly Verdict[] {
  if (one.place === other.place) return [one];
  return one.place < other.place ? [one, other] : [other, one];
}

/** Choices in the order of a figure that is known without a solve, until one holds. */
async function leastKnown<C>(question: SizeQuestion<C>, of: 'price' | 'mass', work: Work): Promise<Found<C>> {
  const figures = question.combinations.map((combination) => ({
    combination,
    figure: sumOf(question.designOf(combination, 0), question.chosen, of),
  }));
  const leftOut = figures.filter(({ figure }) => figure === null).map(({ combination }) => combination);
  const known = figures.flatMap(({ combination, figure }) =>
    figure === null ? [] : [{ combination, figure }],
  );
  known.sort((a, b) => a.figure - b.figure);
  const candidates: Candidate<C>[] = [];
  for (const { combination, figure } of known.slice(0, mostCombinations)) {
    const candidate = { ...(await anyValue(question, combination, work)), figure };
    candidates.push(candidate);
    const untried = known.length - candidates.length;
    if (candidate.answer) return { status: 'found', best: candidate, candidates, leftOut, untried };
  }
  const untried = known.length - candidates.length;
  return { status: untried > 0 ? 'unfinished' : 'none', best: null, candidates, leftOut, untried };
}

/** Of the parts that are chosen; null where one is unknown. */
function sumOf(design: Design, chosen: readonly string[], of: 'price' | 'mass'): number | null {
  let sum = 0;
  for (const item of design.items) {
    if (!chosen.includes(item.id)) continue;
    const value = item.part.values[of];
    if (typeof value !== 'number') return null;
    sum += value;
  }
  return sum;
}

/** Every choice, for a figure that only a solve tells. */
async function leastSolved<C>(
  question: SizeQuestion<C>,
  of: Exclude<SizeFigure, 'price' | 'mass'>,
  work: Work,
): Promise<Found<C>> {
  const candidates: Candidate<C>[] = [];
  const leftOut: C[] = [];
  let best: Candidate<C> | null = null;
  for (const combination of question.combinations) {
    const tried = await anyValue(question, combination, work);
    const figures = tried.answer?.healthy?.figures;
    const figure = (of === 'noise' ? figures?.noise : figures?.powerAc) ?? null;
    if (tried.answer && figure === null) leftOut.push(combination);
    const candidate = { ...tried, figure };
    candidates.push(candidate);
    if (tried.answer && figure !== null && figure < (best?.figure ?? Infinity)) best = candidate;
  }
  return { status: best ? 'found' : 'none', best, candidates, leftOut, untried: 0 };
}

/** Whether a choice holds at some value; the most demanding one that does. */
async function anyValue<C>(question: SizeQuestion<C>, combination: C, work: Work): Promise<Candidate<C>> {
  const trials = new Trials(question, combination, work);
  const low = await trials.judge(0);
  const last = (question.places ?? 1) - 1;
  const high = last === 0 ? low : await trials.judge(last);
  const plain = { combination, figure: null, beyond: null, ends: endsOf(low, high) };
  if (low.holds === high.holds) {
    const tighter = (high.excess ?? Infinity) < (low.excess ?? Infinity) ? high : low;
    return { ...plain, answer: low.holds ? tighter : null, uneven: trials.isUneven() };
  }
  const edge = await settle(trials, low.holds ? { fails: high, holds: low } : { fails: low, holds: high });
  return { ...plain, answer: edge.holds, beyond: edge.fails, uneven: trials.isUneven() };
}
