/** A point of a measured curve: x, y. */
export type Point = readonly [number, number];
export type Interpolation = 'linear' | 'monotone-cubic';
