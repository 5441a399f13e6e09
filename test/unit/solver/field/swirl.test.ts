import { expect, test } from 'vitest';
import { even } from '#solver/verification/field-answer.ts';
import { FieldSession } from '#solver/field/session.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { runSession } from '#solver/field/solve.ts';

const density = 1.2;
const radius = 0.06;
const swirl = 0.4;
/** Of the cells that the fan stands before. */
const middles = even(-0.0525, 0.0525, 7);

/** A fan in the middle of a wide, frictionless duct in which air moves already, and what turns behind it: angular momentum through planes, N m. */
async function turning(
  direction: 'x+' | 'x-',
): Promise<{ readonly planes: readonly number[]; readonly given: number }> {
  const lines = [
    ...even(-0.3, -0.06, 5).slice(0, -1),
    ...even(-0.06, 0.06, 8),
    ...even(0.06, 0.3, 5).slice(1),
  ];
  const wind = direction === 'x+' ? 1 : -1;
  const input: FieldCase = {
    format: 'boxwright-field-case',
    version: 1,
    grid: { x: even(-0.4, 0.4, 20), y: lines, z: lines },
    materials: { air: { conductivity: 1, density, viscosity: 1e-5 } },
    background: 'air',
    fans: [
      {
        id: 'f',
        direction,
        swirl,
        curve: [
          [0, 30],
          [0.05, 0],
        ],
        box: { min: [0, -0.06, -0.06], max: [0, 0.06, 0.06] },
      },
    ],
    boundaries: [
      { type: 'inlet', face: direction === 'x+' ? 'x-' : 'x+', velocity: [wind, 0, 0] },
      { type: 'outlet', face: direction },
      ...(['y-', 'y+', 'z-', 'z+'] as const).map((face): FieldBoundary => ({ type: 'symmetry', face })),
    ],
    flow: { scheme: 'upwind', relaxation: 0.7, initial: [wind, 0, 0] },
    residual: 1e-5,
    outputs: [
      { type: 'fan-flow', id: 'flow', fan: 'f' },
      ...middles.flatMap((y) =>
        middles.map((z) => ({ type: 'point', quantity: 'u', id: `${y} ${z}`, at: [0, y, z] }) as const),
      ),
    ],
  };
  const session = new FieldSession(input);
  const { status, outputs } = await runSession(session, {});
  expect(status).toBe('converged');
  expect(outputs['flow'].value).toBeGreaterThan(0.01);
  const picture = session.picture();
  if (!picture) throw new Error('no picture');
  const [x, y, z] = picture.lines;
  const [u, v, w] = picture.velocity;
  const n = y.length - 1;
  const planes = Array.from({ length: x.length - 1 }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < n; k++)
      for (let j = 0; j < n; j++) {
        const c = i + (x.length - 1) * (j + n * k);
        const [py, pz] = [(y[j] + y[j + 1]) / 2, (z[k] + z[k + 1]) / 2];
        sum += density * u[c] * (py * w[c] - pz * v[c]) * (y[j + 1] - y[j]) * (z[k + 1] - z[k]);
      }
    return sum;
  });
  // What the fan gives: ρ u² S r²/R over its faces.
  let given = 0;
  for (const y of middles)
    for (const z of middles) {
      const speed = outputs[`${y} ${z}`].value;
      given += density * speed * speed * ((swirl * (y * y + z * z)) / radius) * 0.015 ** 2;
    }
  return { planes, given };
}

test('a fan with swirl gives its stream the angular momentum of a body that turns', async () => {
  const { planes, given } = await turning('x+');
  const { planes: back } = await turning('x-');
  expect(given).toBeGreaterThan(1e-3);
  // Before the fan nothing turns; behind it what it was given goes on.
  expect(Math.abs(planes[5])).toBeLessThan(0.02 * given);
  expect(Math.abs(planes[10] / given - 1)).toBeLessThan(0.03);
  expect(planes[15] / planes[10]).toBeGreaterThan(0.95);
  // Seen along its own direction it turns to the same side: the flux of momentum about x is the same, to what the turns
  // have left over where hardly anything damps it.
  expect(Math.abs(back[9] / planes[10] - 1)).toBeLessThan(0.02);
});
