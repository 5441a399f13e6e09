import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { configurationsOf, placementsOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { nodeBand } from '#solver/power/node-power.ts';

/*
 * The example box is an 8 × H100 node, so measurements of such nodes bound it. Bands, not points: the measured nodes'
 * layouts and inlet temperatures are not published.
 */
const { project } = loadProject(readFileSync('examples/inference-8x-air.boxwright.json', 'utf8'), 'example');
if (project === null) throw new Error('the example does not load');
const configuration = configurationsOf(project)[0].id;
const solver = createDesignSolver();
const result = await solver.solve(resolveDesign(project, configuration), { fidelity: 'network' });
const accelerators = new Set(
  placementsOf(project, configuration)
    .filter((placement) => placement.part === 'nvidia-h100-sxm5')
    .map((placement) => placement.id),
);

test('the box draws more than such a node was ever measured to, and less than its rating, with every part at its maximum', () => {
  // Latif et al. (2025), IEEE Access 13, 61740: 8.4 kW observed of a node rated at 10.2 kW.
  expect(result.status).toBe('converged');
  expect(result.powerAc).toBeGreaterThan(8400);
  expect(result.powerAc).toBeLessThan(10_200);
});

test('its air-cooled accelerators run at 50 to 80 °C', () => {
  // Measured 54 to 72 °C ("Cooling Matters", arXiv 2507.16781), widened for the unknown inlet.
  expect(accelerators.size).toBe(8);
  for (const part of result.parts.filter(({ id }) => accelerators.has(id))) {
    const celsius = (part.temperature ?? Number.NaN) - 273.15;
    expect(celsius, part.id).toBeGreaterThan(50);
    expect(celsius, part.id).toBeLessThan(80);
  }
});

test('what goes in comes out: air and heat balance to a millionth', () => {
  expect(Math.abs(result.balance.mass)).toBeLessThan(1e-6);
  expect(Math.abs(result.balance.energy)).toBeLessThan(1e-6);
  // The air's own rise carries the heat: ρ c_p ≈ 1190 J/(m³ K) at the inlet's 25 °C.
  const rise = (result.requirements.exhaustTemperature ?? Number.NaN) - 298.15;
  expect(result.heat / (result.requirements.airflow * rise)).toBeGreaterThan(1100);
  expect(result.heat / (result.requirements.airflow * rise)).toBeLessThan(1300);
});

test('under cold plates they run at 35 to 60 °C', async () => {
  // Measured 41 to 50 °C ("Cooling Matters", arXiv 2507.16781); 35 to 60 °C is what ordinary inlets explain.
  const liquid = loadProject(readFileSync('examples/inference-8x-liquid.boxwright.json', 'utf8'), 'example');
  if (liquid.project === null) throw new Error('the liquid example does not load');
  const design = resolveDesign(liquid.project, configurationsOf(liquid.project)[0].id);
  const cooled = await solver.solve(design, { fidelity: 'network' });
  expect(cooled.status).toBe('converged');
  const chips = new Set(design.items.flatMap(({ id, kind }) => (kind === 'accelerator' ? [id] : [])));
  expect(chips.size).toBe(8);
  for (const part of cooled.parts.filter(({ id }) => chips.has(id))) {
    const celsius = (part.temperature ?? Number.NaN) - 273.15;
    expect(celsius, part.id).toBeGreaterThan(35);
    expect(celsius, part.id).toBeLessThan(60);
  }
  // Of what accelerators and processors draw (8 × 700 W and 2 × 350 W) the plates' outsides give off little.
  expect(cooled.requirements.heatToCoolant).toBeLessThan(6300);
  expect(cooled.requirements.heatToCoolant).toBeGreaterThan(0.95 * 6300);
});

test('with fans that hold its margin it draws 0.35 to 0.5 % more for each kelvin of the inlet, as fleets do', async () => {
  // Coroama (2025): power of two data centres against the inlet, 23 to 30 °C. Fleets run at typical load.
  const design = resolveDesign(project, configuration);
  const at = async (celsius: number): Promise<number> => {
    const ambientTemperature = celsius + 273.15;
    const changes = { fanMode: 'hold-margin', workload: 'typical', ambientTemperature } as const;
    const answer = await solver.solve(
      { ...design, conditions: { ...design.conditions, ...changes } },
      { fidelity: 'network' },
    );
    expect(answer.status).toBe('converged');
    return answer.powerAc;
  };
  const perKelvin = (await at(30)) / (await at(23)) - 1;
  expect((perKelvin / 7) * 100).toBeGreaterThan(0.35);
  expect((perKelvin / 7) * 100).toBeLessThan(0.5);
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
