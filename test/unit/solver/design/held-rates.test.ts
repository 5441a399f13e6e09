/*
 * The rate that a hot accelerator could hold, against closed forms and on the shipped box.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { headerOf } from '#models/project/query.ts';
import type { Conditions } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { heldRates } from '#solver/design/held-rates.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { designOf } from './designs.ts';

/** A100 SXM4 by its library entry: 400 W, 49.7 W idle, slows down at 85 °C; nothing leaks. In a room of 25 °C. */
const [power, idlePower, hot, room] = [400, 49.7, 85 + 273.15, 298.15];

/** Machines on resistances in place of an enclosure. */
function onResistances(count: number, resistances: readonly HeatLink[]): [Design, BuiltCase] {
  const ids = Array.from({ length: count }, (_, i) => `gpu${i + 1}`);
  const design = designOf(
    ids.map((id) => ({ id, part: 'nvidia-a100-sxm4-40', at: [0, 0, 0], values: { leakageFraction: 0 } })),
    { workload: 'maximum' },
  );
  const sources = [{ power }];
  const built: BuiltCase = {
    case: {
      format: 'boxwright-case',
      version: 1,
      heat: {
        nodes: [
          { id: '~room', temperature: room },
          { id: '~air' },
          ...ids.map((id) => ({ id: `${id}/die`, sources })),
        ],
        links: [...resistances],
      },
    },
    map: {
      parts: new Map(
        design.items.map((item) => [
          item.id,
          {
            item,
            sources: [{ node: `${item.id}/die`, source: sources[0] }],
            nodes: [`${item.id}/die`],
            temperatureOf: 'junction',
            limit: hot,
            air: null,
          },
        ]),
      ),
      zones: [],
      channels: new Map(),
      openings: new Map(),
      supplies: [],
      coolant: [],
    },
    problems: [],
  };
  return [design, built];
}

const resistance = (from: string, to: string, value: number): HeatLink => ({
  id: `${from} ${to}`,
  from,
  to,
  type: 'resistance',
  value,
});

/** P = P_idle + (P_max − P_idle) s^1.82 turned around. */
const rateOf = (watts: number): number => ((watts - idlePower) / (power - idlePower)) ** (1 / 1.82);

describe('held rates', () => {
  it('of one machine on one resistance: (T − T_room)/R is what it may draw', async () => {
    for (const value of [0.16, 0.2, 0.5, 1.1]) {
      const [design, built] = onResistances(1, [
        resistance('gpu1/die', '~room', value),
        resistance('~air', '~room', 1),
      ]);
      const held = await heldRates(design, built, solveCaseSync(built.case));
      const allowed = (hot - room) / value;
      expect(held?.parts.length).toBe(1);
      expect(held?.parts[0]?.power).toBeCloseTo(allowed, 1);
      expect(held?.parts[0]?.rate).toBeCloseTo(rateOf(allowed), 4);
      expect(held?.parts[0]?.temperature).toBeCloseTo(hot, 1);
      expect(held?.powerAc).toBeCloseTo(allowed, 1);
      expect(held?.tokensPerSecond).toBeNull();
    }
  });

  it('is none where idling is too hot already, and is not asked where nothing is hot', async () => {
    const links = (value: number) => [resistance('gpu1/die', '~room', value), resistance('~air', '~room', 1)];
    const [design, hopeless] = onResistances(1, links(2));
    const held = await heldRates(design, hopeless, solveCaseSync(hopeless.case));
    expect(held?.parts[0]?.rate).toBe(0);
    expect(held?.parts[0]?.power).toBeCloseTo(idlePower, 6);
    expect(held?.parts[0]?.temperature).toBeCloseTo(room + 2 * idlePower, 6);
    const [, cool] = onResistances(1, links(0.14));
    expect(await heldRates(design, cool, solveCaseSync(cool.case))).toBeNull();
  });

  it('of two that warm each other: one is free again when the other slows down', async () => {
    // T_i = T_room + R_air (P_1 + P_2) + R_i P_i.
    const [common, worse, better] = [0.05, 0.2, 0.055];
    const [design, built] = onResistances(2, [
      resistance('gpu1/die', '~air', worse),
      resistance('gpu2/die', '~air', better),
      resistance('~air', '~room', common),
    ]);
    const start = solveCaseSync(built.case);
    expect(start.nodes['gpu2/die'].temperature).toBeGreaterThan(hot + 1);
    const held = await heldRates(design, built, start);
    const [slow, free] = held?.parts ?? [];
    expect([slow?.id, free?.id]).toEqual(['gpu1', 'gpu2']);
    expect(slow?.power).toBeCloseTo((hot - room - common * power) / (common + worse), 1);
    expect(slow?.rate).toBeCloseTo(rateOf(slow?.power ?? NaN), 6);
    expect(free?.rate).toBe(1);
    expect(free?.temperature).toBeLessThan(hot);
    expect(free?.power).toBe(power);
  });

  it('of two that both slow down: two equations with two unknowns', async () => {
    const [common, one, two] = [0.05, 0.2, 0.15];
    const [design, built] = onResistances(2, [
      resistance('gpu1/die', '~air', one),
      resistance('gpu2/die', '~air', two),
      resistance('~air', '~room', common),
    ]);
    const held = await heldRates(design, built, solveCaseSync(built.case));
    // R_1 P_1 = R_2 P_2, and R_air (P_1 + P_2) + R_1 P_1 = T − T_room.
    const first = (hot - room) / (one + common * (1 + one / two));
    expect(held?.parts.map(({ id }) => id)).toEqual(['gpu1', 'gpu2']);
    expect(held?.parts[0]?.power).toBeCloseTo(first, 1);
    expect(held?.parts[1]?.power).toBeCloseTo((first * one) / two, 1);
    expect(held?.powerAc).toBeCloseTo(first * (1 + one / two), 1);
  });
});

describe('the 8-accelerator box in a room of 45 °C', () => {
  const path = 'examples/inference-8x-air.boxwright.json';
  const { project } = loadProject(readFileSync(path, 'utf8'), path);
  if (!project) throw new Error('the example does not load');
  const example = resolveDesign(project, headerOf(project).active);
  const inHeat = (changes: Partial<Conditions>): Design => ({
    ...example,
    conditions: { ...example.conditions, ambientTemperature: 318.15, ...changes },
  });

  it('holds its accelerators at their throttle temperature, with less power, and says so of those alone', async () => {
    const solver = createDesignSolver();
    const design = inHeat({});
    expect(await solver.heldRates(design)).toBeNull(); // not solved yet
    const free = await solver.solve(design, { fidelity: 'network' });
    const held = await solver.heldRates(design);
    expect(held?.parts.length).toBeGreaterThan(2);
    for (const part of held?.parts ?? []) {
      const before = free.parts.find(({ id }) => id === part.id);
      expect(before?.temperature).toBeGreaterThan(part.throttleTemperature);
      expect(part.rate).toBeGreaterThan(0.3);
      expect(part.temperature).toBeLessThan(part.throttleTemperature + 0.02);
      if (part.rate < 1) expect(part.temperature).toBeGreaterThan(part.throttleTemperature - 0.02);
      expect(part.power).toBeLessThanOrEqual(before?.power ?? 0);
    }
    expect(held?.powerAc).toBeLessThan(free.powerAc);
    expect(await solver.heldRates(design)).toBe(held); // remembered for this answer
    // The answer that is kept is still that of the full rate.
    const again = await solver.solve(design, { fidelity: 'network' });
    expect(again.powerAc).toBeCloseTo(free.powerAc, 6);
  });

  it('is given up when the design is solved anew', async () => {
    const solver = createDesignSolver();
    await solver.solve(inHeat({}), { fidelity: 'network' });
    const held = solver.heldRates(inHeat({}));
    await solver.solve(inHeat({ fanSpeed: 0.75 }), { fidelity: 'network' });
    expect(await held).toBeNull();
  });

  it('gives tokens at the pace of the slowest accelerator of each copy', async () => {
    const solver = createDesignSolver();
    const model = {
      workload: 'language-model',
      workloadModel: 'llama-70b',
      workloadBatch: 96,
      workloadPhase: 'prefill',
    } as const;
    for (const workloadSplit of [1, 8]) {
      const design = inHeat({ ...model, workloadSplit, fanSpeed: 0.5 });
      const free = await solver.solve(design, { fidelity: 'network' });
      const held = await solver.heldRates(design);
      const rates = new Map(held?.parts.map(({ id, rate }) => [id, rate]));
      const all = (free.workload?.accelerators[0]?.placements ?? []).map((id) => rates.get(id) ?? 1);
      const pace = workloadSplit === 8 ? Math.min(...all) : all.reduce((sum, rate) => sum + rate, 0) / 8;
      expect(pace).toBeLessThan(1);
      expect((held?.tokensPerSecond ?? NaN) / (free.workload?.tokensPerSecond ?? NaN)).toBeCloseTo(pace, 9);
    }
  });
});
