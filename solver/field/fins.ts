/*
 * Fins that the grid does not resolve: in each cell of fluid between them a temperature of the metal as well.
 *
 * Metal conducts from the base along the height of the fins and gives its heat to the fluid of the same cell. Along each
 * column of cells its temperatures are one tridiagonal system over those of the fluid and of the base, solved exactly each
 * turn; what comes out is put into the equations of both along its slope, so that nothing is left once they stay.
 * Sources: Kim, Kim & Lee (2000), Int. J. Heat Mass Transfer 43, 1735–1748 (two temperatures in a finned sink); Incropera &
 * DeWitt, ch. 3 (fin equation).
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import { addToCell } from '#solver/field/changes.ts';
import { axes, axisOf, forCells } from '#solver/field/grid.ts';
import type { Room } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';

type Fins = NonNullable<FieldCase['fins']>[number];

interface Column {
  /** The cell of the base, and those of fluid from there on. */
  readonly base: number;
  readonly cells: readonly number[];
  /** From the base to the first, and from each to the next, W/K; 0 from the last. */
  readonly along: Float64Array;
  /** Between metal and fluid, W/K. */
  readonly exchange: Float64Array;
  /** Of the metal, K. */
  readonly metal: Float64Array;
  /** Through the root, W. */
  heat: number;
  /** Put into the equations of the base and of the cells: W/K and W. */
  readonly put: Float64Array;
}

export class FinBlocks {
  readonly #equations: FieldEquations;
  readonly #blocks: ReadonlyMap<string, readonly Column[]>;
  readonly #slope: Float64Array;
  readonly #rest: Float64Array;

  constructor(input: FieldCase, equations: FieldEquations, room: Room) {
    this.#equations = equations;
    this.#blocks = new Map((input.fins ?? []).map((one) => [one.id, columnsOf(one, input, equations, room)]));
    const longest = Math.max(0, ...room.grid.counts);
    this.#slope = new Float64Array(longest);
    this.#rest = new Float64Array(longest);
  }

  get bytes(): number {
    let cells = 0;
    for (const columns of this.#blocks.values()) for (const { metal } of columns) cells += metal.length;
    return 8 * 7 * cells; // six numbers of a cell, and its own in the list
  }

  /** Through the roots of fins into them, W; NaN where there are none of this name. */
  heat(id: string): number {
    return this.#blocks.get(id)?.reduce((sum, { heat }) => sum + heat, 0) ?? Number.NaN;
  }

  /** Follows the temperatures. @param right of the heat in the present step, W: changed together with that of the equations */
  update(t: Float64Array, right: Float64Array): void {
    for (const columns of this.#blocks.values()) for (const column of columns) this.#pass(column, t, right);
  }

  #pass(column: Column, t: Float64Array, right: Float64Array): void {
    const { base, cells, along, exchange, metal, put } = column;
    const slope = this.#slope;
    const rest = this.#rest;
    // From the tip down each is T = slope · (the one below) + rest.
    for (let n = cells.length - 1; n >= 0; n--) {
      const above = n + 1 < cells.length ? along[n + 1] * (1 - slope[n + 1]) : 0;
      const sent = n + 1 < cells.length ? along[n + 1] * rest[n + 1] : 0;
      const whole = along[n] + above + exchange[n];
      slope[n] = along[n] / whole;
      rest[n] = (exchange[n] * t[cells[n]] + sent) / whole;
    }
    let below = t[base];
    for (let n = 0; n < cells.length; n++) {
      below = slope[n] * below + rest[n];
      metal[n] = below;
    }
    column.heat = along[0] * (t[base] - metal[0]);
    this.#put(base, along[0] * (1 - slope[0]), -column.heat, t, right, put, 0);
    for (let n = 0; n < cells.length; n++)
      this.#put(cells[n], exchange[n], exchange[n] * (metal[n] - t[cells[n]]), t, right, put, 2 * n + 2);
  }

  /** @param heat into the cell, W @param rate at which it falls as the cell warms, W/K */
  #put(
    cell: number,
    rate: number,
    heat: number,
    t: Float64Array,
    right: Float64Array,
    put: Float64Array,
    at: number,
  ): void {
    const given = heat + rate * t[cell];
    addToCell(this.#equations, right, cell, rate - put[at], given - put[at + 1]);
    put[at] = rate;
    put[at + 1] = given;
  }
}

/** Columns whose base is solid; cells of solids end a column. */
function columnsOf(
  { box, base, conductivity, exchange }: Fins,
  input: FieldCase,
  { materialOf }: FieldEquations,
  room: Room,
): Column[] {
  const { grid, strides, isFluid } = room;
  const axis = axisOf(base);
  const isUp = base[1] === '-';
  const materials = Object.values(input.materials);
  const columns = new Map<string, { place: number; cell: number }[]>();
  forCells(grid, box, (i, j, k) => {
    const place = [i, j, k];
    const key = axes.filter((one) => one !== axis).map((one) => place[one]);
    const cell = cellAt({ strideY: strides[1], strideZ: strides[2] }, i, j, k);
    const column = columns.get(key.join()) ?? [];
    column.push({ place: place[axis], cell });
    columns.set(key.join(), column);
  });
  return [...columns.values()].flatMap((all): Column[] => {
    const ordered = all.toSorted((a, b) => (isUp ? a.place - b.place : b.place - a.place));
    const end = ordered.findIndex(({ cell }) => !isFluid[cell]);
    const column = end < 0 ? ordered : ordered.slice(0, end);
    const [first] = column;
    const root = first && first.cell + (isUp ? -1 : 1) * strides[axis];
    if (first === undefined || isFluid[root] || room.sizes.volume(root) === 0) return [];
    const area = room.sizes.area(axis, Math.min(first.cell, root));
    const { conductivity: solid } = materials[materialOf[root]];
    const ofBase = typeof solid === 'number' ? solid : solid[axis];
    const half = (cell: number, k: number): number => room.sizes.volume(cell) / (2 * area * area * k);
    const along = column.map(({ cell }, n) =>
      n === 0
        ? 1 / (half(root, ofBase) + half(cell, conductivity))
        : 1 / (half(column[n - 1].cell, conductivity) + half(cell, conductivity)),
    );
    return [
      {
        base: root,
        cells: column.map(({ cell }) => cell),
        along: Float64Array.from(along),
        exchange: Float64Array.from(column, ({ cell }) => exchange * room.sizes.volume(cell)),
        metal: new Float64Array(column.length),
        heat: 0,
        put: new Float64Array(2 * column.length + 2),
      },
    ];
  });
}
