import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { buildCase } from '#solver/design/build.ts';
import { withFactors } from '#solver/design/factors.ts';
import { openingResults } from '#solver/design/opening-results.ts';
import { limitedNode } from '#solver/design/report.ts';
import { calibrationOf } from '#solver/field-design/calibrate.ts';
import type { FieldAnswer } from '#solver/field-design/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

const file = 'examples/edge-box.boxwright.json';
const { project } = loadProject(readFileSync(file, 'utf8'), file);
if (!project) throw new Error(`${file} cannot be read`);
const design = resolveDesign(project, 'base');
const memory = design.items.find(({ name }) => name === 'DIMM1')?.id ?? '';

/** What a field would say that agrees with the network of this design, of all parts as blocks. */
function saidBy(design: Design): FieldAnswer {
  const built = buildCase(design);
  const solution = solveCaseSync(built.case);
  return {
    parts: [...built.map.parts.values()].map((part) => ({
      id: part.item.id,
      name: part.item.name,
      temperatureOf: part.temperatureOf,
      limit: null,
      field: limitedNode(part, solution)?.temperature ?? null,
      network: null,
      difference: null,
      by: part.temperatureOf === 'air' ? 'air' : 'block',
      moved: 0,
    })),
    fans: [],
    openings: openingResults(design, built, solution).map(({ id, flow }) => ({
      id,
      name: id,
      field: flow,
      network: 0,
    })),
    airflow: { field: 0, network: 0 },
  };
}

const filmsOf = (design: Design): [string, number][] =>
  (buildCase(design).case.heat?.links ?? []).flatMap((link) =>
    link.id.startsWith(`${memory}/film/`) && 'area' in link ? [[link.id, link.area]] : [],
  );

describe('the network calibrated from the field', () => {
  test('has nothing to change where the two agree', () => {
    const { factors, parts } = calibrationOf(design, saidBy(design));
    expect(factors.length).toBeGreaterThan(2);
    for (const { name, after } of factors) expect(after, name).toBeCloseTo(1, 3);
    for (const { name, before, field } of parts) expect(before, name).toBeCloseTo(field, 6);
  });

  test('finds the factor of a film, and the temperatures that follow', () => {
    const films = new Map([[memory, 1.6]]);
    const { factors, parts } = calibrationOf(design, saidBy(withFactors(design, 'filmFactor', films)));
    expect(factors.find(({ id }) => id === memory)?.after).toBeCloseTo(1.6, 2);
    const module = parts.find(({ id }) => id === memory);
    expect(Math.abs((module?.before ?? 0) - (module?.field ?? 0))).toBeGreaterThan(1);
    for (const { name, after, field } of parts) expect(after, name).toBeCloseTo(field, 1);
  });

  test('brings the air of an opening nearer to that of the field', () => {
    const narrow = new Map(
      design.items.filter(({ kind }) => kind === 'vent').map(({ id }) => [id, 0.6] as const),
    );
    expect(narrow.size).toBeGreaterThan(0);
    const { factors, openings } = calibrationOf(design, saidBy(withFactors(design, 'flowFactor', narrow)));
    for (const { id, before, after, field } of openings) {
      if (!narrow.has(id)) continue;
      expect(Math.abs(after - field), id).toBeLessThan(0.4 * Math.abs(before - field));
      const factor = factors.find((one) => one.id === id)?.after ?? 1;
      expect(factor, id).toBeLessThan(0.85);
      expect(factor, id).toBeGreaterThan(0.5);
    }
  });

  test('stops at five times, and says so', () => {
    const said = saidBy(design);
    const parts = said.parts.map((part) => (part.id === memory ? { ...part, field: 310 } : part));
    const { factors } = calibrationOf(design, { ...said, parts });
    expect(factors.find(({ id }) => id === memory)).toMatchObject({ after: 5, isAtEnd: true });
  });

  test('leaves a part alone that the field has no warmer than its air', () => {
    const said = saidBy(design);
    const parts = said.parts.map((part) => (part.id === memory ? { ...part, field: 300 } : part));
    const { factors, left } = calibrationOf(design, { ...said, parts });
    expect(factors.some(({ id }) => id === memory)).toBe(false);
    expect(left.find(({ id }) => id === memory)?.why).toBe('little-rise');
  });
});

test('a film factor widens the film to the air, and leaves radiation alone', () => {
  const wider = withFactors(design, 'filmFactor', new Map([[memory, 2]]));
  const before = filmsOf(design);
  expect(before.length).toBeGreaterThan(0);
  filmsOf(wider).forEach(([id, area], n) => {
    expect(id).toBe(before[n][0]);
    expect(area).toBeCloseTo(2 * before[n][1], 12);
  });
});
