/*
 * Constants fitted to published measurements. test/unit/solver/power/calibration.test.ts fits them anew from the data
 * in test/fixtures/workload/ and holds them to it; docs/workload.md shows fit and residuals. None is set by hand.
 */

/** Energies of the H100 SXM while it serves, beyond idle; from 20 runs at known rates. */
export const servedH100 = {
  accelerator: 'nvidia-h100-sxm5',
  /** J/FLOP; 16 and 8 bit alike, the runs do not tell them apart. */
  energyPerFlop: 9.334455e-13,
  /** J/B */
  energyPerByte: 1.792788e-10,
  /** Peak rate [FLOP/s], bandwidth [B/s] and limit [W] that the energies go with, to carry them over by share. */
  peakRate: 989.4e12,
  memoryBandwidth: 3.35e12,
  powerLimit: 700,
  /** Scatter of measured over fitted power at a known rate (18 degrees of freedom). */
  powerScatter: 0.04301,
} as const;

/** Shares of the roofs that served models reach (vLLM 0.11.1, H100, 23 runs), and how far single runs lie off. */
export const servedShares = {
  compute: 0.25,
  memory: 0.53,
  /** Of the logarithm of the rate (21 degrees of freedom). */
  rateScatter: 0.2252,
  /** Of measured over predicted power where the rate is predicted as well (19 degrees of freedom). */
  powerScatter: 0.1983,
} as const;

/**
 * Share of the 16-bit peak in long matrix products: the middle of the 38 to 43 % that Dubey et al. (2024),
 * arXiv 2407.21783, table 4 report for training Llama 3.1 405B on H100.
 */
export const trainingComputeShare = 0.405;

/** Dynamic power grows with rate^exponent where a limit holds it back: six runs of an 8 × H200 node. */
export const throttling = { exponent: 1.816293, scatter: 0.05858 } as const;

/** Wall power of an air-cooled HGX node of 8 over the power of its accelerators, W: base + slope ΣP, the same six runs. */
export const hgxNode = {
  count: 8,
  base: 1347.51,
  slope: 1.211807,
  scatter: 62.631,
  runs: 6,
  mean: 3400,
  squares: 1.52e6,
} as const;

/** 95 % quantiles of Student's t, by degrees of freedom (tables). */
export const student95 = { 4: 2.132, 18: 1.734, 19: 1.729, 21: 1.721 } as const;
