/*
 * The walls beside a fluid whose k and ε are sought: what the law of the wall makes of the k of the cell beside each.
 * Source: Launder & Spalding (1974), Comput. Methods Appl. Mech. Eng. 3, 269–289; the law is that of wall-law.ts.
 */
import { gap } from '#solver/field/effective.ts';
import { axes, type AxisIndex } from '#solver/field/grid.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { Triple } from '#solver/field/room.ts';
import { kappa, type TemperatureLaw, velocityAt, viscosityRatio } from '#solver/field/wall-law.ts';
import { speedsAlong } from '#solver/field/wall-speed.ts';
import type { HeldSide } from '#solver/field/walls.ts';

const cMu = 0.09;
/** √√C_μ, which makes a friction velocity of √k. */
export const toFriction = Math.sqrt(Math.sqrt(cMu));
const toFrictionCubed = toFriction ** 3;
/** The viscous layer, in y⁺. */
const viscous = 5;

/** Walls across one axis, in arrays alone: there are tens of thousands, which every turn reads. */
interface Walls {
  /** Number among the held sides. */
  readonly number: Int32Array;
  readonly cell: Int32Array;
  /** The ghost that holds the wall's own velocity; −1 of a solid, which stands still. */
  readonly beyond: Int32Array;
  /** From the wall to the middle of its cell, m. */
  readonly near: Float64Array;
  readonly area: Float64Array; // m²
  /** One over how many walls its cell has. */
  readonly share: Float64Array;
  /** 1 where the cell has a wall on its far side too. */
  readonly isGap: Uint8Array;
  /** u⁺ of the cell's middle. */
  readonly velocity: Float64Array;
  /** Speed of the cell along the wall, m/s. */
  readonly speed: Float64Array;
}

/** Of a fluid. */
interface Properties {
  readonly density: number; // kg/m³
  readonly viscosity: number; // molecular, Pa s
  readonly prandtl: number;
  readonly law: TemperatureLaw;
}

export class WallFunctions {
  readonly #strides: Triple<number>;
  readonly #properties: Properties;
  readonly #walls: Triple<Walls>;
  /** Each cell beside walls once. */
  readonly #cells: Int32Array;

  constructor(held: readonly HeldSide[], strides: Triple<number>, properties: Properties) {
    const count = new Map<number, number>();
    for (const { kind, cell } of held) if (kind !== 'inlet') count.set(cell, (count.get(cell) ?? 0) + 1);
    this.#strides = strides;
    this.#properties = properties;
    this.#walls = [wallsAcross(0, held, count), wallsAcross(1, held, count), wallsAcross(2, held, count)];
    this.#cells = Int32Array.from(count.keys());
  }

  get bytes(): number {
    const walls = this.#walls.reduce((sum, { cell }) => sum + cell.length, 0);
    return 53 * walls + this.#cells.byteLength;
  }

  /** Shear and heat at walls, by their numbers among the held sides, over those of a straight line through the cell's middle. */
  update(k: Float64Array, shear: Float64Array, heat: Float64Array): void {
    const { prandtl, law } = this.#properties;
    const perSpeed = this.#perSpeed;
    for (const axis of axes) {
      const { number, cell, near, isGap, velocity } = this.#walls[axis];
      for (let n = 0; n < cell.length; n++) {
        const distance = perSpeed * Math.sqrt(k[cell[n]]) * near[n];
        const u = velocityAt(distance, velocity[n]);
        velocity[n] = u;
        const ratio = u > 0 ? distance / u : 1;
        shear[number[n]] = isGap[n] === 1 ? Math.max(gap, ratio) : ratio;
        heat[number[n]] = u > 0 ? (prandtl * distance) / law.at(u) : 1;
      }
    }
  }

  /**
   * Production beside walls, τ² (ν⁺ − 1)/(μ ν⁺²), which is τ²/(ρ κ u_τ y) in the logarithm, and dissipation, the larger of
   * u_τ³/(κ y) there and 2 ν k/y² below it; where a cell has several walls their mean.
   */
  set(
    motion: Motion,
    k: Float64Array,
    shear: Float64Array,
    production: Float64Array,
    atWalls: Float64Array,
  ): void {
    const { viscosity, density } = this.#properties;
    for (const cell of this.#cells) {
      production[cell] = 0;
      atWalls[cell] = 0;
    }
    for (const axis of axes) {
      const { number, cell, beyond, near, share, velocity, speed } = this.#walls[axis];
      speedsAlong(this.#strides, motion, axis, cell, beyond, speed);
      for (let n = 0; n < cell.length; n++) {
        const c = cell[n];
        const y = near[n];
        const stress = (viscosity * shear[number[n]] * speed[n]) / y;
        const ratio = viscosityRatio(velocity[n]);
        production[c] += (share[n] * (stress * stress * (ratio - 1))) / (viscosity * ratio * ratio);
        const inLogarithm = (toFrictionCubed * k[c] * Math.sqrt(k[c])) / (kappa * y);
        const below = (2 * viscosity * k[c]) / (density * y * y);
        atWalls[c] += share[n] * Math.sqrt(inLogarithm * inLogarithm + below * below);
      }
    }
  }

  /** Share of the walls' area beside which the first cell lies within the viscous layer. */
  tooFine(k: Float64Array): number {
    let all = 0;
    let fine = 0;
    for (const { cell, near, area } of this.#walls)
      for (let n = 0; n < cell.length; n++) {
        all += area[n];
        if (this.#perSpeed * Math.sqrt(k[cell[n]]) * near[n] < viscous) fine += area[n];
      }
    return all > 0 ? fine / all : 0;
  }

  /** Distance y⁺ over √k y, s/m²: √k is what the friction velocity is made of. */
  get #perSpeed(): number {
    return (toFriction * this.#properties.density) / this.#properties.viscosity;
  }
}

function wallsAcross(axis: AxisIndex, held: readonly HeldSide[], count: ReadonlyMap<number, number>): Walls {
  const sides = held.filter((one) => one.kind !== 'inlet' && one.axis === axis).length;
  const walls = {
    number: new Int32Array(sides),
    cell: new Int32Array(sides),
    beyond: new Int32Array(sides),
    near: new Float64Array(sides),
    area: new Float64Array(sides),
    share: new Float64Array(sides),
    isGap: new Uint8Array(sides),
    velocity: new Float64Array(sides),
    speed: new Float64Array(sides),
  };
  let n = 0;
  held.forEach((side, number) => {
    if (side.kind === 'inlet' || side.axis !== axis) return;
    walls.number[n] = number;
    walls.cell[n] = side.cell;
    walls.beyond[n] = side.kind === 'border' ? side.beyond : -1;
    walls.near[n] = side.near;
    walls.area[n] = side.area;
    walls.share[n] = 1 / (count.get(side.cell) ?? 1);
    walls.isGap[n] = side.across === 'held' ? 1 : 0;
    n++;
  });
  return walls;
}
