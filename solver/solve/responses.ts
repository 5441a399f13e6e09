/*
 * How results answer when what one record gives, or some of its numbers, grow together by the share ε.
 *
 * dy/dε = −λᵀ ∂R/∂ε (linearised.ts). Where the numbers multiply what a law gives, ∂R/∂ε is that very drop or heat,
 * which the equations have at hand; elsewhere it is a central difference of this one law at the fixed state.
 */
import type { Branch, FlowElement, HeatNode, Source } from '#solver/case/case.ts';
import type { Converter } from '#solver/case/power.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { compileElement } from '#solver/flow/elements.ts';
import { isMachine } from '#solver/flow/law.ts';
import { sourceWithSlope } from '#solver/heat/sources.ts';
import { numbers } from '#solver/linalg/memory.ts';
import { addWeighed, type Adjoints, type Linearised } from '#solver/solve/linearised.ts';
import { lawOfConverter } from '#solver/solve/power-network.ts';
import { linkAlone, linkRows, sourceRows } from '#solver/solve/record-rows.ts';

/** Numbers of a record that grow together. `T` is the element of a branch, the link, or the source. */
export interface Change<T> {
  /** What it is told with: the responses to all changes of one group are added up. */
  readonly group: number;
  /** The record with these numbers times a factor. */
  readonly scaled: (factor: number) => T;
}

export interface ElementChange extends Change<FlowElement> {
  readonly element: number;
  /** That it multiplies the element's pressure drop as a whole, or is the speed of a fan or pump; else null. */
  readonly acts: 'drop' | 'speed' | null;
}

export interface LinkChange extends Change<HeatLink> {
  /** p where the link's heat is in proportion to the factor's p-th power; null where it is in none. */
  readonly power: number | null;
}

/** What changes in each record of the case; converters are those that share their connections by units. */
export interface Changes {
  branch(branch: Branch): readonly ElementChange[];
  link(link: HeatLink): LinkChange | null;
  source(source: Source, node: HeatNode): Change<Source>;
  converter(converter: Converter): Change<Converter>;
}

/** Step of the central differences over the numbers. */
const step = 1e-4;
const sides = [1, -1] as const;

/** dy/dε of each result by each group of changes. Leaves the line's equations void. */
export function responsesTo(
  line: Linearised,
  adjoints: Adjoints,
  changes: Changes,
): Map<number, Float64Array> {
  const { parts } = line.network;
  const responses = new Map<number, Float64Array>();
  const sumsOf = ({ group }: { readonly group: number }): Float64Array => {
    let sums = responses.get(group);
    if (!sums) {
      sums = numbers(adjoints.count);
      responses.set(group, sums);
    }
    return sums;
  };
  for (let b = 0; b < parts.branches.length; b++) {
    if (line.topology.closed[b] === 1) continue;
    for (const change of changes.branch(parts.branches[b]))
      addElement(line, adjoints, b, change, sumsOf(change));
  }
  for (let i = 0; i < parts.links.length; i++) {
    const change = changes.link(parts.links[i]);
    if (change) addLink(line, adjoints, i, change, sumsOf(change));
  }
  let source = 0;
  for (const node of parts.heatNodes) {
    for (const given of node.sources ?? []) {
      const change = changes.source(given, node);
      addSource(line, adjoints, source++, change, sumsOf(change));
    }
  }
  for (let c = 0; c < parts.converters.length; c++) {
    const change = changes.converter(parts.converters[c]);
    addConverter(line, adjoints, c, change, sumsOf(change));
  }
  return responses;
}

/** What a converter draws at its output: a load of what feeds it, as loss heat in its places, and by itself a result. */
function addConverter(
  { network, topology, state, equations }: Linearised,
  adjoints: Adjoints,
  c: number,
  { scaled }: Change<Converter>,
  sums: Float64Array,
): void {
  const { power } = network;
  let drawn = 0;
  for (const side of sides) {
    lawOfConverter(power, c, scaled(1 + side * step)).evaluate(out, state[topology.outputAt + c]);
    drawn += (side * out[0]) / (2 * step);
  }
  for (let r = 0; r < adjoints.count; r++) sums[r] += drawn * adjoints.inputs[c * adjoints.count + r];
  for (let k = power.connectionAt[c]; k < power.connectionAt[c + 1]; k++) {
    const supply = power.connectionTo[k];
    if (supply >= 0) add(sums, adjoints, topology.outputAt + supply, -power.connectionShare[k] * drawn);
  }
  for (const { output, share, place, branch } of power.converterLosses) {
    if (output !== c) continue;
    if (place >= 0) {
      add(sums, adjoints, topology.temperatureAt + place, -share * drawn);
      continue;
    }
    const forward = equations.branchFluid.forward[branch];
    const ends = [topology.branchFrom[branch], topology.branchTo[branch]] as const;
    add(sums, adjoints, topology.temperatureAt + ends[0], (forward - 1) * share * drawn);
    add(sums, adjoints, topology.temperatureAt + ends[1], -forward * share * drawn);
  }
}

/** What leaves one end enters the other. */
function addLink(
  { network, topology, equations }: Linearised,
  adjoints: Adjoints,
  i: number,
  { power, scaled }: LinkChange,
  sums: Float64Array,
): void {
  const { kind } = network.links[i];
  if (power !== null && (kind === 'pair' || kind === 'plate')) {
    const heat = power * equations.linkHeat[i];
    add(sums, adjoints, topology.temperatureAt + topology.linkFrom[i], heat);
    add(sums, adjoints, topology.temperatureAt + topology.linkTo[i], -heat);
    return;
  }
  const rows = linkRows(network, topology, i);
  for (const side of sides) {
    equations.evaluateAlone(linkAlone(network, topology, i, scaled(1 + side * step)));
    addWeighed(sums, adjoints, equations.residual, rows, -side / (2 * step));
  }
}

function addSource(
  { network, topology, state }: Linearised,
  adjoints: Adjoints,
  i: number,
  { scaled }: Change<Source>,
  sums: Float64Array,
): void {
  const rows = sourceRows(network, topology, i);
  for (const side of sides) {
    sourceWithSlope(out, scaled(1 + side * step), state[rows[0]], 1);
    for (const row of rows) add(sums, adjoints, row, (-side * out[0]) / (2 * step));
  }
}

/** An element's drop stands in the row of its branch; a machine's power warms the stream and loads its supply. */
function addElement(
  { network, topology, state, equations }: Linearised,
  adjoints: Adjoints,
  b: number,
  { element, acts, scaled }: ElementChange,
  sums: Float64Array,
): void {
  const { laws, machines, supplies } = network.branches[b];
  const flow = state[b];
  const { density, viscosity, forward } = equations.branchFluid;
  const law = laws[element];
  if (acts === 'drop') {
    law.evaluate(out, flow, density[b], viscosity[b]);
    add(sums, adjoints, b, out[0]);
    return;
  }
  const gravity = network.gravities[network.parts.circuitOfBranch[b]];
  const speed = isMachine(law) ? law.speed : 0;
  for (const side of sides) {
    const factor = 1 + side * step;
    const share = side / (2 * step);
    const changed = acts === 'speed' ? law : compileElement(scaled(factor), gravity);
    if (isMachine(changed)) changed.speed = acts === 'speed' ? factor * speed : speed;
    changed.evaluate(out, flow, density[b], viscosity[b]);
    add(sums, adjoints, b, share * out[0]);
    if (!isMachine(law) || !isMachine(changed)) continue;
    changed.powerPerDensity(out, flow / density[b]);
    const power = share * out[0] * density[b];
    add(sums, adjoints, topology.temperatureAt + topology.branchFrom[b], (forward[b] - 1) * power);
    add(sums, adjoints, topology.temperatureAt + topology.branchTo[b], -forward[b] * power);
    const supply = supplies[machines.indexOf(law)];
    if (supply >= 0) add(sums, adjoints, topology.outputAt + supply, -power);
  }
  if (isMachine(law)) law.speed = speed;
}

/** sums += value · λ at one place of the state. */
function add(sums: Float64Array, { count, weights }: Adjoints, place: number, value: number): void {
  const at = place * count;
  for (let r = 0; r < count; r++) sums[r] += value * weights[at + r];
}

const out = new Float64Array(4);
