/*
 * What the fluid is at every flow node, at the temperatures of one state.
 */
import type { Network } from '#solver/solve/network.ts';

/** Each of shape (flow nodes,). */
export class NodeFluids {
  readonly density: Float64Array; // kg/m³
  readonly densitySlope: Float64Array; // kg/(m³ K)
  readonly viscosity: Float64Array; // Pa s
  readonly viscositySlope: Float64Array; // Pa s/K
  readonly enthalpy: Float64Array; // J/kg
  readonly specificHeat: Float64Array; // J/(kg K)

  constructor(count: number) {
    this.density = new Float64Array(count);
    this.densitySlope = new Float64Array(count);
    this.viscosity = new Float64Array(count);
    this.viscositySlope = new Float64Array(count);
    this.enthalpy = new Float64Array(count);
    this.specificHeat = new Float64Array(count);
  }

  /** @param at place of the first node's temperature in `state` */
  read({ fluids, parts }: Network, state: Float64Array, at: number): void {
    for (let i = 0; i < this.density.length; i++) {
      const fluid = fluids[parts.circuitOfNode[i]];
      const temperature = state[at + i];
      this.density[i] = fluid.density(temperature);
      this.densitySlope[i] = fluid.densitySlope(temperature);
      this.viscosity[i] = fluid.viscosity(temperature);
      this.viscositySlope[i] = fluid.viscositySlope(temperature);
      this.enthalpy[i] = fluid.enthalpy(temperature);
      this.specificHeat[i] = fluid.specificHeat(temperature);
    }
  }
}
