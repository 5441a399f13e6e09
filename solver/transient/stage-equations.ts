/*
 * The equations of one implicit stage: the network's own, with what each capacity takes up.
 *
 * For a temperature with a capacity, H(T) being the heat that it holds (C T, and what has melted) and F(Y) the heat that
 * flows in: F(Y) − (H(Y) − H(y))/(γ h) + Σ_j<i (a_ij/γ) F_j = 0; everything else is in balance at once. The method
 * integrates H, of which T is a function: what is stored is exactly what flowed in, also while something melts.
 */
import { enthalpyWithSlope, type Latent } from '#solver/correlations/melting.ts';
import { Equations } from '#solver/solve/equations.ts';
import type { Network } from '#solver/solve/network.ts';
import type { Structure } from '#solver/solve/structure.ts';

/** Temperatures are not known better than this when their capacity's heat is weighed, K. */
const resolution = 1e-3;
/** Where the search for a temperature that holds a given heat ends: steps, and K. */
const mostSteps = 100;
const rounding = 1e-10;

export class StageEquations extends Equations {
  /** Capacity of each place, J/K; 0 where none. Shape (places,). */
  readonly capacity: Float64Array;
  /** What melts at each place, or nothing. */
  readonly latent: readonly (Latent | null)[];
  /** Places with a capacity and something that melts. */
  readonly melting: readonly number[];
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
    this.latent = [
      ...parts.flowNodes.map(() => null),
      ...parts.heatNodes.map(({ latent }) => latent ?? null),
    ];
    [...parts.flowNodes, ...parts.heatNodes].forEach((node, place) => {
      const isFree = topology.unknownOf[topology.temperatureAt + place] >= 0;
      this.capacity[place] = isFree ? (node.capacity ?? 0) : 0;
    });
    this.melting = this.latent.flatMap((latent, place) =>
      latent !== null && this.capacity[place] > 0 ? [place] : [],
    );
  }

  override evaluate(state: Float64Array, flowsOnly = false): void {
    super.evaluate(state, flowsOnly);
    if (flowsOnly || Number.isNaN(this.rate)) return;
    const { topology } = this;
    for (let place = 0; place < this.capacity.length; place++) {
      if (this.capacity[place] === 0) continue;
      const s = topology.temperatureAt + place;
      if (this.rate === 0) this.#keep(s, this.from[place] - state[s]);
      else this.#store(s, place, state[s]);
    }
  }

  /** Heat that a place takes up between two temperatures, J. */
  stored(place: number, from: number, to: number): number {
    const sensible = this.capacity[place] * (to - from);
    const latent = this.latent[place];
    if (latent === null) return sensible;
    enthalpyWithSlope(two, 0, latent, from);
    const before = two[0];
    enthalpyWithSlope(two, 0, latent, to);
    return sensible + two[0] - before;
  }

  /** Temperature of a place that has taken up `heat` [J] since it was at `from` [K]: Newton's method in a bracket. */
  temperatureAfter(place: number, from: number, heat: number): number {
    // Nothing takes up less than its capacity.
    const most = from + heat / this.capacity[place];
    let low = Math.min(from, most);
    let high = Math.max(from, most);
    let t = most;
    for (let step = 0; step < mostSteps; step++) {
      const excess = this.stored(place, from, t) - heat;
      if (excess > 0) high = t;
      else low = t;
      const next = t - excess / this.effectiveCapacity(place, t);
      const last = t;
      t = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(t - last) < rounding) break;
    }
    return t;
  }

  /** ∂H/∂T of a place, J/K. */
  effectiveCapacity(place: number, temperature: number): number {
    enthalpyWithSlope(two, this.capacity[place], this.latent[place], temperature);
    return two[1];
  }

  #store(s: number, place: number, temperature: number): void {
    const { structure, topology } = this;
    this.residual[s] += this.before[place] - this.rate * this.stored(place, this.from[place], temperature);
    const conductance = this.rate * this.effectiveCapacity(place, temperature);
    this.values[structure.diagonal[topology.unknownOf[s]]] -= conductance;
    this.scales.reachHeat(conductance * resolution);
  }

  /** The row says: is what it was, also to a start from rest, which knows nothing of it. @param missing K */
  #keep(s: number, missing: number): void {
    const { structure, topology } = this;
    const row = topology.unknownOf[s];
    const { start } = structure.lu.symbolic.pattern;
    this.values.fill(0, start[row], start[row + 1]);
    this.values[structure.diagonal[row]] = -1;
    this.residual[s] = missing;
  }

  /** Heat into each capacity that the stage solved at `state` implies: F(Y), W. */
  intake(state: Float64Array, out: Float64Array): void {
    const at = this.topology.temperatureAt;
    for (let place = 0; place < out.length; place++) {
      out[place] =
        this.capacity[place] === 0
          ? 0
          : this.rate * this.stored(place, this.from[place], state[at + place]) - this.before[place];
    }
  }
}

const two = new Float64Array(2);
