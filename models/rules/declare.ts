import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { isAnswer } from '#models/rules/facts.ts';
import type { Rule, Violation } from '#models/rules/rule.ts';

/** A violation without what its rule says anyway; `why` only where a case has a reason of its own. */
export type Finding = Omit<Violation, 'rule' | 'title' | 'why'> & { readonly why?: string };

interface Head {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** A rule on the layout and the catalogue figures: it speaks before the first solve, and may count what a solve adds. */
export function designRule(
  head: Head & { find(design: Design, result: DesignResult | null): readonly Finding[] },
): Rule {
  return {
    id: head.id,
    title: head.title,
    why: head.why,
    needsResult: false,
    check: (design, result) => head.find(design, result).map((finding) => complete(head, finding)),
  };
}

/** A rule on solved numbers; silent where there are none. */
export function resultRule(
  head: Head & { find(design: Design, result: DesignResult): readonly Finding[] },
): Rule {
  return {
    id: head.id,
    title: head.title,
    why: head.why,
    needsResult: true,
    check: (design, result) =>
      isAnswer(result) ? head.find(design, result).map((finding) => complete(head, finding)) : [],
  };
}

function complete(head: Head, finding: Finding): Violation {
  return { rule: head.id, title: head.title, why: head.why, ...finding };
}
