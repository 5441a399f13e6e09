import { expect, test } from 'vitest';
import { EarlierSteps } from '#solver/field/earlier-steps.ts';
import { apply, cellAt, emptyStencil } from '#solver/field/stencil.ts';

const counts = [4, 3, 2] as const;
const stencil = emptyStencil(counts, (size) => new Float64Array(size));
const cells: number[] = [];
for (let k = 0; k < 2; k++)
  for (let j = 0; j < 3; j++) for (let i = 0; i < 4; i++) cells.push(cellAt(stencil, i, j, k));
const [nx, ny, nz] = counts;
cells.forEach((c, n) => {
  const [i, j, k] = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))];
  if (i + 1 < nx) stencil.x[c] = 1 + n;
  if (j + 1 < ny) stencil.y[c] = 2 + (n % 5);
  if (k + 1 < nz) stencil.z[c] = 0.3;
  stencil.outer[c] = 0.1 + 0.01 * n;
});
const vector = (): Float64Array => new Float64Array(stencil.x.length);

/** Temperatures that follow a cubic in time, another in each cell. */
function at(n: number): Float64Array {
  const t = vector();
  for (const c of cells)
    t[c] = 300 + c + n * Math.sin(c) + n ** 2 * Math.cos(3 * c) + n ** 3 * Math.sin(5 * c);
  return t;
}

function rightOf(t: Float64Array): Float64Array {
  const b = vector();
  apply(stencil, t, b);
  return b;
}

test('a course that is a cubic in time is met by four steps before', () => {
  const steps = new EarlierSteps(stencil);
  for (let n = 1; n <= 5; n++) {
    const last = at(n);
    last[0] = 10 ** n;
    steps.record(last, at(n - 1));
  }
  const t = at(5);
  const answer = at(6);
  // What stands in ghosts is nobody's.
  t[0] = 1;
  steps.improve(rightOf(answer), t);
  expect(t[0]).toBe(1);
  for (const c of cells) expect(Math.abs(t[c] - answer[c])).toBeLessThan(1e-4 * 6 ** 3);
});

test('what does not change is left as it is', () => {
  const steps = new EarlierSteps(stencil);
  for (let n = 1; n <= 3; n++) steps.record(at(2), at(2));
  const t = at(2);
  steps.improve(rightOf(at(2)), t);
  expect(t).toEqual(at(2));
});
