import * as fc from 'fast-check';
import type { Branch, Case, Circuit, FlowElement, FlowNode, Fluid, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { even } from './even.ts';

/*
 * Networks by chance, of air or of water: a random tree of nodes with cross ways, open at some ends, driven by fans or
 * pumps of which some stand still or have failed, past bodies that give off heat.
 */

interface Recipe {
  /** Decimal logarithm of how many nodes, flow and heat together. */
  readonly size: number;
  readonly water: boolean;
  readonly gravity: boolean;
  /** Ways beyond those of the tree, for each node. */
  readonly loops: number;
  readonly driven: number; // share of the ways with a machine
  readonly open: number; // share of the nodes that are open to the room
  readonly seed: number;
}

/** 10 to 2 000 nodes. */
export const network: fc.Arbitrary<Case> = fc
  .record<Recipe>({
    size: even(1, Math.log10(2000)),
    water: fc.boolean(),
    gravity: fc.boolean(),
    loops: even(0, 1.5),
    driven: even(0.01, 0.2),
    open: even(0.01, 0.2),
    seed: fc.nat(),
  })
  .map(caseOf);

const water: Fluid = {
  type: 'constant',
  density: 997,
  viscosity: 8.9e-4,
  specificHeat: 4181,
  conductivity: 0.607,
};

function caseOf(recipe: Recipe): Case {
  const random = stream(recipe.seed);
  const count = Math.round(10 ** recipe.size / 1.5); // every second flow node has a body
  const room = 293.15;
  const nodes: FlowNode[] = [{ id: 'room', pressure: 0, inflowTemperature: room }];
  const branches: Branch[] = [];
  const way = (from: string, to: string): void => {
    const elements = Array.from({ length: 1 + Math.floor(2 * random()) }, () => lossOf(random, recipe.water));
    // Water of constant density stands still unless something drives it: the first way always does.
    if (branches.length === 0) elements.push(machineOf(random, recipe.water, 1));
    else if (random() < recipe.driven) elements.push(machineOf(random, recipe.water, random()));
    branches.push({ id: `b${branches.length}`, from, to, elements });
  };
  for (let i = 0; i < count; i += 1) {
    nodes.push({ id: `n${i}`, elevation: 0.6 * random() });
    // Ways are short, as in a box: to one of the last twenty nodes.
    way(i === 0 ? 'room' : `n${i - 1 - Math.floor(Math.min(i, 20) * random())}`, `n${i}`);
    if (i > 0 && random() < recipe.open) way(`n${i}`, 'room');
  }
  way(`n${count - 1}`, 'room');
  for (let i = 0; i < recipe.loops * count; i += 1) {
    const one = Math.floor(count * random());
    const other = Math.min(count - 1, one + 1 + Math.floor(20 * random()));
    if (one !== other) way(`n${one}`, `n${other}`);
  }
  // What streams in leaves again: a heated bag of standing liquid is no network that anyone asks for.
  const ends = new Map<string, number>();
  for (const { from, to } of branches) for (const end of [from, to]) ends.set(end, (ends.get(end) ?? 0) + 1);
  for (const { id } of nodes) if (id !== 'room' && ends.get(id) === 1) way(id, 'room');
  const circuit: Circuit = {
    id: 'stream',
    fluid: recipe.water ? water : { type: 'air' },
    gravity: recipe.gravity ? 9.80665 : 0,
    nodes,
    branches,
  };
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: room },
    circuits: [circuit],
    heat: bodiesOf(random, circuit, recipe.water, room),
  };
}

/** Bodies beside every second node: heat, a film to the stream, radiation to the room, joints between neighbours. */
function bodiesOf(
  random: () => number,
  { nodes, branches }: Circuit,
  wet: boolean,
  room: number,
): NonNullable<Case['heat']> {
  const bodies: HeatNode[] = [{ id: 'walls', temperature: room }];
  const links: HeatLink[] = [];
  const into = new Map(branches.map((branch) => [branch.to, branch.id]));
  for (const [i, { id }] of nodes.entries()) {
    const branch = into.get(id);
    if (i % 2 === 0 || branch === undefined) continue;
    const body = `body ${id}`;
    const leaks = random() < 0.3;
    const area = 0.01 + 0.05 * random();
    const power = (wet ? 2000 : 500) * area * random();
    const leakage = { power: 0.1 * power, reference: 333.15, coefficient: 0.01 };
    bodies.push({ id: body, sources: [{ power, ...(leaks && { leakage }) }] });
    if (wet)
      links.push({ id: `film ${id}`, from: body, to: id, type: 'resistance', value: 0.01 + 0.2 * random() });
    else {
      const velocity = [{ branch, area: 0.002 + 0.01 * random(), weight: 1 }];
      links.push({ id: `film ${id}`, from: body, to: id, type: 'forced-plate', area, length: 0.1, velocity });
    }
    links.push({ id: `radiates ${id}`, from: body, to: 'walls', type: 'radiation', area, exchange: 0.8 });
    const neighbour = bodies.at(-2);
    if (neighbour && random() < 0.3)
      links.push({
        id: `joint ${id}`,
        from: body,
        to: neighbour.id,
        type: 'resistance',
        value: 0.2 + 5 * random(),
      });
  }
  return { nodes: bodies, links };
}

function lossOf(random: () => number, wet: boolean): FlowElement {
  // Openings of a box in the hundredth of a square metre, hoses of some millimetres.
  const area = wet ? 2e-5 * 10 ** random() : 1e-3 * 10 ** random();
  const diameter = Math.sqrt((4 * area) / Math.PI);
  const kind = Math.floor(5 * random());
  if (kind === 0) return { type: 'duct', shape: 'round', diameter, length: 0.05 + random(), k: random() };
  if (kind === 1) return { type: 'porous', area, length: 0.01, permeability: wet ? 1e-9 : 1e-8, inertia: 40 };
  if (kind === 2 && !wet) return { type: 'perforated-plate', area, open: 0.2 + 0.7 * random() };
  if (kind === 3) return { type: 'area-change', areaFrom: area, areaTo: area * (0.3 + 2 * random()) };
  return { type: 'loss', area, k: 0.2 * 100 ** random() };
}

/** @param state below 0.1 it has failed, below 0.2 it stands still */
function machineOf(random: () => number, wet: boolean, state: number): FlowElement {
  const [flow, pressure] = wet
    ? [2e-4 * (0.5 + random()), 2e4 * (0.5 + random())]
    : [0.02 * (0.5 + random()), 50 + 400 * random()];
  return {
    type: 'fan',
    points: [
      [0, pressure],
      [flow / 2, 0.7 * pressure],
      [flow, 0],
    ],
    density: wet ? 997 : 1.2,
    area: wet ? 1e-4 : 4e-3,
    ...(state < 0.1 ? { failed: true } : { speed: state < 0.2 ? 0 : 0.3 + 0.7 * random() }),
  };
}

/** Numbers from 0 to below 1, the same for a seed. Source of the factors: Press et al., Numerical Recipes, "ranqd1". */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
