/*
 * Thermoelectric modules: Peltier, Joule and Fourier heat between two faces.
 */

/** A module: Seebeck coefficient α [V/K], resistance R [Ω], conductance K [W/K], current I [A]. */
export interface Thermoelement {
  readonly seebeck: number;
  readonly resistance: number;
  readonly conductance: number;
  readonly current: number;
}

/**
 * Writes [Q_c, ∂Q_c/∂T_c, ∂Q_c/∂T_h, P, ∂P/∂T_c, ∂P/∂T_h], W: the heat taken up at the cold face,
 * Q_c = α I T_c − ½ I² R − K (T_h − T_c), and the power drawn, P = α I (T_h − T_c) + I² R; the hot face gives Q_c + P.
 * A negative current pumps the other way; a negative power is generated.
 *
 * Validity: α, R and K constant between the faces, no contacts. Source: Goldsmid, Introduction to Thermoelectricity,
 * ch. 2; Rowe, CRC Handbook of Thermoelectrics, ch. 2. Example: α 0.05 V/K, R 2 Ω, K 0.5 W/K, 3 A from 280 to 300 K
 * take 23 W.
 */
export function thermoelectricHeatWithSlope(
  out: Float64Array,
  { seebeck, resistance, conductance, current }: Thermoelement,
  cold: number,
  hot: number,
): void {
  const peltier = seebeck * current;
  const joule = current * current * resistance;
  out[0] = peltier * cold - 0.5 * joule - conductance * (hot - cold);
  out[1] = peltier + conductance;
  out[2] = -conductance;
  out[3] = peltier * (hot - cold) + joule;
  out[4] = -peltier;
  out[5] = peltier;
}
