import { expect, test } from 'vitest';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { exampleDesign } from '../../../fixtures/example-design.ts';

const design = exampleDesign('edge-box');

/** The box with its fans failed: what is left are losses. */
const still = {
  ...design,
  items: design.items.map((item) =>
    item.kind === 'fan'
      ? { ...item, part: { ...item.part, values: { ...item.part.values, failed: true } } }
      : item,
  ),
};

async function airflow(of: typeof design, backPressure: number): Promise<number> {
  const conditions = { ...of.conditions, backPressure, workload: 'idle' as const };
  const result = await createDesignSolver().solve({ ...of, conditions }, { fidelity: 'network' });
  expect(result.status).toBe('converged');
  return result.requirements.airflow;
}

test('pressure behind the box takes air from its fans, suction gives them more', async () => {
  const free = await airflow(design, 0);
  expect(await airflow(design, 20)).toBeLessThan(0.85 * free);
  expect(await airflow(design, -20)).toBeGreaterThan(1.15 * free);
});

test('without fans suction of four times the pressure draws about twice the air through losses', async () => {
  const ratio = (await airflow(still, -160)) / (await airflow(still, -40));
  // Q ~ Δp^½ of sharp losses, and somewhat more where a part of the loss is linear (filters, fins).
  expect(ratio).toBeGreaterThan(2);
  expect(ratio).toBeLessThan(2.3);
});
