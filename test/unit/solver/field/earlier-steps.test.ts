import { expect, test } from 'vitest';
import { EarlierSteps } from '#solver/field/earlier-steps.ts';
import { apply, cellAt, type Counts, emptyStencil } from '#solver/field/stencil.ts';

function blockOf([nx, ny, nz]: Counts) {
  const stencil = emptyStencil([nx, ny, nz], (size) => new Float64Array(size));
  const cells: number[] = [];
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) cells.push(cellAt(stencil, i, j, k));
  cells.forEach((c, n) => {
    const [i, j, k] = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))];
    if (i + 1 < nx) stencil.x[c] = 1 + (n % 23);
    if (j + 1 < ny) stencil.y[c] = 2 + (n % 5);
    if (k + 1 < nz) stencil.z[c] = 0.3;
    stencil.outer[c] = 0.1 + 0.01 * (n % 23);
  });
  /** Temperatures that follow a cubic in time, another in each cell. */
  const at = (n: number): Float64Array => {
    const t = new Float64Array(stencil.x.length);
    for (const c of cells)
      t[c] = 300 + (c % 60) + n * Math.sin(c) + n ** 2 * Math.cos(3 * c) + n ** 3 * Math.sin(5 * c);
    return t;
  };
  const rightOf = (t: Float64Array): Float64Array => {
    const b = new Float64Array(stencil.x.length);
    apply(stencil, t, b);
    return b;
  };
  return { stencil, cells, at, rightOf };
}

test.each([
  ['by all rows', [4, 3, 2]],
  ['by one row in four', [31, 29, 23]],
] as const)('a course that is a cubic in time is met by four steps before: %s', (_, counts) => {
  const { stencil, cells, at, rightOf } = blockOf(counts);
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
  const worst = cells.reduce((most, c) => Math.max(most, Math.abs(t[c] - answer[c])), 0);
  expect(worst).toBeLessThan(1e-4 * 6 ** 3);
});

test('what does not change is left as it is', () => {
  const { stencil, at, rightOf } = blockOf([4, 3, 2]);
  const steps = new EarlierSteps(stencil);
  for (let n = 1; n <= 3; n++) steps.record(at(2), at(2));
  const t = at(2);
  steps.improve(rightOf(at(2)), t);
  expect(t).toEqual(at(2));
});
