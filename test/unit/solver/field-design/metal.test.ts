import { describe, expect, test } from 'vitest';
import { bodiesOf, filmCourse, finCourse } from '#solver/field-design/metal.ts';
import { solveField } from '#solver/field/solve.ts';
import { compileFluid } from '#solver/flow/fluid.ts';
import type { FieldBoundary, FieldBox } from '#solver/field/schema.ts';

const inlet = 300;
const fluid = compileFluid({ type: 'air' }, { temperature: inlet, pressure: 101325, relativeHumidity: 0 });
const width = 0.08;
const height = 0.03;
const area = width * height;
const velocity = 3;
const sides: readonly FieldBoundary[] = (['y-', 'y+', 'z-', 'z+'] as const).map((face) => ({
  type: 'symmetry',
  face,
}));

describe('fins as a body of one temperature', () => {
  const coefficient = 0.03;
  const exponent = 0.55;
  const link = {
    id: 'sink/stream',
    from: 'root',
    to: 'air',
    type: 'stream-resistance',
    offset: 0.02,
    coefficient,
    exponent,
  } as const;
  const x = [0, 0.03, 0.05, 0.06, 0.1];
  const widths = x.slice(1).map((to, i) => to - x[i]);

  test('are as warm above what comes in as they were measured, whatever the cells along them', async () => {
    const course = finCourse(link, fluid, inlet, area, widths, velocity);
    if (!course) throw new Error('no stream');
    const power = 60;
    const box: FieldBox = { min: [0, 0, 0], max: [0.1, width, height] };
    for (const [at, speed] of [velocity, 0.65 * velocity, 2.2 * velocity].entries()) {
      const { status, outputs, heat } = await solveField({
        format: 'boxwright-field-case',
        version: 1,
        grid: { x: [-0.02, -0.01, ...x, 0.11, 0.12], y: [0, width], z: [0, height] },
        materials: {
          air: {
            conductivity: 1e-9,
            density: fluid.density(inlet),
            specificHeat: fluid.specificHeat(inlet),
            viscosity: 1.8e-5,
          },
        },
        background: 'air',
        bodies: [{ id: 'sink', power, places: [{ box, conductance: course }] }],
        boundaries: [
          { type: 'inlet', face: 'x-', velocity: [speed, 0, 0], temperature: inlet },
          { type: 'outlet', face: 'x+', temperature: inlet },
          ...sides,
        ],
        flow: { scheme: 'upwind', prescribed: [speed, 0, 0] },
        residual: 1e-9,
        outputs: [{ type: 'body-temperature', id: 'root', body: 'sink' }],
      });
      expect(status).toBe('converged');
      expect(heat.out).toBeCloseTo(power, 5);
      const resistance = 0.02 + coefficient * (speed * area) ** -exponent;
      expect(Math.abs((outputs['root'].value - inlet) / (power * resistance) - 1), String(at)).toBeLessThan(
        1e-6,
      );
    }
  });

  test('have no better film where the air is slower', () => {
    const course = finCourse(link, fluid, inlet, area, widths, velocity) ?? [];
    expect(course[0][0]).toBeLessThan(0.1 * velocity);
    course.slice(1).forEach(([speed, conductance], n) => {
      expect(speed).toBeGreaterThan(course[n][0]);
      expect(conductance).toBeGreaterThanOrEqual(course[n][1]);
    });
  });
});

describe('the outside of a part as a body of one temperature', () => {
  const film = { type: 'forced-plate', area: 0.02, length: 0.1, velocity: [] } as const;

  test('gives the network’s heat at its temperatures, with what radiates', () => {
    const films = [
      { link: { ...film, id: 'a/film/0', from: 'case', to: 'z' }, surface: 340, air: 310, heat: 4 },
    ];
    const course = filmCourse({ films }, fluid, 5, 340, 1) ?? [];
    const bare = filmCourse({ films }, fluid, 4, 340, 1) ?? [];
    course.forEach(([speed, conductance], n) => {
      expect(bare[n][0]).toBe(speed);
      expect(conductance / bare[n][1]).toBeCloseTo(5 / 4, 12);
    });
    // Half of the cells is left to the air: it is twice as fast there.
    const narrow = filmCourse({ films }, fluid, 5, 340, 0.5) ?? [];
    narrow.forEach(([speed, conductance], n) => {
      expect(speed).toBe(course[n][0] / 2);
      expect(conductance).toBe(course[n][1]);
    });
  });

  test('is none where the part has no film', () => {
    expect(filmCourse({ films: [] }, fluid, 5, 340, 1)).toBeNull();
  });
});

test('what has no air beside it gives its heat where it is', () => {
  const box = (at: number): FieldBox => ({ min: [at, 0, 0], max: [at + 1, 1, 1] });
  const { bodies, sources } = bodiesOf(
    [
      {
        id: 'card',
        places: [
          { box: box(0), heat: 20, conductance: [[1, 2]] },
          { box: box(5), heat: 15, conductance: [[1, 1]] },
        ],
      },
    ],
    ({ box: { min } }) => min[0] === 0,
  );
  expect(bodies).toEqual([{ id: 'card', power: 20, places: [{ box: box(0), conductance: [[1, 2]] }] }]);
  expect(sources).toEqual([{ id: 'card/buried0', box: box(5), power: 15 }]);
});
