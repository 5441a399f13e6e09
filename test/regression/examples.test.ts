import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { saveProject } from '#models/file/save.ts';
import { configurationsOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';

/*
 * Did the answer move? Every configuration of every shipped example, against the answers of the last release.
 * Where a change is meant, run with UPDATE_PINS=1 and say under *Numerics* in the CHANGELOG what moved and why.
 */
const folder = new URL('../../examples/', import.meta.url);
const pinFile = new URL('pinned.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

interface Pin {
  readonly powerAc: number; // W
  readonly airflow: number; // m3/s
  readonly noise: number | null; // dB(A)
  /** Temperature of every part that has one, °C. */
  readonly temperatures: Readonly<Record<string, number>>;
}

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned: Record<string, Pin> = JSON.parse(readFileSync(pinFile, 'utf8'));
const found: Record<string, Pin> = {};
const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
const freezing = 273.15;

function pinOf(result: DesignResult): Pin {
  const warm = result.parts.filter((part) => part.temperature !== null);
  return {
    powerAc: rounded(result.powerAc, 2),
    airflow: rounded(result.requirements.airflow, 6),
    noise: result.requirements.noise === null ? null : rounded(result.requirements.noise, 3),
    temperatures: Object.fromEntries(
      warm.map((part) => [part.id, rounded((part.temperature ?? 0) - freezing, 3)]),
    ),
  };
}

const examples = readdirSync(folder).filter((name) => name.endsWith('.boxwright.json'));

describe('the shipped examples', () => {
  it.each(examples)('%s loads without a remark and saves back byte for byte', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { project, problems } = loadProject(text, name);
    expect(problems).toEqual([]);
    expect(project && saveProject(project)).toBe(text);
  });

  const cases = examples.flatMap((name) => {
    const { project } = loadProject(readFileSync(new URL(name, folder), 'utf8'), name);
    return project ? configurationsOf(project).map(({ id }) => ({ name, id, project })) : [];
  });

  it('are at least five configurations', () => expect(cases.length).toBeGreaterThanOrEqual(5));

  it.each(cases)('$name, $id answers as pinned', async ({ name, id, project }) => {
    const solver = createDesignSolver();
    const result = await solver.solve(resolveDesign(project, id), { fidelity: 'network' });
    solver.dispose();
    expect(result.status).toBe('converged');
    expect(Math.abs(result.balance.mass)).toBeLessThan(1e-6);
    expect(Math.abs(result.balance.energy)).toBeLessThan(1e-6);
    const pin = pinOf(result);
    const key = `${name}#${id}`;
    found[key] = pin;
    if (update) return;
    const before = pinned[key];
    expect(before, `${key} is not pinned: run with UPDATE_PINS=1`).toBeDefined();
    if (!before) return;
    expect(pin.powerAc / before.powerAc).toBeCloseTo(1, 5);
    expect(pin.airflow / before.airflow).toBeCloseTo(1, 5);
    expect(pin.noise).toBe(before.noise);
    expect(Object.keys(pin.temperatures)).toEqual(Object.keys(before.temperatures));
    for (const [part, temperature] of Object.entries(before.temperatures)) {
      const now = pin.temperatures[part] ?? Number.NaN;
      expect(Math.abs(now - temperature), `${part}: ${temperature} °C is now ${now} °C`).toBeLessThan(0.01);
    }
  });
});

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
