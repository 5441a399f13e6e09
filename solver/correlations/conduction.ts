/*
 * Steady one-dimensional conduction: shapes and the straight fin. SI units throughout; results in K/W or W/K.
 */

/** R = t/(k A). Source: Fourier's law, exact. Example: k 180, 2 mm, 1600 mm² gives 0.006944. */
export function slabResistance(conductivity: number, thickness: number, area: number): number {
  return thickness / (conductivity * area);
}

/** R = ln(r₂/r₁)/(2π k L). Source: Fourier's law, exact. Example: k 0.3, 20–30 mm, 1 m gives 0.2151. */
export function cylinderResistance(
  conductivity: number,
  inner: number,
  outer: number,
  length: number,
): number {
  return Math.log(outer / inner) / (2 * Math.PI * conductivity * length);
}

/** R = (1/r₁ − 1/r₂)/(4π k). Source: Fourier's law, exact. Example: k 0.3, 20–30 mm gives 4.421. */
export function sphereResistance(conductivity: number, inner: number, outer: number): number {
  return (1 / inner - 1 / outer) / (4 * Math.PI * conductivity);
}

export interface Fin {
  readonly conductivity: number; // W/(m K)
  readonly thickness: number; // m
  readonly width: number; // m
  readonly length: number; // from base to tip, m
  readonly heatTransferCoefficient: number; // on all faces with the tip, W/(m² K)
}

/** m = √(hP/(kA)), P = 2 (w + t), A = w t, 1/m. Example: k 201, 1 × 50 mm, h 40 gives 20.15. */
export function finParameter(fin: Fin): number {
  const perimeter = 2 * (fin.width + fin.thickness);
  return Math.sqrt(
    (fin.heatTransferCoefficient * perimeter) / (fin.conductivity * fin.width * fin.thickness),
  );
}

/**
 * G = √(hPkA) (sinh mL + β cosh mL)/(cosh mL + β sinh mL), β = h/(mk): heat per kelvin of base over fluid, tip cooled, W/K.
 * Validity: thin (h t/k < 0.1), uniform h. Source: fin equation, exact (Incropera & DeWitt, table 3.4 A).
 * Example: that fin, 30 mm long: 0.1108.
 */
export function finConductance(fin: Fin): number {
  const m = finParameter(fin);
  if (m === 0) return 0;
  const beta = fin.heatTransferCoefficient / (m * fin.conductivity);
  const t = Math.tanh(m * fin.length);
  return (m * fin.conductivity * fin.width * fin.thickness * (t + beta)) / (1 + beta * t);
}

/** (T_tip − T_fluid)/(T_base − T_fluid) of the same fin. Example: the same fin: 0.8371. */
export function finTipRatio(fin: Fin): number {
  const m = finParameter(fin);
  if (m === 0) return 1;
  const x = m * fin.length;
  return 1 / (Math.cosh(x) + (fin.heatTransferCoefficient / (m * fin.conductivity)) * Math.sinh(x));
}

/**
 * η = tanh(mL_c)/(mL_c), L_c = L + A/P. Source: Harper & Brown (1922); Incropera & DeWitt, ch. 3.
 * Example: the same fin: 0.8907.
 */
export function finEfficiencyCorrected(fin: Fin): number {
  const corrected = fin.length + (fin.width * fin.thickness) / (2 * (fin.width + fin.thickness));
  const x = finParameter(fin) * corrected;
  return x === 0 ? 1 : Math.tanh(x) / x;
}
