/*
 * Radiation between the surfaces that face the fluid, and what it does to the heat of the cells on both sides of them.
 *
 * A surface has no cell: its temperature follows from the cells before and behind it and from what it radiates,
 * T = T₀ − R q with T₀ and R of what conducts there. With σT⁴ on its tangent at the last temperature T*, that is a surface
 * of emissivity ε/(1 + 4εσT*³ A R) at the emission of T₀ (of a plate two, each cooled by the other), so that the exchange
 * of all of them is one linear system; in sum it gives and takes the same heat, whatever the turns have reached.
 * Source: Modest (2013), Radiative Heat Transfer, ch. 5 (grey, diffuse surfaces; net radiation).
 */
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';
import { addToCell, changeFace } from '#solver/field/changes.ts';
import { Enclosure } from '#solver/field/enclosure.ts';
import { type Facet, surfacesOf } from '#solver/field/facets.ts';
import { facesOfPlane } from '#solver/field/grid.ts';
import type { Room } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { exchangeOf } from '#solver/field/view-factors.ts';
import type { Contacts } from '#solver/field/walls.ts';

/** Patches, and rays from each of them, where the case does not say: a third of a second on a grid of a layout. */
const usualPatches = 1000;
const usualRays = 512;
/** A temperature is at least this share of the one in the turn before. */
const leastShare = 0.5;

/** A surface with what conducts at it. */
interface Surface {
  readonly facet: Facet;
  readonly patch: number;
  /** From the cell's middle to the surface where the fluid is laminar, K/W. */
  readonly own: number;
  /** From the surface to the middle of the cell behind, K/W: of that the plate itself, and the fluid behind it. */
  readonly rest: number;
  readonly plate: number;
  /** The other side of a plate; null of others. */
  other: Surface | null;
  /** Temperature that the tangent was taken at, K. */
  star: number;
  /** Of the present turn: T₀, K; R of its own heat and of the other side's, K/W; the cell's share of its heat. */
  without: number;
  resistance: number;
  shared: number;
  share: number;
  /** Slope of the tangent over σ's own units, 4σT*³, W/(m² K), and what is emitted at T₀ on it above the level, W/m². */
  slope: number;
  emission: number;
  /** Heat for each W/m² of emission above what falls on it, and of that on the other side, m². */
  effective: number;
  cross: number;
  /** Radiated, W. */
  heat: number;
  /** Put into the equations of the cell and of the one behind: W/K and W. */
  readonly put: Float64Array;
}

export class Radiation {
  readonly #equations: FieldEquations;
  readonly #surfaces: readonly Surface[];
  readonly #enclosure: Enclosure;
  readonly #area: Float64Array;
  /** Of each patch: the emissivities times areas, m², and what is emitted, W; then over the area. */
  readonly #thrown: Float64Array;
  readonly #emitted: Float64Array;
  /** What crosses plates, m². */
  readonly #cross: Float64Array;
  /** σT⁴ that all is counted from, W/m². */
  readonly #level: number;
  readonly #solids: readonly string[];

  /** @param conductivity of the fluid, W/(m K) @param reference a temperature that occurs, K */
  constructor(
    input: FieldCase,
    equations: FieldEquations,
    room: Room,
    contacts: Contacts,
    conductivity: number,
    reference: number,
  ) {
    const { patches: most = usualPatches, rays = usualRays } = input.radiation ?? {};
    const surfaces = surfacesOf(input, equations, room, contacts, most);
    const exchange = exchangeOf(room, surfaces, rays);
    this.#equations = equations;
    this.#solids = (input.solids ?? []).map(({ id }) => id);
    this.#area = exchange.area;
    this.#thrown = new Float64Array(surfaces.patches);
    this.#emitted = new Float64Array(surfaces.patches);
    this.#level = stefanBoltzmann * reference ** 4;
    const { stencil } = equations;
    const conductances = [stencil.x, stencil.y, stencil.z] as const;
    const { grid, sizes } = room;
    const ofPlates = [0, 1, 2].map(() => new Map<number, number>());
    for (const { box, resistance = 0 } of [...(input.interfaces ?? []), ...(input.plates ?? [])]) {
      const { axis, faces } = facesOfPlane(grid, box);
      for (const face of faces) ofPlates[axis].set(face, (ofPlates[axis].get(face) ?? 0) + resistance);
    }
    const behind = new Map<number, Surface>();
    this.#surfaces = surfaces.facets.map((facet, i): Surface => {
      const { kind, axis, face, area, cell, beyond } = facet;
      const half = (one: number): number => sizes.volume(one) / (2 * area * area * conductivity);
      const own = half(cell);
      const plate = kind === 'plate' ? (ofPlates[axis].get(face) ?? 0) / area : 0;
      const rest =
        kind === 'solid'
          ? Math.max(0, 1 / conductances[axis][face] - own)
          : kind === 'plate'
            ? half(beyond)
            : 0;
      const surface: Surface = {
        facet,
        patch: surfaces.patchOf[i],
        own,
        rest,
        plate,
        other: null,
        star: reference,
        without: reference,
        resistance: 0,
        shared: 0,
        share: 0,
        slope: 0,
        emission: 0,
        effective: 0,
        cross: 0,
        heat: 0,
        put: new Float64Array(4),
      };
      if (kind === 'plate') {
        const key = 3 * face + axis;
        const other = behind.get(key);
        if (other) {
          surface.other = other;
          other.other = surface;
        } else behind.set(key, surface);
      }
      return surface;
    });
    const pairs = this.#surfaces.filter(isFirst);
    this.#cross = new Float64Array(pairs.length);
    this.#enclosure = new Enclosure(
      exchange,
      pairs.map(({ patch, other }) => [patch, other?.patch ?? patch]),
    );
  }

  get bytes(): number {
    const perSurface = 200; // two records and their numbers
    return this.#enclosure.bytes + perSurface * this.#surfaces.length + 3 * this.#area.byteLength;
  }

  /** Out of the domain through openings less what comes in there, W. */
  get escaped(): number {
    return this.#sum(({ kind }) => kind === 'opening') * -1;
  }

  /** Given off by a solid less what it takes, W. */
  ofSolid(id: string): number {
    const number = this.#solids.indexOf(id);
    return this.#sum(({ kind, owner }) => kind === 'solid' && owner === number + 1);
  }

  #sum(isMeant: (facet: Facet) => boolean): number {
    return this.#surfaces.reduce((sum, { facet, heat }) => sum + (isMeant(facet) ? heat : 0), 0);
  }

  /**
   * Follows the temperatures.
   * @param films what passes at each held side over what would in a laminar fluid; null: it is laminar
   * @param right of the heat in the present step, W: changed together with that of the equations
   */
  update(t: Float64Array, films: Float64Array | null, right: Float64Array): void {
    const emitted = this.#emitted.fill(0);
    const thrown = this.#thrown.fill(0);
    const surfaces = this.#surfaces;
    for (const one of surfaces) conductAt(one, t, films);
    for (const one of surfaces) emit(one, this.#level);
    let pair = 0;
    for (const one of surfaces) {
      const { other, patch, effective, cross } = one;
      thrown[patch] += effective;
      emitted[patch] += effective * one.emission + (other ? cross * other.emission : 0);
      if (isFirst(one)) this.#cross[pair++] = cross;
    }
    for (let p = 0; p < thrown.length; p++) {
      thrown[p] = Math.max(0, 1 - thrown[p] / this.#area[p]);
      emitted[p] /= this.#area[p];
    }
    this.#enclosure.solve(thrown, this.#cross, emitted);
    const { irradiation } = this.#enclosure;
    for (const one of surfaces) {
      const { other, effective, cross, emission, patch } = one;
      one.heat =
        effective * (emission - irradiation[patch]) +
        (other ? cross * (other.emission - irradiation[other.patch]) : 0);
    }
    for (const one of surfaces) this.#give(one, t, right);
  }

  #give(one: Surface, t: Float64Array, right: Float64Array): void {
    const { facet, star, without, slope, resistance, share, shared, effective, cross, other, put } = one;
    const equations = this.#equations;
    const cooled = resistance * one.heat + (other ? shared * other.heat : 0);
    one.star = Math.max(leastShare * star, without - cooled);
    const { cell, beyond, border, kind } = facet;
    if (kind === 'opening') return;
    // What the cells give is followed along its slope, which leaves nothing once they stay as they are.
    const rate = slope * Math.max(0, effective + cross);
    if (border) changeFace(equations, right, border, { radiated: one.heat });
    const held = (border ? share * share : share) * rate;
    const given = held * t[cell] - (border ? 0 : share * one.heat);
    addToCell(equations, right, cell, held - put[0], given - put[1]);
    put[0] = held;
    put[1] = given;
    if (border) return;
    const far = (1 - share) * rate;
    const behind = far * t[beyond] - (1 - share) * one.heat;
    addToCell(equations, right, beyond, far - put[2], behind - put[3]);
    put[2] = far;
    put[3] = behind;
  }
}

/** Of the two sides of a plate that which lies before it along the axis. */
function isFirst({ facet, other }: Surface): boolean {
  return other !== null && facet.sign > 0;
}

/** The tangent, and with it what radiates: both sides of a plate have one slope, so that they act alike on each other. */
function emit(one: Surface, level: number): void {
  const { facet, other, star, without, resistance, shared } = one;
  const area = facet.emissivity * facet.area;
  const common = other ? (star + other.star) / 2 : star;
  const slope = 4 * stefanBoltzmann * common ** 3;
  one.slope = slope;
  one.emission = stefanBoltzmann * star ** 4 + slope * (without - star) - level;
  const own = 1 + slope * area * resistance;
  if (!other) {
    one.effective = area / own;
    return;
  }
  const opposite = other.facet.emissivity * other.facet.area;
  const across = 1 + slope * opposite * other.resistance;
  const determinant = own * across - slope * area * shared * (slope * opposite * shared);
  one.effective = (area * across) / determinant;
  one.cross = (-slope * area * shared * opposite) / determinant;
}

/** Sets T₀, the resistances and the share of the cell before a surface from what conducts there. */
function conductAt(one: Surface, t: Float64Array, films: Float64Array | null): void {
  const { facet, own, rest, plate, other } = one;
  switch (facet.kind) {
    case 'border':
      if (facet.border) atBorder(one, facet.border, t);
      return;
    case 'opening':
      one.without = facet.border?.boundary?.type === 'inlet' ? facet.border.held : t[facet.beyond];
      return;
    default: {
      const near = filmOf(one, own, films);
      const behind = other ? filmOf(other, rest, films) : rest;
      const all = near + plate + behind;
      one.share = (plate + behind) / all;
      one.resistance = near * one.share;
      one.shared = other ? (near * behind) / all : 0;
      one.without = one.share * t[facet.cell] + (1 - one.share) * t[facet.beyond];
    }
  }
}

function filmOf({ facet }: Surface, laminar: number, films: Float64Array | null): number {
  return films && facet.side >= 0 ? laminar / films[facet.side] : laminar;
}

function atBorder(one: Surface, { cell, inner, outer, held, given }: BorderFace, t: Float64Array): void {
  if (outer === Infinity) {
    one.without = held;
    return;
  }
  one.share = inner / (inner + outer);
  one.resistance = 1 / (inner + outer);
  one.without = (inner * t[cell] + outer * held + given) / (inner + outer);
}
