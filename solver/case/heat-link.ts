/*
 * The heat links of a case: what they are made of, in SI.
 */
import type { PinFins, PlateFins } from '#solver/case/fins.ts';

/** Nodes named here may be heat nodes or flow nodes. Heat flows positive from `from` to `to`. */
export type HeatLink = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** What reports call it, in place of the type's own relation: a key of the catalogue, as 'junction-to-case'. */
  readonly relation?: string;
} & HeatLinkKind;

export type HeatLinkKind =
  | { readonly type: 'conductance'; readonly value: number } // W/K
  | { readonly type: 'resistance'; readonly value: number } // K/W
  | {
      readonly type: 'slab';
      readonly conductivity: number;
      readonly thickness: number;
      readonly area: number;
    }
  | { readonly type: 'contact'; readonly specificResistance: number; readonly area: number }
  | {
      readonly type: 'cylinder';
      readonly conductivity: number;
      readonly inner: number;
      readonly outer: number;
      readonly length: number;
    }
  | { readonly type: 'sphere'; readonly conductivity: number; readonly inner: number; readonly outer: number }
  /** Source on a plate with its far face at h: R_1D + R_spreading (Song–Lee–Au), areas as equal discs. */
  | {
      readonly type: 'spreading';
      readonly sourceArea: number;
      readonly plateArea: number;
      readonly thickness: number;
      readonly conductivity: number;
      readonly heatTransferCoefficient: number;
      /** 'with-film' includes t/kA + 1/hA; 'spreading-only' is the extra alone. */
      readonly include: 'with-film' | 'plate' | 'spreading-only';
      readonly of?: 'mean' | 'maximum';
      /** 'closed' (default) is the approximation, 'series' the exact series of the disc. */
      readonly method?: 'closed' | 'series';
    }
  /** Rectangular source anywhere on a rectangular plate with its far face at h: exact double series. */
  | {
      readonly type: 'spreading-rectangle';
      readonly plate: readonly [number, number]; // m
      readonly source: readonly [number, number]; // m
      readonly centre?: readonly [number, number]; // of the source, from the plate's centre, m
      readonly thickness: number;
      readonly conductivity: number;
      readonly heatTransferCoefficient: number;
      readonly include: 'with-film' | 'plate' | 'spreading-only';
      /** Mean over the source (default), or its centre. */
      readonly of?: 'mean' | 'centre';
    }
  /** Straight rectangular fin, or round pin of `diameter`, from base (`from`) to fluid (`to`), convective tip. */
  | {
      readonly type: 'fin';
      readonly conductivity: number;
      readonly thickness?: number;
      readonly width?: number;
      readonly diameter?: number; // of a round pin, in place of thickness and width
      readonly length: number;
      readonly heatTransferCoefficient: number;
      readonly count?: number;
    }
  /** Heat pipes or vapour chambers side by side, each with its limit of transport, frozen below `freezing`. */
  | {
      readonly type: 'heat-pipe';
      readonly resistance?: number; // of one, K/W; or of its two halves, at `from` and `to`:
      readonly evaporator?: number;
      readonly condenser?: number;
      readonly count?: number;
      /** W of one, a number or points [K, W] against the vapour's temperature; absent: none. */
      readonly maximumHeat?: number | readonly (readonly [number, number])[];
      /** Of its fluid, K; default 273.15 (water). */
      readonly freezing?: number;
      /** What one conducts when frozen, W/K; default 0. */
      readonly wallConductance?: number;
    }
  /** Thermoelectric module or couples in series: heat pumped from `from` to `to`, where its power arrives as well. */
  | {
      readonly type: 'thermoelectric';
      readonly seebeck: number; // V/K, of the module or of one couple
      readonly resistance: number; // Ω
      readonly conductance: number; // W/K
      readonly couples?: number;
      readonly current: number; // A; negative pumps the other way
      /** Converter that feeds it. */
      readonly supply?: string;
    }
  /** h A with a given or a computed coefficient. */
  | { readonly type: 'convection'; readonly area: number; readonly heatTransferCoefficient: number }
  /** Flat plate along a stream, blended with natural convection so that still air still cools. */
  | {
      readonly type: 'forced-plate';
      readonly area: number;
      readonly length: number;
      /** Hydraulic diameter of the slot that it stands in, m: h is never below that of developed laminar slot flow. */
      readonly slot?: number;
      readonly velocity: Velocity;
    }
  /** Natural convection from a surface to still fluid, fluid properties at film temperature. */
  | {
      readonly type: 'natural-plate';
      readonly area: number;
      readonly length: number; // height, or area/perimeter when horizontal
      readonly orientation: 'vertical' | 'up' | 'down'; // the way the warm side faces
    }
  | {
      readonly type: 'vertical-fins';
      readonly width: number;
      readonly height: number;
      readonly spacing: number;
      readonly finHeight: number;
      readonly thickness: number;
      readonly conductivity: number;
    }
  /** Closed gap of air between two faces: Hollands (horizontal), ElSherbiny (vertical). */
  | {
      readonly type: 'gap';
      readonly area: number;
      readonly gap: number;
      readonly height: number;
      readonly orientation: 'vertical' | 'horizontal';
      /** Of a horizontal gap, from the horizontal, rad. */
      readonly tilt?: number;
    }
  /** σ F A (T₁⁴ − T₂⁴), A of `from`; F is `exchange`, or of two grey surfaces by `emissivity`, `view` and `areaRatio`. */
  | {
      readonly type: 'radiation';
      readonly area: number;
      readonly exchange?: number;
      readonly emissivity?: readonly [number, number]; // of `from` and `to`
      readonly view?: number; // from `from` to `to`; default 1
      readonly areaRatio?: number; // of `from` over `to`; default 1, 0 for a small body in a large room
    }
  /** Ducted sink in a branch: heat goes from `from` to the branch's stream (h on the inlet temperature, Teertstra). `to` is the branch's id. */
  | { readonly type: 'plate-fin'; readonly fins: PlateFins; readonly factor?: number }
  | { readonly type: 'pin-fin'; readonly fins: PinFins; readonly factor?: number }
  /** R(Q) = offset + coefficient · Q^−exponent on the branch's inlet temperature, Q in m3/s. `to` is the branch's id. */
  | {
      readonly type: 'stream-resistance';
      readonly offset: number;
      readonly coefficient: number;
      readonly exponent: number;
    }
  /** Points [m3/s, K/W] of the resistance to the branch's inlet temperature: ln R over ln Q, power laws beyond. `to` is the branch's id. */
  | { readonly type: 'stream-table'; readonly points: readonly (readonly [number, number])[] }
  /**
   * Points [W, K/W] of the resistance to a stream that boils, on the branch's inlet temperature, which is that of
   * saturation. Dries out at `dryOut` W, or where it has taken up `evaporated` J per kg. `to` is the branch's id.
   */
  | {
      readonly type: 'boiling-table';
      readonly points: readonly (readonly [number, number])[];
      readonly dryOut?: number;
      readonly evaporated: number;
    }
  /** Internal flow in a branch: Nu laminar/Gnielinski, h on the inlet temperature through 1 − exp(−NTU). `to` is the branch's id. */
  | {
      readonly type: 'duct-wall';
      readonly area: number;
      readonly hydraulicDiameter: number;
      readonly flowArea: number;
      readonly length: number;
      /** Shorter over longer side of a rectangular duct (1 square, 0 parallel plates); absent: round. */
      readonly aspect?: number;
    }
  /** Between the streams of two branches, ε(NTU, C_r) on both inlet temperatures. `from` and `to` are the branches' ids. */
  | {
      readonly type: 'heat-exchanger';
      readonly arrangement?: Arrangement; // unless `effectiveness` is given
      /** One of the three: UA, W/K; what UA is made of; or ε of any flows. */
      readonly conductance?: number;
      readonly films?: { readonly from: Film; readonly to: Film; readonly wall?: number }; // wall in K/W
      readonly effectiveness?: number;
      /** A valve passes no more heat than leaves the stream of `from` at this temperature behind the exchanger, K. */
      readonly setPoint?: number;
    };

/** How two streams meet; of cross flow, which of them mixes across. */
export type Arrangement =
  | 'counter'
  | 'parallel'
  | 'cross-unmixed'
  | 'cross-mixed-from'
  | 'cross-mixed-to'
  | 'shell-and-tube';

/** One side of an exchanger: hA = conductance (ṁ/massFlow)^exponent, W/K. */
export interface Film {
  readonly conductance: number;
  readonly massFlow: number; // kg/s
  readonly exponent: number;
}

/** A speed built from branch flows: u² = Σ (weight · Q / area)²; or a number in m/s. */
export type Velocity =
  | number
  | readonly { readonly branch: string; readonly area: number; readonly weight: number }[];
