/*
 * What turbulence makes of a flow: the friction and the conduction of a fluid whose effective viscosity is the model's.
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import { EffectiveConduction, EffectiveFriction } from '#solver/field/effective.ts';
import { seeksHeat } from '#solver/field/fluid.ts';
import { Lvel } from '#solver/field/lvel.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { BorderFlow, Friction, Room } from '#solver/field/room.ts';
import type { FaceName, FieldCase } from '#solver/field/schema.ts';
import { TemperatureLaw } from '#solver/field/wall-law.ts';
import { contactsWithin } from '#solver/field/walls.ts';

/** Of the LVEL model. */
const usualPrandtl = 0.9;

export class Turbulence {
  readonly #model: Lvel;
  readonly #friction: EffectiveFriction;
  readonly #conduction: EffectiveConduction | null;
  readonly #molecular: number;
  readonly #isFluid: Uint8Array;
  /** Effective, Pa s. */
  readonly #viscosity: Float64Array;

  constructor(
    input: FieldCase,
    fluid: FieldCase['materials'][string],
    equations: FieldEquations,
    room: Room,
    borderAt: (face: FaceName, cell: number) => BorderFlow,
  ) {
    const { viscosity = 0, density = 1, specificHeat = 0, conductivity } = fluid;
    const contacts = contactsWithin(room, borderAt);
    const turbulentPrandtl = input.flow?.turbulentPrandtl ?? usualPrandtl;
    const conducts = typeof conductivity === 'number' ? conductivity : conductivity[0];
    const isHeated = seeksHeat(input);
    const prandtl = isHeated ? (viscosity * specificHeat) / conducts : 1;
    const law = new TemperatureLaw(prandtl, turbulentPrandtl);
    this.#molecular = viscosity;
    this.#isFluid = room.isFluid;
    this.#viscosity = new Float64Array(room.volume.length);
    this.#model = new Lvel(room, contacts, viscosity / density, prandtl, law);
    this.#friction = new EffectiveFriction(room, contacts);
    this.#conduction = isHeated
      ? new EffectiveConduction(
          equations,
          room,
          contacts,
          conducts,
          (viscosity * specificHeat) / turbulentPrandtl,
        )
      : null;
  }

  get bytes(): number {
    const cells = this.#model.ratio.length;
    return this.#model.bytes + 4 * 12 * cells + 12 * 3 * cells;
  }

  get friction(): Friction {
    return this.#friction;
  }

  /** Effective viscosities of the cells, Pa s; 0 in solids. */
  get fields(): { readonly viscosity: Float64Array } {
    return { viscosity: this.#viscosity };
  }

  /** Follows the velocities. @param right of the heat in the present step, W */
  update(motion: Motion, right: Float64Array): void {
    this.#model.update(motion);
    scaleWithin(this.#isFluid, this.#molecular, this.#model.ratio, this.#viscosity);
    this.#friction.set(this.#model);
    this.#conduction?.set(this.#model, right);
  }
}

function scaleWithin(isFluid: Uint8Array, factor: number, of: Float64Array, out: Float64Array): void {
  for (let c = 0; c < out.length; c++) out[c] = isFluid[c] === 1 ? factor * of[c] : 0;
}
