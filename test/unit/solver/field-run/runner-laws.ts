import { expect, test } from 'vitest';
import type { FieldPlan, FieldProgress, FieldRunner, FieldWatch } from '#solver/field-run/contract.ts';
import type { FieldPicture } from '#solver/field/picture.ts';
import { airTunnel } from '../../../fixtures/air-tunnel.ts';
import { smallServer } from '../design/designs.ts';

/** smallServer converges in some 80 turns of some milliseconds each. */
export const fewCells = 5000;

interface Seen extends FieldWatch {
  readonly plans: FieldPlan[];
  readonly progress: FieldProgress[];
  readonly pictures: FieldPicture[];
}

export function watching(act: (progress: FieldProgress, seen: Seen) => void = () => {}): Seen {
  const seen: Seen = {
    plans: [],
    progress: [],
    pictures: [],
    onPlan: (plan) => seen.plans.push(plan),
    onProgress(progress) {
      seen.progress.push(progress);
      act(progress, seen);
    },
    onPicture: (picture) => seen.pictures.push(picture),
  };
  return seen;
}

const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What holds of any runner, in this thread and behind another. */
export function runnerLaws(runner: () => FieldRunner): void {
  test('a plan says what a run will be, and the run keeps to it', async () => {
    const plan = await runner().plan(smallServer(), fewCells);
    expect(plan.cells).toBeLessThanOrEqual(fewCells);
    expect(plan.counts.reduce((a, b) => a * b)).toBe(plan.cells);
    expect(plan.refusal).toBeNull();
    expect(plan.monitors.map(({ name }) => name)).toContain('GPU');
    expect(plan.flow.turbulence).toBe('lvel');
    expect(plan.flow.reynolds).toBeGreaterThan(2300);
    const seen = watching();
    const { status, problems, report, picture } = await runner().run(smallServer(), fewCells, seen).ended;
    expect(problems).toEqual([]);
    expect(status).toBe('converged');
    expect(seen.plans).toEqual([plan]);
    expect(report?.plan).toEqual(plan);
    const gpu = report?.answer.parts.find(({ id }) => id === 'gpu');
    const place = plan.monitors.findIndex(({ id }) => id === 'gpu');
    expect(report?.last.monitors[place]).toBeCloseTo(gpu?.field ?? 0, 9);
    const band = new Map(report?.bands).get('gpu');
    expect(band?.low).toBeLessThan(gpu?.network ?? 0);
    expect(band?.high).toBeGreaterThan(gpu?.network ?? 0);
    expect(report?.last.residual).toBeLessThanOrEqual(report?.last.target ?? 0);
    expect(report?.last.imbalance.heat).toBeLessThan(1e-3);
    expect(report?.last.imbalance.mass).toBeLessThan(1e-3);
    expect(picture?.temperature.length).toBe(plan.cells);
    expect(seen.pictures.length).toBeGreaterThan(0);
    expect(seen.pictures[0].lines[0].length).toBe(plan.counts[0] + 1);
    const turns = seen.progress.map(({ turn }) => turn);
    expect(turns).toEqual(turns.toSorted((a, b) => a - b));
    expect(seen.progress.at(-1)?.residual).toBeLessThan(seen.progress[0].residual);
  });

  test('a paused run stands still until it is resumed, and its course is the same', async () => {
    const whole = await runner().run(airTunnel(), fewCells, watching()).ended;
    const seen = watching((_, { progress }) => {
      if (progress.length === 1) run.pause();
    });
    const run = runner().run(airTunnel(), fewCells, seen);
    const until = performance.now() + 20_000;
    while (seen.pictures.length < 2 && performance.now() < until) await soon(20);
    const before = seen.progress.length;
    await soon(500);
    expect(seen.progress.length).toBe(before);
    run.resume();
    const { report, status } = await run.ended;
    expect(status).toBe('converged');
    expect(report?.last.turn).toBe(whole.report?.last.turn);
    expect(report?.answer).toEqual(whole.report?.answer);
    // The pause does not count.
    expect(report?.last.seconds).toBeLessThan((performance.now() - until + 20_000) / 1000 - 0.45);
  });

  test('a run that is good enough ends with what is there', async () => {
    const seen = watching(() => run.finish());
    const run = runner().run(airTunnel(), fewCells, seen);
    const { status, problems, report, picture } = await run.ended;
    expect(status).toBe('not-converged');
    expect(problems[0].message).toContain('ended by hand');
    expect(report?.last.residual).toBeGreaterThan(report?.last.target ?? 1);
    expect(report?.answer.parts.some(({ field }) => field !== null)).toBe(true);
    expect(picture).not.toBeNull();
  });

  test('a cancelled run has nothing, also while it is paused', async () => {
    const seen = watching(() => {
      run.pause();
      run.cancel();
    });
    const run = runner().run(airTunnel(), fewCells, seen);
    expect(await run.ended).toEqual({ status: 'cancelled', problems: [], report: null, picture: null });
    const early = runner().run(airTunnel(), fewCells, watching());
    early.cancel();
    expect((await early.ended).status).toBe('cancelled');
  });

  test('a new run cancels that before it', async () => {
    const first = runner().run(airTunnel(), fewCells, watching());
    const second = runner().run(
      airTunnel(),
      fewCells,
      watching(() => second.finish()),
    );
    expect((await first.ended).status).toBe('cancelled');
    expect((await second.ended).status).toBe('not-converged');
  });

  test('what a field said calibrates the network', async () => {
    const design = airTunnel();
    const { report } = await runner().run(design, 2000, watching()).ended;
    if (!report) throw new Error('the tunnel converges');
    const { factors, parts } = await runner().calibrate(design, report.answer);
    expect(factors.map(({ name }) => name)).toEqual(expect.arrayContaining(['DEV1', 'DEV2', 'V1', 'V2']));
    for (const { id, field, before, after } of parts.filter(({ name }) => name.startsWith('DEV'))) {
      const said = report.answer.parts.find((part) => part.id === id);
      expect(field).toBe(said?.field);
      // The network that the run began with is the one that is calibrated.
      expect(before).toBeCloseTo(said?.network ?? 0, 6);
      expect(Math.abs(after - field)).toBeLessThan(0.05);
    }
  });

  test('what cannot be run is refused in words', async () => {
    await expect(runner().plan(smallServer(), 50)).rejects.toThrow('too few for this layout');
    const { status, problems, report } = await runner().run(smallServer(), 50, watching()).ended;
    expect(status).toBe('refused');
    expect(problems[0].message).toContain('50 cells are too few for this layout');
    expect(report).toBeNull();
  });
}
