/*
 * Ducted sink of cylindrical pins: heat to the stream (on its inlet temperature) and pressure drop.
 */
import type { PinFins } from '#solver/case/fins.ts';
import { finEfficiencyHalfSlope, finEfficiencyTanh } from '#solver/correlations/plate-fin.ts';

export interface PinFinGeometry {
  readonly staggered: boolean;
  readonly across: number; // pitch over diameter
  readonly along: number;
  readonly rows: number; // behind one another
  readonly columns: number; // side by side
  readonly frontalArea: number; // width × height, m2
  readonly velocityRatio: number; // velocity in the narrowest gap over approach velocity
  readonly diameter: number;
  readonly baseArea: number; // free base, m2
  readonly pinArea: number; // mantle of all pins, m2
  readonly finRoot: number; // m = √(h · finRoot): 4/(k D)
  readonly height: number;
  readonly baseResistance: number;
  readonly nusseltFactor: number; // C₁
}

/** Whole pins that fit; narrowest gap straight across, or on the diagonal of a staggered bank. */
export function pinFinGeometry(fins: PinFins): PinFinGeometry {
  const { diameter, staggered } = fins;
  const across = fins.pitchAcross / diameter;
  const along = fins.pitchAlong / diameter;
  const columns = Math.max(1, Math.floor((fins.width - diameter) / fins.pitchAcross + fits) + 1);
  const rows = Math.max(1, Math.floor((fins.length - diameter) / fins.pitchAlong + fits) + 1);
  const diagonal = Math.hypot(along, across / 2);
  const pins = rows * columns;
  const straight = across / (across - 1);
  return {
    staggered,
    across,
    along,
    rows,
    columns,
    frontalArea: fins.width * fins.height,
    velocityRatio: staggered ? Math.max(straight, across / 2 / (diagonal - 1)) : straight,
    diameter,
    baseArea: fins.width * fins.length - (pins * Math.PI * diameter * diameter) / 4,
    pinArea: pins * Math.PI * diameter * fins.height,
    finRoot: 4 / (fins.conductivity * diameter),
    height: fins.height,
    baseResistance: fins.base / (fins.conductivity * fins.width * fins.length),
    nusseltFactor: pinFinNusseltFactor(across, along, staggered),
  };
}

/**
 * C₁ of Nu_D = C₁ Re_D^½ Pr^⅓, with S the pitches over the diameter:
 * in line C₁ = [0.2 + exp(−0.55 S_L)] S_T^0.285 S_L^0.212; staggered C₁ = 0.61 S_T^0.091 S_L^0.053/[1 − 2 exp(−1.09 S_L)].
 *
 * Validity: 1.25 ≤ S ≤ 3, 40 < Re_D < 1000 (on the velocity in the narrowest gap), Pr ≥ 0.7; boundary-layer analysis
 * that lies within 25 % of Žukauskas' measurements. Source: Khan, Culham & Yovanovich (2005), IEEE Trans. Compon. Packag. Technol. 28, 247–254.
 * Example: S 2 × 2 gives 0.752 in line, 0.871 staggered.
 */
export function pinFinNusseltFactor(across: number, along: number, staggered: boolean): number {
  return staggered
    ? (0.61 * across ** 0.091 * along ** 0.053) / (1 - 2 * Math.exp(-1.09 * along))
    : (0.2 + Math.exp(-0.55 * along)) * across ** 0.285 * along ** 0.212;
}

export function pinFinInRange(geometry: PinFinGeometry, re: number): boolean {
  const pitchOk = (s: number): boolean => s >= 1.25 && s <= 3;
  return re >= 40 && re <= 1000 && pitchOk(geometry.across) && pitchOk(geometry.along);
}

/**
 * Writes [G, ∂G/∂U, ∂G/∂ν, ∂G/∂k, ∂G/∂Pr]: conductance from the base's underside to the inlet air, W/K:
 * G = C (1 − exp(−w/C)), C = ρ c U W H = Pr k U W H/ν the stream's capacity rate,
 * 1/w = t/(k W L) + 1/(h (A_base + η A_pins)), η = tanh(mH)/(mH), m = √(4h/(k D)). A bank's h refers to the stream
 * beside the pins, which warms on its way: the exponential refers G to the inlet. The free base is given the pins' h.
 *
 * @param velocity approach velocity U = Q/(W H) ≥ 0 [m/s]; kinematicViscosity ν [m²/s], conductivity k of the fluid [W/(m K)], pr
 * Validity and source: `pinFinNusseltFactor`; ε of a wall at one temperature: Kays & London (1984).
 */
export function pinFinConductanceWithSlope(
  out: Float64Array,
  geometry: PinFinGeometry,
  velocity: number,
  kinematicViscosity: number,
  conductivity: number,
  pr: number,
): void {
  if (velocity <= 0) {
    // As U → 0 the stream takes all it can carry: G → C, whose slope in U is Pr k W H/ν.
    out[0] = 0;
    out[1] = (geometry.frontalArea * pr * conductivity) / kinematicViscosity;
    out[2] = 0;
    out[3] = 0;
    out[4] = 0;
    return;
  }
  const re = (velocity * geometry.velocityRatio * geometry.diameter) / kinematicViscosity;
  const h = (geometry.nusseltFactor * Math.sqrt(re) * Math.cbrt(pr) * conductivity) / geometry.diameter;
  const root = Math.sqrt(h * geometry.finRoot) * geometry.height;
  const efficiency = finEfficiencyTanh(root);
  const film = h * (geometry.baseArea + efficiency * geometry.pinArea);
  // h ∂film/∂h
  const filmByH =
    h * (geometry.baseArea + geometry.pinArea * (efficiency + finEfficiencyHalfSlope(root, efficiency)));
  // Base and film in series towards the wall, then the stream's capacity: ṁc = ρ c U A = (Pr k/ν) U A.
  const wall = film / (1 + film * geometry.baseResistance);
  const wallByH = filmByH / (1 + film * geometry.baseResistance) ** 2;
  const capacity = (pr * conductivity * velocity * geometry.frontalArea) / kinematicViscosity;
  const passed = Math.exp(-wall / capacity);
  const toWall = passed;
  const toCapacity = 1 - passed - (wall / capacity) * passed;
  // Logarithmic slopes: h ~ U^½ ν^−½ k Pr^⅓, capacity ~ U ν^−1 k Pr.
  out[0] = capacity * (1 - passed);
  out[1] = (0.5 * toWall * wallByH + toCapacity * capacity) / velocity;
  out[2] = -(0.5 * toWall * wallByH + toCapacity * capacity) / kinematicViscosity;
  out[3] = (toWall * wallByH + toCapacity * capacity) / conductivity;
  out[4] = ((toWall * wallByH) / 3 + toCapacity * capacity) / pr;
}

/**
 * Writes [Δp, ∂Δp/∂U, ∂Δp/∂ρ, ∂Δp/∂ν], Pa: Δp = (N f + kc + ke) ½ρU_m|U_m|, U_m in the narrowest gap, with
 * in line f = K₁ [0.233 + 45.78/((S_T − 1)^1.1 Re)], K₁ = 1.009 [(S_T − 1)/(S_L − 1)]^(1.09/Re^0.0553);
 * staggered f = K₁ 378.6 S_T^(−13.1/S_T)/Re^(0.68/S_T^1.29), K₁ = 1.175 S_L/(S_T Re^0.3124) + 0.5 Re^0.0807;
 * kc = −0.0311σ² − 0.3722σ + 1.0676, ke = 0.9301σ² − 2.5746σ + 0.973, σ = (S_T − 1)/S_T.
 * Below Re = 1 the drop goes on linearly to zero, with value and sign continuous.
 *
 * @param velocity signed approach velocity [m/s]
 * Validity: 1.05 ≤ S ≤ 3, Re_D > 10. Source: Khan, Culham & Yovanovich (2005), fits to Žukauskas' and Kays & London's charts.
 */
export function pinFinPressureWithSlope(
  out: Float64Array,
  geometry: PinFinGeometry,
  velocity: number,
  density: number,
  kinematicViscosity: number,
): void {
  const speed = Math.abs(velocity);
  const sign = velocity < 0 ? -1 : 1;
  const perVelocity = (geometry.velocityRatio * geometry.diameter) / kinematicViscosity;
  const re = Math.max(speed * perVelocity, 1);
  bankFriction(friction, geometry, re);
  const sigma = (geometry.across - 1) / geometry.across;
  const ends = 2.0406 + sigma * (-2.9468 + 0.899 * sigma);
  const k = geometry.rows * friction[0] + ends;
  const kByRe = geometry.rows * friction[1] * re;
  const head = 0.5 * density * geometry.velocityRatio ** 2;
  if (speed * perVelocity < 1) {
    // Linear from rest to Re = 1: Δp = K(1) ½ρ r² U₁ U with U₁ = ν/(r D).
    const edge = 1 / perVelocity;
    out[0] = sign * head * k * edge * speed;
    out[1] = head * k * edge;
    out[2] = out[0] / density;
    out[3] = out[0] / kinematicViscosity;
    return;
  }
  out[0] = sign * head * k * speed * speed;
  out[1] = head * speed * (2 * k + kByRe);
  out[2] = out[0] / density;
  out[3] = (-sign * head * kByRe * speed * speed) / kinematicViscosity;
}

/** Writes [f, df/dRe] of one row. */
function bankFriction(out: Float64Array, geometry: PinFinGeometry, re: number): void {
  const { across, along } = geometry;
  if (geometry.staggered) {
    const fade = 0.68 / across ** 1.29;
    const chart = (378.6 * across ** (-13.1 / across)) / re ** fade;
    const first = (1.175 * along) / (across * re ** 0.3124);
    const second = 0.5 * re ** 0.0807;
    out[0] = chart * (first + second);
    out[1] = (chart * (-fade * (first + second) - 0.3124 * first + 0.0807 * second)) / re;
    return;
  }
  const viscous = 45.78 / ((across - 1) ** 1.1 * re);
  const base = Math.log((across - 1) / (along - 1));
  const power = 1.09 / re ** 0.0553;
  const k1 = 1.009 * Math.exp(base * power);
  out[0] = k1 * (0.233 + viscous);
  out[1] = (k1 * (-0.0553 * base * power * (0.233 + viscous) - viscous)) / re;
}

/** Pitches that divide the width exactly must not lose a row to rounding. */
const fits = 1e-9;
const friction = new Float64Array(2);
