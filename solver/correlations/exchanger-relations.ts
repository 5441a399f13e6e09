/*
 * Relations of heat between streams, and of a stream with measured points.
 */
import type { Relation } from '#solver/correlations/relation.ts';

const effectiveness =
  'Kays, W. M. & London, A. L. (1984), Compact Heat Exchangers, 3rd ed., ch. 2; Incropera & DeWitt, table 11.4; Shah, R. K. & Sekulić, D. P. (2003), Fundamentals of Heat Exchanger Design, table 3.3';
const constant = 'Constant U and specific heats, steady, no conduction along the wall, nothing lost outside';

export const exchangerRelations = {
  'exchanger-counter': {
    name: 'Heat exchanger, counterflow',
    equation:
      'ε = [1 − e^(−NTU(1 − C_r))]/[1 − C_r e^(−NTU(1 − C_r))], Q = ε C_min (T_in,1 − T_in,2); as 1/(ε C_min) = ½ (1/C₁ + 1/C₂) + h coth(h)/UA, h = ½ UA |1/C₁ − 1/C₂|',
    source: effectiveness,
    validity: constant,
  },
  'exchanger-parallel': {
    name: 'Heat exchanger, parallel flow',
    equation: 'ε = [1 − e^(−NTU(1 + C_r))]/(1 + C_r), Q = ε C_min (T_in,1 − T_in,2)',
    source: effectiveness,
    validity: constant,
  },
  'exchanger-shell-and-tube': {
    name: 'Heat exchanger, one shell pass and two tube passes',
    equation: 'ε = 2/{1 + C_r + √(1 + C_r²) coth(½ NTU √(1 + C_r²))}, Q = ε C_min (T_in,1 − T_in,2)',
    source: effectiveness,
    validity: `${constant}; shell mixed across`,
  },
  'exchanger-cross-mixed': {
    name: 'Heat exchanger, cross flow, one stream mixed',
    equation: 'ε C_min = C_m {1 − exp[−(C_u/C_m)(1 − e^(−UA/C_u))]}, C_m mixed, C_u unmixed',
    source: effectiveness,
    validity: constant,
  },
  'exchanger-cross-unmixed': {
    name: 'Heat exchanger, cross flow, both streams unmixed',
    equation: 'ε C_min = (C₁C₂/UA) Σ_n P_n(UA/C₁) P_n(UA/C₂), P_n(x) = 1 − e^(−x) Σ_m≤n x^m/m!, exact series',
    source:
      'Mason, J. L. (1955), Proc. 2nd US Natl. Congr. Appl. Mech., 801–803; Nusselt, W. (1930), Tech. Mech. Thermodyn. 1, 417–422',
    validity: `${constant}; UA/(C₁ + C₂) below 5 in full`,
  },
  'exchanger-given': {
    name: 'Heat exchanger of given effectiveness',
    equation: 'Q = ε C_min (T_in,1 − T_in,2)',
    source: 'As given',
    validity: 'Flows at which the given effectiveness was found; rounded by 0.1 % where C₁ = C₂',
  },
  'boiling-table': {
    name: 'Measured resistance to a boiling stream, by points',
    equation:
      'Q [1 + (Q/L)³⁰] = W(ΔT), ln W(ln ΔT) a monotone cubic through the points, on the temperature of saturation; L the heat at dry-out, at most what the stream can evaporate',
    source:
      "Maker's or user's measurement; Fritsch & Carlson (1980), SIAM J. Numer. Anal. 17, 238–246; the power is a choice",
    validity: 'Heats of the points, below dry-out',
  },
  'stream-table': {
    name: 'Measured resistance to a stream, by points',
    equation:
      'ln R(ln Q) a monotone cubic through the points, straight beyond; 1/R never above ṁc, on the inlet temperature of the stream',
    source: "Maker's or user's measurement; Fritsch & Carlson (1980), SIAM J. Numer. Anal. 17, 238–246",
    validity: 'Flows of the points',
  },
} as const satisfies Record<string, Relation>;
