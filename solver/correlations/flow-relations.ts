/*
 * Relations of flow: losses, friction, fans and pumps.
 */
import type { Relation } from '#solver/correlations/relation.ts';

const idelchik = 'Idelchik, I. E. (2008), Handbook of Hydraulic Resistance, 4th ed., Begell House';

export const flowRelations = {
  'loss-coefficient': {
    name: 'Loss coefficient',
    equation: 'Δp = (K + A/Re) ½ ρ u|u|; K by direction of flow',
    source: `Definition; two-term form: ${idelchik}, section 1-17`,
    validity: 'Where the given K and A were found',
  },
  'quadratic-loss': {
    name: 'Linear and quadratic resistance',
    equation: 'Δp = a Q + b (ρ/ρ₀) Q|Q|',
    source: 'Definition (Darcy–Weisbach for the quadratic part)',
    validity: 'Where the given a and b were found',
  },
  'porous-darcy-forchheimer': {
    name: 'Porous block',
    equation: 'Δp = (μ u/κ + ½ ρ C₂ u|u|) L',
    source: 'Forchheimer, P. (1901), Z. Ver. dtsch. Ing. 45, 1782–1788; Darcy (1856)',
    validity: 'Isotropic block, incompressible flow, superficial velocity',
  },
  'perforated-plate-idelchik': {
    name: 'Perforated plate or grille',
    equation:
      'Thin: ζ = [0.707 (1 − f)^0.375 + 1 − f]²/f²; thick: ζ = [0.5 (1 − f)^0.75 + τ (1 − f)^1.375 + (1 − f)² + λ l/d]/f²; + 30/(f² Re) where the hole diameter is given; Δp = ζ ½ ρ u|u| on the approach velocity',
    source: `${idelchik}, diagrams 8-1 to 8-3; laminar part: Electronics Cooling, May 1998`,
    validity:
      'Sharp-edged holes; turbulent part at hole Re > 1e5, laminar at hole Re < 10, their sum between',
  },
  'screen-idelchik': {
    name: 'Woven wire screen',
    equation: 'ζ = 1.3 (1 − f) + (1/f − 1)² + 22/Re_wire',
    source: `${idelchik}, diagram 8-6`,
    validity: '0.05 < f < 0.96; wire Re below 50 or above 1000, a smooth sum between',
    uncertainty: 0.15,
  },
  'filter-polynomial': {
    name: 'Air filter',
    equation: 'Δp = a (μ/μ₀) w + b (ρ/ρ₀) w|w|, w = u/(1 − clogging)',
    source: "Two-term fit to the maker's Δp curve (tests to ISO 16890-2 or EN 779)",
    validity: "Face velocity within the maker's curve",
  },
  'duct-friction-churchill': {
    name: 'Duct friction',
    equation:
      'f = 8 [(c/8Re)¹² + (A + B)^−1.5]^(1/12), A = (2.457 ln 1/((7/Re)^0.9 + 0.27 ε/D))¹⁶, B = (37530/Re)¹⁶; c = 64 round, else laminar f·Re of the section; Δp = (f L/D_h + K) ½ ρ u|u|',
    source:
      'Churchill, S. W. (1977), Chem. Eng. 84(24), 91–92; laminar sections: Shah, R. K. & London, A. L. (1978), Laminar Flow Forced Convection in Ducts, eq. 341',
    validity:
      'Developed flow, ε/D ≤ 0.05, Re ≤ 1e8; between Re 2000 and 4000 the flow itself is uncertain; ±15 % as the Moody chart (White, F. M., Fluid Mechanics, ch. 6)',
    uncertainty: 0.15,
  },
  'hazen-williams': {
    name: 'Hazen–Williams water pipe',
    equation: 'h = 10.667 L (Q/C)^1.852/D^4.871',
    source:
      'Williams, G. S. & Hazen, A. (1920), Hydraulic Tables, 3rd ed., Wiley; Rossman, L. et al. (2020), EPANET 2.2 User Manual, EPA/600/R-20/133',
    validity: 'Water near 15 °C, turbulent, D > 50 mm, u < 3 m/s',
  },
  'area-change-idelchik': {
    name: 'Sudden change of section',
    equation: 'K = (1 − β)² widening, 0.5 (1 − β)^0.75 narrowing, on the velocity in the smaller section',
    source: `Borda–Carnot (momentum balance); ${idelchik}, diagrams 4-1 and 4-9`,
    validity: 'Sharp edges, turbulent (Re > 1e4), uniform profiles',
  },
  'plate-fin-friction': {
    name: 'Plate-fin channels, pressure drop',
    equation:
      'Δp = (4 f_app L/D_h + Kc + Ke) ½ ρ u|u|, f_app Re = √((3.44/√x⁺)² + (f Re)²), Kc = 0.42 (1 − σ²), Ke = (1 − σ²)²',
    source:
      'Muzychka, Y. S. & Yovanovich, M. M. (1998), AIAA 98-2587; Simons, R. E. (2003), Electronics Cooling 9(2); Shah & London (1978)',
    validity: 'Laminar channels, Re_Dh < 2300, ducted sink',
    uncertainty: 0.1,
  },
  'pin-fin-friction': {
    name: 'Pin-fin bank, pressure drop',
    equation:
      'Δp = (N f + kc + ke) ½ ρ u|u|, u in the narrowest gap, f(Re_D, S_T, S_L) of in-line or staggered banks',
    source:
      'Khan, W. A., Culham, J. R. & Yovanovich, M. M. (2005), IEEE Trans. Compon. Packag. Technol. 28(2), 247–254, fits to Žukauskas (1972)',
    validity: '1.05 ≤ S ≤ 3 diameters, 40 < Re_D < 1000',
  },
  'table-measured': {
    name: 'Measured pressure loss',
    equation: 'Δp = (ρ/ρ₀) f(Q) through the given points, odd in Q; beyond the last point Δp ~ Q²',
    source:
      "The maker's or the user's measurement; Fritsch, F. N. & Carlson, R. E. (1980), SIAM J. Numer. Anal. 17, 238–246",
    validity: 'Within the measured points',
  },
  'fan-curve': {
    name: 'Fan curve',
    equation: 'Δp = s (ρ/ρ₀) n² f(Q/(m n)): m side by side, s behind one another, speed ratio n',
    source: "The maker's curve; affinity laws: ISO 5801:2017; interpolation: Fritsch & Carlson (1980)",
    validity: 'Between zero flow and zero pressure of the curve; speed 0.3 to 1.2 of the data sheet',
  },
  'fan-failed': {
    name: 'Failed fan',
    equation: 'Δp = K ½ ρ u|u| on the frame area, rotor at rest or windmilling',
    source: 'Definition; K as given for the fan',
    validity: 'Where the given K was found',
  },
  'pump-curve': {
    name: 'Pump curve',
    equation: 'H = s (n² H₀ − b n^(2−e) (Q/m)^e): m side by side, s behind one another, speed ratio n',
    source: "The maker's curve; Rossman et al. (2020), EPANET 2.2 User Manual; affinity laws",
    validity: 'Forward flow within the curve',
  },
  'pump-failed': {
    name: 'Failed pump with a check valve',
    equation: 'Δp = s ρ g H₀ (Q/(m Q₀))² forwards, 1e8 times that backwards; Q₀ the flow at no head',
    source: 'The affinity laws at no speed; the leak of the check valve is an estimate of this program',
    validity: 'Impeller at rest; a check valve that closes',
  },
  'valve-flow-coefficient': {
    name: 'Valve by its flow coefficient',
    equation:
      'Q = A_v x √(Δp/ρ), A_v = 2.778e-5 Kv = 2.403e-5 Cv; x = h (linear, at least 1e-4) or R^(h − 1) (equal-percentage)',
    source:
      'IEC 60534-2-1:2011 (sizing), IEC 60534-2-4:2009 (inherent characteristics), IEC 60534-4 (seat leakage, class IV)',
    validity:
      'Turbulent (valve Reynolds number 1.413 Q/(ν √(A_v x)) above 1e4; below, more is lost), liquid that does not choke',
  },
  'fan-affinity': {
    name: 'Fan affinity laws',
    equation: 'Q ~ n, Δp ~ n² ρ, P ~ n³ ρ',
    source: 'ISO 5801:2017, conversion of test results',
    validity: 'Geometrically same fan; Q and Δp within 2 %, electrical input within 15 % down to half speed',
  },
  'fan-sound-law': {
    name: 'Fan sound law',
    equation: 'L = L₀ + 50 log₁₀(n/n₀); L_sum = 10 log₁₀ Σ 10^(L_i/10)',
    source:
      'Madison, R. D. & Graham, J. B. (1958), ASHAE Trans. 64; ASHRAE Handbook, HVAC Applications, Noise and Vibration Control',
    validity: 'Same point of the curve, broadband noise, 0.3 < n/n₀ < 1.2',
  },
} as const satisfies Record<string, Relation>;
