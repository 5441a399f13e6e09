/*
 * The k–ε model with wall functions: two fields that streams carry, each taking a share of a step in a turn.
 * Sources: Launder & Spalding (1974), Comput. Methods Appl. Mech. Eng. 3, 269–289; production limited to ten times the
 * dissipation, Menter (1994), AIAA J. 32, 1598–1605. Beside walls the law of wall-law.ts stands for the logarithm alone.
 */
import type { Effective } from '#solver/field/effective.ts';
import { mostProduction, type Pair, pairOf, stepPair } from '#solver/field/k-epsilon-pair.ts';
import type { Motion } from '#solver/field/momentum.ts';
import { type Parts, partsOf } from '#solver/field/parts.ts';
import type { Room } from '#solver/field/room.ts';
import { Strain } from '#solver/field/strain.ts';
import type { Team } from '#solver/field/team.ts';
import { toFriction, WallFunctions } from '#solver/field/wall-functions.ts';
import type { TemperatureLaw } from '#solver/field/wall-law.ts';
import type { Contacts, HeldSide } from '#solver/field/walls.ts';

const cMu = 0.09;
/** Most effective viscosity, over molecular. */
const mostViscosity = 1e5;
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
  readonly #strain: Strain;
  readonly #volume: Float64Array;
  readonly #production: Float64Array; // W/m³
  /** Dissipation of cells beside walls; 0 in others. */
  readonly #atWalls: Float64Array;
  readonly #parts: Parts;
  #pair: Pair | null = null;
  /** Share that was left over before the last step. */
  #left = Infinity;
  readonly #walls: WallFunctions;
  /** Numbers among the held sides of inlets. */
  readonly #inlets: readonly number[];

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
    this.#walls = new WallFunctions(contacts.held, room.strides, { density, viscosity, prandtl, law });
    this.#inlets = contacts.held.flatMap(({ kind }, i) => (kind === 'inlet' ? [i] : []));
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
    const walls = 16 * this.shear.length + this.#walls.bytes;
    return (8 * 10 + 128) * this.ratio.length + walls + this.#strain.bytes;
  }

  /** Effective viscosities, and shear and heat at walls, from both fields as they were mixed. */
  update(): void {
    const { k, epsilon, ratio } = this;
    followBoth(
      this.#room.isFluid,
      this.logarithms,
      (cMu * this.#density) / this.#viscosity,
      k,
      epsilon,
      ratio,
    );
    this.#walls.update(this.k, this.shear, this.heat);
    for (const i of this.#inlets) this.shear[i] = this.ratio[this.#contacts.held[i].cell];
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
    return this.ratio.some((one) => one > turbulent) ? this.#walls.tooFine(this.k) : 0;
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
    this.#walls.set(motion, k, this.shear, production, this.#atWalls);
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

/** Both from their logarithms, and effective over molecular viscosities. @param factor C_μ/ν */
function followBoth(
  isFluid: Uint8Array,
  [ofK, ofEpsilon]: readonly [Float64Array, Float64Array],
  factor: number,
  k: Float64Array,
  epsilon: Float64Array,
  ratio: Float64Array,
): void {
  for (let c = 0; c < ratio.length; c++) {
    if (isFluid[c] === 0) continue;
    const energy = Math.exp(ofK[c]);
    const rate = Math.exp(ofEpsilon[c]);
    k[c] = energy;
    epsilon[c] = rate;
    ratio[c] = 1 + Math.min(mostViscosity, (factor * energy * energy) / rate);
  }
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
