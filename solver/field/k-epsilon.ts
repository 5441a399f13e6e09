/*
 * The k–ε model with wall functions: two fields that streams carry, each taking a share of a step in a turn.
 * Sources: Launder & Spalding (1974), Comput. Methods Appl. Mech. Eng. 3, 269–289; production limited to ten times the
 * dissipation, Menter (1994), AIAA J. 32, 1598–1605. Beside walls the law of wall-law.ts stands for the logarithm alone.
 */
import { type Effective, gap } from '#solver/field/effective.ts';
import { mostProduction, type Pair, pairOf, stepPair } from '#solver/field/k-epsilon-pair.ts';
import type { Motion } from '#solver/field/momentum.ts';
import { type Parts, partsOf } from '#solver/field/parts.ts';
import type { Room } from '#solver/field/room.ts';
import { Strain } from '#solver/field/strain.ts';
import type { Team } from '#solver/field/team.ts';
import { kappa, type TemperatureLaw, velocityAt, viscosityRatio } from '#solver/field/wall-law.ts';
import { speedAlong } from '#solver/field/wall-speed.ts';
import type { Contacts, HeldSide } from '#solver/field/walls.ts';

const cMu = 0.09;
/** √√C_μ, which makes a friction velocity of √k. */
const toFriction = Math.sqrt(Math.sqrt(cMu));
/** Most effective viscosity, over molecular. */
const mostViscosity = 1e5;
/** The viscous layer, in y⁺. */
const viscous = 5;
/** Effective over molecular viscosity that makes a flow turbulent. */
const turbulent = 10;
/** Most that a turn changes the logarithm of a value by. */
const mostChange = 0.7;

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
  /** Dissipation of cells beside walls; 0 in others. */
  readonly #atWalls: Float64Array;
  readonly #parts: Parts;
  #pair: Pair | null = null;
  /** Share that was left over before the last step. */
  #left = Infinity;
  /** At held sides the velocity u⁺ of the cell's middle in this turn. */
  readonly #velocity: Float64Array;
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
    this.#team = team;
    this.#room = room;
    this.#contacts = contacts;
    this.#density = density;
    this.#viscosity = viscosity;
    this.#prandtl = prandtl;
    this.#law = law;
    this.ratio = team.shared(vector().fill(1));
    this.shear = new Float64Array(contacts.held.length).fill(1);
    this.heat = new Float64Array(contacts.held.length).fill(1);
    this.k = team.shared(within(isFluid, start.k));
    this.epsilon = team.shared(within(isFluid, start.epsilon));
    this.logarithms = [vector(), vector()];
    this.#strain = new Strain(room, contacts);
    this.#volume = team.shared(room.sizes.volumes());
    this.#production = team.shared(vector());
    this.#atWalls = team.shared(vector());
    this.#parts = partsOf(grid.counts);
    this.#velocity = new Float64Array(contacts.held.length);
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
    logarithms(isFluid, this.k, this.logarithms[0]);
    logarithms(isFluid, this.epsilon, this.logarithms[1]);
  }

  get bytes(): number {
    // Beside ten vectors the 128 bytes a cell of the pair.
    return (8 * 10 + 128) * this.ratio.length + 24 * this.shear.length + this.#strain.bytes;
  }

  /** Effective viscosities, and shear and heat at walls, from both fields as they were mixed. */
  update(): void {
    const { isFluid } = this.#room;
    this.follow();
    viscosities(isFluid, this.k, this.epsilon, (cMu * this.#density) / this.#viscosity, this.ratio);
    this.#contacts.held.forEach((side, i) => {
      if (side.kind === 'inlet') {
        this.shear[i] = this.ratio[side.cell];
        return;
      }
      const distance = this.#distanceAt(side);
      const velocity = velocityAt(distance, this.#velocity[i]);
      this.#velocity[i] = velocity;
      const shear = velocity > 0 ? distance / velocity : 1;
      this.shear[i] = side.across === 'held' ? Math.max(gap, shear) : shear;
      this.heat[i] = velocity > 0 ? (this.#prandtl * distance) / this.#law.at(velocity) : 1;
    });
  }

  /** Makes both fields those of their logarithms, which turns change. */
  follow(): void {
    exponentials(this.#room.isFluid, this.logarithms[0], this.k);
    exponentials(this.#room.isFluid, this.logarithms[1], this.epsilon);
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

  /** One turn of both fields along the streams, after `update`. @returns the larger share that is left over */
  step(motion: Motion): number {
    const { k, epsilon } = this;
    const { isFluid } = this.#room;
    for (const { cell, beyond } of this.#contacts.free) {
      k[beyond] = k[cell];
      epsilon[beyond] = epsilon[cell];
    }
    const production = this.#production;
    this.#strain.squares(motion, production);
    produce(isFluid, production, this.ratio, this.#viscosity, mostProduction * this.#density, epsilon);
    this.#setWalls(motion);
    const pair = this.#pairOn(motion);
    const left = (this.#left = stepPair(this.#team, pair, this.#left));
    advance(isFluid, this.logarithms[0], this.logarithms[1], k, epsilon, pair.change);
    return left;
  }

  #pairOn({ stream }: Motion): Pair {
    if (this.#pair?.stream === stream) return this.#pair;
    const { isFluid, grid } = this.#room;
    const { between, share } = this.#contacts;
    return (this.#pair = pairOf(this.#team, {
      counts: grid.counts,
      isFluid,
      between,
      share,
      stream,
      ratio: this.ratio,
      k: this.k,
      epsilon: this.epsilon,
      volume: this.#volume,
      production: this.#production,
      atWalls: this.#atWalls,
      viscosity: this.#viscosity,
      density: this.#density,
      parts: this.#parts,
    }));
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
      const stress = (this.#viscosity * this.shear[i] * speedAlong(this.#room, motion, side)) / near;
      const ratio = viscosityRatio(this.#velocity[i]);
      production[cell] += (share * (stress * stress * (ratio - 1))) / (this.#viscosity * ratio * ratio);
      const k = this.k[cell];
      const inLogarithm = (toFriction ** 3 * k ** 1.5) / (kappa * near);
      const below = (2 * this.#viscosity * k) / (this.#density * near * near);
      atWalls[cell] += share * Math.hypot(inLogarithm, below);
    }
  }
}

function within(isFluid: Uint8Array, value: number): Float64Array {
  const out = new Float64Array(isFluid.length);
  for (let c = 0; c < out.length; c++) out[c] = isFluid[c] * value;
  return out;
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

/** From squares of strain, 1/s², the production of k, W/m³. @param most production over ε */
function produce(
  isFluid: Uint8Array,
  production: Float64Array,
  ratio: Float64Array,
  viscosity: number,
  most: number,
  epsilon: Float64Array,
): void {
  for (let c = 0; c < ratio.length; c++)
    if (isFluid[c] === 1)
      production[c] = Math.min(viscosity * (ratio[c] - 1) * production[c], most * epsilon[c]);
}

/** Adds to the logarithms of both the changes of these, as shares of them, or as much of them as is allowed. */
function advance(
  isFluid: Uint8Array,
  ofK: Float64Array,
  ofEpsilon: Float64Array,
  k: Float64Array,
  epsilon: Float64Array,
  changes: Float64Array,
): void {
  for (let c = 0; c < k.length; c++) {
    if (isFluid[c] === 0) continue;
    const first = changes[2 * c] / k[c];
    const second = changes[2 * c + 1] / epsilon[c];
    const share = Math.min(1, mostChange / Math.max(Math.abs(first), Math.abs(second)));
    ofK[c] += share * first;
    ofEpsilon[c] += share * second;
  }
}
