/*
 * Which parts of a layout are bodies of one temperature in the field, and where each gives off its heat.
 */
import type { Box } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { ContentSource } from '#solver/field-design/content-source.ts';
import { type Course, filmCourse, type Metal } from '#solver/field-design/metal.ts';
import { boardUnder } from '#solver/field-design/places.ts';
import { type Besides, openShare } from '#solver/field-design/slots.ts';

/** Where a part gives off heat; null: it is not known how. */
export interface Place extends Omit<Metal['places'][number], 'conductance'> {
  readonly conductance: Course | number | null;
}

interface Between extends Besides {
  readonly item: DesignItem;
  readonly box: Box;
}

/**
 * A joint conducts at most so many times what the films do: beyond, what it stands on is as warm as the metal but for a tenth
 * of its rise at most, and the two, of which the multigrid sees one alone, come to no rest.
 */
const stiffest = 10;

export class Metals {
  readonly all: Metal[] = [];
  /** Parts between the lines, with the air that takes their heat: it passes in slots. */
  readonly between = new Map<string, Between>();
  readonly #from: ContentSource;
  readonly #addSource: (id: string, box: Box, power: number) => void;

  constructor(from: ContentSource, addSource: (id: string, box: Box, power: number) => void) {
    this.#from = from;
    this.#addSource = addSource;
  }

  /**
   * Places whose film is known are one body; the heat of others goes into the cells where they are.
   * @param sink on the part, of whose metal they are then as well
   */
  add(id: string, places: readonly Place[], sink?: Metal): void {
    const known = places.flatMap(({ conductance, ...one }) => (conductance ? [{ ...one, conductance }] : []));
    const films = known.map(({ of, conductance }) =>
      of === 'solid'
        ? 0
        : typeof conductance === 'number'
          ? conductance
          : conductance[conductance.length - 1][1],
    );
    const most = stiffest * Math.max(...films);
    const told = known.map((one) =>
      one.of === 'solid' && most > 0 && typeof one.conductance === 'number'
        ? { ...one, conductance: Math.min(most, one.conductance) }
        : one,
    );
    if (sink) sink.places.push(...told);
    else if (told.length > 0) this.all.push({ id, places: told });
    places.forEach(({ box, heat, conductance }, n) => {
      if (!conductance) this.#addSource(n === 0 ? id : `${id}/${n}`, box, heat);
    });
  }

  /** @param metal K, in the network @param open share of the cells that is left to the air */
  filmOf(id: string, heat: number, metal: number, open: number): Course | null {
    return filmCourse(this.#from.outside(id), this.#from.fluid, heat, metal, open);
  }

  /** Of all parts between the lines. @param slotted what fills cells in part */
  addOutsides(slotted: readonly Box[]): void {
    for (const [id, between] of this.between) this.#addOutside(id, between, slotted);
  }

  /** To the air around it by its films, and to its board by its joint; under a sink with a base by that. */
  #addOutside(id: string, { cells, air, item, box }: Between, slotted: readonly Box[]): void {
    const from = this.#from;
    const sink = from
      .coveredBy(id)
      .flatMap((cover) => this.all.filter((metal) => metal.id === cover))
      .at(0);
    const joint = from.jointBelow(item);
    const board = joint === null ? null : boardUnder(item, box, from);
    const toBoard = board ? from.boardHeat(id) : 0;
    const rest = from.blockHeat(id) - toBoard;
    const places: Place[] =
      board && joint !== null ? [{ box: board, of: 'solid', heat: toBoard, conductance: 1 / joint }] : [];
    const based = sink?.places.findIndex(({ of }) => of === 'solid') ?? -1;
    if (sink && based >= 0)
      sink.places[based] = { ...sink.places[based], heat: sink.places[based].heat + rest };
    else {
      const [film] = from.outside(id).films;
      const metal = (sink && from.fins(sink.id)?.root) ?? film?.surface ?? 0;
      const open = openShare(from.grid.lines, slotted, cells);
      places.unshift({ box: air, heat: rest, conductance: this.filmOf(id, rest, metal, open) });
    }
    this.add(id, places, sink);
  }
}
