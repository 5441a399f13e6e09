/**
 * What is drawn of a field: every cell of the domain, x fastest (cell i, j, k at `i + nx·(j + ny·k)`), in the
 * coordinates of the layout. Plain arrays, so that it crosses to another thread by transfer.
 */
export interface FieldPicture {
  /** nx + 1, ny + 1 and nz + 1 lines of the grid along x, y and z, m. */
  readonly lines: readonly [Float64Array, Float64Array, Float64Array];
  /** K. */
  readonly temperature: Float32Array;
  /** Along x, y and z in the middles of cells, m/s; 0 in solids, and everywhere where nothing flows. */
  readonly velocity: readonly [Float32Array, Float32Array, Float32Array];
  /** Above the reference, Pa; 0 in solids. */
  readonly pressure: Float32Array;
  /** 0 where fluid is, else one more than the place in `solids`. */
  readonly solid: Uint16Array;
  /** Ids of solids, as in the field case. */
  readonly solids: readonly string[];
}
