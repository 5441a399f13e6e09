import type { Part, PartId } from '#models/components/part.ts';
import type { FieldValue, Vector3 } from '#models/schema/field.ts';

/*
 * A project is a set of flat records. Edits are diffs of records; undo is data.
 *
 * Frame: the origin is the chassis' outer front-left-bottom corner seen from the front;
 * x to the right (width), y to the rear (depth), z up. Metres.
 * Local frame of a part: air goes along +y (front to rear), z is up, a heat sink's base is at z = 0,
 * a vent, filter or fan is thin along y, a board is thin along z.
 */

export type PlacementId = string;
export type ConfigurationId = string;

/** Quarter turns about the fixed x, then y, then z axis; each 0, 1, 2 or 3. Positive by the right-hand rule. */
export type QuarterTurns = readonly [number, number, number];

export interface HeaderRecord {
  readonly type: 'header';
  readonly id: 'header';
  readonly name: string;
  readonly revision: string;
  readonly author: string;
  readonly notes: string;
  /** The configuration shown on opening. */
  readonly active: ConfigurationId;
}

export type Workload = 'idle' | 'typical' | 'maximum' | 'language-model';

/** What surrounds the design and how it is run. Declared once in `conditions.ts`. SI. */
export interface Conditions {
  readonly ambientTemperature: number; // K, air at the inlets
  readonly altitude: number; // m
  readonly relativeHumidity: number; // 1
  readonly backPressure: number; // Pa, of the room behind the rear wall over that before the front
  readonly workload: Workload;
  /** What runs where the workload is a language model; of no effect otherwise. */
  readonly workloadModel: string; // a name of models/workload/language-model.ts
  readonly workloadPhase: 'training' | 'prefill' | 'decode' | 'idle';
  readonly workloadPrecision: '16-bit' | '8-bit' | '4-bit';
  readonly workloadBatch: number; // sequences at once, of each copy
  readonly workloadContext: number; // tokens of each sequence
  readonly workloadSplit: number; // accelerators that share one copy
  readonly fanMode: 'fixed' | 'hold-margin';
  /** Speed ratio of every fan that has no speed of its own, 0…1. */
  readonly fanSpeed: number;
  /** Hold-margin: the smallest margin of any part to its limit that the common speed must keep, K. */
  readonly targetMargin: number;
  readonly inletClass: 'A1' | 'A2' | 'A3' | 'A4';
  readonly feedVoltage: number; // V at the PSU
  readonly breakerCurrent: number; // A, per PSU feed
  /** PSUs that may be lost while the load is still carried. */
  readonly psuSpares: number;
  /** What each feed is, and how the PSUs hang on three phases. */
  readonly feedSystem: 'ac-1' | 'ac-3-neutral' | 'ac-3-lines' | 'dc';
  readonly feedCount: number; // 1, or 2 for A and B
  readonly lostFeed: 'none' | 'A' | 'B' | 'grid';
  readonly feedBreaker: number; // A, of each feed with all that hangs on it; 0: not checked
  readonly cableResistance: number; // ohm, each conductor from the feed to one PSU; 0: none
  readonly upsEfficiency: number; // 1: no UPS
  readonly upsEnergy: number; // J that its battery gives at its output; 0: no battery
  readonly solarPower: number; // W at standard test conditions; 0: no panels
  readonly solarIrradiance: number; // W/m2 on them
  readonly solarTemperature: number; // K of the cells
  readonly solarCoefficient: number; // 1/K of their power
  readonly solarEfficiency: number; // of their converter
  readonly generatorPower: number; // W, rated; 0: none
  readonly generatorStart: number; // s
  readonly generatorEngine: 'turbocharged' | 'naturally-aspirated';
  /** By which law the air of a field has its density. */
  readonly fieldDensity: 'boussinesq' | 'ideal-gas';
  readonly rackDepth: number; // m, usable
  readonly massLimit: number; // kg
}

export interface ConfigurationRecord {
  readonly type: 'configuration';
  readonly id: ConfigurationId;
  readonly name: string;
  readonly notes: string;
  /** Position in the list of configurations. */
  readonly order: number;
  readonly conditions: Conditions;
}

/** A part placed in a configuration. Unique by (configuration, id); ids are stable between configurations. */
export interface PlacementRecord {
  readonly type: 'placement';
  readonly id: PlacementId;
  readonly configuration: ConfigurationId;
  /** Reference designator, as on the BOM: "GPU3". */
  readonly name: string;
  readonly part: PartId;
  /** Minimum corner of the rotated bounding box, chassis frame, m. */
  readonly position: Vector3;
  readonly rotation: QuarterTurns;
  /** The placement that it is mounted on (heat sink on accelerator, accelerator on board); it moves with it. */
  readonly on: PlacementId | null;
  /** The thermal interface material between it and `on`; null is a bare contact. */
  readonly interface: PartId | null;
  /** Settings of the placed part and overrides of its catalogue figures, keyed as the kind's fields. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /**
   * Values of the file that could not be read because the part or the field is unknown: a JSON object,
   * written back as it stood so that nothing is lost. Absent where there is none.
   */
  readonly unread?: string;
}

/** A part that travels with the project: made here, or taken from a user's library file. */
export interface PartRecord {
  readonly type: 'part';
  readonly id: PartId;
  readonly part: Part;
}

export type ProjectRecord = HeaderRecord | ConfigurationRecord | PlacementRecord | PartRecord;

/** Address of a record: `header`, `configuration:base`, `placement:base/gpu1`, `part:my-asic`. */
export type RecordKey = string;

export interface Project {
  readonly records: ReadonlyMap<RecordKey, ProjectRecord>;
}

/** One step of change. Applies, inverts, squashes. `name` is what undo shows: "Move fan wall 20 mm". */
export interface Diff {
  readonly name: string;
  readonly added: readonly ProjectRecord[];
  readonly updated: readonly (readonly [before: ProjectRecord, after: ProjectRecord])[];
  readonly removed: readonly ProjectRecord[];
}
