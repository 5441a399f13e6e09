import type { clusterKind } from '#models/cluster/shape.ts';
import type { DocumentOf } from '#models/schema/shape.ts';

/*
 * A cluster: rows of racks, what cools and what feeds them. SI.
 */

export type Cluster = DocumentOf<typeof clusterKind.shape>;
export type Outdoor = Cluster['outdoor'];
export type Row = Cluster['rows'][number];
export type RowRack = Row['racks'][number];
export type RowCdu = NonNullable<Row['cdu']>;
export type Pumps = RowCdu['pumps'];
export type Facility = NonNullable<Cluster['facility']>;
export type Coolers = Facility['coolers'];
export type RoomUnits = Cluster['room'];
export type Chillers = RoomUnits['chillers'];
export type ClusterPower = Cluster['power'];
export type Stage = ClusterPower['transformer'];
export type Ups = NonNullable<ClusterPower['ups']>;
export type Generators = NonNullable<ClusterPower['generators']>;

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
