/*
 * The network's films as those of bodies of one temperature in the cells of a field: sinks whose fins cells do not
 * resolve, and parts between the lines.
 */
import type { Box } from '#models/geometry/box.ts';
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';
import { standardGravity } from '#solver/flow/fluid.ts';
import { compileLink } from '#solver/heat/links.ts';
import type { Solution } from '#solver/solve/contract.ts';

type Body = NonNullable<FieldCase['bodies']>[number];
/** [m/s, W/K], of the air over whole cells. */
export type Course = readonly (readonly [number, number])[];

/** A part's metal, and where it gives off heat. */
export interface Metal {
  readonly id: string;
  readonly places: {
    readonly box: Box;
    /** Solid: a joint to what the part stands on. */
    readonly of?: 'solid';
    readonly conductance: Course | number;
    /** In the network, W. */
    readonly heat: number;
  }[];
}

/** Fins of a part or of the sink on it. */
export interface FinLink {
  readonly link: HeatLinkKind;
  /** Of their root in the network, K. */
  readonly root: number;
}

/** The outside of a part, through its films. */
export interface Outside {
  readonly films: readonly {
    readonly link: HeatLinkKind;
    /** K */
    readonly surface: number;
    readonly air: number;
    /** W */
    readonly heat: number;
  }[];
}

export function finsIn({ case: input }: BuiltCase, { nodes }: Solution, id: string): FinLink | null {
  const link = input.heat?.links.find((one) => one.id === `${id}/stream` || one.id === `${id}/sink`);
  return link ? { link, root: nodes[link.from]?.temperature ?? Number.NaN } : null;
}

/** @param ids of the part, and of what covers it: then that is its outside */
export function outsideIn(
  { case: input }: BuiltCase,
  { nodes, links }: Solution,
  ids: readonly string[],
): Outside {
  const films = input.heat?.links.filter((link) => ids.some((id) => link.id.startsWith(`${id}/film/`))) ?? [];
  return {
    films: films.map((link) => ({
      link,
      surface: nodes[link.from]?.temperature ?? Number.NaN,
      air: nodes[link.to]?.temperature ?? Number.NaN,
      heat: links[link.id]?.heat ?? 0,
    })),
  };
}

/** Shares of the network's velocity, and of 1 m/s, at which relations are read. */
const shares = [0.05, 0.1, 0.2, 0.3, 0.45, 0.65, 1, 1.5, 2.2, 3.3, 5] as const;
const speeds = [0, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 8, 12, 20] as const;
/** Below this difference from 1 an effectiveness tells nothing of the film. */
const leastLeft = 1e-3;

const four = new Float64Array(4);

/**
 * What fins have for each kelvin between metal and air of a cell: the relation tells heat on the temperature at the inlet,
 * and a row of mixed cells has the same effectiveness where Π (1 + NTU w) = 1/(1 − ε), w the share of each cell. No film
 * grows as the air slows down: where that comes out, it is the stream that limits, and the film stays as it was.
 * @param inlet K @param area across the stream, m² @param widths of the cells along it, m @param velocity the network's, m/s
 * @returns null where the relation is none of a stream
 */
export function finCourse(
  link: HeatLinkKind,
  fluid: FluidLaw,
  inlet: number,
  area: number,
  widths: readonly number[],
  velocity: number,
): Course | null {
  const law = compileLink(link, fluid, standardGravity);
  if (law.kind !== 'stream') return null;
  const length = widths.reduce((sum, one) => sum + one, 0);
  let least = Infinity;
  return shares
    .toReversed()
    .map((share): [number, number] => {
      const speed = share * velocity;
      const flow = fluid.density(inlet) * speed * area;
      law.evaluate(four, inlet + 1, inlet, flow);
      const capacity = flow * fluid.specificHeat(inlet);
      const effectiveness = Math.min(1 - leastLeft, four[0] / capacity);
      least = Math.min(least, capacity * transferUnits(effectiveness, widths, length));
      return [speed, least];
    })
    .toReversed();
}

/** By Newton from below: the sum of logarithms is concave. */
function transferUnits(effectiveness: number, widths: readonly number[], length: number): number {
  const wanted = -Math.log(1 - effectiveness);
  let units = wanted;
  for (let step = 0; step < 100; step++) {
    let left = wanted;
    let slope = 0;
    for (const width of widths) {
      const share = width / length;
      left -= Math.log(1 + units * share);
      slope += share / (1 + units * share);
    }
    units += left / slope;
    if (Math.abs(left) < 1e-12) break;
  }
  return units;
}

/**
 * What films of a part's outside give for each kelvin between its metal and the air; at the network's speeds and
 * temperatures that is `heat`, so that what radiates, and what leaves where the part is colder, goes with them.
 * @param metal K @param open share of the cells that is left to the air
 * @returns null where the part has no film
 */
export function filmCourse(
  { films }: Outside,
  fluid: FluidLaw,
  heat: number,
  metal: number,
  open: number,
): Course | null {
  const told = films.filter(({ surface, air }) => Math.abs(surface - air) > 1e-3);
  const network = told.reduce(
    (sum, { surface, air, heat: own }) => sum + (own / (surface - air)) * (metal - air),
    0,
  );
  if (told.length === 0) return null;
  const scale = heat > 0 && network > 0 ? heat / network : 1;
  return speeds.map((speed): [number, number] => {
    const conductance = told.reduce((sum, { link, surface, air }) => {
      // The speed is that of the field, whatever the network knows of it.
      const own = link.type === 'forced-plate' ? { ...link, velocity: [] } : link;
      const law = compileLink(own, fluid, standardGravity);
      if (law.kind === 'plate') law.evaluate(four, surface, air, (fluid.density(air) * speed) ** 2);
      else if (law.kind === 'pair') law.evaluate(four, surface, air);
      else return sum;
      return sum + four[0] / (surface - air);
    }, 0);
    return [speed * open, scale * conductance];
  });
}

/**
 * Bodies for what has air beside it; heat of places without it goes into the cells there.
 * @param meets whether a place covers cells of what it is in
 */
export function bodiesOf(
  metals: readonly Metal[],
  meets: (place: Pick<Body['places'][number], 'box' | 'of'>) => boolean,
): { readonly bodies: readonly Body[]; readonly sources: NonNullable<FieldCase['sources']> } {
  const split = metals.map(({ id, places }) => {
    const met = places.filter(meets);
    const isOpen = met.some(({ of }) => of !== 'solid');
    return { id, open: isOpen ? met : [], buried: isOpen ? places.filter((one) => !meets(one)) : places };
  });
  return {
    bodies: split
      .filter(({ open }) => open.length > 0)
      .map(({ id, open }) => ({
        id,
        power: open.reduce((sum, { heat }) => sum + heat, 0),
        places: open.map(({ box, of, conductance }) => ({ box, ...(of ? { of } : {}), conductance })),
      })),
    sources: split.flatMap(({ id, buried }) =>
      buried
        .filter(({ heat }) => heat !== 0)
        .map(({ box, heat }, n) => ({ id: `${id}/buried${n}`, box, power: heat })),
    ),
  };
}
