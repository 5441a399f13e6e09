/*
 * What is known of a pod once it is solved. SI; temperatures in K, powers in W, energies in J.
 */

/** A content with what it does at the air that it breathes. */
export interface ServedContent {
  readonly name: string;
  readonly count: number;
  /** Of one, at an inlet temperature: what it draws, and K to the nearest limit of its parts; null without one. */
  readonly at: (inlet: number) => { readonly power: number; readonly margin: number | null };
  /** Of what it draws, what turns to heat in the box. */
  readonly heatShare: number;
  readonly heatCapacity: number; // J/K, of one
  /** W/K, of one, to the air inside; null: as warm as the air. */
  readonly conductance: number | null;
  /** Its inlet above the air inside on average. */
  readonly rise: number;
  readonly highest: number | null;
  readonly lowest: number | null;
  /** What it must be itself to be switched on; null: not known. */
  readonly coldStart: number | null;
  readonly isPayload: boolean;
  readonly isRectified: boolean;
  /** Whole solves and the largest difference of the curves to them; null of a load. */
  readonly condensed: { readonly solves: number; readonly power: number; readonly margin: number } | null;
}

/** The weather at one time. */
export interface Outdoors {
  readonly temperature: number;
  readonly pressure: number; // Pa
  /** kg/kg; null where not known. */
  readonly humidityRatio: number | null;
  readonly wind: number; // m/s
  /** Of a black sky that shines as this one. */
  readonly sky: number;
  /** W/m² on each face, in the order of the document, before shade. */
  readonly sun: readonly number[];
}

/** Heat and power of one time, W. Positive heat comes in, but for what is taken away. */
export interface Flows {
  /** Heat of contents and rectifier. */
  readonly contents: number;
  readonly rectifierLoss: number;
  /** What contents draw, behind the rectifier and beside it; of compute alone. */
  readonly drawn: number;
  readonly payload: number;
  /** Through the faces: by the sunlight on them, and the rest. */
  readonly sun: number;
  readonly walls: number;
  readonly leakage: number;
  readonly heater: number;
  /** Fans inside, or that blow in: power that warms the air. */
  readonly insideFans: number;
  /** Power of the cooling that stays outside. */
  readonly outsideCooling: number;
  /** Taken out by the cooling. */
  readonly cooling: number;
}

export interface PodState {
  /** Of the air inside, on average. */
  readonly air: number;
  /** What the air reaches where an on-and-off control lets it swing; else the same. */
  readonly peak: number;
  /** Of each content itself. */
  readonly bodies: readonly number[];
  /** Share of the cooling that runs; 0 where it has stopped. */
  readonly duty: number;
  /** Whether cooling is wanted, and the air outside is beyond what it works in. */
  readonly isStopped: boolean;
  readonly flows: Flows;
}

export interface ContentResult {
  readonly name: string;
  readonly coldest: number;
  readonly hottest: number;
  /** K to the nearest upper limit, and to the lowest air; null where none is known. Negative: beyond it. */
  readonly margin: number | null;
  readonly lowMargin: number | null;
}

/** Heat to be taken away so that every content keeps its upper limit, steady, at the worst time. */
export interface Needed {
  /** W; 0 where the walls alone do it; null where no content has a limit. */
  readonly power: number | null;
  /** Of the air inside that it is for. */
  readonly air: number | null;
  /** The content that sets it. */
  readonly content: string | null;
  /** Share of it that the sun brings. */
  readonly sunShare: number;
  /** s from the begin of the day or of the year. */
  readonly time: number;
}

export interface DaySample {
  readonly time: number; // s from midnight
  readonly outdoor: number;
  readonly air: number;
  readonly sun: number; // W through the faces
  readonly cooling: number; // W
}

export interface HotDay {
  readonly status: 'converged' | 'not-converged';
  readonly laps: number;
  readonly contents: readonly ContentResult[];
  /** Of the air inside. */
  readonly coldest: number;
  readonly hottest: number;
  readonly hottestAt: number; // s
  /** Share of the heat of contents, fans and sunlight over the day that is sunlight. */
  readonly sunShare: number;
  readonly needed: Needed;
  /** Of the cooling at its busiest. */
  readonly duty: number;
  readonly isStopped: boolean;
  /** Starts in an hour at half load, where the control is on and off; null else. */
  readonly startsPerHour: number | null;
  readonly energy: Energies;
  /** Heat that came in less what went out over the day, as a share of what came in. */
  readonly balance: number;
  readonly condensation: Condensation | null;
  readonly samples: readonly DaySample[];
}

/** Electric, J. */
export interface Energies {
  readonly payload: number;
  readonly contents: number;
  readonly rectifier: number;
  readonly cooling: number;
  readonly heater: number;
  readonly total: number;
}

/** Hours in which a surface is below the dew point of the air on it. */
export interface Condensation {
  readonly walls: number;
  /** Null where there is none. */
  readonly exchanger: number | null;
  /** At the evaporator, which has a drain. */
  readonly evaporator: number | null;
  /** Water from the evaporator, kg. */
  readonly drained: number;
  /** Highest dew point of the air inside. */
  readonly highestDewPoint: number;
}

export interface ColdResult {
  readonly outdoor: number;
  readonly air: number;
  readonly contents: readonly ContentResult[];
  readonly heater: number; // W that it gives
  readonly isStopped: boolean;
  /** Inner side of the coldest wall with all on. */
  readonly coldestWall: number;
  /** Of the air that was shut in, or of air from outside that is full of water where fans blow it in. */
  readonly dewPoint: number;
  /** Power with which the box, all switched off, becomes warm enough to switch everything on. */
  readonly neededHeater: number;
  readonly start: ColdStart;
}

export interface ColdStart {
  /** s from the heater on, all as cold as outside; null: not within the time that is looked at. */
  readonly contents: readonly {
    readonly name: string;
    readonly after: number | null;
    readonly isKnown: boolean;
  }[];
  /** s, of the last; null where one never starts. */
  readonly after: number | null;
  /** What the heater takes until then, J. */
  readonly energy: number;
}

export interface PodResult {
  readonly faces: readonly FaceResult[];
  /** W/K of all faces on the hot day. */
  readonly conductance: number;
  readonly hot: HotDay;
  readonly cold: ColdResult;
  /** m³/s of the filtered fans at full speed; null of other kinds. */
  readonly airflow: number | null;
}

export interface FaceResult {
  readonly name: string;
  readonly area: number; // m², as it counts
  readonly uValue: number; // on the hot day
  /** Hottest sol-air temperature and most sunlight on it, W/m², of the hot day. */
  readonly hottest: number;
  readonly strongest: number;
}

export interface PodYear {
  readonly place: string;
  readonly source: string;
  readonly notes: readonly string[];
  readonly hours: number;
  readonly air: { readonly least: number; readonly mean: number; readonly most: number };
  readonly contents: readonly YearContent[];
  /** The hour that leaves least to an upper limit; null where none is known. */
  readonly worst: {
    readonly hour: number;
    readonly content: string;
    readonly margin: number;
    readonly outdoor: number;
  } | null;
  /** The day of that hour: whether every content stays within its upper limit through it. */
  readonly worstDay: { readonly day: number; readonly isSurvived: boolean } | null;
  readonly needed: Needed;
  readonly energy: Energies;
  /** ISO/IEC 30134-2: all over IT equipment; null without any. */
  readonly pue: number | null;
  /** Share of the heat of contents, fans and sunlight that is sunlight. */
  readonly sunShare: number;
  readonly stoppedHours: number;
  /** Null where moisture is not known. */
  readonly condensation: Condensation | null;
  readonly balance: number;
}

export interface YearContent extends ContentResult {
  readonly hoursTooHot: number;
  readonly hoursTooCold: number;
}
