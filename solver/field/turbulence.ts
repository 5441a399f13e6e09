/*
 * What turbulence makes of a flow: the friction and the conduction of a fluid whose effective viscosity is the model's.
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import { EffectiveConduction, FrictionSetter } from '#solver/field/effective.ts';
import { conductivityOf, seeksHeat } from '#solver/field/fluid.ts';
import { KEpsilon, type Level, levelOf } from '#solver/field/k-epsilon.ts';
import { Lvel } from '#solver/field/lvel.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { Friction } from '#solver/field/friction.ts';
import type { BorderFlow, Room } from '#solver/field/room.ts';
import type { FaceName, FieldCase } from '#solver/field/schema.ts';
import { spreadOver } from '#solver/field/spread.ts';
import type { Team } from '#solver/field/team.ts';
import { TemperatureLaw } from '#solver/field/wall-law.ts';
import { type Contacts, type HeldSide, contactsWithin } from '#solver/field/walls.ts';

/** Turbulent Prandtl numbers that the models are used with. */
export const usualPrandtl = { lvel: 0.9, 'k-epsilon': 0.85 } as const;

export class Turbulence {
  readonly contacts: Contacts;
  readonly #model: Lvel | KEpsilon;
  readonly #friction: FrictionSetter;
  readonly #conduction: EffectiveConduction | null;
  readonly #molecular: number;
  readonly #isFluid: Uint8Array;
  /** Effective, Pa s. */
  readonly #viscosity: Float64Array;

  constructor(
    team: Team,
    input: FieldCase,
    fluid: FieldCase['materials'][string],
    equations: FieldEquations,
    room: Room,
    borderAt: (face: FaceName, cell: number) => BorderFlow,
  ) {
    const { viscosity = 0, density = 1, specificHeat = 0 } = fluid;
    const found = contactsWithin(room, borderAt);
    const contacts = { ...found, ...team.shared({ between: found.between, share: found.share }) };
    this.contacts = contacts;
    const model = input.flow?.turbulence === 'k-epsilon' ? 'k-epsilon' : 'lvel';
    const turbulentPrandtl = input.flow?.turbulentPrandtl ?? usualPrandtl[model];
    const conducts = conductivityOf(fluid);
    const isHeated = seeksHeat(input);
    const prandtl = isHeated ? (viscosity * specificHeat) / conducts : 1;
    const law = new TemperatureLaw(prandtl, turbulentPrandtl);
    this.#molecular = viscosity;
    this.#isFluid = room.isFluid;
    this.#viscosity = new Float64Array(room.isFluid.length);
    this.#model =
      model === 'lvel'
        ? new Lvel(team, room, contacts, viscosity / density, prandtl, law)
        : new KEpsilon(team, room, contacts, density, viscosity, prandtl, law, ...inletsOf(input, equations));
    this.#friction = new FrictionSetter(team, room, contacts, this.#model.ratio);
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
    return this.#model.bytes + 4 * 9 * cells + 12 * 3 * cells;
  }

  get friction(): Friction {
    return this.#friction.friction;
  }

  /** Effective viscosities of the cells, Pa s, and k and ε where they are sought; 0 in solids. */
  get fields(): Readonly<Record<string, Float64Array>> {
    const model = this.#model;
    const viscosity = this.#viscosity;
    scaleWithin(this.#isFluid, this.#molecular, model.ratio, viscosity);
    if (!(model instanceof KEpsilon)) return { viscosity };
    model.follow();
    return { viscosity, k: model.k, epsilon: model.epsilon };
  }

  /** Heat that passes at each held side over that of a laminar fluid. */
  get films(): Float64Array {
    return this.#model.heat;
  }

  /** What turns are mixed in beside velocities, temperatures and pressures. */
  get mixed(): readonly Float64Array[] {
    return this.#model instanceof KEpsilon ? this.#model.logarithms : [];
  }

  /** Follows the velocities. @param right of the heat in the present step, W; null where heat is not solved */
  update(motion: Motion, right: Float64Array | null): void {
    this.#model.update(motion);
    this.#friction.set(this.#model.shear);
    if (right) this.#conduction?.set(this.#model, right);
  }

  /** Share of the walls beside which cells are too fine for the model. */
  get tooFine(): number {
    return this.#model instanceof KEpsilon ? this.#model.tooFine : 0;
  }

  /** Carries what is carried along the streams. @returns the share that was left over; null where nothing is */
  step(motion: Motion): number | null {
    return this.#model instanceof KEpsilon ? this.#model.step(motion) : null;
  }
}

/** What comes in at each side, and the mean of it over their areas. */
function inletsOf({ boundaries }: FieldCase, { border }: FieldEquations): [(side: HeldSide) => Level, Level] {
  const levels = new Map<FieldCase['boundaries'][number], Level>();
  for (const boundary of boundaries) {
    if (boundary.type !== 'inlet' || !boundary.turbulence) continue;
    const { kineticEnergy, intensity = 0, length } = boundary.turbulence;
    const speed = Math.hypot(...boundary.velocity.map((one) => spreadOver(one)([0, 0, 0])));
    levels.set(boundary, levelOf(kineticEnergy ?? 1.5 * (intensity * speed) ** 2, length));
  }
  const found = new Map<number, Level>();
  let area = 0;
  let k = 0;
  let epsilon = 0;
  for (const faces of border.values()) {
    for (const face of faces) {
      const level = face.boundary && levels.get(face.boundary);
      if (!level) continue;
      found.set(face.ghost, level);
      area += face.area;
      k += face.area * level.k;
      epsilon += face.area * level.epsilon;
    }
  }
  const mean = { k: k / area, epsilon: epsilon / area };
  return [({ beyond }) => found.get(beyond) ?? mean, mean];
}

function scaleWithin(isFluid: Uint8Array, factor: number, of: Float64Array, out: Float64Array): void {
  for (let c = 0; c < out.length; c++) out[c] = isFluid[c] === 1 ? factor * of[c] : 0;
}
