/*
 * What a wall meets outside: a film, what it radiates to its surroundings, and the sun.
 */
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';
import { surfaceOf } from '#solver/field/border.ts';
import { changeFace } from '#solver/field/changes.ts';
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
    let changed = 0;
    let passed = 0;
    for (const { face, boundary } of this.#faces) {
      const star = Math.max(least, surfaceOf(face, t));
      const passes = face.outer * (star - face.held);
      changeFace(this.#equations, right, face, outsideShare(boundary, face.area, star));
      changed += Math.abs(face.outer * (star - face.held) - passes);
      passed += Math.abs(passes);
    }
    return passed > 0 ? changed / passed : 0;
  }
}
