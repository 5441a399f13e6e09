/*
 * Heat sinks as a case describes them, in SI.
 */

export interface PlateFins {
  readonly width: number; // across the flow, m
  readonly length: number; // along the flow, m
  readonly count: number; // fins
  readonly thickness: number;
  readonly height: number; // of the fins
  readonly base: number; // base thickness
  readonly conductivity: number; // of fins and base
  /** Area in front of the sink for Kc and Ke; default width × height. */
  readonly frontalArea?: number;
}

export interface PinFins {
  readonly width: number;
  readonly length: number;
  readonly diameter: number;
  readonly height: number;
  readonly pitchAcross: number;
  readonly pitchAlong: number;
  readonly staggered: boolean;
  readonly base: number;
  readonly conductivity: number;
}
