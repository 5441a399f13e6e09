/*
 * The equations of one implicit stage: the network's own, with what each capacity takes up.
 *
 * For a temperature with a capacity C, F(Y) being the heat that flows in:
 * F(Y) − C (Y − y)/(γ h) + Σ_j<i (a_ij/γ) F_j = 0; everything else is in balance at once.
 */
import { Equations } from '#solver/solve/equations.ts';
import type { Network } from '#solver/solve/network.ts';
import type { Structure } from '#solver/solve/structure.ts';

/** Temperatures are not known better than this when their capacity's heat is weighed, K. */
const resolution = 1e-3;

export class StageEquations extends Equations {
  /** Capacity of each place, J/K; 0 where none. Shape (places,). */
  readonly capacity: Float64Array;
  /** Temperatures at the beginning of the step, and Σ (a_ij/γ) F_j of the stages before. Shape (places,). */
  readonly from: Float64Array;
  readonly before: Float64Array;
  /** 1/(γ h), 1/s. 0: capacities keep their temperature, all else finds its balance. NaN: there are no capacities. */
  rate = NaN;

  constructor(network: Network, structure: Structure) {
    super(network, structure);
    const { parts } = network;
    const { topology } = structure;
    this.capacity = new Float64Array(topology.placeCount);
    this.from = new Float64Array(topology.placeCount);
    this.before = new Float64Array(topology.placeCount);
    [...parts.flowNodes, ...parts.heatNodes].forEach((node, place) => {
      const isFree = topology.unknownOf[topology.temperatureAt + place] >= 0;
      this.capacity[place] = isFree ? (node.capacity ?? 0) : 0;
    });
  }

  override evaluate(state: Float64Array, flowsOnly = false): void {
    super.evaluate(state, flowsOnly);
    if (flowsOnly || Number.isNaN(this.rate)) return;
    const { topology } = this;
    for (let place = 0; place < this.capacity.length; place++) {
      const capacity = this.capacity[place];
      if (capacity === 0) continue;
      const s = topology.temperatureAt + place;
      if (this.rate === 0) this.#keep(s);
      else this.#store(s, place, capacity * this.rate, state[s]);
    }
  }

  #store(s: number, place: number, conductance: number, temperature: number): void {
    const { structure, topology } = this;
    this.residual[s] += this.before[place] - conductance * (temperature - this.from[place]);
    this.values[structure.diagonal[topology.unknownOf[s]]] -= conductance;
    this.scales.reachHeat(conductance * resolution);
  }

  /** The row says: stays as it is. */
  #keep(s: number): void {
    const { structure, topology } = this;
    const row = topology.unknownOf[s];
    const { start } = structure.lu.symbolic.pattern;
    this.values.fill(0, start[row], start[row + 1]);
    this.values[structure.diagonal[row]] = -1;
    this.residual[s] = 0;
  }

  /** Heat into each capacity that the stage solved at `state` implies: F(Y), W. */
  intake(state: Float64Array, out: Float64Array): void {
    const at = this.topology.temperatureAt;
    for (let place = 0; place < out.length; place++) {
      out[place] =
        this.capacity[place] * this.rate * (state[at + place] - this.from[place]) - this.before[place];
    }
  }
}
