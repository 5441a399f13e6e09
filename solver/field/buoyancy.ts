/*
 * What is warmer than the reference weighs less, and how far that holds back what rises.
 *
 * Where it is warmer above than below, a velocity that rises brings cold air along, which pulls it back. Heat is solved after
 * momentum, so that momentum would not know of it and, in strong layers, swing ever further from turn to turn. The pull for
 * each m/s, by the temperature that a cell comes to with what its heat is held back by, is added to the diagonal of momentum:
 * to the step that a turn takes, not to the balance, so that the answer is the same.
 * Source: Galpin & Raithby (1986), Numer. Heat Transfer 10, 105–129 (buoyancy linearised in the velocity).
 */
import type { Gas } from '#solver/field/gas.ts';
import { axes, type AxisIndex } from '#solver/field/grid.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import { areaStart, areaStep } from '#solver/field/sizes.ts';
import { cellAt } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

/** Share of a temperature that is rounding: air that is so little warmer does not rise. */
const lost = 1e-12;

export interface Rising {
  readonly gravity: Triple<number>; // m/s²
  readonly reference: number; // K
  readonly density: number; // kg/m³
  readonly specificHeat: number; // J/(kg K)
  readonly expansion: number; // 1/K; not of a gas
}

export class Buoyancy {
  /** Weight above that of the reference, ρ β g (T − T₀) with its sign, over the volume of each cell, N; null where there is none. */
  readonly weight: Triple<Float64Array | null>;
  /** What rises is pulled back by, on faces, N s/m. */
  readonly inertia: Triple<Float32Array | null>;
  readonly #room: Room;
  readonly #rising: Rising;
  readonly #gas: Gas | null;

  constructor(team: Team, room: Room, rising: Rising, gas: Gas | null) {
    const size = room.isFluid.length;
    const acts = (axis: AxisIndex): boolean =>
      rising.gravity[axis] !== 0 && (rising.expansion !== 0 || gas !== null);
    const weight = (axis: AxisIndex): Float64Array | null => (acts(axis) ? new Float64Array(size) : null);
    const inertia = (axis: AxisIndex): Float32Array | null => (acts(axis) ? new Float32Array(size) : null);
    this.weight = team.shared([weight(0), weight(1), weight(2)]);
    this.inertia = team.shared([inertia(0), inertia(1), inertia(2)]);
    this.#room = room;
    this.#rising = rising;
    this.#gas = gas;
  }

  /** Whether temperatures drive the flow. */
  get acts(): boolean {
    return this.weight.some((weight) => weight !== null);
  }

  /**
   * Follows the temperatures.
   * @param lag what the heat of each cell is held back by, W/K; 0 where that is not known yet
   */
  update(t: Float64Array, lag: Float32Array): void {
    const { gravity, reference, density, expansion } = this.#rising;
    for (const axis of axes) {
      const weight = this.weight[axis];
      const inertia = this.inertia[axis];
      if (!weight || !inertia) continue;
      if (this.#gas) this.#gas.weigh(gravity[axis], weight);
      else weighRise(this.#room, density * expansion * gravity[axis], reference, t, weight);
      this.#pullBack(axis, t, lag, inertia);
    }
  }

  #pullBack(axis: AxisIndex, t: Float64Array, lag: Float32Array, out: Float32Array): void {
    const { strides, isSought, sizes, grid } = this.#room;
    const { gravity, density, specificHeat, expansion } = this.#rising;
    const faces = this.#gas?.faces[axis] ?? null;
    const { areas, widths } = sizes.tables;
    const [x, y, z] = widths;
    const [nx, ny, nz] = grid.counts;
    const stride = strides[axis];
    const sought = isSought[axis];
    const step = areaStep(axis);
    const [alongX, alongY, alongZ] = [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0];
    for (let k = 1; k <= nz; k++) {
      for (let j = 1; j <= ny; j++) {
        const from = cellAt({ strideY: strides[1], strideZ: strides[2] }, 0, j - 1, k - 1);
        const start = areaStart(sizes.tables, axis, j, k);
        const own = y[j] * z[k];
        const other = y[j + alongY] * z[k + alongZ];
        for (let i = 1; i <= nx; i++) {
          const c = from + i - 1;
          const e = c + stride;
          const held = lag[c] + lag[e];
          out[c] = 0;
          if (sought[c] === 0 || !(held > 0)) continue;
          const carried = faces ? faces[c] : density;
          const rises = faces ? (2 * faces[c]) / (t[c] + t[e]) : density * expansion;
          const volumes = x[i] * own + x[i + alongX] * other;
          const heat = specificHeat * carried * areas[axis][start + step * i] * (t[e] - t[c]);
          out[c] = Math.max(0, (-gravity[axis] * rises * volumes * heat) / held);
        }
      }
    }
  }
}

/** Weight by Boussinesq. @param factor ρ β g, N/(m³ K) @param out over the volumes of the cells, N */
function weighRise(
  { grid, strides, isFluid }: Room,
  factor: number,
  reference: number,
  t: Float64Array,
  out: Float64Array,
): void {
  const [nx, ny, nz] = grid.counts;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const from = cellAt({ strideY: strides[1], strideZ: strides[2] }, 0, j, k);
      const across = factor * grid.widths[1][j] * grid.widths[2][k];
      weighRow(isFluid, grid.widths[0], across, reference, t, out, from, nx);
    }
  }
}

function weighRow(
  isFluid: Uint8Array,
  widths: Float64Array,
  factor: number,
  reference: number,
  t: Float64Array,
  out: Float64Array,
  from: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const c = from + i;
    if (isFluid[c] === 0) continue;
    const rise = t[c] - reference;
    out[c] = Math.abs(rise) > lost * Math.abs(t[c]) ? factor * rise * widths[i] : 0;
  }
}
