import type { Comparison } from '#models/compare/compare.ts';
import type { Design } from '#models/project/design.ts';
import type { Bands, DesignResult } from '#models/results/design-result.ts';
import type { Violation } from '#models/rules/rule.ts';

/** What a spec sheet is made from. */
export interface SpecSheetInput {
  readonly design: Design;
  readonly result: DesignResult;
  /** Short name of the case that was solved. */
  readonly caseHash: string;
  /** How sure the answer is, where that is known. */
  readonly bands?: Bands;
  readonly violations: readonly Violation[];
  /** PNG; anything else is left out. */
  readonly picture?: Uint8Array;
  /** Adds an appendix that sets the designs side by side; two at least. */
  readonly comparison?: Comparison;
  /** "2026-11-25": printed, and the document's own date, so that the same input gives the same bytes. */
  readonly date: string;
}
