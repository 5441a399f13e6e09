/*
 * The equations of a network and their Jacobian: one evaluation at one state, without allocation.
 * Rows belong to unknowns: a branch's momentum balance to its mass flow, a node's mass balance to its pressure, a
 * node's heat balance to its temperature, the load balance of a converter or conductor to its output. Each physical part adds its
 * share to the rows at its ends, and writes the matrix places that structure.ts asked for it, in the same order.
 */
import { givenPower, sourceWithSlope } from '#solver/heat/sources.ts';
import { addConverter, addLoss } from '#solver/solve/converter-equations.ts';
import { numbers } from '#solver/linalg/memory.ts';
import { addConductor } from '#solver/solve/conductor-equations.ts';
import { addDriven } from '#solver/solve/driven-equations.ts';
import { MatrixWriter } from '#solver/solve/matrix-writer.ts';
import { type Alone, type Network, type NetworkBranch, stiffness } from '#solver/solve/network.ts';
import { Scales } from '#solver/solve/scales.ts';
import { BranchFluids, NodeFluids } from '#solver/solve/node-fluids.ts';
import { addExchanger, addStreamLink } from '#solver/solve/stream-equations.ts';
import type { Structure } from '#solver/solve/structure.ts';
import {
  addBypassHead,
  machinePower,
  massVelocity,
  massVelocitySquared,
  pressureDrop,
} from '#solver/solve/sums.ts';
import type { Topology } from '#solver/solve/topology.ts';

/** Heat capacity flow that stands on each temperature's diagonal in the Jacobian only: a dead corner stays where it is, W/K. */
const idleConductance = 1e-9;

/** Places of the Jacobian that a branch writes: flow and mass, heat where it moves, each machine's load on its supply. */
const flowPlaces = 7;
const heatPlaces = 6;
const machinePlaces = 3;

/** Flows below this share of what counts as still (0.5 mm/s) carry heat both ways. */
const turning = 0.25;

export class Equations {
  readonly network: Network;
  readonly topology: Topology;
  readonly structure: Structure;
  /** Left sides of all rows, in the places of the state; at a held value: what flows in there. */
  readonly residual: Float64Array;
  readonly values: Float64Array;
  readonly jacobian: MatrixWriter;
  readonly scales: Scales;
  /** Share of leakage that counts (continuation); 1 is the case. */
  leakageShare = 1;
  /** Widens the range of flows that count as still (continuation); 1 is the case. */
  stillFactor = 1;

  /** At the last evaluation: all values; per branch also the heat into the stream. */
  readonly state: Float64Array;
  readonly branchFluid: BranchFluids;
  readonly branchHeat: Float64Array;
  /** Of the elements of each branch together, Pa; 0 of a closed one. */
  readonly branchDrop: Float64Array;
  readonly linkHeat: Float64Array;
  /** Power that links draw, W; heat at their `to`. */
  readonly linkPower: Float64Array;
  readonly sourceHeat: Float64Array;
  /** Of converters and conductors. */
  readonly converterInput: Float64Array;
  readonly converterLosses: Float64Array;
  fanPower = NaN;

  readonly #fluid: NodeFluids;
  readonly #heatPlaces: number;
  /** What each connection of converters gives, and what each converter's battery gives (takes: below 0), W. */
  readonly connectionPower: Float64Array;
  readonly batteryPower: Float64Array;
  /** ∂loss/∂output + 1 of converters. */
  readonly converterSlope: Float64Array;
  readonly #out = new Float64Array(4);
  readonly #drop = new Float64Array(6);
  #evaluated = { leakageShare: NaN, stillFactor: NaN };

  constructor(network: Network, structure: Structure) {
    const { topology } = structure;
    this.network = network;
    this.structure = structure;
    this.topology = topology;
    this.values = structure.values;
    this.jacobian = new MatrixWriter(structure.values, structure.slots);
    this.residual = numbers(topology.stateSize);
    this.state = numbers(topology.stateSize).fill(NaN);
    this.scales = new Scales(network.fluids.length);
    this.branchFluid = new BranchFluids(topology.branchCount);
    this.branchHeat = numbers(topology.branchCount);
    this.branchDrop = numbers(topology.branchCount);
    this.linkHeat = numbers(network.links.length);
    this.linkPower = numbers(network.links.length);
    this.sourceHeat = numbers(network.sources.length);
    this.converterInput = numbers(topology.outputCount);
    this.converterLosses = numbers(topology.outputCount);
    this.connectionPower = numbers(network.power.connectionTo.length);
    this.batteryPower = numbers(topology.outputCount);
    this.converterSlope = numbers(topology.outputCount);
    this.#fluid = new NodeFluids(topology.flowNodeCount);
    this.#heatPlaces = topology.thermal ? heatPlaces : 0;
  }

  /** Whether the last evaluation was at `state`, with the shares that hold now. */
  isAt(state: Float64Array): boolean {
    const { leakageShare, stillFactor } = this.#evaluated;
    if (leakageShare !== this.leakageShare || stillFactor !== this.stillFactor) return false;
    for (let i = 0; i < state.length; i++) if (this.state[i] !== state[i]) return false;
    return true;
  }

  /**
   * Residuals and Jacobian at `state`.
   * @param flowsOnly leaves out links, sources and converters: the rows of flows and pressures are right, no other is
   */
  evaluate(state: Float64Array, flowsOnly = false): void {
    if (flowsOnly) this.state.fill(NaN);
    else this.state.set(state);
    this.#evaluated = { leakageShare: this.leakageShare, stillFactor: this.stillFactor };
    const { residual, values } = this;
    const { diagonal } = this.structure;
    residual.fill(0);
    values.fill(0);
    this.scales.reset();
    this.fanPower = 0;
    this.branchHeat.fill(0);
    this.jacobian.rewind();
    this.#fluid.read(this.network, state, this.topology.temperatureAt);
    this.#addInflows();
    for (let b = 0; b < this.topology.branchCount; b++) {
      this.#addBranch(b, state, flowsOnly);
    }
    if (flowsOnly) return;
    for (let i = 0; i < this.network.links.length; i++) this.#addLink(i, state);
    for (let i = 0; i < this.network.sources.length; i++) this.#addSource(i, state);
    const { converters, converterLosses, conductors, load } = this.network.power;
    for (let c = 0; c < converters.length; c++) addConverter(this, c, state);
    for (let i = 0; i < converterLosses.length; i++) addLoss(this, converterLosses[i]);
    for (let i = 0; i < conductors.length; i++)
      addConductor(this, state, conductors[i], load[conductors[i].output]);
    const { stateOf, temperatureAt, outputAt } = this.topology;
    for (let u = 0; u < diagonal.length; u++) {
      if (stateOf[u] >= temperatureAt && stateOf[u] < outputAt) values[diagonal[u]] -= idleConductance;
    }
  }

  /** Residuals of one record alone at the state evaluated last, with another in its place. Leaves the Jacobian void. */
  evaluateAlone(alone: Alone): void {
    const { index } = alone;
    this.residual.fill(0);
    this.jacobian.rewind();
    if (alone.branch) this.#addBranch(index, this.state, false, alone.branch);
    else if (alone.link) this.#addLink(index, this.state, alone.link, alone.velocities);
    else this.#addSource(index, this.state, alone.source);
  }

  #addInflows(): void {
    const { network, topology, residual, structure, values } = this;
    for (let i = 0; i < topology.flowNodeCount; i++) {
      const inflow = network.inflow[i];
      const heat = topology.temperatureAt + i;
      residual[heat] += network.flowPower[i];
      this.scales.heat += Math.abs(network.flowPower[i]);
      if (inflow === 0) continue;
      residual[topology.pressureAt + i] += inflow;
      this.scales.mass[network.parts.circuitOfNode[i]] += Math.abs(inflow);
      if (inflow < 0) continue;
      const fluid = network.fluids[network.parts.circuitOfNode[i]];
      residual[heat] += inflow * (fluid.enthalpy(network.inflowTemperature[i]) - this.#fluid.enthalpy[i]);
      const unknown = topology.unknownOf[heat];
      if (unknown >= 0) values[structure.diagonal[unknown]] -= inflow * this.#fluid.specificHeat[i];
    }
  }

  /*
   * A branch in short methods: the engine compiles a long one only after the first solve.
   */
  #addBranch(b: number, state: Float64Array, flowsOnly: boolean, branch = this.network.branches[b]): void {
    if (this.topology.closed[b] === 1) {
      this.#addClosed(b, branch);
      return;
    }
    const { topology } = this;
    const from = topology.branchFrom[b];
    const to = topology.branchTo[b];
    const flow = state[b];
    this.branchFluid.blend(b, this.#fluid, from, to, flow, branch.still * this.stillFactor);
    this.#addFlow(b, state, branch);
    if (flowsOnly) {
      this.jacobian.skip(this.#heatPlaces + machinePlaces * branch.supplies.length);
      return;
    }
    if (topology.thermal) this.#addStreamHeat(b, flow, branch);
    for (let k = 0; k < branch.supplies.length; k++) this.#addMachine(b, flow, branch, k);
  }

  #addClosed(b: number, branch: NetworkBranch): void {
    const { topology, residual } = this;
    const from = topology.branchFrom[b];
    const to = topology.branchTo[b];
    this.jacobian.skip(
      flowPlaces + branch.stream.length + this.#heatPlaces + machinePlaces * branch.supplies.length,
    );
    this.branchFluid.blend(b, this.#fluid, from, to, 0, Infinity);
    // What a closed branch is heated with stays at both its ends.
    this.branchHeat[b] = branch.power;
    this.branchDrop[b] = 0;
    residual[topology.temperatureAt + from] += 0.5 * branch.power;
    residual[topology.temperatureAt + to] += 0.5 * branch.power;
  }

  /** p_from − p_to + ρ g (z_from − z_to) − ΣΔp = 0; and what flows leaves one node and enters the other. */
  #addFlow(b: number, state: Float64Array, branch: NetworkBranch): void {
    const { network, topology, residual } = this;
    const from = topology.branchFrom[b];
    const to = topology.branchTo[b];
    const flow = state[b];
    const density = this.branchFluid.density[b];
    const drop = this.#drop;
    pressureDrop(drop, this.#out, branch, flow, density, this.branchFluid.viscosity[b]);
    this.branchDrop[b] = drop[0];
    if (branch.stream.length > 0)
      addBypassHead(drop, this.#out, branch, massVelocity(branch.stream, state), flow, density);
    this.scales.addFlow(network.parts.circuitOfBranch[b], drop[4], flow);
    const at = topology.pressureAt;
    residual[b] = state[at + from] - state[at + to] + density * branch.lift - drop[0];
    const { densitySlope, viscositySlope } = this.#fluid;
    const w = this.branchFluid.forward[b];
    const net = branch.lift - drop[2];
    const blend =
      net * (this.#fluid.density[from] - this.#fluid.density[to]) -
      drop[3] * (this.#fluid.viscosity[from] - this.#fluid.viscosity[to]);
    this.#put(-stiffness(drop[1], -blend * this.branchFluid.forwardSlope[b], branch, residual[b]));
    this.#put(1);
    this.#put(-1);
    this.#put(w * (net * densitySlope[from] - drop[3] * viscositySlope[from]));
    this.#put((1 - w) * (net * densitySlope[to] - drop[3] * viscositySlope[to]));
    for (let k = 0; k < branch.stream.length; k++) this.#put(drop[5] * branch.stream[k].weightOverArea);
    residual[at + from] -= flow;
    residual[at + to] += flow;
    this.#put(-1);
    this.#put(1);
  }

  /** The stream arrives with the enthalpy of the node upstream; fans warm it, with ρ · (P/ρ)(ṁ/ρ). */
  #addStreamHeat(b: number, flow: number, branch: NetworkBranch): void {
    const { topology, residual } = this;
    const fluid = this.#fluid;
    const from = topology.branchFrom[b];
    const to = topology.branchTo[b];
    const density = this.branchFluid.density[b];
    const w = this.branchFluid.forward[b];
    const v = 1 - w;
    const dw = this.branchFluid.forwardSlope[b];
    const out = this.#out;
    machinePower(out, branch.machines, flow / density);
    const fan = out[0];
    const fanByVolume = out[1];
    this.fanPower += fan * density;
    const power = (this.branchHeat[b] = branch.power + fan * density);
    this.scales.heat += Math.abs(power);
    const byDensity = fan - (fanByVolume * flow) / density;
    const byFlow = fanByVolume + byDensity * (fluid.density[from] - fluid.density[to]) * dw;
    const byFrom = byDensity * w * fluid.densitySlope[from];
    const byTo = byDensity * v * fluid.densitySlope[to];
    const rise = fluid.enthalpy[from] - fluid.enthalpy[to];
    const carried = flow * rise;
    this.scales.reachHeat(carried);
    // max(ṁ, 0), rounded off where the stream hardly moves: one that turns around has a slope. At rest this exchanges
    // c ε/4, about what air conducts through an opening of that size over 10 cm.
    const width = turning * branch.still * this.stillFactor;
    const isClear = Math.abs(flow) >= width;
    const forwards = isClear ? Math.max(flow, 0) : (flow + width) ** 2 / (4 * width);
    const forwardsByFlow = isClear ? (flow >= 0 ? 1 : 0) : (flow + width) / (2 * width);
    const backwards = flow - forwards;
    const backwardsByFlow = 1 - forwardsByFlow;
    const cFrom = fluid.specificHeat[from];
    const cTo = fluid.specificHeat[to];
    residual[topology.temperatureAt + from] += v * power + backwards * rise;
    this.#put(v * byFlow - dw * power + backwardsByFlow * rise);
    this.#put(v * byFrom + backwards * cFrom);
    this.#put(v * byTo - backwards * cTo);
    residual[topology.temperatureAt + to] += w * power + forwards * rise;
    this.#put(w * byFlow + dw * power + forwardsByFlow * rise);
    this.#put(w * byFrom + forwards * cFrom);
    this.#put(w * byTo - forwards * cTo);
  }

  /** What a machine of the branch draws, as a load of its supply. */
  #addMachine(b: number, flow: number, branch: NetworkBranch, k: number): void {
    const fluid = this.#fluid;
    const from = this.topology.branchFrom[b];
    const to = this.topology.branchTo[b];
    const density = this.branchFluid.density[b];
    const w = this.branchFluid.forward[b];
    const out = this.#out;
    branch.machines[k].powerPerDensity(out, flow / density);
    this.#addLoad(branch.supplies[k], out[0] * density);
    const byDensity = out[0] - (out[1] * flow) / density;
    this.#put(
      out[1] + byDensity * (fluid.density[from] - fluid.density[to]) * this.branchFluid.forwardSlope[b],
    );
    this.#put(byDensity * w * fluid.densitySlope[from]);
    this.#put(byDensity * (1 - w) * fluid.densitySlope[to]);
  }

  #addLink(
    i: number,
    state: Float64Array,
    law = this.network.links[i],
    velocities = this.network.velocities[i],
  ): void {
    const { topology, residual } = this;
    const at = topology.temperatureAt;
    const from = topology.linkFrom[i];
    const out = this.#out;
    if (law.kind === 'stream') {
      addStreamLink(this, i, state, law);
      return;
    }
    if (law.kind === 'exchanger') {
      addExchanger(this, i, state, law);
      return;
    }
    if (law.kind === 'driven') {
      addDriven(this, i, state, law, this.network.linkSupply[i]);
      return;
    }
    const to = topology.linkTo[i];
    if (law.kind === 'pair') law.evaluate(out, state[at + from], state[at + to]);
    else law.evaluate(out, state[at + from], state[at + to], massVelocitySquared(velocities, state));
    const heat = out[0];
    this.linkHeat[i] = heat;
    this.scales.reachHeat(heat);
    residual[at + from] -= heat;
    residual[at + to] += heat;
    this.#put(-out[1]);
    this.#put(-out[2]);
    this.#put(out[1]);
    this.#put(out[2]);
    for (let k = 0; k < velocities.length; k++) {
      const { branch, weightOverArea } = velocities[k];
      const slope = out[3] * 2 * state[branch] * weightOverArea * weightOverArea;
      this.#put(-slope);
      this.#put(slope);
    }
  }

  #addSource(i: number, state: Float64Array, source = this.network.sources[i].source): void {
    const { topology, residual } = this;
    const { place, supply } = this.network.sources[i];
    const out = this.#out;
    sourceWithSlope(out, source, state[topology.temperatureAt + place], this.leakageShare);
    this.sourceHeat[i] = out[0];
    // Leakage at its reference, not as it is: an iterate that runs hot must not look balanced.
    this.scales.heat += Math.abs(givenPower(source)) + (source.leakage?.power ?? 0);
    if (source.solar) this.scales.reachHeat(out[0]);
    residual[topology.temperatureAt + place] += out[0];
    this.#put(out[1]);
    this.#addLoad(supply, out[0]);
    this.#put(out[1]);
  }

  #addLoad(supply: number, power: number): void {
    if (supply >= 0) this.residual[this.topology.outputAt + supply] += power;
  }

  #put(value: number): void {
    this.jacobian.put(value);
  }
}
