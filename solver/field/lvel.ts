import { type Effective, gap } from '#solver/field/effective.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { Room } from '#solver/field/room.ts';
import type { Team } from '#solver/field/team.ts';
import { wallDistances } from '#solver/field/wall-distance.ts';
import { type TemperatureLaw, velocityFrom, viscosityRatio } from '#solver/field/wall-law.ts';
import { speedAlong, speeds } from '#solver/field/wall-speed.ts';
import type { Contacts } from '#solver/field/walls.ts';

/**
 * The LVEL model: each cell has the effective viscosity that the law of the wall has at its distance L and velocity.
 * Source: Agonafer, Gan-Li & Spalding (1996), ASME EEP 18.
 */
export class Lvel implements Effective {
  readonly ratio: Float64Array;
  readonly shear: Float64Array;
  readonly heat: Float64Array;
  readonly #room: Room;
  readonly #contacts: Contacts;
  readonly #law: TemperatureLaw;
  readonly #prandtl: number;
  /** L/ν, s/m. */
  readonly #distance: Float64Array;
  readonly #kinematic: number;
  /** u⁺ of the turn before, in cells and at held sides. */
  readonly #inCells: Float64Array;
  readonly #atSides: Float64Array;
  readonly #speed: Float64Array;

  /** @param kinematic molecular viscosity, m²/s */
  constructor(
    team: Team,
    room: Room,
    contacts: Contacts,
    kinematic: number,
    prandtl: number,
    law: TemperatureLaw,
  ) {
    const size = room.isFluid.length;
    this.#room = room;
    this.#contacts = contacts;
    this.#law = law;
    this.#prandtl = prandtl;
    this.#kinematic = kinematic;
    this.#distance = wallDistances(room, contacts).map((one) => one / kinematic);
    this.ratio = team.shared(new Float64Array(size).fill(1));
    this.shear = new Float64Array(contacts.held.length);
    this.heat = new Float64Array(contacts.held.length);
    this.#inCells = new Float64Array(size);
    this.#atSides = new Float64Array(contacts.held.length);
    this.#speed = new Float64Array(size);
  }

  get bytes(): number {
    return 8 * (4 * this.ratio.length + 3 * this.shear.length);
  }

  update(motion: Motion): void {
    const { ratio } = this;
    speeds(this.#room, motion, this.#speed);
    viscosities(this.#room.isFluid, this.#speed, this.#distance, this.#inCells, ratio);
    this.#contacts.held.forEach((side, i) => {
      if (side.kind === 'inlet') {
        this.shear[i] = ratio[side.cell];
        this.heat[i] = 1;
        return;
      }
      const { shear, heat, velocity } = sideLaw(
        (speedAlong(this.#room, motion, side) * side.near) / this.#kinematic,
        this.#atSides[i],
        this.#prandtl,
        this.#law,
      );
      this.#atSides[i] = velocity;
      this.shear[i] = side.across === 'held' ? Math.max(gap, shear) : shear;
      this.heat[i] = heat;
    });
  }
}

function viscosities(
  isFluid: Uint8Array,
  speed: Float64Array,
  distance: Float64Array,
  velocity: Float64Array,
  ratio: Float64Array,
): void {
  for (let c = 0; c < speed.length; c++) {
    if (isFluid[c] === 0) continue;
    const u = velocityFrom(speed[c] * distance[c], velocity[c]);
    velocity[c] = u;
    ratio[c] = viscosityRatio(u);
  }
}

/** Shear and heat at a wall by the law, over those of straight lines. @param reynolds of the cell's middle */
function sideLaw(
  reynolds: number,
  guess: number,
  prandtl: number,
  law: TemperatureLaw,
): { readonly shear: number; readonly heat: number; readonly velocity: number } {
  const velocity = velocityFrom(reynolds, guess);
  if (velocity < 0.5) return { shear: 1, heat: 1, velocity };
  const distance = reynolds / velocity;
  return { shear: distance / velocity, heat: (prandtl * distance) / law.at(velocity), velocity };
}
