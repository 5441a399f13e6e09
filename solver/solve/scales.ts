import { numbers } from '#solver/linalg/memory.ts';

/** Size of what is balanced, per circuit and for heat and power: residuals are judged against it. */
export class Scales {
  readonly pressure: Float64Array;
  readonly mass: Float64Array;
  // Not whole numbers: a field that begins as one makes the engine discard the code that it compiled for it.
  heat = NaN;
  power = NaN;

  constructor(circuits: number) {
    this.pressure = numbers(circuits);
    this.mass = numbers(circuits);
  }

  /** What counts where nothing flows and nothing is heated. */
  reset(): void {
    this.pressure.fill(1e-6);
    this.mass.fill(1e-9);
    this.heat = 1e-6;
    this.power = 1e-3;
  }

  /** A branch with the pressures `gross`, signs left out, and a mass flow. */
  addFlow(circuit: number, gross: number, massFlow: number): void {
    if (gross > this.pressure[circuit]) this.pressure[circuit] = gross;
    const size = Math.abs(massFlow);
    if (size > this.mass[circuit]) this.mass[circuit] = size;
  }

  /** A heat flow that is not less than the scale. */
  reachHeat(heat: number): void {
    const size = Math.abs(heat);
    if (size > this.heat) this.heat = size;
  }

  reachPower(power: number): void {
    if (power > this.power) this.power = power;
  }
}
