/*
 * Ride-through on the shipped edge box: what is known of a failure without solving it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { buildCase } from '#solver/design/build.ts';
import { withCapacities } from '#solver/design/capacities.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';

function edgeBox(): Design {
  const path = 'examples/edge-box.boxwright.json';
  const { project } = loadProject(readFileSync(path, 'utf8'), path);
  if (!project) throw new Error(`${path} does not load`);
  return resolveDesign(project, headerOf(project).active);
}

const design = edgeBox();
const fans = design.items.filter(({ kind }) => kind === 'fan').map(({ id }) => id);

describe('capacities of a design', () => {
  it('are the masses of its parts times a specific heat, no more and no less', () => {
    const nodes = withCapacities(design, buildCase(design).case.heat?.nodes ?? []);
    for (const item of design.items) {
      const own = nodes.filter(({ id }) => id.startsWith(`${item.id}/`));
      const mass = (item.part.values as { mass?: number | null }).mass ?? 0;
      const stored = own.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0);
      if (stored === 0) continue;
      expect(stored / mass, item.name).toBeGreaterThan(380);
      expect(stored / mass, item.name).toBeLessThan(910);
    }
    expect(nodes.filter(({ capacity }) => (capacity ?? 0) > 0).length).toBeGreaterThan(10);
  });
});

describe('a ride', () => {
  it('begins at the steady state and ends at that of the design with the fans failed', async () => {
    const solver = createDesignSolver();
    const [first] = fans;
    const ride = await solver.ride(design, { failed: [first], duration: 20_000, unthrottled: true });
    expect(ride.status).toBe('completed');
    const before = await solver.solve(design, { fidelity: 'network' });
    const failed: Design = {
      ...design,
      items: design.items.map(
        (item) =>
        item.id === first ? { ...item, part: { ...item.part, values: { ...item.part.values, failed: true } } } : item, // prettier-ignore
      ),
    };
    const after = await solver.solve(failed, { fidelity: 'network' });
    for (const part of ride.parts) {
      const start = before.parts.find(({ id }) => id === part.id)?.temperature ?? NaN;
      const end = after.parts.find(({ id }) => id === part.id)?.temperature ?? NaN;
      expect(Math.abs((part.temperature[0] ?? NaN) - start), part.name).toBeLessThan(0.02);
      expect(Math.abs((part.temperature.at(-1) ?? NaN) - end), part.name).toBeLessThan(0.3);
    }
    expect(ride.airflow[0]).toBeCloseTo(before.requirements.airflow, 5);
    expect(ride.airflow[1]).toBeLessThan(ride.airflow[0] ?? 0);
    solver.dispose();
  });

  it('gives the sooner end first, and more failures less time', async () => {
    const solver = createDesignSolver();
    const all = await solver.ride(design, { failed: fans, duration: 600 });
    const soonest = all.parts[0];
    expect(soonest?.limitAt).toBeGreaterThan(0);
    const times = all.parts.flatMap(({ limitAt }) => limitAt ?? []);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const some = await solver.ride(design, { failed: fans.slice(0, 2), duration: 600 });
    for (const part of some.parts) {
      const worse = all.parts.find(({ id }) => id === part.id)?.limitAt;
      if (part.limitAt !== null && worse != null) expect(part.limitAt).toBeGreaterThanOrEqual(worse - 1);
    }
    solver.dispose();
  });

  it('throttles accelerators at their limit, and holds them near it as nothing else would', async () => {
    const solver = createDesignSolver();
    const question = { failed: fans, duration: 400 };
    const ride = await solver.ride(design, question);
    const free = await solver.ride(design, { ...question, unthrottled: true });
    const gpus = ride.parts.filter(({ throttle }) => throttle !== null);
    expect(gpus).toHaveLength(2);
    for (const gpu of gpus) {
      const hot = free.parts.find(({ id }) => id === gpu.id);
      expect(hot?.throttle).toBeNull();
      expect(hot?.highest).toBeGreaterThan(gpu.highest + 10);
      // The throttle begins at the limit: the run's tolerance of 0.05 K is passed in some tenths of a second.
      expect(Math.abs((gpu.throttle?.at ?? NaN) - (gpu.limitAt ?? NaN))).toBeLessThan(0.5);
      expect(gpu.highest).toBeLessThan((gpu.limit ?? NaN) + 5);
      expect(gpu.throttle?.rate).toBeGreaterThan(0.25);
      expect(gpu.throttle?.rate).toBeLessThan(0.9);
      expect(gpu.throttle?.shutdownAt).toBeNull();
    }
    solver.dispose();
  });

  it('lets the fans that are left speed up where the design has fan control', async () => {
    const solver = createDesignSolver();
    const conditions = { ...design.conditions, fanMode: 'hold-margin' as const, targetMargin: 12 };
    const items = design.items.map((item) =>
      item.kind === 'fan'
        ? { ...item, part: { ...item.part, values: { ...item.part.values, speed: null } } }
        : item,
    );
    const ride = await solver.ride(
      { ...design, conditions, items },
      { failed: fans.slice(0, 1), duration: 600 },
    );
    expect(ride.status).toBe('completed');
    expect(ride.airflow[1]).toBeLessThan(ride.airflow[0] ?? 0);
    expect(ride.airflow.at(-1)).toBeGreaterThan(1.03 * (ride.airflow[1] ?? NaN));
    solver.dispose();
  });

  it('is refused for what is no fan', async () => {
    const gpu = design.items.find(({ kind }) => kind === 'accelerator');
    const solver = createDesignSolver();
    await expect(solver.ride(design, { failed: [gpu?.id ?? fans[0]], duration: 60 })).rejects.toThrow(
      'is no fan',
    );
    solver.dispose();
  });
});
