import type { Document } from '#cli/output/documents.ts';
import type { Asked, Combination } from '#cli/size/question.ts';
import { readNumber } from '#models/project/number-path.ts';
import type { Candidate, Outcome, Sized, Verdict } from '#solver/design/size-contract.ts';

type SizeDocument = Document<'size'>;
export type Finding = SizeDocument['tried'][number]['at'];

/** What is not in the answer of the search itself. */
export interface Around {
  readonly goal: string;
  readonly seconds: number;
  readonly written: SizeDocument['written'];
}

/** The answer as JSON has it; the report for people reads it too. */
export function sizeDocument(asked: Asked, sized: Sized<Combination>, around: Around): SizeDocument {
  const { question, choices } = asked;
  const { project, revision, configuration } = question.current;
  const { best, candidates } = sized;
  const shown = best ?? candidates[0] ?? null;
  const choiceOf = (combination: Combination) =>
    choices.map(({ pattern }, i) => ({ path: `${pattern}.part`, part: combination[i]?.id ?? '' }));
  return {
    format: 'boxwright-size',
    version: 1,
    project,
    revision,
    configuration,
    goal: around.goal,
    margin: question.margin,
    ignoreRules: question.ignoreRules,
    failedFans: asked.failedFans,
    failedPsus: asked.failedPsus,
    failures: question.failures.length,
    status: sized.status,
    values: best ? valuesOf(asked, best) : [],
    binds: best?.answer
      ? {
          what: whatBinds(asked, best),
          at: findingOf(best.answer.worst),
          beyond: best.beyond && {
            value: valueAt(asked, best.beyond.place),
            at: findingOf(best.beyond.worst),
          },
        }
      : null,
    before: sized.before.figures,
    after: best?.answer?.healthy?.figures ?? null,
    ends: asked.range
      ? (shown?.ends ?? []).map(({ place, worst }) => ({
          value: valueAt(asked, place) ?? 0,
          at: findingOf(worst),
        }))
      : [],
    tried: candidates.map((candidate) => ({
      choice: choiceOf(candidate.combination),
      figure: candidate.figure,
      value: valueAt(asked, decisive(candidate).place),
      at: findingOf(decisive(candidate).worst),
    })),
    leftOut: sized.leftOut.map(choiceOf),
    untried: sized.untried,
    remarks: [...asked.remarks, ...remarksOf(asked, sized)],
    solves: sized.solves,
    seconds: around.seconds,
    written: around.written,
  };
}

/** The answer; else what comes nearest to holding. */
function decisive({ answer, ends }: Candidate<Combination>): Verdict {
  const [first, last = first] = ends;
  const nearest = (last.excess ?? -Infinity) > (first.excess ?? -Infinity) ? last : first;
  return answer ?? nearest;
}

function whatBinds(
  { question }: Asked,
  { answer, beyond }: Candidate<Combination>,
): 'part' | 'rule' | 'range' {
  if (beyond) return beyond.excess === null ? 'rule' : 'part';
  const isEnd = question.goal.of === 'number' || answer?.worst.tightest === null;
  return isEnd ? 'range' : 'part';
}

function valuesOf(asked: Asked, { combination, answer }: Candidate<Combination>): SizeDocument['values'] {
  const items = new Map(asked.question.current.items.map((item) => [item.id, item.part.id]));
  const parts = asked.choices.map(({ pattern, ids }, i) => {
    const before = new Set(ids.map((id) => items.get(id)));
    const [first] = before;
    return {
      path: `${pattern}.part`,
      quantity: null,
      before: before.size === 1 ? (first ?? null) : null,
      found: combination[i]?.id ?? '',
    };
  });
  const value = answer && valueAt(asked, answer.place);
  if (!asked.range || value === null) return parts;
  const { path, field, now } = asked.range.number;
  return [
    ...parts,
    { path, quantity: field.type === 'quantity' ? field.quantity : null, before: now, found: value },
  ];
}

function valueAt({ range, places }: Asked, place: number): number | null {
  if (!range || !places) return null;
  const read = readNumber(range.number, places.textAt(place));
  return read.ok ? read.value : null;
}

function findingOf({ holds, failed, tightest, rule }: Outcome): Finding {
  return {
    holds,
    failed: [...failed],
    placement: tightest?.id ?? null,
    margin: tightest?.margin ?? null,
    temperature: tightest?.temperature ?? null,
    limit: tightest?.limit ?? null,
    rule: rule?.id ?? null,
    message: rule?.message ?? null,
  };
}

function remarksOf({ range }: Asked, { best, candidates, before, status }: Sized<Combination>): string[] {
  const remarks: string[] = [];
  if (before.status === 'converged' && before.tightest === null)
    remarks.push('No part has a temperature limit: only rules can be broken.');
  const path = range?.number.path ?? '';
  if (range && best?.answer && best.ends.length > 1 && best.ends.every(({ holds }) => holds))
    remarks.push(`Both ends of the range hold: the edge of ${path} lies outside it.`);
  if (range && status === 'none')
    remarks.push(`Neither end of the range of ${path} holds; what holds only in between is not looked for.`);
  if ((best ? [best] : candidates).some(({ uneven }) => uneven)) {
    const doubt = best ? 'the answer is an edge, and there may be another' : 'a value in between may hold';
    remarks.push(`Margins do not go one way along ${path}: ${doubt}.`);
  }
  return remarks;
}
