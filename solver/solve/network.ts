/*
 * A case compiled: its laws and parameters in flat lists, in the order of the topology.
 */
import type { Branch, Case, Source } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { RecordMemo } from '#solver/case/memo.ts';
import { compileElement, standardGravity } from '#solver/flow/elements.ts';
import { type Ambient, ambientOf, compileFluid, type FluidLaw } from '#solver/flow/fluid.ts';
import { type ElementLaw, isMachine, type MachineLaw } from '#solver/flow/law.ts';
import type { LinkLaw } from '#solver/heat/law.ts';
import { compileLink, joinsStreams, streamTypes } from '#solver/heat/links.ts';
import { numbers, wholes } from '#solver/linalg/memory.ts';
import { compilePower, type PowerNetwork } from '#solver/solve/power-network.ts';
import type { Parts, Topology } from '#solver/solve/topology.ts';

export interface NetworkBranch {
  readonly laws: readonly ElementLaw[];
  /** Fans and pumps among the laws, and the output (or −1) that feeds each. */
  readonly machines: readonly MachineLaw[];
  readonly supplies: Int32Array;
  readonly power: number;
  /** g · (z_from − z_to), m²/s². */
  readonly lift: number;
  /** Mass flow that counts as still: the upstream node's properties blend over this range, kg/s. */
  readonly still: number;
  /** Smallest ∂Δp/∂ṁ in the Jacobian, Pa s/kg. */
  readonly stiffness: number;
  /** Δp ≈ curvature · ṁ² at a usual velocity, Pa s²/kg². */
  readonly curvature: number;
  /** The stream that goes past it, or nothing; and the face of what it goes past, m². */
  readonly stream: readonly VelocityTerm[];
  readonly face: number;
}

export interface VelocityTerm {
  readonly branch: number;
  readonly weightOverArea: number;
}

export interface NetworkSource {
  readonly place: number;
  readonly source: Source;
  readonly supply: number;
}

export interface Network {
  readonly parts: Parts;
  readonly ambient: Ambient;
  /** Per circuit; gravities in m/s². */
  readonly fluids: readonly FluidLaw[];
  readonly gravities: readonly number[];
  readonly roomAir: FluidLaw;
  readonly branches: readonly NetworkBranch[];
  readonly inflow: Float64Array; // kg/s per flow node
  readonly inflowTemperature: Float64Array; // K
  readonly flowPower: Float64Array; // W per flow node
  readonly links: readonly LinkLaw[];
  /** Output that each link draws power from; −1: none. */
  readonly linkSupply: Int32Array;
  readonly velocities: readonly (readonly VelocityTerm[])[];
  readonly sources: readonly NetworkSource[];
  readonly power: PowerNetwork;
  /** Branches whose fans `control` sets. */
  readonly controlled: readonly number[];
}

/** A network whose records change while it is solved in time. */
export type MutableNetwork<P extends Parts = Parts> = Omit<
  Network,
  'parts' | 'branches' | 'links' | 'velocities' | 'sources'
> & {
  readonly parts: P;
  readonly branches: NetworkBranch[];
  readonly links: LinkLaw[];
  readonly velocities: (readonly VelocityTerm[])[];
  readonly sources: NetworkSource[];
};

/** A record that stands in for that of the same number in the network. */
export type Alone = { readonly index: number } & (
  | { readonly branch: NetworkBranch; readonly link?: undefined }
  | { readonly link: LinkLaw; readonly velocities: readonly VelocityTerm[]; readonly branch?: undefined }
  | { readonly source: Source; readonly branch?: undefined; readonly link?: undefined }
);

/** Air or liquid slower than this has no upstream side, m/s. */
const stillVelocity = 2e-3;
/** The Jacobian's smallest stiffness is the branch's own at this velocity, m/s. */
const stiffVelocity = 1e-6;
/** Stiffness of a branch without any loss, Pa s/kg: a millionth of a pascal for a kilogram a second. */
const smallestStiffness = 1e-6;
/** Share of its viscosity below which no liquid falls: a laminar stream's own slope must not lie below its smallest. */
const hotLiquid = 1e-3;
/** The velocity at which the curvature of a branch's loss is taken, m/s. */
const usualVelocity = 1;

/**
 * @param last an earlier network with the same topology: what it made of the same records serves again
 * @throws RangeError when a curve's points do not ascend (readCase and check.ts say so before).
 */
export function compileNetwork<P extends Parts>(
  input: Case,
  parts: P,
  topology: Topology,
  last?: Network,
): MutableNetwork<P> {
  const ambient = ambientOf(input);
  const fluids = parts.circuits.map((circuit) => compileFluid(circuit.fluid, ambient));
  const gravities = parts.circuits.map((circuit) => circuit.gravity ?? standardGravity);
  const roomAir = compileFluid({ type: 'air' }, ambient);
  const surroundings: Surroundings = { parts, ambient, fluids, gravities, roomAir };
  // With other fluids what was made of a record is sought by the record (`branchMemo`, `linkMemo`).
  const isSame =
    last?.roomAir === roomAir &&
    fluids.every((fluid, c) => last.fluids[c] === fluid && last.gravities[c] === gravities[c]);

  const branches = parts.branches.map((branch, b): NetworkBranch => {
    const kept = isSame && last.parts.branches[b] === branch ? last.branches[b] : null;
    // A fan's law has a speed that the last solve has set; a node may have moved.
    const serves = kept?.machines.length === 0 && kept.lift === liftOf(surroundings, topology, b);
    return serves ? kept : compileBranch(surroundings, topology, b, branch);
  });
  const links = parts.links.map((link, i) => {
    if (isSame && last.parts.links[i] === link) return last.links[i];
    return lawOfLink(surroundings, topology, i, link);
  });
  const velocities = parts.links.map((link, i) =>
    last?.parts.links[i] === link ? last.velocities[i] : velocitiesOf(link, topology),
  );
  const supplyOf = (id: string | undefined): number => supplyIndex(topology, id);
  const sources = parts.heatNodes.flatMap((node, i) =>
    (node.sources ?? []).map((source) => ({
      place: topology.flowNodeCount + i,
      source,
      supply: supplyOf(source.supply),
    })),
  );
  const linkSupply = wholes(links.length);
  for (let i = 0; i < links.length; i++) {
    const law = links[i];
    linkSupply[i] = law.kind === 'driven' ? supplyOf(law.supply) : -1;
  }
  return {
    parts,
    ambient,
    fluids,
    gravities,
    roomAir,
    branches,
    ...givenAtNodes(parts, ambient),
    links,
    linkSupply,
    velocities,
    sources,
    power: compilePower(parts, topology, ambient),
    controlled: (input.control?.branches ?? []).flatMap((id) => topology.branchIndex.get(id) ?? []),
  };
}

/** What each flow node is given; counted loops, since `from` walks an iterator. */
function givenAtNodes(
  { flowNodes }: Parts,
  ambient: Ambient,
): Pick<Network, 'inflow' | 'inflowTemperature' | 'flowPower'> {
  const inflow = numbers(flowNodes.length);
  const inflowTemperature = numbers(flowNodes.length);
  const flowPower = numbers(flowNodes.length);
  for (let i = 0; i < flowNodes.length; i++) {
    const node = flowNodes[i];
    inflow[i] = node.pressure === undefined ? (node.inflow ?? 0) : 0;
    inflowTemperature[i] = node.inflowTemperature ?? ambient.temperature;
    flowPower[i] = node.power ?? 0;
  }
  return { inflow, inflowTemperature, flowPower };
}

/** What the laws of a case's records depend on beside the records. */
type Surroundings = Pick<Network, 'parts' | 'ambient' | 'fluids' | 'gravities' | 'roomAir'>;

/** What the network would have in place of branch `b` if `branch` stood there. */
export function compileBranch(
  surroundings: Surroundings,
  topology: Topology,
  b: number,
  branch: Branch,
): NetworkBranch {
  const { parts, fluids, gravities, ambient } = surroundings;
  const circuit = parts.circuitOfBranch[b];
  const fluid = fluids[circuit];
  const gravity = gravities[circuit];
  const lift = liftOf(surroundings, topology, b);
  const known = branchMemo.get(branch);
  const kept = known?.fluid === fluid && known.gravity === gravity ? known : undefined;
  if (kept?.lift === lift && kept.stream.length === 0) return kept;
  const own = kept ?? lawsOf(branch, fluid, gravity, ambient.temperature);
  // Written out: with a spread the engine takes four times as long over each evaluation.
  const made = {
    laws: own.laws,
    machines: own.machines,
    supplies:
      own.machines.length === 0
        ? noSupplies
        : Int32Array.from(own.machines, (machine) => supplyIndex(topology, machine.supply)),
    power: branch.power ?? 0,
    lift,
    still: own.still,
    stiffness: own.stiffness,
    curvature: own.curvature,
    stream: velocityTerms(branch.bypass?.stream, topology),
    face: branch.bypass?.area ?? 1,
    record: branch,
    fluid,
    gravity,
  };
  // Laws without a state of their own serve again while record and fluid are the same; machines have a speed.
  if (own.machines.length === 0) branchMemo.set(made);
  return made;
}

/** The law that the network would have in place of link `i` if `link` stood there. */
export function lawOfLink(
  { parts, fluids, gravities, roomAir }: Surroundings,
  topology: Topology,
  i: number,
  link: HeatLink,
): LinkLaw {
  const circuit = circuitOfLink(parts, topology, i, link);
  if (circuit < 0) return linkLaw(link, roomAir, standardGravity, roomAir);
  const other = joinsStreams(link) ? parts.circuitOfBranch[topology.linkFrom[i]] : circuit;
  return linkLaw(link, fluids[circuit], gravities[circuit], fluids[other]);
}

/** Velocities that a link reads off the flow. */
export function velocitiesOf(link: HeatLink, topology: Topology): readonly VelocityTerm[] {
  const isRead = link.type === 'forced-plate' && typeof link.velocity !== 'number';
  return velocityTerms(isRead ? link.velocity : undefined, topology);
}

/** Circuit whose fluid a link touches, at `to` if both ends are fluid; −1: the room's air. */
function circuitOfLink(parts: Parts, topology: Topology, i: number, link: HeatLink): number {
  const to = topology.linkTo[i];
  if (streamTypes.has(link.type)) return parts.circuitOfBranch[to];
  if (to < topology.flowNodeCount) return parts.circuitOfNode[to];
  const from = topology.linkFrom[i];
  return from < topology.flowNodeCount ? parts.circuitOfNode[from] : -1;
}

/** g (z_from − z_to), m²/s². */
function liftOf({ parts, gravities }: Surroundings, topology: Topology, b: number): number {
  const from = parts.flowNodes[topology.branchFrom[b]];
  const to = parts.flowNodes[topology.branchTo[b]];
  return gravities[parts.circuitOfBranch[b]] * ((from.elevation ?? 0) - (to.elevation ?? 0));
}

function supplyIndex(topology: Topology, id: string | undefined): number {
  return id === undefined ? -1 : (topology.outputIndex.get(id) ?? -1);
}

const noSupplies = new Int32Array(0);
const noMachines: readonly MachineLaw[] = [];
const noTerms: readonly VelocityTerm[] = [];

function velocityTerms(
  terms: readonly { readonly branch: string; readonly area: number; readonly weight: number }[] | undefined,
  topology: Topology,
): readonly VelocityTerm[] {
  return terms === undefined
    ? noTerms
    : terms.map((term) => ({
        branch: topology.branchIndex.get(term.branch) ?? -1,
        weightOverArea: term.weight / term.area,
      }));
}

/** What was made of a record, and the fluid and gravity that it was made with. */
interface Made<R> {
  readonly record: R;
  readonly fluid: FluidLaw;
  readonly gravity: number;
}

interface MadeLink extends Made<HeatLink> {
  readonly fromFluid: FluidLaw;
  readonly law: LinkLaw;
}

const branchMemo = new RecordMemo<NetworkBranch & Made<Branch>>();
const linkMemo = new RecordMemo<MadeLink>();

/** The laws of a branch and what follows from them and its fluid alone. */
function lawsOf(
  { elements }: Branch,
  fluid: FluidLaw,
  gravity: number,
  temperature: number,
): Pick<NetworkBranch, 'laws' | 'machines' | 'still' | 'stiffness' | 'curvature'> {
  const laws = elements.map((element) => compileElement(element, gravity));
  let area = laws.length > 0 ? Infinity : 1e-3;
  for (let k = 0; k < laws.length; k++) area = Math.min(area, laws[k].area);
  const density = fluid.density(temperature);
  const viscosity = fluid.viscosity(temperature);
  return {
    laws,
    machines: laws.some(isMachine) ? laws.filter(isMachine) : noMachines,
    still: density * area * stillVelocity,
    stiffness: stiffnessAt(laws, density * area * stiffVelocity, density, viscosity * leastViscosity(fluid)),
    curvature:
      stiffnessAt(laws, density * area * usualVelocity, density, viscosity) /
      (2 * density * area * usualVelocity),
  };
}

/** What a law keeps of its last evaluation is read right after one, within one step of a solve. */
function linkLaw(link: HeatLink, fluid: FluidLaw, gravity: number, fromFluid: FluidLaw): LinkLaw {
  const kept = linkMemo.get(link);
  if (kept?.fluid === fluid && kept.gravity === gravity && kept.fromFluid === fromFluid) return kept.law;
  const law = compileLink(link, fluid, gravity, fromFluid);
  linkMemo.set({ record: link, fluid, gravity, fromFluid, law });
  return law;
}

/** Sets the speed of every fan in a branch. */
export function setMachines({ machines }: NetworkBranch, speed: number): void {
  for (const machine of machines) if (machine.type === 'fan') machine.speed = speed;
}

/** Sets the speed of every fan in the controlled branches. */
export function setSpeed(network: Network, speed: number): void {
  for (const b of network.controlled) setMachines(network.branches[b], speed);
}

/**
 * ∂ΣΔp/∂ṁ for the Jacobian. `blend` comes from the change of the upstream side near rest; where it would turn the
 * branch unstable it is left out. A loss ~ ṁ² has no slope at rest: there the slope of the secant to the flow that
 * would balance the present imbalance R stands in, √(R b) for Δp = b ṁ². It fades as R goes to zero, so that
 * Newton's method ends with the exact slope.
 */
export function stiffness(own: number, blend: number, branch: NetworkBranch, imbalance: number): number {
  const secant = Math.sqrt(Math.abs(imbalance) * branch.curvature);
  const least = Math.max(secant, branch.stiffness);
  const both = own + blend;
  const slope = blend < 0 && both < least ? own : both;
  return Math.abs(slope) < least ? least : slope;
}

/** Share of its viscosity at ambient temperature that a fluid still has where it is hot. */
function leastViscosity(fluid: FluidLaw): number {
  return fluid.liquid ? hotLiquid : 1;
}

function stiffnessAt(
  laws: readonly ElementLaw[],
  massFlow: number,
  density: number,
  viscosity: number,
): number {
  let sum = 0;
  for (let k = 0; k < laws.length; k++) {
    const law = laws[k];
    if (law.nominalFlow) continue; // a fan or pump has its slope at rest
    law.evaluate(four, massFlow, density, viscosity);
    sum += Math.max(0, four[1]);
  }
  return Math.max(sum, smallestStiffness);
}

const four = new Float64Array(4);
