import type { PinFins, PlateFins } from '#solver/case/fins.ts';

/** Fins on which the slopes of flow and of heat are checked. */
export const plates: PlateFins = {
  width: 0.08,
  length: 0.08,
  count: 30,
  thickness: 0.0008,
  height: 0.025,
  base: 0.005,
  conductivity: 167,
};

export const pins: PinFins = {
  width: 0.05,
  length: 0.05,
  diameter: 0.002,
  height: 0.02,
  pitchAcross: 0.005,
  pitchAlong: 0.005,
  staggered: true,
  base: 0.003,
  conductivity: 167,
};
