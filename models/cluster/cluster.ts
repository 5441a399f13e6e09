import type {
  chillerFields,
  cduFields,
  coolerFields,
  facilityFields,
  generatorFields,
  outdoorFields,
  powerFields,
  pumpFields,
  roomFields,
  rowFields,
  stageFields,
  upsFields,
} from '#models/cluster/fields.ts';
import type { ValuesOf } from '#models/schema/field.ts';

/*
 * A cluster: rows of racks, what cools and what feeds them. SI.
 */

export type Outdoor = ValuesOf<typeof outdoorFields>;
export type Pumps = ValuesOf<typeof pumpFields>;
export type RowCdu = ValuesOf<typeof cduFields> & { readonly pumps: Pumps };
export type Facility = ValuesOf<typeof facilityFields> & { readonly pumps: Pumps };
export type Coolers = ValuesOf<typeof coolerFields>;
export type Chillers = ValuesOf<typeof chillerFields>;
export type RoomUnits = ValuesOf<typeof roomFields> & { readonly chillers: Chillers };
export type Stage = ValuesOf<typeof stageFields>;
export type Ups = ValuesOf<typeof upsFields>;
export type Generators = ValuesOf<typeof generatorFields>;

export interface RowRack {
  /** Path of a rack file below the folder of the cluster. */
  readonly rack: string;
  readonly count: number;
}

export type Row = ValuesOf<typeof rowFields> & {
  readonly racks: readonly RowRack[];
  /** Null: no coolant. */
  readonly cdu: RowCdu | null;
};

export type ClusterPower = ValuesOf<typeof powerFields> & {
  readonly transformer: Stage;
  readonly ups: Ups | null;
  readonly distribution: Stage | null;
  readonly generators: Generators | null;
};

export interface Cluster {
  readonly name: string;
  readonly notes: string;
  readonly outdoor: Outdoor;
  readonly rows: readonly Row[];
  /** Water that takes the heat of the distribution units to the coolers; null where no row has any. */
  readonly facility: (Facility & { readonly coolers: Coolers }) | null;
  readonly room: RoomUnits;
  readonly power: ClusterPower;
}

type Redundancy = Pumps['redundancy'];

/** Machines that are there. */
export function installedOf({ units, redundancy }: { units: number; redundancy: Redundancy }): number {
  switch (redundancy) {
    case 'n':
      return units;
    case 'n+1':
      return units + 1;
    default:
      return 2 * units;
  }
}
