import type { FieldPicture } from '#solver/field/picture.ts';
import { viewOf, type FieldView } from '#solver/field-view/view.ts';

type Place = readonly [x: number, y: number, z: number];

interface Fields {
  readonly temperature?: (at: Place) => number;
  readonly velocity?: (at: Place) => Place;
  readonly pressure?: (at: Place) => number;
  /** 0 for fluid, else the number of a solid. */
  readonly solid?: (at: Place) => number;
  readonly solids?: readonly string[];
}

/** A picture from fields in closed form, read in the middles of the cells. */
export function pictureOfFields(lines: readonly (readonly number[])[], fields: Fields): FieldPicture {
  const [x, y, z] = lines.map((one) => Float64Array.from(one));
  const counts = [x.length - 1, y.length - 1, z.length - 1];
  const cells = counts[0] * counts[1] * counts[2];
  const velocity = [new Float32Array(cells), new Float32Array(cells), new Float32Array(cells)] as const;
  const temperature = new Float32Array(cells);
  const pressure = new Float32Array(cells);
  const solid = new Uint16Array(cells);
  const middle = (one: Float64Array, i: number) => (one[i] + one[i + 1]) / 2;
  for (let c = 0; c < cells; c++) {
    const at: Place = [
      middle(x, c % counts[0]),
      middle(y, Math.floor(c / counts[0]) % counts[1]),
      middle(z, Math.floor(c / (counts[0] * counts[1]))),
    ];
    solid[c] = fields.solid?.(at) ?? 0;
    temperature[c] = fields.temperature?.(at) ?? 300;
    if (solid[c] !== 0) continue;
    pressure[c] = fields.pressure?.(at) ?? 0;
    const [u, v, w] = fields.velocity?.(at) ?? [0, 0, 0];
    velocity[0][c] = u;
    velocity[1][c] = v;
    velocity[2][c] = w;
  }
  return { lines: [x, y, z], temperature, velocity, pressure, solid, solids: fields.solids ?? [] };
}

export function viewOfFields(lines: readonly (readonly number[])[], fields: Fields): FieldView {
  return viewOf(pictureOfFields(lines, fields));
}

/** `count` cells from `from` to `to`, each `growth` times as wide as the one before. */
export function stretched(count: number, from: number, to: number, growth = 1): number[] {
  const widths = Array.from({ length: count }, (_, n) => growth ** n);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const lines = [from];
  let at = 0;
  for (const width of widths) {
    at += width;
    lines.push(from + ((to - from) * at) / whole);
  }
  return lines;
}
