import type { FieldValue } from '#models/schema/field.ts';

/** The kinds of part that Boxwright knows. The name is stable: it stands in files. */
export type PartKind =
  | 'chassis'
  | 'vent'
  | 'filter'
  | 'fan'
  | 'board'
  | 'accelerator'
  | 'processor'
  | 'memory'
  | 'storage'
  | 'network'
  | 'heat-sink'
  | 'cold-plate'
  | 'tim'
  | 'coolant-port'
  | 'cdu'
  | 'pump'
  | 'radiator'
  | 'psu'
  | 'baffle'
  | 'cable'
  | 'device';

export type PartId = string;

/**
 * How well a part's figures are known.
 * high: primary document or two independent sources; medium: one secondary source; low: class estimate.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** A catalogue entry. `values` holds SI numbers keyed as the kind's fields declare; null means unknown. */
export interface Part {
  readonly id: PartId;
  readonly kind: PartKind;
  readonly vendor: string;
  readonly model: string;
  readonly source: readonly string[];
  readonly confidence: Confidence;
  readonly notes: string;
  /** Keys of `values` that are estimates rather than sourced figures. */
  readonly estimates: readonly string[];
  readonly values: Readonly<Record<string, FieldValue>>;
}
