import type { PlacementId } from '#models/project/records.ts';
import type { PartResult } from '#models/results/design-result.ts';
import type { FactorField } from '#solver/design/factors.ts';
import type { Regime } from '#solver/field-design/regime.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** How a part's temperature is read off the field. */
export type Reading =
  /** Mean of its block, of a board the warmest of its pieces; and what lies between its shell and the place of its limit, K. */
  | { readonly by: 'block'; readonly outputs: readonly string[]; readonly above: number }
  /** Mean of the air before or around it. */
  | { readonly by: 'air'; readonly output: string }
  /** The temperature of its metal, of sinks that of the fins' root; and what lies between it and the place of its limit, K. */
  | { readonly by: 'metal'; readonly output: string; readonly above: number }
  /** Coolant holds it: the field has no coolant. */
  | { readonly by: 'coolant' }
  /** Too small for the grid, or it has no temperature. */
  | { readonly by: 'nothing' };

export interface FieldPart {
  readonly id: PlacementId;
  readonly name: string;
  readonly temperatureOf: PartResult['temperatureOf'];
  readonly limit: number | null;
  /** The network's, K. */
  readonly network: number | null;
  readonly reading: Reading;
  /** How far the grid moved its faces, m. */
  readonly moved: number;
}

/** The field case of a design, and how to read its answer. */
export interface DesignField {
  readonly case: FieldCase;
  readonly cells: number;
  readonly counts: readonly [number, number, number];
  /** About what the solve will hold, bytes. */
  readonly bytes: number;
  /** The most that faces on one line are apart, m. */
  readonly tolerance: number;
  /** Cells that each gap between parts has at least. */
  readonly gapCells: number;
  readonly regime: Regime;
  readonly parts: readonly FieldPart[];
  /** Flows of the network: along a fan, into the chassis at an opening, m³/s. */
  readonly fans: readonly { readonly id: PlacementId; readonly name: string; readonly network: number }[];
  readonly openings: readonly {
    readonly id: PlacementId;
    readonly name: string;
    /** Of what flows out there. */
    readonly output: string;
    readonly network: number;
  }[];
  /** Into the chassis in the network, with its seams, m³/s. */
  readonly airflow: number;
  /** Of the air, by which flows at openings are told, kg/m³. */
  readonly airDensity: number;
  readonly heat: {
    /** Into the field, W. */
    readonly given: number;
    /** Taken by coolant before it comes there, W. */
    readonly coolant: number;
  };
  /** What is simplified in this case, in words. */
  readonly notes: readonly string[];
}

/** What came out for a part. */
export interface FieldPartAnswer {
  readonly id: PlacementId;
  readonly name: string;
  readonly temperatureOf: PartResult['temperatureOf'];
  readonly limit: number | null; // K
  readonly field: number | null; // K
  readonly network: number | null; // K
  readonly difference: number | null; // K
  readonly by: Reading['by'];
  readonly moved: number; // m
}

export interface FieldAnswer {
  readonly parts: readonly FieldPartAnswer[];
  readonly fans: readonly FlowAnswer[];
  readonly openings: readonly FlowAnswer[];
  /** Air into the chassis, m³/s. */
  readonly airflow: { readonly field: number; readonly network: number };
}

/** m³/s; into the chassis, or along a fan. */
export interface FlowAnswer {
  readonly id: PlacementId;
  readonly name: string;
  readonly field: number;
  readonly network: number;
}

/** What makes the network say what the field says. */
export interface Calibration {
  readonly factors: readonly {
    readonly id: PlacementId;
    readonly name: string;
    readonly field: FactorField;
    readonly before: number;
    readonly after: number;
    /** Whether it would go further. */
    readonly isAtEnd: boolean;
  }[];
  /** Whose factor is left as it was. */
  readonly left: readonly {
    readonly id: PlacementId;
    readonly name: string;
    readonly why: 'no-film' | 'little-through-film' | 'little-rise' | 'little-flow' | 'other-way';
  }[];
  /** K: the field's, the network's without and with the factors. */
  readonly parts: readonly Compared[];
  /** m³/s into the chassis. */
  readonly openings: readonly Compared[];
}

export interface Compared {
  readonly id: PlacementId;
  readonly name: string;
  readonly field: number;
  readonly before: number;
  readonly after: number;
}
