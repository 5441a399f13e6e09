/*
 * Fans under control: the speed at rest is that of the steady solve, and in time it follows what happens.
 */
import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { documentCase } from '#solver/verification/network.ts';

const fan = { type: 'fan', points: [[0, 80], [0.03, 0]], density: 1.2, area: 0.01, speed: 1 } as const; // prettier-ignore
const fins = { width: 0.1, length: 0.1, count: 20, thickness: 0.001, height: 0.03, base: 0.004, conductivity: 200, frontalArea: 0.003 }; // prettier-ignore

function box(more: object): Case {
  return documentCase(
    {
      format: 'boxwright-case',
      version: 1,
      ambient: { temperature: 298.15 },
      circuits: [
        {
          id: 'air',
          fluid: { type: 'air' },
          nodes: [
            { id: 'in', pressure: 0 },
            { id: 'out', pressure: 0 },
          ],
          branches: [{ id: 'fan', from: 'in', to: 'out', elements: [fan, { type: 'plate-fin', fins }] }],
        },
      ],
      heat: {
        nodes: [{ id: 'chip', capacity: 300, limit: 340, sources: [{ power: 60 }] }],
        links: [{ id: 'sink', from: 'chip', to: 'fan', type: 'plate-fin', fins }],
      },
      ...more,
    },
    'box',
  );
}

const control = { branches: ['fan'], margin: 10, minimum: 0.15, maximum: 1 };
const speed = 'circuits[air].branches[fan].elements[0].speed';
const power = 'heat.nodes[chip].sources[0].power';

describe('the control of a case in time', () => {
  it('begins at the speed of the steady solve, and holds it', async () => {
    const steady = solveCaseSync(box({ control }));
    const run = await solveTransient(box({ control, transient: { duration: 60 } }));
    expect(run.status).toBe('completed');
    expect(steady.speed).toBeGreaterThan(0.2);
    expect(steady.speed).toBeLessThan(0.9);
    expect(run.controls['control'].output[0]).toBeCloseTo(steady.speed ?? 0, 3);
    expect(run.controls['control'].output.at(-1)).toBeCloseTo(steady.speed ?? 0, 3);
    expect(run.nodes['chip'].temperature?.[0]).toBeCloseTo(330, 4);
  });

  it('comes back to its margin after the load has risen', async () => {
    const course = { type: 'steps', points: [[0, 60], [10, 75]] }; // prettier-ignore
    const transient = { duration: 1500, changes: [{ path: power, course }] };
    const run = await solveTransient(box({ control, transient }));
    expect(run.status).toBe('completed');
    expect(run.extremes['chip'].maximum).toBeGreaterThan(330.5);
    expect(run.nodes['chip'].temperature?.at(-1)).toBeCloseTo(330, 1);
    expect(run.controls['control'].output.at(-1)).toBeGreaterThan(run.controls['control'].output[0] + 0.05);
  });

  it('stays at its lowest speed where nothing has a limit', async () => {
    const bare = box({ control, transient: { duration: 5 } });
    const nodes = bare.heat?.nodes.map(({ id, capacity, sources }) => ({ id, capacity, sources })) ?? [];
    const run = await solveTransient({ ...bare, heat: { nodes, links: bare.heat?.links ?? [] } });
    expect(run.controls['control'].output.every((value) => value === 0.15)).toBe(true);
  });
});

describe('a continuous control of a fan', () => {
  const pid = {
    id: 'fan',
    type: 'pid',
    measures: { margin: ['chip'] },
    sets: [speed],
    setpoint: 10,
    kp: 0.03,
    ki: 0.001,
    minimum: 0.15,
    maximum: 1,
  };

  it('answers a step of the load alike at any tolerance', async () => {
    const course = { type: 'steps', points: [[0, 60], [10, 75]] }; // prettier-ignore
    const ends = await Promise.all(
      [1e-3, 1e-6].map(async (tolerance) => {
        const transient = { duration: 60, tolerance, controls: [pid], changes: [{ path: power, course }] };
        const run = await solveTransient(box({ transient }));
        expect(run.energyBalance).toBeLessThan(1e-7);
        return run.nodes['chip'].temperature?.at(-1) ?? NaN;
      }),
    );
    expect(ends[0]).toBeCloseTo(ends[1], 2);
  });

  it('by a table stands where table and sink meet', async () => {
    const points = [[310, 0.2], [340, 1]]; // prettier-ignore
    const table = { id: 'fan', type: 'table', measures: { temperature: ['chip'] }, sets: [speed], points };
    const run = await solveTransient(box({ transient: { duration: 5, controls: [table] } }));
    const chip = run.nodes['chip'].temperature?.[0] ?? NaN;
    const found = 0.2 + (0.8 * (chip - 310)) / 30;
    expect(run.controls['fan'].output[0]).toBeCloseTo(found, 6);
    const [circuit] = box({}).circuits ?? [];
    const [branch] = circuit.branches;
    const elements = [{ ...fan, speed: found }, branch.elements[1]];
    const fixed = solveCaseSync({
      ...box({}),
      circuits: [{ ...circuit, branches: [{ ...branch, elements }] }],
    });
    expect(fixed.nodes['chip'].temperature).toBeCloseTo(chip, 5);
  });
});
