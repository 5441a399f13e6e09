/*
 * The k–ε model with wall functions: two fields that streams carry, each taking a share of a step in a turn.
 * Sources: Launder & Spalding (1974), Comput. Methods Appl. Mech. Eng. 3, 269–289; production limited to ten times the
 * dissipation, Menter (1994), AIAA J. 32, 1598–1605. Beside walls the law of wall-law.ts stands for the logarithm alone.
 */
import { balanceHeat, type Heat } from '#solver/field/advection.ts';
import { conduct, type Effective, gap } from '#solver/field/effective.ts';
import { axes } from '#solver/field/grid.ts';
import { type Motion, relaxMomentum, type Sweeps } from '#solver/field/momentum.ts';
import { partsOf } from '#solver/field/parts.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import { type Couplings, emptyCouplings, emptyStencil, type Stencil } from '#solver/field/stencil.ts';
import { Strain } from '#solver/field/strain.ts';
import type { Team } from '#solver/field/team.ts';
import { kappa, type TemperatureLaw, velocityAt, viscosityRatio } from '#solver/field/wall-law.ts';
import { speedAlong } from '#solver/field/wall-speed.ts';
import type { Contacts, HeldSide } from '#solver/field/walls.ts';

const cMu = 0.09;
const c1 = 1.44;
const c2 = 1.92;
const sigmaK = 1;
const sigmaEpsilon = 1.3;
/** √√C_μ, which makes a friction velocity of √k. */
const toFriction = Math.sqrt(Math.sqrt(cMu));
/** Most production, over dissipation. */
const mostProduction = 10;
/** Most effective viscosity, over molecular. */
const mostViscosity = 1e5;
/** The viscous layer, in y⁺. */
const viscous = 5;
/** Effective over molecular viscosity that makes a flow turbulent. */
const turbulent = 10;
/** Share of a step that a turn takes, and its sweeps there and back. */
const relaxation = 0.8;
const sweeps = 3;
/** Share of itself that a value keeps in a turn at least. */
const leastKept = 0.1;

/** Energy k, m²/s², and dissipation ε, m²/s³. */
export interface Level {
  readonly k: number;
  readonly epsilon: number;
}

/** Of a length scale l: ε = C_μ^¾ k^1.5/l. */
export function levelOf(k: number, length: number): Level {
  return { k, epsilon: toFriction ** 3 * (k ** 1.5 / length) };
}

export class KEpsilon implements Effective {
  readonly ratio: Float64Array;
  readonly shear: Float64Array;
  readonly heat: Float64Array;
  readonly k: Float64Array;
  readonly epsilon: Float64Array;
  /** Logarithms of both, 0 in solids: what turns are mixed in, so that both stay positive. */
  readonly logarithms: readonly [Float64Array, Float64Array];
  readonly #team: Team;
  readonly #room: Room;
  readonly #contacts: Contacts;
  readonly #density: number;
  readonly #viscosity: number;
  readonly #prandtl: number;
  readonly #law: TemperatureLaw;
  readonly #strain: Strain;
  readonly #volume: Float64Array;
  readonly #production: Float64Array; // W/m³
  /** ε/k, 1/s. */
  readonly #rate: Float64Array;
  /** Dissipation of cells beside walls; 0 in others. */
  readonly #atWalls: Float64Array;
  readonly #scheme: Triple<Float64Array>;
  readonly #stencil: Stencil<Float64Array>;
  readonly #right: Float64Array;
  readonly #sweeps: Sweeps;
  readonly #carried = new Map<Float64Array, Heat>();
  /** Cells beside walls and how many walls each has. */
  readonly #walls: ReadonlyMap<number, number>;
  /** Numbers among the held sides of those that are walls. */
  readonly #sides: readonly number[];

  /**
   * @param inletAt what comes in through a cell of the border
   * @param start in all cells to begin with
   */
  constructor(
    team: Team,
    room: Room,
    contacts: Contacts,
    density: number,
    viscosity: number,
    prandtl: number,
    law: TemperatureLaw,
    inletAt: (side: HeldSide) => Level,
    start: Level,
  ) {
    const { grid, isFluid } = room;
    const vector = (): Float64Array => new Float64Array(isFluid.length);
    const none = (axis: 0 | 1 | 2): Float64Array => new Float64Array(room.crossScheme[axis].length);
    // Both fields are carried upwind: their sources outweigh what that blurs, and nothing overshoots.
    this.#team = team;
    this.#room = room;
    this.#scheme = team.shared([none(0), none(1), none(2)]);
    this.#contacts = contacts;
    this.#density = density;
    this.#viscosity = viscosity;
    this.#prandtl = prandtl;
    this.#law = law;
    this.ratio = team.shared(vector().fill(1));
    this.shear = new Float64Array(contacts.held.length).fill(1);
    this.heat = new Float64Array(contacts.held.length).fill(1);
    this.k = team.shared(Float64Array.from(isFluid, (one) => (one ? start.k : 0)));
    this.epsilon = team.shared(Float64Array.from(isFluid, (one) => (one ? start.epsilon : 0)));
    this.logarithms = [vector(), vector()];
    this.#strain = new Strain(room, contacts);
    this.#volume = room.sizes.volumes();
    this.#production = vector();
    this.#rate = vector();
    this.#atWalls = vector();
    this.#stencil = team.shared(emptyStencil(grid.counts, (count) => new Float64Array(count)));
    this.#right = team.shared(vector());
    this.#sweeps = {
      ...team.shared({ couplings: emptyCouplings(grid.counts), rest: vector(), change: vector() }),
      parts: partsOf(grid.counts),
    };
    const walls = new Map<number, number>();
    this.#sides = contacts.held.flatMap(({ kind, cell }, i) => {
      if (kind === 'inlet') return [];
      walls.set(cell, (walls.get(cell) ?? 0) + 1);
      return [i];
    });
    this.#walls = walls;
    for (const side of contacts.held) {
      if (side.kind !== 'inlet') continue;
      const level = inletAt(side);
      this.k[side.beyond] = level.k;
      this.epsilon[side.beyond] = level.epsilon;
    }
    this.#keepLogarithms();
  }

  get bytes(): number {
    return (
      8 * 22 * this.ratio.length + 4 * 8 * this.ratio.length + 16 * this.shear.length + this.#strain.bytes
    );
  }

  /** Effective viscosities, and shear and heat at walls, from both fields as they were mixed. */
  update(): void {
    const { isFluid } = this.#room;
    exponentials(isFluid, this.logarithms[0], this.k);
    exponentials(isFluid, this.logarithms[1], this.epsilon);
    viscosities(isFluid, this.k, this.epsilon, (cMu * this.#density) / this.#viscosity, this.ratio);
    this.#contacts.held.forEach((side, i) => {
      if (side.kind === 'inlet') {
        this.shear[i] = this.ratio[side.cell];
        return;
      }
      const distance = this.#distanceAt(side);
      const velocity = velocityAt(distance);
      const shear = velocity > 0 ? distance / velocity : 1;
      this.shear[i] = side.across === 'held' ? Math.max(gap, shear) : shear;
      this.heat[i] = velocity > 0 ? (this.#prandtl * distance) / this.#law.at(velocity) : 1;
    });
  }

  /**
   * Share of the walls' area beside which the first cell lies within the layer that the model knows nothing of; 0 where
   * the whole flow is all but laminar.
   */
  get tooFine(): number {
    if (!this.ratio.some((one) => one > turbulent)) return 0;
    let area = 0;
    let fine = 0;
    for (const i of this.#sides) {
      const side = this.#contacts.held[i];
      area += side.area;
      if (this.#distanceAt(side) < viscous) fine += side.area;
    }
    return area > 0 ? fine / area : 0;
  }

  /** One turn of both fields along the streams. @returns the larger share that is left over */
  step(motion: Motion): number {
    const { k, epsilon } = this;
    const { isFluid } = this.#room;
    const volume = this.#volume;
    for (const { cell, beyond } of this.#contacts.free) {
      k[beyond] = k[cell];
      epsilon[beyond] = epsilon[cell];
    }
    const production = this.#production;
    const rate = this.#rate;
    const right = this.#right;
    const { outer } = this.#stencil;
    const density = this.#density;
    this.#strain.squares(motion, production);
    produce(isFluid, production, this.ratio, this.#viscosity, density, k, epsilon, rate);
    this.#setWalls(motion);
    energySources(isFluid, volume, production, rate, density, right, outer);
    const ofK = this.#improve(k, sigmaK, motion.stream, null);
    dissipationSources(isFluid, volume, production, rate, density, right, outer);
    const ofEpsilon = this.#improve(epsilon, sigmaEpsilon, motion.stream, this.#atWalls);
    this.#keepLogarithms();
    return Math.max(ofK, ofEpsilon);
  }

  /** Distance y⁺ of the middle of a cell from a wall beside it, with √k as what the friction velocity is made of. */
  #distanceAt({ cell, near }: HeldSide): number {
    return (toFriction * Math.sqrt(this.k[cell]) * near * this.#density) / this.#viscosity;
  }

  /**
   * Production beside walls, τ² (ν⁺ − 1)/(μ ν⁺²), which is τ²/(ρ κ u_τ y) in the logarithm, and dissipation, the larger of
   * u_τ³/(κ y) there and 2 ν k/y² below it; where a cell has several walls their mean.
   */
  #setWalls(motion: Motion): void {
    const production = this.#production;
    const atWalls = this.#atWalls;
    for (const cell of this.#walls.keys()) {
      production[cell] = 0;
      atWalls[cell] = 0;
    }
    for (const i of this.#sides) {
      const side = this.#contacts.held[i];
      const { cell, near } = side;
      const share = 1 / (this.#walls.get(cell) ?? 1);
      const distance = this.#distanceAt(side);
      const stress = (this.#viscosity * this.shear[i] * speedAlong(this.#room, motion, side)) / near;
      const ratio = viscosityRatio(velocityAt(distance));
      production[cell] += (share * (stress * stress * (ratio - 1))) / (this.#viscosity * ratio * ratio);
      const k = this.k[cell];
      const inLogarithm = (toFriction ** 3 * k ** 1.5) / (kappa * near);
      const below = (2 * this.#viscosity * k) / (this.#density * near * near);
      atWalls[cell] += share * Math.hypot(inLogarithm, below);
    }
  }

  /** @param held values of cells that have 0 or more there, instead of an equation @returns the share left over */
  #improve(
    values: Float64Array,
    sigma: number,
    stream: Triple<Float64Array>,
    held: Float64Array | null,
  ): number {
    const { strides, isFluid } = this.#room;
    const { between, share } = this.#contacts;
    const { x, y, z } = this.#stencil;
    const { couplings, rest, change } = this.#sweeps;
    for (const axis of axes)
      conduct(
        between[axis],
        share[axis],
        this.ratio,
        strides[axis],
        this.#viscosity,
        this.#viscosity / sigma,
        [x, y, z][axis],
      );
    balanceHeat(this.#team, this.#heatOf(values, stream), this.#room.passages, 1);
    if (held) for (const cell of this.#walls.keys()) hold(couplings, rest, cell, held[cell] - values[cell]);
    const left = shareLeft(isFluid, rest, this.#right, couplings, values, held);
    holdBack(couplings);
    relaxMomentum(this.#team, this.#sweeps, [], 1, sweeps);
    advance(isFluid, values, change);
    return left;
  }

  /** Of a field that streams carry as they do heat. */
  #heatOf(values: Float64Array, stream: Triple<Float64Array>): Heat {
    const made = { scheme: this.#scheme, conduction: this.#stencil, right: this.#right, stream };
    const heat = this.#carried.get(values) ?? { ...this.#sweeps, ...made, t: values };
    this.#carried.set(values, heat);
    return heat;
  }

  #keepLogarithms(): void {
    const { isFluid } = this.#room;
    logarithms(isFluid, this.k, this.logarithms[0]);
    logarithms(isFluid, this.epsilon, this.logarithms[1]);
  }
}

function exponentials(isFluid: Uint8Array, of: Float64Array, out: Float64Array): void {
  for (let c = 0; c < of.length; c++) if (isFluid[c] === 1) out[c] = Math.exp(of[c]);
}

function logarithms(isFluid: Uint8Array, of: Float64Array, out: Float64Array): void {
  for (let c = 0; c < of.length; c++) if (isFluid[c] === 1) out[c] = Math.log(of[c]);
}

/** Effective over molecular viscosities. @param factor C_μ/ν */
function viscosities(
  isFluid: Uint8Array,
  k: Float64Array,
  epsilon: Float64Array,
  factor: number,
  ratio: Float64Array,
): void {
  for (let c = 0; c < ratio.length; c++)
    if (isFluid[c] === 1) ratio[c] = 1 + Math.min(mostViscosity, (factor * k[c] * k[c]) / epsilon[c]);
}

/** From squares of strain, 1/s², the production of k, W/m³; and ε/k, 1/s. */
function produce(
  isFluid: Uint8Array,
  production: Float64Array,
  ratio: Float64Array,
  viscosity: number,
  density: number,
  k: Float64Array,
  epsilon: Float64Array,
  rate: Float64Array,
): void {
  for (let c = 0; c < rate.length; c++) {
    if (isFluid[c] === 0) continue;
    rate[c] = epsilon[c] / k[c];
    production[c] = Math.min(
      viscosity * (ratio[c] - 1) * production[c],
      mostProduction * density * epsilon[c],
    );
  }
}

/** Of k: what is produced, W; and ρ ε V/k, which holds it back. */
function energySources(
  isFluid: Uint8Array,
  volume: Float64Array,
  production: Float64Array,
  rate: Float64Array,
  density: number,
  right: Float64Array,
  outer: Float64Array,
): void {
  for (let c = 0; c < right.length; c++) {
    right[c] = isFluid[c] === 1 ? production[c] * volume[c] : 0;
    outer[c] = isFluid[c] === 1 ? density * rate[c] * volume[c] : 1;
  }
}

/** Of ε: C₁ P ε/k and C₂ ρ ε/k. */
function dissipationSources(
  isFluid: Uint8Array,
  volume: Float64Array,
  production: Float64Array,
  rate: Float64Array,
  density: number,
  right: Float64Array,
  outer: Float64Array,
): void {
  for (let c = 0; c < right.length; c++) {
    right[c] = isFluid[c] === 1 ? c1 * production[c] * rate[c] * volume[c] : 0;
    outer[c] = isFluid[c] === 1 ? c2 * density * rate[c] * volume[c] : 1;
  }
}

/** Puts a held value in place of the equation of a cell. */
function hold(couplings: Couplings, rest: Float64Array, cell: number, change: number): void {
  const { x, y, z, xBack, yBack, zBack, outer, diagonal } = couplings;
  for (const one of [x, y, z, xBack, yBack, zBack]) one[cell] = 0;
  outer[cell] = 1;
  diagonal[cell] = 1;
  rest[cell] = change;
}

/** What is left over in cells with an equation, over what is put in, taken and carried there. */
function shareLeft(
  isFluid: Uint8Array,
  rest: Float64Array,
  right: Float64Array,
  { diagonal }: Couplings,
  values: Float64Array,
  held: Float64Array | null,
): number {
  let left = 0;
  let scale = 0;
  for (let c = 0; c < rest.length; c++) {
    if (isFluid[c] === 0 || (held && held[c] > 0)) continue;
    left += Math.abs(rest[c]);
    scale += right[c] + diagonal[c] * values[c];
  }
  return scale > 0 ? left / scale : 0;
}

/** Makes the diagonal larger, so that a step is taken in part. */
function holdBack({ outer, diagonal }: Couplings): void {
  for (let c = 0; c < diagonal.length; c++) {
    const more = (1 / relaxation - 1) * diagonal[c];
    diagonal[c] += more;
    outer[c] += more;
  }
}

/** Both stay positive, whatever the sweeps have left. */
function advance(isFluid: Uint8Array, values: Float64Array, change: Float64Array): void {
  for (let c = 0; c < values.length; c++)
    if (isFluid[c] === 1) values[c] = Math.max(leastKept * values[c], values[c] + change[c]);
}
