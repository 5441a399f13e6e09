/*
 * Verification: a published or closed-form answer beside ours.
 */

/** In the order of the collection; what each is called in words. */
export const families = {
  conduction: 'Conduction',
  convection: 'Convection',
  flow: 'Flow, fans and pumps',
  field: 'Fields of flow',
  radiation: 'Radiation and sunlight',
  devices: 'Devices',
  power: 'Power',
  site: 'Sites and weather',
  racks: 'Racks and clusters',
  services: 'Links and services',
} as const;

export type Family = keyof typeof families;

/** Allowed deviation: a share of the reference (of the rise, for temperatures), or an amount in the unit. */
export interface Tolerance {
  readonly kind: 'relative' | 'absolute';
  readonly value: number;
}

/** One quantity of a case. */
export interface Check {
  readonly quantity: string;
  readonly unit: string;
  readonly reference: number;
  /** NaN where the solver gave no answer. */
  readonly value: number;
  readonly tolerance: Tolerance;
  /** What the deviation is a share of, when it is not the reference: a temperature's rise, a scale of the table. */
  readonly scale?: number;
}

export interface VerificationCase {
  /** Number of the case in the collection, such as `C04`. */
  readonly id: string;
  readonly family: Family;
  readonly title: string;
  readonly source: string;
  /** Solved as a network or on a grid by the product's solvers, or by one relation. */
  readonly through: Through;
  /** What a reader must know to judge the deviation: what the reference leaves open. */
  readonly note?: string;
  readonly run: () => readonly Check[] | Promise<readonly Check[]>;
}

export type Through = 'network' | 'grid' | 'relation';

/** A line of the verification page. */
export interface VerificationRow {
  readonly id: string;
  readonly family: Family;
  readonly title: string;
  readonly quantity: string;
  readonly unit: string;
  readonly reference: number;
  readonly value: number;
  /** Signed; a share where the tolerance is relative, else in the unit. */
  readonly deviation: number;
  readonly tolerance: Tolerance;
  readonly ok: boolean;
  readonly source: string;
  readonly through: Through;
  readonly note: string | null;
}

/** A case by its name, before it has run. */
export type VerificationTitle = Pick<VerificationCase, 'id' | 'title'>;

export const relative = (value: number): Tolerance => ({ kind: 'relative', value });
export const absolute = (value: number): Tolerance => ({ kind: 'absolute', value });

/** Judges a check; an answer that is not finite fails. */
export function judge(owner: VerificationCase, check: Check): VerificationRow {
  const difference = check.value - check.reference;
  const scale = check.tolerance.kind === 'relative' ? Math.abs(check.scale ?? check.reference) : 1;
  const deviation = difference / scale;
  return {
    id: owner.id,
    family: owner.family,
    title: owner.title,
    quantity: check.quantity,
    unit: check.unit,
    reference: check.reference,
    value: check.value,
    deviation,
    tolerance: check.tolerance,
    ok: Math.abs(deviation) <= check.tolerance.value,
    source: owner.source,
    through: owner.through,
    note: owner.note ?? null,
  };
}
