/*
 * Friction and conduction of a fluid whose effective viscosity differs from cell to cell, and follows the law of the wall
 * at walls.
 */
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';
import { changeFace } from '#solver/field/changes.ts';
import { axes } from '#solver/field/grid.ts';
import { type EffectiveFriction, onRows } from '#solver/field/friction.ts';
import { type Room, type Triple, triple } from '#solver/field/room.ts';
import type { Team } from '#solver/field/team.ts';
import type { Contacts, HeldSide } from '#solver/field/walls.ts';

/** What turbulence makes of a fluid, over what it is without. */
export interface Effective {
  /** Effective over molecular viscosity of each cell, shared. */
  readonly ratio: Float64Array;
  /** For each held side: shear over that of a straight line from the wall to the cell's middle. */
  readonly shear: Float64Array;
  /** The same of the heat. */
  readonly heat: Float64Array;
}

/** One of a gap of a single cell: shear of a parabola with the cell's velocity as its mean, over a straight line's. */
export const gap = 3;

/** Sets the friction of a fluid from its effective viscosities. */
export class FrictionSetter {
  readonly friction: EffectiveFriction;
  readonly #room: Room;
  readonly #contacts: Contacts;

  /** @param ratio effective over molecular viscosity, shared */
  constructor(team: Team, room: Room, contacts: Contacts, ratio: Float64Array) {
    const singles = (): Triple<Float32Array> =>
      team.shared(triple(() => new Float32Array(room.isFluid.length)));
    this.#room = room;
    this.#contacts = contacts;
    this.friction = {
      type: 'effective',
      ...onRows(team, room),
      ratio,
      toNext: singles(),
      toBack: singles(),
      rubbing: singles(),
    };
  }

  /** Sets all from the effective viscosities. Between two cells that at the face is on a straight line. @param shear at held sides */
  set(shear: Float64Array): void {
    const { strides } = this.#room;
    const { held, between, share } = this.#contacts;
    const { ratio, toNext, toBack, rubbing } = this.friction;
    for (const axis of axes) {
      couple(between[axis], share[axis], ratio, strides[axis], toNext[axis], toBack[axis]);
      rubbing[axis].fill(0);
    }
    held.forEach((side, i) => this.#hold(side, shear[i]));
  }

  /**
   * At a wall the law's shear. Where viscosity is the same in both cells the law has no more to say, and the parabola
   * through the wall and both adds the bend of a stream that is driven by its pressure; it fades as the next cell's
   * viscosity grows.
   */
  #hold({ cell, axis, side, beyond, kind, across, area, near, far }: HeldSide, shear: number): void {
    const { ratio, toNext, toBack, rubbing } = this.friction;
    const toward = side < 0 ? toBack[axis] : toNext[axis];
    const away = side < 0 ? toNext[axis] : toBack[axis];
    const to = kind === 'solid' ? rubbing[axis] : toward;
    to[cell] += (area * shear) / near;
    if (across !== 'fluid') return;
    const next = cell - (beyond - cell);
    const bend = kind === 'inlet' ? ratio[cell] : 1 / ratio[next];
    to[cell] += (area * bend) / far;
    away[cell] += (area * bend * near) / (far * (far - near));
  }
}

function couple(
  between: Float64Array,
  share: Float32Array,
  ratio: Float64Array,
  stride: number,
  toNext: Float32Array,
  toBack: Float32Array,
): void {
  toBack.fill(0, 0, stride);
  for (let c = 0; c < between.length - stride; c++) {
    const own = share[c];
    const friction = between[c] * (own * ratio[c] + (1 - own) * ratio[c + stride]);
    toNext[c] = friction;
    toBack[c + stride] = friction;
  }
}

/** A place in the stencil between fluid and a solid, or a plate between fluid and fluid. */
interface Joint {
  readonly slot: number;
  /** Numbers among the held sides, and their fluid's half by conduction alone, K/W: of a plate both sides. */
  readonly sides: { readonly side: number; readonly own: number }[];
  /** Of all else between the middles, K/W. */
  rest: number;
}

/** Conduction in a turbulent fluid: between its cells, to solids, and to the border. */
export class EffectiveConduction {
  readonly #equations: FieldEquations;
  readonly #contacts: Contacts;
  readonly #strides: Triple<number>;
  readonly #conductivity: number;
  readonly #turbulent: number;
  readonly #joints: Triple<readonly Joint[]>;
  /** Interfaces within the fluid: place in the stencil and resistance, K/W. */
  readonly #within: Triple<readonly { readonly slot: number; readonly rest: number }[]>;
  readonly #border: readonly { readonly side: number; readonly face: BorderFace; readonly inner: number }[];

  /**
   * @param conductivity of the fluid, W/(m K)
   * @param turbulent μ c_p/Pr_t, W/(m K): what conducts more where the viscosity has doubled
   */
  constructor(
    equations: FieldEquations,
    room: Room,
    contacts: Contacts,
    conductivity: number,
    turbulent: number,
  ) {
    const { stencil } = equations;
    const conductances = [stencil.x, stencil.y, stencil.z] as const;
    this.#equations = equations;
    this.#contacts = contacts;
    this.#strides = room.strides;
    this.#conductivity = conductivity;
    this.#turbulent = turbulent;
    const faces = new Map<string, BorderFace>();
    for (const [name, all] of equations.border)
      for (const face of all) faces.set(`${name}${face.cell}`, face);
    const joints: Triple<Map<number, Joint>> = [new Map(), new Map(), new Map()];
    const border: { side: number; face: BorderFace; inner: number }[] = [];
    contacts.held.forEach(({ cell, axis, side, beyond, kind, area, near }, i) => {
      if (kind === 'solid') {
        const slot = Math.min(cell, beyond);
        const own = near / (conductivity * area);
        const joint = joints[axis].get(slot) ?? { slot, sides: [], rest: 1 / conductances[axis][slot] };
        joint.sides.push({ side: i, own });
        joint.rest = Math.max(0, joint.rest - own);
        joints[axis].set(slot, joint);
      } else if (kind === 'border') {
        const face = faces.get(`${'xyz'[axis]}${side < 0 ? '-' : '+'}${cell}`);
        if (face) border.push({ side: i, face, inner: face.inner });
      }
    });
    this.#joints = [[...joints[0].values()], [...joints[1].values()], [...joints[2].values()]];
    this.#border = border;
    const within = (axis: 0 | 1 | 2): { slot: number; rest: number }[] => {
      const found: { slot: number; rest: number }[] = [];
      contacts.between[axis].forEach((one, slot) => {
        if (one === 0) return;
        const rest = 1 / conductances[axis][slot] - 1 / (one * conductivity);
        if (rest * one * conductivity > 1e-6) found.push({ slot, rest });
      });
      return found;
    };
    this.#within = [within(0), within(1), within(2)];
  }

  /** @param right of the present step, W: changed together with that of the equations */
  set({ ratio, heat }: Effective, right: Float64Array): void {
    const { stencil } = this.#equations;
    const all = [stencil.x, stencil.y, stencil.z];
    for (const axis of axes) {
      conduct(
        this.#contacts.between[axis],
        this.#contacts.share[axis],
        ratio,
        this.#strides[axis],
        this.#conductivity,
        this.#turbulent,
        all[axis],
      );
      for (const { slot, rest } of this.#within[axis]) all[axis][slot] /= 1 + rest * all[axis][slot];
      for (const { sides, slot, rest } of this.#joints[axis]) {
        let sum = rest;
        for (const { side, own } of sides) sum += own / heat[side];
        all[axis][slot] = 1 / sum;
      }
    }
    for (const { side, face, inner } of this.#border)
      changeFace(this.#equations, right, face, { inner: inner * heat[side] });
  }
}

/** Conductances of a molecular and a turbulent share between cells of fluid, the second over the molecular viscosity. */
export function conduct(
  between: Float64Array,
  share: Float32Array,
  ratio: Float64Array,
  stride: number,
  conductivity: number,
  turbulent: number,
  out: Float64Array,
): void {
  for (let c = 0; c < between.length - stride; c++) {
    if (between[c] === 0) continue;
    const own = share[c];
    const more = own * ratio[c] + (1 - own) * ratio[c + stride] - 1;
    out[c] = between[c] * (conductivity + turbulent * more);
  }
}
