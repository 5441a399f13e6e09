import type { Room } from '#solver/field/room.ts';
import { cellAt } from '#solver/field/stencil.ts';

/** Share of a temperature that is rounding: air that is so little warmer does not rise. */
const lost = 1e-12;

/**
 * Weight by Boussinesq: what is warmer than the reference has less of it.
 * @param factor ρ β g, N/(m³ K) @param out over the volumes of the cells, N
 */
export function weighRise(
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
