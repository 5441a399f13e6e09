import { tankOf } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Explanation, Rung } from '#models/results/design-result.ts';
import type { Branch } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { relations } from '#solver/correlations/catalogue.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import type { LoopMap } from '#solver/design/coolant.ts';
import { tracedHeat } from '#solver/design/trace.ts';
import { limitedNode } from '#solver/design/report.ts';
import { ambientNode } from '#solver/design/walls.ts';
import type { Solution } from '#solver/solve/contract.ts';

/** Names of the placements, and what the chassis is full of. */
interface Words {
  readonly names: ReadonlyMap<string, string>;
  readonly fluid: 'air' | 'coolant';
}

/** Upstream parts that get a rung of their own; the rest is one. */
const namedSources = 3;
/** Shares of a rise below this are not worth a rung, K. */
const leastRise = 0.05;

/**
 * The chain from ambient up to a part's limited temperature: the air heated by others upstream, then the way of the
 * largest heat flow from the stream to the part. The rises sum to temperature − ambient. Null for a part without
 * a temperature.
 */
export function explanationOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  id: PlacementId,
): Explanation | null {
  const part = built.map.parts.get(id);
  const top = part && limitedNode(part, solution);
  if (!part || !top) return null;
  const ambient = design.conditions.ambientTemperature;
  const temperature = (node: string): number => solution.nodes[node]?.temperature ?? ambient;
  const words: Words = {
    names: new Map(design.items.map((item) => [item.id, item.name])),
    fluid: tankOf(design) ? 'coolant' : 'air',
  };
  const graph = graphOf(built);

  // Down from the part: always the link that carries most heat away.
  const down: Rung[] = [];
  const seen = new Set<string>();
  let at = top.node;
  let air: string | null = null;
  while (!seen.has(at)) {
    seen.add(at);
    if (at === ambientNode) break;
    if (graph.flowNodes.has(at)) {
      air = at;
      break;
    }
    const next = strongest(at, graph.links.get(at) ?? [], solution, seen, temperature);
    if (!next) break;
    const branch = graph.branches.get(next.to);
    const to = branch ? inletOf(branch, solution) : next.to;
    if (isProbe(next.link)) {
      at = to;
      continue;
    }
    const solved = solution.links[next.link.id];
    down.push(
      rungOf(
        labelOf(next.link, branch !== undefined, words),
        to,
        at,
        temperature(at) - temperature(to),
        {
          heat: next.heat,
          resistance: next.heat > 1e-9 ? (temperature(at) - temperature(to)) / next.heat : null,
          relation: relationOf(next.link, solved?.relation ?? ''),
          inRange: solved?.inRange ?? true,
        },
        words,
      ),
    );
    at = to;
  }
  const rungs = [
    ...(air === null ? [] : streamRungs(design, built, solution, air, words)),
    ...down.reverse(),
  ];
  const total = top.temperature - ambient;
  const rest = total - rungs.reduce((sum, rung) => sum + rung.rise, 0);
  if (Math.abs(rest) > 1e-6 || rungs.length === 0)
    rungs.unshift(
      rungOf(
        'from the room',
        'room',
        at,
        rest,
        { heat: null, resistance: null, relation: '', inRange: true },
        words,
      ),
    );
  return {
    id,
    name: part.item.name,
    temperature: top.temperature,
    ambient,
    rungs,
    summary: summaryOf(part.item.name, top.temperature, ambient, rungs),
  };
}

interface Graph {
  readonly flowNodes: ReadonlySet<string>;
  readonly branches: ReadonlyMap<string, Branch>;
  readonly links: ReadonlyMap<string, readonly HeatLink[]>;
}

const graphs = new WeakMap<BuiltCase, Graph>();

function graphOf(built: BuiltCase): Graph {
  const known = graphs.get(built);
  if (known) return known;
  const links = new Map<string, HeatLink[]>();
  for (const link of built.case.heat?.links ?? [])
    for (const end of [link.from, link.to]) {
      const list = links.get(end);
      if (list) list.push(link);
      else links.set(end, [link]);
    }
  const circuits = built.case.circuits ?? [];
  const graph: Graph = {
    flowNodes: new Set(circuits.flatMap((circuit) => circuit.nodes.map((node) => node.id))),
    branches: new Map(circuits.flatMap((circuit) => circuit.branches.map((branch) => [branch.id, branch]))),
    links,
  };
  graphs.set(built, graph);
  return graph;
}

function inletOf(branch: Branch, solution: Solution): string {
  return (solution.branches[branch.id]?.massFlow ?? 0) >= 0 ? branch.from : branch.to;
}

/** The link that takes most heat out of a node; a probe without heat goes on to what it reads. */
function strongest(
  node: string,
  links: readonly HeatLink[],
  solution: Solution,
  seen: ReadonlySet<string>,
  temperature: (node: string) => number,
): { link: HeatLink; to: string; heat: number } | null {
  let best: { link: HeatLink; to: string; heat: number } | null = null;
  for (const link of links) {
    const to = link.from === node ? link.to : link.from;
    if (seen.has(to)) continue;
    const heat = (solution.links[link.id]?.heat ?? 0) * (link.from === node ? 1 : -1);
    if (!best || heat > best.heat) best = { link, to, heat };
  }
  if (best && best.heat < -1e-6 && temperature(node) <= temperature(best.to)) return best;
  return best;
}

/**
 * Rungs from the room to the air or coolant at a node, one for each of the parts that heat it most. Coolant begins at
 * the supply of its loop, as warm as the rack or the radiators leave it.
 */
function streamRungs(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  node: string,
  words: Words,
): Rung[] {
  const at = (id: string) => solution.nodes[id]?.temperature ?? design.conditions.ambientTemperature;
  const loop = loopOf(built, node);
  const origin = loop?.supply ?? null;
  const stream = loop ? 'coolant' : words.fluid;
  const start = origin === null ? design.conditions.ambientTemperature : at(origin);
  const rungs: Rung[] = [];
  const advected = (label: string, from: string, rise: number, heat: number | null) =>
    rungs.push(
      rungOf(
        label,
        from,
        node,
        rise,
        { heat, resistance: null, relation: 'advection-upwind', inRange: true },
        words,
      ),
    );
  if (loop) {
    rungs.push(...supplyRungs(loop, design.conditions.ambientTemperature, solution, at, words));
    if (node === origin) return rungs;
  }
  const shares = [...tracedHeat(built, solution, node, origin)]
    .map(([owner, heat]) => ({ owner, ...heat }))
    .toSorted((a, b) => b.rise - a.rise);
  let left = at(node) - start;
  const named = shares.slice(0, namedSources).filter((share) => share.rise >= leastRise);
  for (const share of named) {
    left -= share.rise;
    advected(
      `${stream} heated upstream by ${words.names.get(share.owner) ?? share.owner}`,
      share.owner,
      share.rise,
      share.heat,
    );
  }
  if (named.length === 0)
    advected(
      loop ? 'coolant from the supply to the part' : `${words.fluid} from the room to the part`,
      'room',
      left,
      null,
    );
  else if (Math.abs(left) >= leastRise) advected(`${stream} heated upstream by others`, 'room', left, null);
  else {
    const last = rungs[rungs.length - 1];
    rungs[rungs.length - 1] = { ...last, rise: last.rise + left };
  }
  return rungs;
}

/** Rungs from the room to the supply of a loop: through the facility water where a distribution unit cools it. */
function supplyRungs(
  { loop, connection, facility, supply }: LoopMap,
  ambient: number,
  solution: Solution,
  at: (node: string) => number,
  words: Words,
): Rung[] {
  const given = { heat: null, resistance: null, relation: '', inRange: true };
  if (facility) {
    const { name } = facility.unit;
    const water = at(facility.inlet);
    const rise = at(supply) - water;
    const solved = solution.links[facility.exchange];
    const heat = solved?.heat ?? 0;
    const how = {
      heat,
      resistance: heat > 1e-9 ? rise / heat : null,
      relation: solved?.relation ?? '',
      inRange: true,
    };
    return [
      rungOf(
        `facility water as it comes in at ${name}`,
        'room',
        facility.inlet,
        water - ambient,
        given,
        words,
      ),
      rungOf(`facility water to coolant in ${name}`, facility.inlet, supply, rise, how, words),
    ];
  }
  const from = loop.ports.at(0) ?? loop.radiators.at(-1);
  const label = connection
    ? `coolant as it comes in at ${from?.name ?? ''}`
    : `coolant as it leaves ${from?.name ?? ''}`;
  return [rungOf(label, 'room', supply, at(supply) - ambient, given, words)];
}

function loopOf({ map, case: input }: BuiltCase, node: string): LoopMap | undefined {
  const circuit = input.circuits?.find(({ nodes }) => nodes.some(({ id }) => id === node));
  return map.coolant.find((loop) => loop.circuit === circuit?.id);
}

function rungOf(
  label: string,
  from: string,
  to: string,
  rise: number,
  how: { heat: number | null; resistance: number | null; relation: string; inRange: boolean },
  words: Words,
): Rung {
  const relation = relations[how.relation];
  return {
    label,
    from: placeOf(from, words),
    to: placeOf(to, words),
    rise,
    heat: how.heat,
    resistance: how.resistance,
    relation: how.relation,
    relationName: relation?.name ?? '',
    source: relation?.source ?? '',
    validity: relation?.validity ?? '',
    inRange: how.inRange,
  };
}

const places: Readonly<Record<string, string>> = {
  junction: 'junction',
  case: 'case',
  'top-outer': 'outer top',
  'bottom-inner': 'inner bottom',
  'bottom-outer': 'outer bottom',
  leads: 'leads',
  sides: 'sides',
  base: 'sink base',
  fins: 'fins',
  board: 'board',
  regulator: 'regulators',
  'coolant-probe': 'coolant',
  'coolant-in': 'coolant',
  'coolant-out': 'coolant',
  'facility-in': 'facility water',
};

/** Nodes of what fills the chassis: air, or the coolant of a tank. */
const fluidPlaces: Readonly<Record<string, string>> = {
  in: 'inlet ',
  out: 'outlet ',
  air: '',
  'air-probe': '',
};

/** A node in words: "GPU1 case", "air in the chassis", "room". */
function placeOf(node: string, words: Words): string {
  if (node === ambientNode || node === 'room' || node.startsWith('~outside')) return 'room';
  if (node.startsWith('~zone')) return `${words.fluid} in the chassis`;
  if (node.startsWith('~coolant')) return node.endsWith('/supply') ? 'coolant supply' : 'coolant return';
  if (node.startsWith('~wall')) return 'chassis wall';
  const [owner, what = ''] = node.split('/');
  const name = words.names.get(owner) ?? owner;
  const fluid = fluidPlaces[what];
  if (fluid !== undefined) return `${name} ${fluid}${words.fluid}`;
  return what === '' ? name : `${name} ${places[what] ?? what}`;
}

function labelOf(link: HeatLink, isStream: boolean, words: Words): string {
  const owner = words.names.get(link.id.split('/')[0]) ?? '';
  if (link.type === 'boiling-table') return `${owner} to the boiling coolant`;
  if (link.type === 'stream-table') return `${owner} to the coolant at its inlet`;
  if (isStream) return `fins of ${owner} to the ${words.fluid} at their inlet`;
  switch (link.type) {
    case 'contact':
      return `interface under ${owner}`;
    case 'spreading':
      return `spreading in the base of ${owner}`;
    case 'resistance':
      if (link.relation === 'package-network') {
        const [from, to] = [link.from, link.to].map((node) => placeOf(node, words));
        return `${from} to ${to.slice(owner.length + 1)}`;
      }
      return link.id.endsWith('junction-to-board')
        ? `junction of ${owner} to its board`
        : `junction of ${owner} to its case`;
    case 'slab':
      return `along ${owner}`;
    case 'radiation':
      return `radiation from ${owner}`;
    case 'conductance':
      if (link.id.endsWith('/joined')) return `outer top of ${owner} to its middle`;
      return link.id.endsWith('/board') ? `${owner} to its board` : `${words.fluid} at ${owner}`;
    default:
      return link.id.startsWith('~wall')
        ? `chassis wall to the ${words.fluid}`
        : `surface of ${owner} to the ${words.fluid} beside it`;
  }
}

/** A limit on air or coolant is read through a link that takes no heat: no step of a chain. */
function isProbe(link: HeatLink): boolean {
  return link.id.endsWith('-probe');
}

/** A given resistance that has a name of its own in the catalogue. */
function relationOf(link: HeatLink, solved: string): string {
  if (link.id.endsWith('/junction-to-case')) return 'junction-to-case';
  if (link.id.endsWith('/junction-to-board')) return 'junction-to-board';
  return solved;
}

function summaryOf(name: string, temperature: number, ambient: number, rungs: readonly Rung[]): string {
  const largest = rungs.reduce((best, rung) => (rung.rise > best.rise ? rung : best));
  const celsius = (kelvin: number) => (kelvin - 273.15).toFixed(1);
  const total = temperature - ambient;
  if (Math.abs(total) < 0.05) return `${name} is at ${celsius(temperature)} °C, as warm as the room.`;
  const share = total > 0.1 ? ` (${Math.round((100 * largest.rise) / total)} %)` : '';
  return `${name} is at ${celsius(temperature)} °C, ${total.toFixed(1)} K above the room at ${celsius(ambient)} °C; the largest step is "${largest.label}" with ${largest.rise.toFixed(1)} K${share}.`;
}
