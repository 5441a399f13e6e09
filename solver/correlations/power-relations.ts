/*
 * Relations of power, of air and of the surroundings.
 */
import type { Relation } from '#solver/correlations/relation.ts';

export const powerRelations = {
  'converter-efficiency': {
    name: 'Power converter',
    equation: 'P_in = P_out/η(P_out/(N P_rated)), η the monotone cubic through the rated points',
    source:
      'Rated points of the maker or of the 80 PLUS programme (CLEAResult); Fritsch, F. N. & Carlson, R. E. (1980), SIAM J. Numer. Anal. 17, 238–246',
    validity: 'Between the first and the last rated point; below the first η is held',
  },
  conductor: {
    name: 'Conductor with constant power',
    equation:
      'e² = ½ [1 − 2 y + √((1 − 2 y)² − 4 (y/cos φ)²)] with y = m P R/V², m = 2 (a pair) or 1 (three phases); V_end = e V, loss = V²/(m R) (y/(e cos φ))²; R = R₀ [1 + α (T − T_ref)]',
    source: 'Grainger, J. J. & Stevenson, W. D. (1994), Power System Analysis, ch. 6 (short line)',
    validity: 'Resistance alone, phases loaded alike, y below 1/(2 (1 + 1/cos φ))',
  },
  'line-currents': {
    name: 'Currents of three lines',
    equation: 'I = Σ (S/U)* over the loads of a line, U at 0, −120 and −240°; I_N = |I₁ + I₂ + I₃|',
    source:
      'Grainger, J. J. & Stevenson, W. D. (1994), Power System Analysis, ch. 2; unbalance: ANSI/NEMA MG 1, 14.36',
    validity: 'Fundamental only, symmetrical voltages',
  },
  'power-utilisation': {
    name: 'Power against utilisation',
    equation: 'P = P(u), the monotone cubic (or the lines) through the measured points, held beyond them',
    source:
      'Measured points, such as average active power at target loads (SPECpower_ssj2008 Result File Fields, 4.1–4.2); Fritsch, F. N. & Carlson, R. E. (1980), SIAM J. Numer. Anal. 17, 238–246',
    validity: 'The machine and the workload that were measured',
  },
  'leakage-exponential': {
    name: 'Leakage power',
    equation: 'P = P₀ + P_leak exp(b (T − T_ref))',
    source:
      'Exponential fit of subthreshold leakage: Liu, Y., Dick, R. P., Shang, L. & Yang, H. (2007), DATE 2007, 1526–1531',
    validity: 'Near the temperatures of the fit',
  },
  'solar-panel': {
    name: 'Solar panels',
    equation: 'P = G/1000 · P_STC · (1 + γ (T_cell − 25 °C)) · η',
    source:
      'Dobos, A. P. (2014), PVWatts Version 5 Manual, NREL/TP-6A20-62641, eq. 8; test conditions: IEC 60904-3',
    validity: 'Maximum power point; no loss of efficiency in weak light',
  },
  'engine-derating': {
    name: 'Power of an engine in thin or warm air',
    equation: 'α = k − 0.7 (1 − k)(1/η_m − 1), k = (p/100 kPa)^m (298 K/T)^n, 0 ≤ α ≤ 1, η_m = 0.8',
    source:
      'ISO 3046-1:2002, clause 10: m = 1, n = 1 naturally aspirated; m = 0.7, n = 1.2 + 1 turbocharged, charge air cooled by the ambient air',
    validity: 'Four-stroke diesel engines, power adjusted to the site',
  },
  'generator-fuel': {
    name: 'Fuel of a generator set',
    equation: 'V̇ = V̇(P/P_rated), the monotone cubic through the points',
    source:
      'The maker’s points; else the approximate consumption chart of Diesel Service & Supply, row of 100 kW',
    validity: 'From a quarter of the load on; chart: diesel sets of 20 to 2250 kW within a fifth',
    uncertainty: 0.2,
  },
  peukert: {
    name: 'Battery discharged faster than stated',
    equation: 't = t₀ (P₀/P)^k, P₀ = E/t₀',
    source: 'Peukert, W. (1897), Elektrotechnische Zeitschrift 20, 287–288',
    validity: 'Lead–acid, one rate and temperature; constant voltage, so that power stands for current',
  },
  'solar-gain': {
    name: 'Sunlight on a surface',
    equation:
      'Q = α A [G_b cos θ + G_d (1 + cos β)/2 + ρ (G_b sin γ + G_d) (1 − cos β)/2], cos θ = sin γ cos β + cos γ sin β cos(ψ_sun − ψ)',
    source:
      'Liu, B. Y. H. & Jordan, R. C. (1960), Solar Energy 4(3), 1–19; Duffie, J. A. & Beckman, W. A., Solar Engineering of Thermal Processes, ch. 1 and 2',
    validity: 'Isotropic sky, level ground, no shade; what the surface radiates itself is a radiation link',
  },
  'air-ideal-gas': {
    name: 'Air',
    equation:
      'ρ = p/(R T); μ = 1.458e-6 T^1.5/(T + 110.4); k = 0.0241 (T/273.15)^0.81; c_p cubic in T; moisture by partial pressures',
    source:
      'ISO 2533:1975; White, F. M., Viscous Fluid Flow; Kröger, D. G. (2004), Air-Cooled Heat Exchangers and Cooling Towers, app. A; Alduchov, O. A. & Eskridge, R. E. (1996), J. Appl. Meteorol. 35, 601–609',
    validity: '220–380 K, below 2 bar',
    uncertainty: 0.02,
  },
  'liquid-table': {
    name: 'Liquid by its table',
    equation:
      'ρ, c_p and k monotone cubics in T through the rows, ln μ one in 1/T, h = ∫ c_p dT; beyond the rows they level off',
    source:
      'The rows’ own (solver/properties/liquids.json); Fritsch, F. N. & Carlson, R. E. (1980), SIAM J. Numer. Anal. 17, 238–246; Andrade, E. N. da C. (1930), Nature 125, 309–310',
    validity: 'Between the first and the last row, liquid at about 1 atm',
  },
  'standard-atmosphere': {
    name: 'Standard atmosphere',
    equation: 'T = 288.15 − 0.0065 H to 11 km, then 216.65 K; dp/p = −g dH/(R T)',
    source: 'ISO 2533:1975; U.S. Standard Atmosphere 1976',
    validity: '−5 to 20 km geopotential',
  },
  'ashrae-inlet-class': {
    name: 'Inlet class of data-processing equipment',
    equation: 'T_max falls by 1 K per 300 m (A1, A2), 175 m (A3), 125 m (A4) above 900 m',
    source: 'ASHRAE TC 9.9 (2021), Thermal Guidelines for Data Processing Environments, 5th ed.',
    validity: 'Up to 3050 m',
  },
} as const satisfies Record<string, Relation>;
