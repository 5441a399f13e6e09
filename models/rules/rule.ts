import type { Design } from '#models/project/design.ts';
import type { Diff, PlacementId, Project } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { Vector3 } from '#models/schema/field.ts';

export type Severity = 'error' | 'warning' | 'note';

/** One finding of a design rule: what is wrong, why it matters, where, and how to mend it. */
export interface Violation {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  /** With the numbers: "PSU1 carries 3.4 kW of 3.0 kW". */
  readonly message: string;
  /** The reason and its source: "IEC 60364 / NEC 210.20: continuous load ≤ 80 % of the breaker." */
  readonly why: string;
  readonly placements: readonly PlacementId[];
  readonly at?: Vector3;
  readonly fix?: { readonly label: string; readonly edit: (project: Project) => Diff };
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** True where the rule needs a solved result; it is then silent without one. */
  readonly needsResult: boolean;
  check(design: Design, result: DesignResult | null): Violation[];
}
