/*
 * Relations of heat: conduction, convection, radiation, advection.
 */
import type { Relation } from '#solver/correlations/relation.ts';

const fourier =
  "Fourier's law, exact; Incropera, F. P. & DeWitt, D. P., Fundamentals of Heat and Mass Transfer, ch. 3";
const mcadams =
  'McAdams, W. H. (1954), Heat Transmission, 3rd ed., ch. 7; Lloyd, J. R. & Moran, W. R. (1974), J. Heat Transfer 96, 443–447';

export const heatRelations = {
  'conduction-slab': {
    name: 'Conduction through a slab',
    equation: 'R = t/(k A)',
    source: fourier,
    validity: 'One-dimensional, constant k',
  },
  'contact-resistance': {
    name: 'Contact or interface',
    equation: 'R = r″/A',
    source: 'Definition; r″ as given for the interface',
    validity: 'At the pressure and bond line of the given r″',
  },
  'conduction-cylinder': {
    name: 'Conduction through a cylindrical shell',
    equation: 'R = ln(r₂/r₁)/(2π k L)',
    source: fourier,
    validity: 'Radial, constant k',
  },
  'conduction-sphere': {
    name: 'Conduction through a spherical shell',
    equation: 'R = (1/r₁ − 1/r₂)/(4π k)',
    source: fourier,
    validity: 'Radial, constant k',
  },
  'spreading-song-lee-au': {
    name: 'Spreading in a plate',
    equation:
      'R = ψ/(k a √π), ψ_mean = ½ (1 − ε)^1.5 φ, ψ_max = (1 − ε) φ/√π, φ = [tanh λτ + λ/Bi]/[1 + (λ/Bi) tanh λτ], λ = π + 1/(ε√π)',
    source:
      'Song, S., Lee, S. & Au, V. (1994), IEPS Conf., 111–121; Lee, S., Song, S., Au, V. & Moran, K. P. (1995), ASME/JSME Thermal Eng. Conf. 4, 199–206',
    validity: 'Central source with uniform flux; rectangles as discs of equal area',
    uncertainty: 0.1,
  },
  'spreading-disc-series': {
    name: 'Spreading in a plate, series of the disc',
    equation: 'Fourier–Bessel series of a disc in a disc with adiabatic rim and a cooled far face',
    source: 'Yovanovich, M. M., Culham, J. R. & Teertstra, P. (1998), IEEE Trans. CPMT A 21, 168–176',
    validity: 'Central source with uniform flux; rectangles as discs of equal area; exact for discs',
  },
  'spreading-rectangle-series': {
    name: 'Spreading in a rectangular plate, series',
    equation: 'Double cosine series of the plate with adiabatic edges and a cooled far face',
    source: 'Muzychka, Y. S., Culham, J. R. & Yovanovich, M. M. (2003), J. Electron. Packag. 125, 178–185',
    validity: 'Uniform flux; exact',
  },
  'fin-straight': {
    name: 'Straight rectangular fin',
    equation: 'G = √(hPkA) (tanh mL + β)/(1 + β tanh mL), m = √(hP/kA), β = h/(mk)',
    source: 'Incropera & DeWitt, table 3.4 case A; Harper, D. R. & Brown, W. B. (1922), NACA Report 158',
    validity: 'Thin fin (h t/k < 0.1), uniform h, cooled tip',
  },
  'heat-pipe': {
    name: 'Heat pipe or vapour chamber',
    equation:
      'Q = N Q₁, Q₁ [1 + (Q₁/Q_max(T_v))³⁰] = ΔT/(R_e + R_c), T_v = T_from − ΔT R_e/(R_e + R_c); frozen: Q = N G_wall ΔT',
    source:
      'Resistances and limits of transport: Faghri, A., Heat Pipe Science and Technology, ch. 4; Reay, D. A. & Kew, P. A., Heat Pipes, 5th ed. (2006), ch. 2; values of the maker. The steep resistance beyond the limit is a choice',
    validity: 'Heat up to Q_max, vapour above freezing and within the points of Q_max',
  },
  thermoelectric: {
    name: 'Thermoelectric module',
    equation: 'Q_c = α I T_c − ½ I² R − K (T_h − T_c), P = α I (T_h − T_c) + I² R, Q_h = Q_c + P',
    source:
      'Goldsmid, H. J., Introduction to Thermoelectricity, ch. 2; Rowe, D. M. (ed., 1995), CRC Handbook of Thermoelectrics, ch. 2',
    validity: 'α, R and K constant between the faces, at their mean temperature',
  },
  'latent-heat': {
    name: 'Melting in time',
    equation: 'dH/dt = Q, H = C T + H_m s³ (10 − 15 s + 6 s²), s = (T − T_m)/ΔT_m + ½ from 0 to 1',
    source:
      'Enthalpy method: Voller, V. R. & Prakash, C. (1987), Int. J. Heat Mass Transfer 30, 1709–1719; the smooth step is a choice',
    validity: 'No supercooling, one temperature a node',
  },
  'conductance-given': {
    name: 'Given conductance',
    equation: 'Q = G ΔT',
    source: 'As given',
    validity: 'Where the given value was found',
  },
  'resistance-given': {
    name: 'Given resistance',
    equation: 'Q = ΔT/R',
    source: 'As given',
    validity: 'Where the given value was found',
  },
  'convection-given': {
    name: 'Given heat transfer coefficient',
    equation: 'Q = h A ΔT',
    source: "Newton's law of cooling; h as given",
    validity: 'Where the given h was found',
  },
  'forced-plate-blend': {
    name: 'Flat plate in a stream',
    equation:
      'Nu = 0.664 Re^½ Pr^⅓ to Re 5e5, (0.037 Re^0.8 − 871) Pr^⅓ beyond; h = (h_forced³ + h_natural³)^⅓; in a slot h_forced = (h_plate³ + (7.54 k/D_h)³)^⅓',
    source:
      'Incropera & DeWitt, eqs 7.30 and 7.38 (Pohlhausen 1921); blend: Churchill, S. W. (1977), AIChE J. 23, 10–16; slot: Shah, R. K. & London, A. L. (1978), parallel plates',
    validity:
      'Re < 1e8, Pr > 0.6, beyond Re 5e5 also Pr < 60; plate at one temperature, stream parallel to it',
  },
  'natural-vertical-churchill-chu': {
    name: 'Natural convection, vertical plate',
    equation: 'Nu = {0.825 + 0.387 Ra^(1/6)/[1 + (0.492/Pr)^(9/16)]^(8/27)}²',
    source: 'Churchill, S. W. & Chu, H. H. S. (1975), Int. J. Heat Mass Transfer 18, 1323–1329',
    validity:
      '0.1 < Ra < 1e12, all Pr; above the laminar similarity solution by 4 % at Ra 1e6, 12 % at 1e7, 25 % at 1e8 (Pr 1000)',
  },
  'natural-horizontal-up-mcadams': {
    name: 'Natural convection, warm side up',
    equation: 'Nu = max(0.54 Ra^¼, 0.15 Ra^⅓), L = area/perimeter',
    source: mcadams,
    validity: '1e4 < Ra < 1e11',
  },
  'natural-horizontal-down-mcadams': {
    name: 'Natural convection, warm side down',
    equation: 'Nu = 0.27 Ra^¼, L = area/perimeter',
    source: mcadams,
    validity: '1e5 < Ra < 1e10',
  },
  'vertical-fins-bar-cohen-rohsenow': {
    name: 'Vertical fins in still fluid',
    equation: 'Nu_b = (576/El² + 2.873/√El)^−½, El = g β ΔT b⁴/(ν α L); fins with η = tanh(mH)/(mH)',
    source: 'Bar-Cohen, A. & Rohsenow, W. M. (1984), J. Heat Transfer 106, 116–123',
    validity:
      'Air, in liquids El < 10; fins and base near one temperature, channels open at top and bottom, laminar',
    uncertainty: 0.05,
  },
  'gap-hollands': {
    name: 'Horizontal air gap, warm side below',
    equation: 'Nu = 1 + 1.44 [1 − 1708/Ra]⁺ + [(Ra/5830)^⅓ − 1]⁺',
    source:
      'Hollands, K. G. T., Unny, T. E., Raithby, G. D. & Konicek, L. (1976), J. Heat Transfer 98, 189–193',
    validity: 'Air, Ra < 1e5 on the gap; warm side above: still air, Nu = 1',
  },
  'gap-elsherbiny': {
    name: 'Vertical air gap',
    equation: 'Nu = max(0.0605 Ra^⅓, {1 + [0.104 Ra^0.293/(1 + (6310/Ra)^1.36)]³}^⅓, 0.242 (Ra/A)^0.272)',
    source: 'ElSherbiny, S. M., Raithby, G. D. & Hollands, K. G. T. (1982), J. Heat Transfer 104, 96–102',
    validity: 'Air, 5 ≤ A = height/gap ≤ 110, Ra < 2e7 on the gap',
  },
  'radiation-grey': {
    name: 'Grey radiation between two surfaces',
    equation: 'Q = σ A₁ 𝓕 (T₁⁴ − T₂⁴), 1/𝓕 = (1 − ε₁)/ε₁ + 1/F₁₂ + (A₁/A₂)(1 − ε₂)/ε₂',
    source:
      'Oppenheim, A. K. (1956), Trans. ASME 78, 725–735; view factors: Howell, J. R., A Catalog of Radiation Heat Transfer Configuration Factors, C-11 and C-14',
    validity: 'Diffuse grey surfaces, each at one temperature',
  },
  'plate-fin-teertstra': {
    name: 'Plate-fin heat sink in a duct',
    equation:
      'Nu_b = [(Re* Pr/2)^−3 + (0.664 √Re* Pr^⅓ √(1 + 3.65/√Re*))^−3]^(−⅓), Re* = (U b/ν)(b/L), on the inlet temperature',
    source:
      'Teertstra, P., Yovanovich, M. M., Culham, J. R. & Lemczyk, T. (2000), J. Electron. Manuf. 10(2), 169–187',
    validity: '0.1 < Re* < 100, air, laminar, ducted without bypass',
    uncertainty: 0.06,
  },
  'pin-fin-khan': {
    name: 'Pin-fin heat sink in a duct',
    equation: 'Nu_D = C₁ Re_D^½ Pr^⅓, C₁(S_T, S_L) of in-line or staggered pins; G = ṁc (1 − exp(−1/(R ṁc)))',
    source:
      'Khan, W. A., Culham, J. R. & Yovanovich, M. M. (2005), IEEE Trans. Compon. Packag. Technol. 28(2), 247–254',
    validity: '1.25 ≤ S ≤ 3 diameters, 40 < Re_D < 1000, Pr ≥ 0.7',
    uncertainty: 0.25,
  },
  'stream-resistance': {
    name: 'Measured resistance to a stream',
    equation: 'R = R₀ + c Q^−e, on the inlet temperature of the stream',
    source: "Regression of the maker's or the user's measurement",
    validity: 'Flows of the measurement',
  },
  'duct-wall-gnielinski': {
    name: 'Wall of a duct',
    equation:
      'Laminar: Nu = {Nu_∞³ + ([c Gz^⅓ − 0.7]⁺)³}^⅓; turbulent: Nu = (f/8)(Re − 1000) Pr/[1 + 12.7 √(f/8) (Pr^⅔ − 1)] [1 + (D/L)^⅔]; linear between Re 2300 and 4000; Q = ṁc (1 − e^−NTU) ΔT_inlet',
    source:
      'Gnielinski, V. (1976), Int. Chem. Eng. 16, 359–368 and (2013), Int. J. Heat Mass Transfer 63, 134–140; other sections: Martin, H. (2002), Chem. Eng. Sci. 57, 3217–3223',
    validity: 'Smooth duct, wall at one temperature, Re < 5e6, 0.5 < Pr < 2000, D ≤ L',
    uncertainty: 0.1,
  },
  'graetz-series': {
    name: 'Thermal entrance, exact series',
    equation: 'Nu(x⁺) of developed laminar flow with a step of wall temperature',
    source: 'Graetz, L. (1883), Ann. Phys. 254, 79–94; constants: Shah & London (1978)',
    validity: 'Laminar, x⁺ ≥ 1e-4; 0.1 %',
    uncertainty: 0.001,
  },
  'advection-upwind': {
    name: 'Heat carried by the flow',
    equation: 'Q = ṁ c_p T of the node upstream',
    source: 'First law for a steady stream, well-mixed zones',
    validity: 'Zones mixed; no conduction along the stream',
  },
  'bulk-rise': {
    name: 'Rise of a stream',
    equation: 'ΔT = P/(ρ Q c_p)',
    source: 'First law for a steady stream',
    validity: 'All heat goes to the stream',
  },
  'junction-to-case': {
    name: 'Junction to case',
    equation: 'T_j = T_c + R_jc P',
    source: 'JEDEC JESD51-14 (measurement); two-resistor model: JESD15-3',
    validity: 'Heat leaves mainly through the case top',
  },
  'junction-to-board': {
    name: 'Junction to board',
    equation: 'T_j = T_b + R_jb P',
    source: 'JEDEC JESD51-8 (measurement); two-resistor model: JESD15-3',
    validity: 'Board temperature at the edge of the package',
  },
  'package-network': {
    name: 'Compact package',
    equation: 'Q = (T_a − T_b)/R_ab between any two of junction and surfaces',
    source: 'JEDEC JESD15-4 (DELPHI); two-resistor model: JESD15-3',
    validity:
      'Within the error of its derivation at any cooling (DELPHI), near the test boards (two resistors)',
  },
  'board-parallel-series': {
    name: 'Printed board as one material',
    equation: 'k_plane = Σ k_i t_i/Σ t_i, k_through = Σ t_i/Σ (t_i/k_i), k_i = c_i k_Cu + (1 − c_i) k_d',
    source: 'Parallel and series rule; board stacks: JEDEC JESD51-7',
    validity: 'Copper spread evenly over its layer, no vias through the board',
  },
  'via-field': {
    name: 'Field of thermal vias',
    equation: '1/R = [N (k_Cu A_barrel + k_fill A_bore) + k_d A_rest]/t',
    source: 'Parallel conductances, Fourier',
    validity: 'Heat evenly over the pad; no spreading in the pads',
  },
} as const satisfies Record<string, Relation>;
