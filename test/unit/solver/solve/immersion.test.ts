/*
 * The immersion tank among the examples: what an engineer would check by hand.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

const file = 'examples/cases/immersion-tank.case.json';
const { case: read } = readCase(JSON.parse(readFileSync(file, 'utf8')), file);
if (!read) throw new Error(`${file} is no case`);
const tank: Case = read;
const { transient: _, ...steady } = tank;

describe('an immersion tank', () => {
  const solution = solveCaseSync(steady);
  const t = (id: string): number => solution.nodes[id].temperature ?? Number.NaN;

  it('gives what the servers draw to the facility water and through its walls', () => {
    expect(solution.status).toBe('converged');
    const drawn = 4 * (300 + 150);
    expect(solution.links['cdu'].heat + solution.links['wall-inside'].heat).toBeCloseTo(drawn, 3);
    for (const server of [1, 2, 3, 4]) expect(t(`chip-${server}`)).toBeCloseTo(t('chip-1'), 6);
  });

  it('has exact slopes', () => {
    expectExactJacobian(steady, (s, topology) => {
      const wave = Math.sin(1.7 * s + 0.3);
      if (s < topology.pressureAt) return 0.05 * wave + (wave < 0 ? -2e-2 : 2e-2);
      return s < topology.temperatureAt ? 2000 * wave : 325.4 + 12 * wave;
    });
  });

  it('goes round by itself when the pump stands, the other way beside the racks', async () => {
    const run = await solveTransient(tank);
    expect(run.status).toBe('completed');
    const beside = run.branches['beside-the-rack'].massFlow;
    expect(beside[0]).toBeLessThan(0);
    expect(beside.at(-1)).toBeGreaterThan(0.1);
    expect(run.branches['above-1'].massFlow.at(-1)).toBeGreaterThan(0.02);
  });
});
