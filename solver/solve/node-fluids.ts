/*
 * What the fluid is at every flow node and in every branch, at one state.
 */
import { numbers } from '#solver/linalg/memory.ts';
import type { Network } from '#solver/solve/network.ts';

/** Each of shape (flow nodes,). */
export class NodeFluids {
  readonly density: Float64Array; // kg/m³
  readonly densitySlope: Float64Array; // kg/(m³ K)
  readonly viscosity: Float64Array; // Pa s
  readonly viscositySlope: Float64Array; // Pa s/K
  readonly enthalpy: Float64Array; // J/kg
  readonly specificHeat: Float64Array; // J/(kg K)
  readonly #temperature: Float64Array; // K, at which they were read last

  constructor(count: number) {
    this.density = numbers(count);
    this.densitySlope = numbers(count);
    this.viscosity = numbers(count);
    this.viscositySlope = numbers(count);
    this.enthalpy = numbers(count);
    this.specificHeat = numbers(count);
    this.#temperature = numbers(count).fill(NaN);
  }

  /** For one network: what is as warm as before is as before. @param at place of the first node's temperature in `state` */
  read({ fluids, parts }: Network, state: Float64Array, at: number): void {
    for (let i = 0; i < this.density.length; i++) {
      const temperature = state[at + i];
      if (temperature === this.#temperature[i]) continue;
      this.#temperature[i] = temperature;
      const fluid = fluids[parts.circuitOfNode[i]];
      this.density[i] = fluid.density(temperature);
      this.densitySlope[i] = fluid.densitySlope(temperature);
      this.viscosity[i] = fluid.viscosity(temperature);
      this.viscositySlope[i] = fluid.viscositySlope(temperature);
      this.enthalpy[i] = fluid.enthalpy(temperature);
      this.specificHeat[i] = fluid.specificHeat(temperature);
    }
  }
}

/** The fluid in every branch: that of its ends, blended over the flows that count as still. Each of shape (branches,). */
export class BranchFluids {
  readonly forward: Float64Array; // share of the branch's `from` side
  readonly forwardSlope: Float64Array; // s/kg
  readonly density: Float64Array; // kg/m³
  readonly viscosity: Float64Array; // Pa s

  constructor(count: number) {
    this.forward = numbers(count);
    this.forwardSlope = numbers(count);
    this.density = numbers(count);
    this.viscosity = numbers(count);
  }

  /** Branch `b` from node `from` to node `to`; a flow of `still` [kg/s] clearly has an upstream side. */
  blend(b: number, nodes: NodeFluids, from: number, to: number, massFlow: number, still: number): void {
    // Beyond 20 the hyperbolic tangent is 1 to the last digit.
    const x = massFlow / still;
    const t = x > 20 ? 1 : x < -20 ? -1 : Math.tanh(x);
    const w = 0.5 * (1 + t);
    this.forward[b] = w;
    this.forwardSlope[b] = (0.5 * (1 - t * t)) / still;
    this.density[b] = w * nodes.density[from] + (1 - w) * nodes.density[to];
    this.viscosity[b] = w * nodes.viscosity[from] + (1 - w) * nodes.viscosity[to];
  }
}
