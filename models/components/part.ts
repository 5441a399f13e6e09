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

/** Where one figure is from, and how well it is known. */
export interface FigureSource {
  readonly source: string;
  readonly confidence: Confidence;
}

/** What every entry of the library has. `values` holds SI numbers keyed as its fields declare; null means unknown. */
export interface Entry {
  readonly id: string;
  readonly vendor: string;
  readonly model: string;
  readonly source: readonly string[];
  readonly confidence: Confidence;
  readonly notes: string;
  /** Keys of `values` that are estimates rather than sourced figures. */
  readonly estimates: readonly string[];
  /** Of figures that are from elsewhere than the entry, by their keys; absent where there is none. */
  readonly provenance?: Readonly<Record<string, FigureSource>>;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** A catalogue entry of something that is placed in an enclosure. */
export interface Part extends Entry {
  readonly id: PartId;
  readonly kind: PartKind;
}
