/*
 * The equations of a network and their Jacobian: one evaluation at one state, without allocation.
 * Rows belong to unknowns: a branch's momentum balance to its mass flow, a node's mass balance to its pressure, a
 * node's heat balance to its temperature, a converter's load balance to its output. Each physical part adds its
 * share to the rows at its ends, and writes the matrix places that structure.ts asked for it, in the same order.
 */
import { sourceWithSlope } from '#solver/heat/sources.ts';
import { bypassHeadWithSlope } from '#solver/correlations/bypass.ts';
import type { StreamLaw } from '#solver/heat/law.ts';
import { type Alone, type Network, stiffness } from '#solver/solve/network.ts';
import { NodeFluids } from '#solver/solve/node-fluids.ts';
import type { Structure } from '#solver/solve/structure.ts';
import { machinePower, massVelocity, massVelocitySquared } from '#solver/solve/sums.ts';
import type { Topology } from '#solver/solve/topology.ts';

/** Heat capacity flow that stands on each temperature's diagonal in the Jacobian only: a dead corner stays where it is, W/K. */
const idleConductance = 1e-9;

export class Equations {
  readonly network: Network;
  readonly topology: Topology;
  readonly structure: Structure;
  /** Left sides of all rows, in the places of the state; at a held value: what flows in there. */
  readonly residual: Float64Array;
  readonly values: Float64Array;
  /** Size of what is balanced, per circuit and for heat and power: residuals are judged against it. */
  readonly pressureScale: Float64Array;
  readonly massScale: Float64Array;
  heatScale = 1;
  powerScale = 1;
  /** Share of leakage that counts (continuation); 1 is the case. */
  leakageShare = 1;
  /** Widens the range of flows that count as still (continuation); 1 is the case. */
  stillFactor = 1;

  /** Per branch at the last evaluation: density and heat into the stream. */
  readonly branchDensity: Float64Array;
  readonly branchHeat: Float64Array;
  readonly linkHeat: Float64Array;
  readonly sourceHeat: Float64Array;
  readonly converterInput: Float64Array;
  readonly converterLosses: Float64Array;
  fanPower = 0;

  readonly #forward: Float64Array; // share of the branch's `from` side in what its fluid is
  readonly #forwardSlope: Float64Array;
  readonly #fluid: NodeFluids;
  readonly #converterSlope: Float64Array;
  readonly #out = new Float64Array(4);
  readonly #at: Float64Array; // state of the last evaluation
  readonly #evaluated = { leakageShare: NaN, stillFactor: NaN };
  #cursor = 0;

  constructor(network: Network, structure: Structure) {
    const { topology } = structure;
    this.network = network;
    this.structure = structure;
    this.topology = topology;
    this.values = structure.values;
    this.residual = new Float64Array(topology.stateSize);
    this.#at = new Float64Array(topology.stateSize).fill(NaN);
    this.pressureScale = new Float64Array(network.fluids.length);
    this.massScale = new Float64Array(network.fluids.length);
    this.branchDensity = new Float64Array(topology.branchCount);
    this.branchHeat = new Float64Array(topology.branchCount);
    this.linkHeat = new Float64Array(network.links.length);
    this.sourceHeat = new Float64Array(network.sources.length);
    this.converterInput = new Float64Array(topology.converterCount);
    this.converterLosses = new Float64Array(topology.converterCount);
    this.#converterSlope = new Float64Array(topology.converterCount);
    this.#forward = new Float64Array(topology.branchCount);
    this.#forwardSlope = new Float64Array(topology.branchCount);
    this.#fluid = new NodeFluids(topology.flowNodeCount);
  }

  /** Whether the last evaluation was at `state`, with the shares that hold now. */
  isAt(state: Float64Array): boolean {
    const { leakageShare, stillFactor } = this;
    if (this.#evaluated.leakageShare !== leakageShare || this.#evaluated.stillFactor !== stillFactor)
      return false;
    return this.#at.every((value, i) => value === state[i]);
  }

  /**
   * Residuals and Jacobian at `state`.
   * @param flowsOnly leaves out links, sources and converters: the rows of flows and pressures are right, no other is
   */
  evaluate(state: Float64Array, flowsOnly = false): void {
    if (flowsOnly) this.#at.fill(NaN);
    else this.#at.set(state);
    this.#evaluated.leakageShare = this.leakageShare;
    this.#evaluated.stillFactor = this.stillFactor;
    const { structure, residual, values } = this;
    residual.fill(0);
    values.fill(0);
    this.pressureScale.fill(1e-6);
    this.massScale.fill(1e-9);
    this.heatScale = 1e-6;
    this.powerScale = 1e-3;
    this.fanPower = 0;
    this.branchHeat.fill(0);
    this.#cursor = 0;
    this.#fluid.read(this.network, state, this.topology.temperatureAt);
    this.#addInflows();
    for (let b = 0; b < this.topology.branchCount; b++) this.#addBranch(b, state);
    if (flowsOnly) return;
    for (let i = 0; i < this.network.links.length; i++) this.#addLink(i, state);
    for (let i = 0; i < this.network.sources.length; i++) this.#addSource(i, state);
    for (let c = 0; c < this.topology.converterCount; c++) this.#addConverter(c, state);
    for (let i = 0; i < this.network.losses.length; i++) this.#addLoss(i);
    const { diagonal } = structure;
    const { stateOf, temperatureAt, outputAt } = this.topology;
    for (let u = 0; u < diagonal.length; u++) {
      if (stateOf[u] >= temperatureAt && stateOf[u] < outputAt) values[diagonal[u]] -= idleConductance;
    }
  }

  /** Residuals of one record alone at the state evaluated last, with another in its place. Leaves the Jacobian void. */
  evaluateAlone(alone: Alone): void {
    const { index } = alone;
    this.residual.fill(0);
    this.#cursor = 0;
    if (alone.branch) this.#addBranch(index, this.#at, alone.branch);
    else if (alone.link) this.#addLink(index, this.#at, alone.link, alone.velocities);
    else this.#addSource(index, this.#at, alone.source);
  }

  #addInflows(): void {
    const { network, topology, residual, structure, values } = this;
    for (let i = 0; i < topology.flowNodeCount; i++) {
      const inflow = network.inflow[i];
      const heat = topology.temperatureAt + i;
      residual[heat] += network.flowPower[i];
      this.heatScale += Math.abs(network.flowPower[i]);
      if (inflow === 0) continue;
      residual[topology.pressureAt + i] += inflow;
      this.massScale[network.parts.circuitOfNode[i]] += Math.abs(inflow);
      if (inflow < 0) continue;
      const fluid = network.fluids[network.parts.circuitOfNode[i]];
      residual[heat] += inflow * (fluid.enthalpy(network.inflowTemperature[i]) - this.#fluid.enthalpy[i]);
      const unknown = topology.unknownOf[heat];
      if (unknown >= 0) values[structure.diagonal[unknown]] -= inflow * this.#fluid.specificHeat[i];
    }
  }

  #addBranch(b: number, state: Float64Array, branch = this.network.branches[b]): void {
    const { network, topology, residual } = this;
    const places = 13 + 3 * branch.supplies.length + branch.stream.length;
    const from = topology.branchFrom[b];
    const to = topology.branchTo[b];
    if (topology.closed[b] === 1) {
      this.#cursor += places;
      this.#forward[b] = 0.5;
      this.#forwardSlope[b] = 0;
      this.branchDensity[b] = 0.5 * (this.#fluid.density[from] + this.#fluid.density[to]);
      // What a closed branch is heated with stays at both its ends.
      this.branchHeat[b] = branch.power;
      residual[topology.temperatureAt + from] += 0.5 * branch.power;
      residual[topology.temperatureAt + to] += 0.5 * branch.power;
      return;
    }
    const flow = state[b];
    const still = branch.still * this.stillFactor;
    const t = Math.tanh(flow / still);
    const w = 0.5 * (1 + t);
    const dw = (0.5 * (1 - t * t)) / still;
    const v = 1 - w;
    this.#forward[b] = w;
    this.#forwardSlope[b] = dw;
    const rhoFrom = this.#fluid.density[from];
    const rhoTo = this.#fluid.density[to];
    const density = w * rhoFrom + v * rhoTo;
    const viscosity = w * this.#fluid.viscosity[from] + v * this.#fluid.viscosity[to];
    this.branchDensity[b] = density;
    let drop = 0;
    let toFlow = 0;
    let toDensity = 0;
    let toViscosity = 0;
    let gross = 0;
    const out = this.#out;
    for (const law of branch.laws) {
      law.evaluate(out, flow, density, viscosity);
      drop += out[0];
      gross += Math.abs(out[0]);
      toFlow += out[1];
      toDensity += out[2];
      toViscosity += out[3];
    }
    let past = 0;
    if (branch.stream.length > 0) {
      bypassHeadWithSlope(out, massVelocity(branch.stream, state), flow / branch.face, density);
      drop -= out[0];
      gross += Math.abs(out[0]);
      past = out[1];
      toFlow -= out[2] / branch.face;
      toDensity -= out[3];
    }
    // Momentum: p_from − p_to + ρ g (z_from − z_to) − ΣΔp = 0.
    const circuit = network.parts.circuitOfBranch[b];
    if (gross > this.pressureScale[circuit]) this.pressureScale[circuit] = gross;
    const size = Math.abs(flow);
    if (size > this.massScale[circuit]) this.massScale[circuit] = size;
    residual[b] =
      state[topology.pressureAt + from] - state[topology.pressureAt + to] + density * branch.lift - drop;
    const net = branch.lift - toDensity;
    const blend =
      net * (rhoFrom - rhoTo) - toViscosity * (this.#fluid.viscosity[from] - this.#fluid.viscosity[to]);
    this.#put(-stiffness(toFlow, -blend * dw, branch, residual[b]));
    this.#put(1);
    this.#put(-1);
    this.#put(w * (net * this.#fluid.densitySlope[from] - toViscosity * this.#fluid.viscositySlope[from]));
    this.#put(v * (net * this.#fluid.densitySlope[to] - toViscosity * this.#fluid.viscositySlope[to]));
    for (const term of branch.stream) this.#put(past * term.weightOverArea);
    // Mass.
    residual[topology.pressureAt + from] -= flow;
    residual[topology.pressureAt + to] += flow;
    this.#put(-1);
    this.#put(1);
    // Heat: the stream arrives with the enthalpy of the node upstream; fans warm it, with ρ · (P/ρ)(ṁ/ρ).
    machinePower(out, branch.machines, flow / density);
    const fan = out[0];
    const fanByVolume = out[1];
    this.fanPower += fan * density;
    const power = (this.branchHeat[b] = branch.power + fan * density);
    this.heatScale += Math.abs(power);
    const powerByDensity = fan - (fanByVolume * flow) / density;
    const powerByFlow = fanByVolume + powerByDensity * (rhoFrom - rhoTo) * dw;
    const powerByFrom = powerByDensity * w * this.#fluid.densitySlope[from];
    const powerByTo = powerByDensity * v * this.#fluid.densitySlope[to];
    const rise = this.#fluid.enthalpy[from] - this.#fluid.enthalpy[to];
    const carried = flow * rise;
    if (Math.abs(carried) > this.heatScale) this.heatScale = Math.abs(carried);
    const arrives = flow >= 0 ? 1 : 0; // downstream is `to`
    const carriedByFrom = flow * this.#fluid.specificHeat[from];
    const carriedByTo = -flow * this.#fluid.specificHeat[to];
    residual[topology.temperatureAt + from] += v * power + (1 - arrives) * carried;
    this.#put(v * powerByFlow - dw * power + (1 - arrives) * rise);
    this.#put(v * powerByFrom + (1 - arrives) * carriedByFrom);
    this.#put(v * powerByTo + (1 - arrives) * carriedByTo);
    residual[topology.temperatureAt + to] += w * power + arrives * carried;
    this.#put(w * powerByFlow + dw * power + arrives * rise);
    this.#put(w * powerByFrom + arrives * carriedByFrom);
    this.#put(w * powerByTo + arrives * carriedByTo);
    for (let k = 0; k < branch.supplies.length; k++) {
      branch.machines[k].powerPerDensity(out, flow / density);
      if (branch.supplies[k] >= 0) residual[topology.outputAt + branch.supplies[k]] += out[0] * density;
      const byDensity = out[0] - (out[1] * flow) / density;
      this.#put(out[1] + byDensity * (rhoFrom - rhoTo) * dw);
      this.#put(byDensity * w * this.#fluid.densitySlope[from]);
      this.#put(byDensity * v * this.#fluid.densitySlope[to]);
    }
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
      this.#addStreamLink(i, state, law);
      return;
    }
    const to = topology.linkTo[i];
    if (law.kind === 'pair') law.evaluate(out, state[at + from], state[at + to]);
    else law.evaluate(out, state[at + from], state[at + to], massVelocitySquared(velocities, state));
    const heat = out[0];
    this.linkHeat[i] = heat;
    if (Math.abs(heat) > this.heatScale) this.heatScale = Math.abs(heat);
    residual[at + from] -= heat;
    residual[at + to] += heat;
    this.#put(-out[1]);
    this.#put(-out[2]);
    this.#put(out[1]);
    this.#put(out[2]);
    for (const term of velocities) {
      const slope = out[3] * 2 * state[term.branch] * term.weightOverArea ** 2;
      this.#put(-slope);
      this.#put(slope);
    }
  }

  #addStreamLink(i: number, state: Float64Array, law: StreamLaw): void {
    const { topology, residual } = this;
    const at = topology.temperatureAt;
    const b = topology.linkTo[i];
    const solid = topology.linkFrom[i];
    const from = topology.branchFrom[b];
    const to = topology.branchTo[b];
    if (topology.closed[b] === 1) {
      this.linkHeat[i] = 0;
      this.#cursor += 12;
      return;
    }
    const out = this.#out;
    const w = this.#forward[b];
    const v = 1 - w;
    const dw = this.#forwardSlope[b];
    const inlet = w * state[at + from] + v * state[at + to];
    law.evaluate(out, state[at + solid], inlet, Math.abs(state[b]));
    const heat = out[0];
    this.linkHeat[i] = heat;
    this.branchHeat[b] += heat;
    if (Math.abs(heat) > this.heatScale) this.heatScale = Math.abs(heat);
    const bySolid = out[1];
    const byFrom = out[2] * w;
    const byTo = out[2] * v;
    const byFlow = out[3] * (state[b] < 0 ? -1 : 1) + out[2] * (state[at + from] - state[at + to]) * dw;
    residual[at + solid] -= heat;
    residual[at + from] += v * heat;
    residual[at + to] += w * heat;
    this.#putRow(-1, 0, bySolid, byFrom, byTo, byFlow);
    this.#putRow(v, -dw * heat, bySolid, byFrom, byTo, byFlow);
    this.#putRow(w, dw * heat, bySolid, byFrom, byTo, byFlow);
  }

  /** A share of a stream link's slopes; `turning` is what the share itself does as the stream turns around. */
  #putRow(
    share: number,
    turning: number,
    bySolid: number,
    byFrom: number,
    byTo: number,
    byFlow: number,
  ): void {
    this.#put(share * bySolid);
    this.#put(share * byFrom);
    this.#put(share * byTo);
    this.#put(share * byFlow + turning);
  }

  #addSource(i: number, state: Float64Array, source = this.network.sources[i].source): void {
    const { topology, residual } = this;
    const { place, supply } = this.network.sources[i];
    const out = this.#out;
    sourceWithSlope(out, source, state[topology.temperatureAt + place], this.leakageShare);
    this.sourceHeat[i] = out[0];
    // Leakage at its reference, not as it is: an iterate that runs hot must not look balanced.
    this.heatScale += Math.abs(source.power) + (source.leakage?.power ?? 0);
    residual[topology.temperatureAt + place] += out[0];
    this.#put(out[1]);
    if (supply >= 0) residual[topology.outputAt + supply] += out[0];
    this.#put(out[1]);
  }

  #addConverter(c: number, state: Float64Array): void {
    const { network, topology, residual } = this;
    const output = state[topology.outputAt + c];
    const out = this.#out;
    network.converters[c].evaluate(out, output);
    this.converterInput[c] = out[0];
    this.converterLosses[c] = out[0] - Math.max(0, output);
    this.#converterSlope[c] = out[1];
    if (out[0] > this.powerScale) this.powerScale = out[0];
    residual[topology.outputAt + c] += network.converterLoad[c] - output;
    this.#put(-1);
    const supply = network.converterSupply[c];
    if (supply >= 0) residual[topology.outputAt + supply] += out[0];
    this.#put(out[1]);
  }

  #addLoss(i: number): void {
    const { topology, residual } = this;
    const { converter, share, place, branch } = this.network.losses[i];
    const at = topology.temperatureAt;
    const loss = share * this.converterLosses[converter];
    const slope = share * (this.#converterSlope[converter] - 1);
    this.heatScale += Math.abs(loss);
    if (place >= 0) {
      residual[at + place] += loss;
      this.#put(slope);
      return;
    }
    const w = this.#forward[branch];
    const dw = this.#forwardSlope[branch];
    this.branchHeat[branch] += loss;
    residual[at + topology.branchFrom[branch]] += (1 - w) * loss;
    residual[at + topology.branchTo[branch]] += w * loss;
    this.#put((1 - w) * slope);
    this.#put(-dw * loss);
    this.#put(w * slope);
    this.#put(dw * loss);
  }

  #put(value: number): void {
    this.values[this.structure.slots[this.#cursor++]] += value;
  }
}
