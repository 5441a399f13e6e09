/*
 * Bodies that the grid does not resolve: each has one temperature, and gives its power to the fluid around it and the
 * solids that it stands on.
 *
 * Heat into a cell is G (T − t) with the conductance G of the body's film or joint there, so that P = Σ G (T − t) is the body's own
 * equation. It is taken out of the system by T = (P + Σ G t)/Σ G: in the cells stands what G takes from each less what the
 * body hands on from one to the other, G_i G_j/Σ G, a term of rank one for each body. Heat given off is then the power in
 * every turn, and no cell is warmer than the body but by other heat.
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import { addToCell } from '#solver/field/changes.ts';
import { axes, forCovered, type Grid } from '#solver/field/grid.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt, stridesOf } from '#solver/field/stencil.ts';

type Body = NonNullable<FieldCase['bodies']>[number];
type Conductance = Body['places'][number]['conductance'];

interface Lump {
  readonly power: number;
  readonly places: readonly Place[];
  /** Σ G, W/K. */
  whole: number;
  /** K */
  temperature: number;
}

interface Place {
  readonly conductance: Conductance;
  readonly cells: readonly number[];
  /** Of the place's conductance. */
  readonly share: Float64Array;
  /** W/K */
  readonly film: Float64Array;
  /** Put into the equations of the cells, W. */
  readonly given: Float64Array;
}

export class Bodies {
  readonly #equations: FieldEquations;
  readonly #strides: Triple<number>;
  readonly #lumps: ReadonlyMap<string, Lump>;

  constructor({ bodies = [] }: FieldCase, equations: FieldEquations, { grid, isFluid, strides }: Room) {
    this.#equations = equations;
    this.#strides = strides;
    this.#lumps = new Map(
      bodies.map(({ id, power, places }) => [
        id,
        {
          power,
          places: places.map((place) => placeOf(grid, isFluid, place)),
          whole: 0,
          temperature: Number.NaN,
        },
      ]),
    );
  }

  get bytes(): number {
    let cells = 0;
    for (const { places } of this.#lumps.values()) for (const place of places) cells += place.cells.length;
    return 8 * 4 * cells;
  }

  /** K; NaN where there is none of this name. */
  temperature(id: string): number {
    return this.#lumps.get(id)?.temperature ?? Number.NaN;
  }

  /**
   * Follows temperatures and velocities.
   * @param right of the heat in the present step, W: changed together with that of the equations
   */
  update(t: Float64Array, velocity: Triple<Float64Array>, right: Float64Array): void {
    for (const lump of this.#lumps.values()) {
      let whole = 0;
      let heat = lump.power;
      for (const { conductance, cells, share, film } of lump.places)
        for (let n = 0; n < cells.length; n++) {
          const cell = cells[n];
          const next = share[n] * conductanceAt(conductance, this.#speed(velocity, cell));
          // What the cell had of the body before stays on its diagonal but for the difference.
          addToCell(this.#equations, right, cell, next - film[n], 0);
          film[n] = next;
          whole += next;
          heat += next * t[cell];
        }
      lump.whole = whole;
      lump.temperature = heat / whole;
      for (const { cells, film, given } of lump.places)
        for (let n = 0; n < cells.length; n++) {
          const now = film[n] * lump.temperature;
          addToCell(this.#equations, right, cells[n], 0, now - given[n]);
          given[n] = now;
        }
    }
  }

  /** Takes from the image of a change what bodies hand on of it. @param change K @param image W */
  handOn(change: Float32Array, image: Float32Array): void {
    for (const { places, whole } of this.#lumps.values()) {
      let sum = 0;
      for (const { cells, film } of places)
        for (let n = 0; n < cells.length; n++) sum += film[n] * change[cells[n]];
      const mean = sum / whole;
      for (const { cells, film } of places)
        for (let n = 0; n < cells.length; n++) image[cells[n]] -= film[n] * mean;
    }
  }

  /** In the middle of a cell, m/s. */
  #speed(velocity: Triple<Float64Array>, cell: number): number {
    let sum = 0;
    for (const axis of axes) sum += (velocity[axis][cell] + velocity[axis][cell - this.#strides[axis]]) ** 2;
    return Math.sqrt(sum) / 2;
  }
}

function placeOf(grid: Grid, isFluid: Uint8Array, place: Body['places'][number]): Place {
  const found = cellsOfPlace(grid, isFluid, place);
  const volume = found.reduce((sum, one) => sum + one.volume, 0);
  return {
    conductance: place.conductance,
    cells: found.map(({ cell }) => cell),
    share: Float64Array.from(found, (one) => one.volume / volume),
    film: new Float64Array(found.length),
    given: new Float64Array(found.length),
  };
}

/** Cells that a place covers, and how much of each, m³. @param isFluid 1 in cells of fluid, with ghosts */
export function cellsOfPlace(
  grid: Grid,
  isFluid: Uint8Array,
  { box, of = 'fluid' }: Pick<Body['places'][number], 'box' | 'of'>,
): { readonly cell: number; readonly volume: number }[] {
  const strides = stridesOf(grid.counts);
  const wanted = of === 'fluid' ? 1 : 0;
  const found: { cell: number; volume: number }[] = [];
  forCovered(grid, box, (i, j, k, share) => {
    const cell = cellAt(strides, i, j, k);
    if (isFluid[cell] === wanted)
      found.push({ cell, volume: share * grid.widths[0][i] * grid.widths[1][j] * grid.widths[2][k] });
  });
  return found;
}

/** On straight lines between the points of a curve, W/K; its ends hold beyond. @param speed m/s */
function conductanceAt(conductance: Conductance, speed: number): number {
  if (typeof conductance === 'number') return conductance;
  let [before, value] = conductance[0];
  if (speed <= before) return value;
  for (const [at, next] of conductance) {
    if (at > speed) return value + ((next - value) * (speed - before)) / (at - before);
    before = at;
    value = next;
  }
  return value;
}
