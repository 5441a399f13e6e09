import type { Colour } from '#renderer/scene/colour-scale.ts';
import type { Slice } from '#solver/field-view/slice.ts';

/** Pixels along the longer side of an image that stands among others: it is drawn at about 340 CSS pixels. */
export const finestSlice = 480;

/** Grey of what has no such quantity, sRGB. */
const blank: Colour = [0.55, 0.58, 0.62];

/** The pixels of a slice, RGBA, from the upper left corner row by row as a canvas takes them. */
export function slicePixels(
  { width, height, values, shown }: Slice,
  [low, high]: readonly [number, number],
  ramp: (share: number) => Colour,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = column + width * (height - 1 - row);
      const share = ((values[from] ?? low) - low) / (high - low);
      const [r, g, b] = shown[from] === 1 ? ramp(Math.min(1, Math.max(0, share))) : blank;
      const to = 4 * (column + width * row);
      pixels[to] = 255 * r;
      pixels[to + 1] = 255 * g;
      pixels[to + 2] = 255 * b;
      pixels[to + 3] = 255;
    }
  }
  return pixels;
}
