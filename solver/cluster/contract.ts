import type { Cluster, Row } from '#models/cluster/cluster.ts';
import type { CondensedRack, RackState } from '#solver/condense/rack.ts';

/** A kind of rack in a row. */
export interface RowKind {
  readonly name: string;
  readonly count: number;
  readonly rack: CondensedRack;
}

/** Machines of a row that run. */
export interface RowRunning {
  readonly cdus: number;
  readonly pumps: number;
}

/** Rows that do the same. */
export interface ServedRow {
  readonly row: Row;
  readonly name: string;
  readonly count: number;
  readonly kinds: readonly RowKind[];
  readonly running: RowRunning;
  /** That is asked of its racks, share of their full one above idle. */
  readonly load: number;
}

/** Machines of the whole cluster that run. */
export interface PlantRunning {
  readonly facilityPumps: number;
  readonly coolers: number;
  readonly roomUnits: number;
}

/** A cluster with its racks condensed, and what of it runs. */
export interface ServedCluster {
  readonly cluster: Cluster;
  readonly rows: readonly ServedRow[];
  readonly running: PlantRunning;
}

/** The air outside. */
export interface OutdoorAir {
  readonly temperature: number; // K
  /** Null where moisture is not known. */
  readonly wetBulb: number | null; // K
  readonly pressure: number; // Pa
  /** Water for each kilogram of dry air, kg/kg. */
  readonly humidityRatio: number;
}

export interface PumpsResult {
  readonly flow: number; // m³/s, of all
  /** Share of the full speed. */
  readonly speed: number;
  readonly head: number; // Pa
  readonly power: number; // W from the feed
  /** False where they give less than was asked for. */
  readonly isEnough: boolean;
}

export interface KindResult {
  readonly name: string;
  /** Racks in all rows alike. */
  readonly count: number;
  /** Of one, m³/s; null without coolant. */
  readonly flow: number | null;
  readonly state: RackState;
}

export interface RowResult {
  readonly name: string;
  readonly count: number;
  readonly inlet: number; // K, of the air before its racks
  readonly supply: number | null; // K
  readonly back: number | null; // K
  readonly pumps: PumpsResult | null;
  readonly kinds: readonly KindResult[];
}

export interface CoolersResult {
  readonly heat: number; // W, as their water carries it
  readonly supply: number; // K
  readonly back: number; // K
  readonly fanSpeed: number; // share
  readonly fanPower: number; // W
  /** That leaves a tower: kg/s, and its water, kg/kg; null of dry coolers. */
  readonly air: { readonly flow: number; readonly humidityRatio: number } | null;
  /** Of a tower, kg/s: carried away as drops, evaporated, and all with what is blown down. */
  readonly drift: number;
  readonly evaporated: number;
  readonly water: number;
}

export interface RoomResult {
  readonly supply: number; // K
  readonly back: number; // K
  readonly fanSpeed: number; // share
  readonly fanPower: number; // W
  /** Of racks, fans and doors, to the chilled water, W. */
  readonly heat: number;
  /** False where units move less air than the racks. */
  readonly isEnough: boolean;
}

export interface ChillersResult {
  readonly heat: number; // W
  readonly power: number; // W, their pumps included
  readonly isFree: boolean;
  readonly isEnough: boolean;
}

/** Heat, flows and temperatures; what the feed gives for them is told apart. */
export interface ThermalResult {
  readonly isResting: boolean;
  readonly turns: number;
  readonly rows: readonly RowResult[];
  readonly facility: { readonly pumps: PumpsResult; readonly coolers: CoolersResult } | null;
  readonly room: RoomResult;
}

export interface StageResult {
  readonly name: string;
  readonly installed: number;
  readonly input: number; // W
  readonly loss: number; // W
  /** Of those that are needed, share of their rating. */
  readonly load: number;
}

export interface PowerResult {
  readonly utility: number; // W
  readonly racks: number; // W: what PUE counts as information technology
  readonly rowPumps: number; // W
  readonly facilityPumps: number; // W
  readonly coolerFans: number; // W
  readonly roomFans: number; // W
  readonly chillers: number; // W
  readonly others: number; // W
  readonly stages: readonly StageResult[];
  readonly losses: number; // W
  /** Power usage effectiveness at this state: utility over racks. */
  readonly pue: number;
}

/** The rack that is nearest to its limit. */
export interface ClusterHottest {
  readonly row: string;
  readonly rack: string;
  readonly part: string;
  readonly margin: number; // K
}

export interface Throttled {
  readonly row: string;
  readonly rack: string;
  readonly count: number;
  readonly rate: number;
}

export interface ClusterResult {
  readonly status: 'converged' | 'not-converged';
  readonly problems: readonly string[];
  readonly thermal: ThermalResult;
  readonly chillers: ChillersResult;
  readonly power: PowerResult;
  readonly hottest: ClusterHottest | null;
  readonly throttled: readonly Throttled[];
  /** Water used, kg/s. */
  readonly water: number;
  /** What is missing of the heat as a share of what the utility gives. */
  readonly balance: number;
}
