/*
 * Whether the air of a layout is laminar or turbulent, by estimates from the network's answer.
 */
import { type Box, sizeOf } from '#models/geometry/box.ts';
import { across, type Axis } from '#solver/design/interior.ts';
import { grouped } from '#models/units/grouped.ts';

/** How the air is reckoned, and why, in words. */
export interface Regime {
  readonly turbulence: 'laminar' | 'lvel';
  /** The largest of the whole cross-section and of the fans' planes on their hydraulic diameters, at the network's flows. */
  readonly reynolds: number;
  /** On the height of the inside, between the network's warmest part and the room. */
  readonly rayleigh: number;
  readonly reason: string;
}

/** Above this a duct is turbulent. Source: Incropera et al. (2007), Fundamentals of Heat and Mass Transfer, 8.1. */
const ductTransition = 2300;
/** Above this a warm vertical wall is. Source: Incropera et al. (2007), 9.2: Gr Pr ≈ 10⁹. */
const wallTransition = 1e9;

/** A flow [m³/s] that crosses a box along an axis. */
export interface Crossing {
  readonly flow: number;
  readonly axis: Axis;
  readonly box: Box;
}

export interface AirOf {
  readonly density: number; // kg/m³
  readonly viscosity: number; // Pa s
  readonly conductivity: number; // W/(m K)
  readonly specificHeat: number; // J/(kg K)
  readonly expansion: number; // 1/K
}

/**
 * @param crossings of the whole inside, and of each fan
 * @param height of the inside, m @param rise of the warmest part above the room, K @param gravity m/s²
 */
export function regimeOf(
  crossings: readonly Crossing[],
  height: number,
  rise: number,
  gravity: number,
  air: AirOf,
): Regime {
  const kinematic = air.viscosity / air.density;
  const diffusivity = air.conductivity / (air.density * air.specificHeat);
  const reynolds = Math.max(0, ...crossings.map((one) => reynoldsOf(one, kinematic)));
  const rayleigh = (gravity * air.expansion * Math.max(0, rise) * height ** 3) / (kinematic * diffusivity);
  const isDriven = reynolds > ductTransition;
  const isLifted = rayleigh > wallTransition;
  const facts = `Re ≈ ${rounded(reynolds)} (turbulent from ${rounded(ductTransition)}), Ra ≈ ${rounded(rayleigh)} on the height (from ${rounded(wallTransition)})`;
  if (!isDriven && !isLifted)
    return {
      turbulence: 'laminar',
      reynolds,
      rayleigh,
      reason: `${facts}: laminar, what moves the air is too weak for turbulence.`,
    };
  return {
    turbulence: 'lvel',
    reynolds,
    rayleigh,
    reason: `${facts}: turbulent ${isDriven ? 'where it is blown' : 'where it rises'}, nearly laminar in gaps. LVEL serves both on gaps of a few cells, by the law of the wall at each cell’s speed and distance from solids; k–ε needs inlets of known turbulence and wider gaps.`,
  };
}

/** On the hydraulic diameter of what it crosses. */
function reynoldsOf({ flow, axis, box }: Crossing, kinematic: number): number {
  const size = sizeOf(box);
  const [width, height] = across[axis].map((one) => size[one]);
  return width + height > 0 ? (2 * Math.abs(flow)) / (width + height) / kinematic : 0;
}

/** To two digits. */
function rounded(value: number): string {
  if (value >= 1e6) {
    const power = Math.floor(Math.log10(value));
    return `${Number((value / 10 ** power).toPrecision(2))}e${power}`;
  }
  return grouped(Number(value.toPrecision(2)));
}
