/*
 * The Case: everything that the solver knows of a design, as plain SI numbers.
 * It is a public file format (docs/case-format.md): a published network can be typed in by hand.
 * Unknowns: pressure at flow nodes, mass flow in branches, temperature at flow nodes and heat nodes,
 * output power of converters and conductors. Everything else is a parameter.
 */
import type { Bypass } from '#solver/case/bypass.ts';
import type { Interpolation, Point } from '#solver/case/curve.ts';
import type { PumpElement, ValveElement } from '#solver/case/hydraulics.ts';
import type { LiquidFluid } from '#solver/case/liquid.ts';
import type { PinFins, PlateFins } from '#solver/case/fins.ts';
import type { Power } from '#solver/case/power.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { PowerCurve } from '#solver/power/power-curve.ts';
import type { SolarGain } from '#solver/correlations/solar.ts';
import type { Transient } from '#solver/case/transient.ts';

export interface Case {
  readonly format: 'boxwright-case';
  readonly version: 1;
  readonly title?: string;
  /** Where a published network comes from. */
  readonly source?: string;
  /** The surroundings. Defaults: 293.15 K, 101325 Pa, dry. */
  readonly ambient?: {
    readonly temperature?: number; // K
    readonly pressure?: number; // Pa, absolute
    readonly relativeHumidity?: number; // 1
  };
  /** Separate flow circuits, each with one fluid: air in the box, coolant loops. */
  readonly circuits?: readonly Circuit[];
  readonly heat?: { readonly nodes: readonly HeatNode[]; readonly links: readonly HeatLink[] };
  readonly power?: Power;
  /** Adjust one common speed ratio of the named fan branches until every limited node keeps the margin. */
  readonly control?: FanControl;
  /** How it goes on in time. */
  readonly transient?: Transient;
}

export type Fluid =
  | {
      /** Ideal-gas humid air, Sutherland viscosity. Absolute pressure from `ambient` unless given. */
      readonly type: 'air';
      readonly pressure?: number;
    }
  | {
      readonly type: 'constant';
      readonly density: number; // kg/m3
      readonly viscosity: number; // Pa s
      readonly specificHeat: number; // J/(kg K)
      readonly conductivity: number; // W/(m K)
    }
  | LiquidFluid;

export interface Circuit {
  readonly id: string;
  readonly fluid: Fluid;
  /** m/s2; 0 switches buoyancy and elevation heads off. Default 9.80665. */
  readonly gravity?: number;
  readonly nodes: readonly FlowNode[];
  readonly branches: readonly Branch[];
}

/** A place with one pressure and (where the case has heat) one well-mixed temperature. */
export interface FlowNode {
  readonly id: string;
  /** Held pressure, Pa relative to ambient at elevation 0; absent: unknown. */
  readonly pressure?: number;
  /** Mass put in from outside the network, kg/s (a demand is negative). Ignored at a held pressure. */
  readonly inflow?: number;
  /** Temperature of `inflow`, and of what enters through a held pressure, K. Default: ambient. */
  readonly inflowTemperature?: number;
  /** Held temperature of the node, K. A node with a held pressure is at `inflowTemperature` for what leaves it. */
  readonly temperature?: number;
  /** Heat put into the fluid here, W. */
  readonly power?: number;
  readonly elevation?: number; // m
  /** Heat capacity of the fluid that it holds, J/K, for transients, and its temperature at time 0. */
  readonly capacity?: number;
  readonly initial?: number;
  /** Open to the still surroundings: held at their hydrostatic pressure at its elevation, −ρ g z. Not with `pressure`. */
  readonly ambient?: boolean;
}

/**
 * A way from one node to another: elements in series. Flow is positive from `from` to `to`:
 * p(from) − p(to) + g ρ (z(from) − z(to)) = Σ Δp(elements), the fluid taken at the upstream node.
 */
export interface Branch {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly elements: readonly FlowElement[];
  /** Heat given to the fluid inside the branch (fan loss), W; arrives at the downstream node. */
  readonly power?: number;
  readonly closed?: boolean;
  readonly bypass?: Bypass; // the stream that goes past it, whose suction draws air through it
}

export type FlowElement =
  /** Δp = (K + A/Re) ½ ρ u|u|, u on `area`, Re on `hydraulicDiameter`. `reverse`: K for flow from `to` to `from`. */
  | {
      readonly type: 'loss';
      readonly area: number;
      readonly k: number;
      readonly reverse?: number;
      readonly laminar?: number;
      readonly hydraulicDiameter?: number;
    }
  /** Δp = a Q + b Q|Q|, at density `density` when given (b scales with ρ/density), else as given. */
  | {
      readonly type: 'quadratic';
      readonly linear: number;
      readonly quadratic: number;
      readonly density?: number;
    }
  /** Porous block: Δp = (μ/permeability u + ½ ρ inertia u|u|) length, u on `area`. */
  | {
      readonly type: 'porous';
      readonly area: number;
      readonly length: number;
      readonly permeability: number;
      readonly inertia: number;
    }
  /** Thin perforated plate, grille or screen: Idelchik; u approaches on `area`; `open` is the free-area ratio. */
  | {
      readonly type: 'perforated-plate';
      readonly area: number;
      readonly open: number;
      readonly holeDiameter?: number;
      readonly thickness?: number;
    }
  /** Filter: Δp = `clogging`-scaled (linear u + quadratic u|u|), face velocity on `area`, at density `density`. */
  | {
      readonly type: 'filter';
      readonly area: number;
      readonly linear: number; // Pa s/m
      readonly quadratic: number; // Pa s2/m2
      readonly density: number;
      readonly viscosity: number;
      /** 0 clean … <1; the free area left is 1 − clogging. */
      readonly clogging?: number;
    }
  /** Straight duct: laminar (round, rectangular), Churchill in between and beyond. */
  | {
      readonly type: 'duct';
      readonly shape: 'round' | 'rectangular';
      readonly diameter?: number;
      readonly width?: number;
      readonly height?: number;
      readonly length: number;
      readonly roughness?: number;
      /** Parallel identical ducts. */
      readonly count?: number;
      /** Sum of further loss coefficients on the duct's velocity. */
      readonly k?: number;
    }
  /** h = 10.667 L (Q/C)^1.852 / D^4.871 (SI) as head of the fluid; `coefficient` overrides 10.667. */
  | {
      readonly type: 'hazen-williams';
      readonly length: number;
      readonly diameter: number;
      readonly c: number;
      readonly coefficient?: number;
    }
  /** Sudden change from `areaFrom` to `areaTo`: Borda–Carnot expansion, Idelchik contraction, by direction. */
  | { readonly type: 'area-change'; readonly areaFrom: number; readonly areaTo: number }
  /** Channels of a ducted plate-fin sink: Teertstra apparent friction + Kc + Ke. */
  | { readonly type: 'plate-fin'; readonly fins: PlateFins }
  | { readonly type: 'pin-fin'; readonly fins: PinFins }
  /** Measured loss: points [m3/s, Pa] at `density`, monotone cubic, odd in Q, beyond the end as Q². */
  | {
      readonly type: 'table';
      readonly points: readonly Point[];
      readonly density: number;
      readonly interpolation?: Interpolation;
    }
  | FanElement
  | PumpElement
  | ValveElement;

export interface FanElement {
  readonly type: 'fan';
  /** [m3/s, Pa] at full speed and `density`; first point at zero flow, last at zero pressure. */
  readonly points: readonly Point[];
  readonly density: number; // kg/m3 of the data sheet
  readonly interpolation?: Interpolation;
  /** Speed ratio; default 1. Q ~ n, Δp ~ n² ρ. */
  readonly speed?: number;
  /** Identical fans side by side in this branch, and behind one another. */
  readonly parallel?: number;
  readonly series?: number;
  /** A failed fan is a loss: Δp = k ½ ρ u|u| on `area`. */
  readonly failed?: boolean;
  readonly area: number;
  readonly failedLoss?: number;
  /** Electrical input of one fan at full speed, W (~ n³ ρ); heats the stream, and loads `supply`. */
  readonly power?: number;
  /** In place of `power`: [m3/s, W] of one fan at full speed and `density`; W ~ n³ ρ at Q/n, the end values beyond. */
  readonly powerPoints?: readonly Point[];
  /** Converter that feeds it. */
  readonly supply?: string;
}

export interface HeatNode {
  readonly id: string;
  readonly temperature?: number; // held, K
  readonly sources?: readonly Source[];
  /** J/K, for transients. */
  readonly capacity?: number;
  /** What melts beside it, for transients: `heat` J, taken up over `width` K around `melting` K. */
  readonly latent?: { readonly melting: number; readonly width: number; readonly heat: number };
  /** Temperature at time 0 of a transient from given temperatures, K; default ambient. */
  readonly initial?: number;
  /** Limit that control and reports speak of, K. */
  readonly limit?: number;
}

/** Heat released at a node and drawn from a converter: P = power + P(utilisation) + leakage exp(coefficient (T − reference)) + sunlight. */
export interface Source {
  readonly power: number; // W
  /** What a machine draws at its utilisation, by measured points. */
  readonly powerCurve?: PowerCurve;
  readonly leakage?: { readonly power: number; readonly reference: number; readonly coefficient: number };
  /** Sunlight on a surface of the node. */
  readonly solar?: SolarGain;
  readonly supply?: string;
}

export interface FanControl {
  readonly branches: readonly string[];
  readonly margin: number; // K
  readonly minimum: number; // speed ratio
  readonly maximum: number;
}
