/*
 * What a bounded scheme of second order adds to upwind values at the faces between nodes.
 *
 * CUBISTA: quadratic where the profile is smooth, never beyond the neighbours, and smooth enough for iterations to end.
 * Source: Alves, Oliveira & Pinho (2003), Int. J. Numer. Meth. Fluids 41, 47–75, in its form for stretched grids.
 */

/** Numbers of a face: four for a stream forth, four for one back. A first number of 0 leaves the upwind value. */
export const perFace = 8;
/** Where those for a stream back begin. */
export const backward = 4;

/**
 * The value at a face lies on the least of three straight lines of the upwind value, both taken as shares of the way from
 * the node before it to the node behind the face: a₁ φ, a₂ φ + b₂, 1 − a₃ (1 − φ).
 * @param nodes places of the nodes, ascending
 * @param faces places of the faces: face f lies between node f and node f + 1
 * @param isFirst upwind alone
 * @returns perFace numbers a face; those next to an end lack a node on that side and stay upwind there
 */
export function boundedScheme(
  nodes: ArrayLike<number>,
  faces: ArrayLike<number>,
  isFirst: boolean,
): Float64Array {
  const table = new Float64Array(perFace * faces.length);
  if (isFirst) return table;
  for (let f = 0; f < faces.length; f++) {
    if (f > 0) setLines(table, f * perFace, nodes[f - 1], nodes[f], nodes[f + 1], faces[f]);
    if (f + 2 < nodes.length)
      setLines(table, f * perFace + backward, nodes[f + 2], nodes[f + 1], nodes[f], faces[f]);
  }
  return table;
}

function setLines(
  table: Float64Array,
  at: number,
  before: number,
  upwind: number,
  behind: number,
  face: number,
): void {
  const c = (upwind - before) / (behind - before);
  const f = (face - before) / (behind - before);
  // A face on a node has that node's value; a node on the one before it has no slope.
  if (!(c > 1e-9) || !(c < 1 - 1e-9) || !(f > c) || !(f < 1)) return;
  table[at] = (1 + (f - c) / (3 * (1 - c))) * (f / c);
  table[at + 1] = (f * (1 - f)) / (c * (1 - c));
  table[at + 2] = (f * (f - c)) / (1 - c);
  table[at + 3] = (1 - f) / (2 * (1 - c));
}

/** What the face's value lies above the upwind value. */
export function bend(
  table: Float64Array,
  at: number,
  before: number,
  upwind: number,
  behind: number,
): number {
  const whole = behind - before;
  const part = upwind - before;
  if (whole * part <= 0) return 0;
  const share = part / whole;
  if (share >= 1) return 0;
  const value = Math.min(
    table[at] * share,
    table[at + 1] * share + table[at + 2],
    1 - table[at + 3] * (1 - share),
  );
  return value * whole - part;
}
