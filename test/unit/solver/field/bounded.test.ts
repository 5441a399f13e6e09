import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { backward, bend, boundedScheme, perFace } from '#solver/field/bounded.ts';

const nodes = [0, 1, 2.3, 3.1, 4.5, 5];
const faces = nodes.slice(1).map((node, i) => (node + nodes[i]) / 2);

describe('values at faces', () => {
  const table = boundedScheme(nodes, faces, false);

  it('are those of a parabola where a profile is smooth, both ways', () => {
    const profile = (x: number): number => 10 + 3 * x + 0.05 * x * x;
    const [a, b, c, d] = nodes.slice(1, 5).map(profile);
    const wanted = profile(faces[2]);
    expect(b + bend(table, 2 * perFace, a, b, c)).toBeCloseTo(wanted, 10);
    expect(c + bend(table, 2 * perFace + backward, d, c, b)).toBeCloseTo(wanted, 10);
  });

  it('are those of upwind beyond an extreme, and everywhere when asked for', () => {
    expect(bend(table, 2 * perFace, 1, 3, 2)).toBe(0);
    expect(bend(table, 2 * perFace, 1, 1, 2)).toBe(0);
    expect(boundedScheme(nodes, faces, true).every((one) => one === 0)).toBe(true);
  });

  it('are upwind where a node is missing, and on borders without width', () => {
    expect(table[0]).toBe(0);
    expect(table[(faces.length - 1) * perFace + backward]).toBe(0);
    const withBorder = boundedScheme([0, 0.5, 1.5, 2], [0, 1, 2], false);
    expect([withBorder[0], withBorder[backward]]).toEqual([0, 0]);
    expect([withBorder[2 * perFace], withBorder[2 * perFace + backward]]).toEqual([0, 0]);
    expect(withBorder[perFace]).toBeGreaterThan(0);
  });

  test.prop([
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.integer({ min: 1, max: 3 }),
  ])('lie between the nodes on both sides', (before, upwind, behind, face) => {
    const value = upwind + bend(table, face * perFace, before, upwind, behind);
    const slack = 1e-9 * (Math.abs(upwind) + Math.abs(behind) + Math.abs(before));
    expect(value).toBeGreaterThanOrEqual(Math.min(upwind, behind) - slack);
    expect(value).toBeLessThanOrEqual(Math.max(upwind, behind) + slack);
  });
});
