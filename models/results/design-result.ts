import type { Box } from '#models/geometry/box.ts';
import type { BathResult, CoolantLoopResult } from '#models/results/coolant.ts';
import type { WorkloadResult } from '#models/results/workload.ts';
import type { PlacementId } from '#models/project/records.ts';

/*
 * The answer in the words of the design: what the solver found, keyed by placement.
 * Plain data, SI, structured-clone safe. Rules, comparison, exports and the workbench read it.
 */

export type Fidelity = 'budget' | 'network';
export type SolveStatus = 'converged' | 'not-converged' | 'refused' | 'cancelled';

/** Why a solve was refused or what it noticed; in the user's words, naming parts. */
export interface SolveProblem {
  readonly severity: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly message: string;
  readonly placements: readonly PlacementId[];
}

export interface PartResult {
  readonly id: PlacementId;
  /** Heat released in the part, W. */
  readonly heat: number;
  /** Electrical power drawn (DC at the part; AC for a PSU), W. */
  readonly power: number;
  /** The temperature that its limit speaks of (junction, case or air), K; null at fidelity budget or without a heat model. */
  readonly temperature: number | null;
  readonly temperatureOf: 'junction' | 'case' | 'surface' | 'air' | 'coolant' | null;
  readonly limit: number | null;
  /** limit − temperature, K. */
  readonly margin: number | null;
  readonly airTemperature: number | null;
  readonly airVelocity: number | null;
}

export interface FanResult {
  readonly id: PlacementId;
  /** Volume flow at the fan's own density, m3/s; negative is back-flow. */
  readonly flow: number;
  readonly massFlow: number;
  /** Static pressure rise, Pa. */
  readonly pressure: number;
  readonly speedRatio: number;
  readonly speed: number | null; // 1/s
  readonly power: number; // W electrical
  readonly noise: number | null; // dB(A) at 1 m
  readonly state: 'running' | 'stalled' | 'back-flow' | 'failed';
  /** Its pressure curve at this speed and density: [m3/s, Pa]. */
  readonly curve: readonly (readonly [number, number])[];
}

export interface OpeningResult {
  readonly id: PlacementId;
  /** Into the chassis positive, m3/s at the local density. */
  readonly flow: number;
  readonly massFlow: number;
  readonly temperature: number;
  readonly pressureDrop: number;
}

/** Air zone of the network, for shading. */
export interface ZoneResult {
  readonly id: string;
  readonly box: Box;
  readonly temperature: number;
  readonly pressure: number;
  readonly velocity: readonly [number, number, number];
  /** Flow through the zone, m3/s: half the sum of |flow| over its faces. */
  readonly flow: number;
}

export interface SupplyResult {
  readonly id: PlacementId;
  readonly output: number; // W DC
  readonly input: number; // W AC
  readonly loss: number; // W
  readonly load: number; // output / rating
  readonly efficiency: number;
  readonly current: number; // A at the feed
}

export interface Requirements {
  readonly heat: number; // W to the room
  readonly heatToCoolant: number; // W that leave at coolant connections
  readonly airflow: number; // m3/s through the chassis at inlet density
  readonly staticPressure: number; // Pa, the largest rise any running fan gives
  readonly fanSpeedRatio: number;
  readonly fanSpeed: number | null; // 1/s, fastest fan
  readonly noise: number | null; // dB(A) at 1 m, all fans
  readonly exhaustTemperature: number | null; // K, mixed
  /** ASHRAE class whose inlet range holds the ambient at this altitude; null above A4. */
  readonly inletClass: 'A1' | 'A2' | 'A3' | 'A4' | null;
  readonly psuRating: number; // W that the redundancy needs from each unit
  readonly feedCurrent: number; // A, all feeds
  /** Highest ambient at which every limit holds, K (linear in the margin); null at budget, and where it is below −40 °C. */
  readonly warmestAmbient: number | null;
}

/** One stage of the way of the power, from the parts outwards. */
export interface PowerStage {
  readonly kind: 'regulators' | 'supplies' | 'cables' | 'ups';
  readonly input: number; // W
  readonly output: number; // W
  readonly loss: number; // W
  readonly efficiency: number;
}

export interface FeedLoad {
  readonly id: 'A' | 'B';
  /** That hang on it, failed ones too. */
  readonly supplies: readonly PlacementId[];
  readonly power: number; // W
  readonly apparentPower: number; // VA
  /** Of each line, A: three of a three-phase feed, else one. */
  readonly currents: readonly number[];
  readonly neutralCurrent: number | null; // A, three phases only
  /** Largest deviation of a line's current from their mean, over the mean; three phases only. */
  readonly unbalance: number | null;
  /** Peak of all supplies on the worst line at switching on, A; null while a supply's is not known. */
  readonly inrush: number | null;
}

/** What one source gives where there are panels or a generator set, or the grid is lost, in the order in which they give. */
export interface SourceLoad {
  readonly kind: 'solar' | 'grid' | 'generator' | 'battery';
  readonly power: number; // W
  /** What it has, W; null of the grid and the battery, which have no limit here. */
  readonly available: number | null;
  readonly fuel: number | null; // m3/s, of the generator set
}

/** The way of the power beyond the parts. */
export interface PowerChain {
  readonly stages: readonly PowerStage[];
  readonly feeds: readonly FeedLoad[];
  /** Drawn from the feeds, W. */
  readonly drawn: number;
  /** Behind the feeds; none where all comes from the grid. */
  readonly sources: readonly SourceLoad[];
  /** What no source gives, W. */
  readonly short: number;
  /** Largest current of a line: as it is, and when either of two feeds is lost, A. */
  readonly lineCurrent: number;
  /** For which all supplies hold their output without input, at this load, s; null while one's is not known. */
  readonly holdUp: number | null;
  /** For which the battery of the UPS carries this load, s; null without one. */
  readonly autonomy: number | null;
}

export interface Balance {
  /** Largest node mass imbalance / mass throughput. */
  readonly mass: number;
  /** Heat in − heat out, over heat in. */
  readonly energy: number;
}

export interface DesignResult {
  readonly fidelity: Fidelity;
  readonly status: SolveStatus;
  readonly problems: readonly SolveProblem[];
  readonly powerDc: number; // W delivered by the PSUs
  readonly powerAc: number; // W into the PSUs
  readonly supplyLoss: number; // W
  readonly fanPower: number; // W DC
  readonly heat: number; // W released in the enclosure
  readonly hottest: PlacementId | null; // smallest margin
  readonly parts: readonly PartResult[];
  readonly fans: readonly FanResult[];
  readonly openings: readonly OpeningResult[];
  readonly zones: readonly ZoneResult[];
  readonly supplies: readonly SupplyResult[];
  readonly coolant: readonly CoolantLoopResult[];
  /** What fills the chassis in the place of air; null: air does, or it is not solved. */
  readonly bath: BathResult | null;
  readonly chain: PowerChain;
  /** Null unless the workload is a language model. */
  readonly workload: WorkloadResult | null;
  readonly requirements: Requirements;
  readonly balance: Balance;
  readonly cost: {
    readonly unknowns: number;
    readonly iterations: number;
    readonly seconds: number;
    readonly shares: {
      readonly build: number;
      readonly assemble: number;
      readonly factor: number;
      readonly report: number;
    };
  };
}

/** One step of "why 87 °C?", from ambient up to the part. */
export interface Rung {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly rise: number; // K
  readonly heat: number | null; // W along it
  readonly resistance: number | null; // K/W
  readonly relation: string; // key of solver/correlations
  readonly relationName: string;
  readonly source: string;
  readonly validity: string;
  readonly inRange: boolean;
}

/** What a quantity does to a temperature, all else as it is. */
export interface Driver {
  /** The part whose quantity it is; null: the room, the walls, the air's ways. */
  readonly placement: PlacementId | null;
  readonly name: string | null;
  /** "power", "speed", "resistance of its joint". */
  readonly what: string;
  /** By how much more of it `effect` is told. */
  readonly change: '10 %' | '1 K';
  readonly effect: number; // K, linear
}

/** Where a result may lie, from the tolerances of what it rests on. */
export interface Band {
  readonly low: number; // K, m3/s, Pa or W; 5 % are below
  readonly high: number; // 5 % are above
  /** Probability that the part's limit is exceeded; null without one. */
  readonly exceeds: number | null;
  /** What the band comes from, the largest share of the variance first. */
  readonly origins: readonly { readonly name: string; readonly share: number; readonly basis: string }[];
}

/** A figure of the whole design, or of one of its coolant loops, that has a band. */
export type BandedFigure =
  | 'airflow' // m3/s
  | 'exhaustTemperature' // K
  | 'staticPressure' // Pa, of the fan that gives most
  | 'powerDc' // W
  | 'powerAc' // W
  | 'heat' // W to the room
  | 'heatToCoolant' // W
  | 'coolantFlow' // m3/s, of `loop`
  | 'coolantPressureDrop' // Pa, of `loop`
  | 'coolantReturn'; // K, of `loop`

export interface FigureBand {
  readonly figure: BandedFigure;
  /** Name of the coolant loop; null: of the design. */
  readonly loop: string | null;
  readonly value: number;
  readonly band: Band;
}

/** How sure a design's answer is. */
export interface Bands {
  /** Temperatures nearest to their limits, the nearest first. */
  readonly parts: readonly (readonly [PlacementId, Band])[];
  readonly figures: readonly FigureBand[];
}

/** What moves a part's temperature, the strongest first; at the fan speed that was found where fans are controlled. */
export interface Drivers {
  readonly id: PlacementId;
  readonly temperature: number; // K
  readonly drivers: readonly Driver[];
  readonly band: Band;
}

export interface Explanation {
  readonly id: PlacementId;
  readonly name: string;
  readonly temperature: number;
  readonly ambient: number;
  /** Rises sum to temperature − ambient. */
  readonly rungs: readonly Rung[];
  readonly summary: string;
}
