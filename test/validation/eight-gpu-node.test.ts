import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { configurationsOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { nodeBand } from '#solver/power/node-power.ts';

/*
 * The example box is an 8 × H100 node, so measurements of such nodes bound it. Bands, not points: the measured nodes'
 * layouts and inlet temperatures are not published. Temperatures and the power against the inlet are rows of the
 * verification (solver/verification/gpu-node-cases.ts).
 */
const { project } = loadProject(readFileSync('examples/inference-8x-air.boxwright.json', 'utf8'), 'example');
if (project === null) throw new Error('the example does not load');
const configuration = configurationsOf(project)[0].id;
const solver = createDesignSolver();
const result = await solver.solve(resolveDesign(project, configuration), { fidelity: 'network' });

test('the box draws more than such a node was ever measured to, and less than its rating, with every part at its maximum', () => {
  // Latif et al. (2025), IEEE Access 13, 61740: 8.4 kW observed of a node rated at 10.2 kW.
  expect(result.status).toBe('converged');
  expect(result.powerAc).toBeGreaterThan(8400);
  expect(result.powerAc).toBeLessThan(10_200);
});

test('what goes in comes out: air and heat balance to a millionth', () => {
  expect(Math.abs(result.balance.mass)).toBeLessThan(1e-6);
  expect(Math.abs(result.balance.energy)).toBeLessThan(1e-6);
  // The air's own rise carries the heat: ρ c_p ≈ 1190 J/(m³ K) at the inlet's 25 °C.
  const rise = (result.requirements.exhaustTemperature ?? Number.NaN) - 298.15;
  expect(result.heat / (result.requirements.airflow * rise)).toBeGreaterThan(1100);
  expect(result.heat / (result.requirements.airflow * rise)).toBeLessThan(1300);
});

test('under cold plates nearly all heat of accelerators and processors leaves with the coolant', async () => {
  const liquid = loadProject(readFileSync('examples/inference-8x-liquid.boxwright.json', 'utf8'), 'example');
  if (liquid.project === null) throw new Error('the liquid example does not load');
  const design = resolveDesign(liquid.project, configurationsOf(liquid.project)[0].id);
  const cooled = await solver.solve(design, { fidelity: 'network' });
  expect(cooled.status).toBe('converged');
  // Of what accelerators and processors draw (8 × 700 W and 2 × 350 W) the plates' outsides give off little.
  expect(cooled.requirements.heatToCoolant).toBeLessThan(6300);
  expect(cooled.requirements.heatToCoolant).toBeGreaterThan(0.95 * 6300);
});

test.each([32, 96])(
  'serving 70B in batches of %i it draws at the wall what the line through measured nodes says',
  async (workloadBatch) => {
    // MLPerf Inference v4.1, air-cooled 8 × H200: 1348 W + 1.212 ΣP (docs/workload.md); servers control their fans.
    const design = resolveDesign(project, configuration);
    const model = { workload: 'language-model', workloadModel: 'llama-70b', workloadSplit: 4 } as const;
    const changes = { ...model, workloadBatch, fanMode: 'hold-margin' } as const;
    const answer = await solver.solve(
      { ...design, conditions: { ...design.conditions, ...changes } },
      { fidelity: 'network' },
    );
    expect(answer.status).toBe('converged');
    const each = answer.workload?.accelerators[0]?.power ?? Number.NaN;
    // P5 to P95 of the line alone, its accelerators being known.
    const line = nodeBand({ value: 8 * each, low: 8 * each, high: 8 * each });
    expect(answer.powerAc).toBeGreaterThan(line.low);
    expect(answer.powerAc).toBeLessThan(line.high);
  },
);
