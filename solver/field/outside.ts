/*
 * What a wall meets outside: a film, what it radiates to its surroundings, and the sun.
 */
import { type BorderFace, borderShare, type FieldEquations } from '#solver/field/assemble.ts';
import { surfaceOf } from '#solver/field/border.ts';
import { type Film, outsideShare } from '#solver/field/outside-share.ts';

/** Least temperature that a tangent is taken at, K: at 0 it has no slope. */
const least = 1;

/** Walls that radiate outside: their tangents follow their temperatures. */
export class Outside {
  readonly #equations: FieldEquations;
  readonly #faces: readonly { readonly face: BorderFace; readonly boundary: Film }[];

  constructor(equations: FieldEquations) {
    this.#equations = equations;
    this.#faces = [...equations.border.values()].flat().flatMap((face) => {
      const { boundary } = face;
      return boundary?.type === 'convection' && boundary.outside?.emissivity ? [{ face, boundary }] : [];
    });
  }

  get isEmpty(): boolean {
    return this.#faces.length === 0;
  }

  /**
   * Takes the tangents at the present temperatures.
   * @param right of the heat in the present step, W: changed together with that of the equations
   * @returns the heat that this changes, as a share of what the walls pass
   */
  update(t: Float64Array, right: Float64Array): number {
    const { stencil, right: own } = this.#equations;
    let changed = 0;
    let passed = 0;
    for (const { face, boundary } of this.#faces) {
      const star = Math.max(least, surfaceOf(face, t));
      const before = borderShare(face);
      const passes = face.outer * (star - face.held);
      Object.assign(face, outsideShare(boundary, face.area, star));
      const after = borderShare(face);
      stencil.outer[face.cell] += after.conductance - before.conductance;
      right[face.cell] += after.heat - before.heat;
      if (own !== right) own[face.cell] += after.heat - before.heat;
      changed += Math.abs(face.outer * (star - face.held) - passes);
      passed += Math.abs(passes);
    }
    return passed > 0 ? changed / passed : 0;
  }
}
