import { expect, test } from 'vitest';
import type { Conditions } from '#models/project/records.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { nodeBand } from '#solver/power/node-power.ts';
import { exampleDesign } from '../fixtures/example-design.ts';
import { trainingRack } from '../fixtures/training-rack.ts';

/*
 * What real machines were measured to do, beside what the shipped designs, made of the same parts, are predicted to do. The
 * table of docs/validation.md is written from here: `npx vitest run test/validation/real-systems.test.ts -u`.
 */
const solver = createDesignSolver();
const air = exampleDesign('inference-8x-air');

async function solved(design: Design, changes: Partial<Conditions>): Promise<DesignResult> {
  const conditions = { ...design.conditions, ...changes };
  const answer = await solver.solve({ ...design, conditions }, { fidelity: 'network' });
  expect(answer.status).toBe('converged');
  return answer;
}

const served = {
  workload: 'language-model',
  workloadModel: 'llama-70b',
  workloadSplit: 4,
  fanMode: 'hold-margin',
} as const;

/** MLPerf Inference v4.1, air-cooled 8 × H200 (docs/workload.md). */
function lineAt({ workload }: DesignResult): number {
  const each = workload?.accelerators[0]?.power ?? Number.NaN;
  return nodeBand({ value: 8 * each, low: 8 * each, high: 8 * each }).value;
}

interface Row {
  readonly figure: string;
  readonly unit: string;
  readonly measured: number;
  readonly predicted: number;
  /** Deviations that are a finding, not a fault of the day: the test fails where one leaves this. */
  readonly within: readonly [number, number];
  readonly source: string;
}

async function rows(): Promise<Row[]> {
  const held = { fanMode: 'hold-margin' } as const;
  const full = await solved(air, { ...held, workload: 'maximum' });
  const idle = await solved(air, { ...held, workload: 'idle' });
  const small = await solved(air, { ...served, workloadBatch: 32 });
  const large = await solved(air, { ...served, workloadBatch: 96 });
  const { power, coolant, slots } = (await trainingRack()).result;
  const liquid = coolant?.heat ?? Number.NaN;
  return [
    {
      figure: '8 × H100 node, most at the wall; here every part at its maximum, fans hold 10 K, 25 °C',
      unit: 'W',
      measured: 8480,
      predicted: full.powerAc,
      within: [0, 0.15],
      source: 'Latif et al. (2025), IEEE Access 13, 61740 (8.4 to 8.48 kW; the maker’s rating is 10.2 kW)',
    },
    {
      figure: '8 × H100 node, airflow; here as above',
      unit: 'm³/h',
      measured: 1877,
      predicted: 3600 * full.requirements.airflow,
      within: [-0.25, 0.25],
      source: 'Maker’s guide for DGX H100, 1 105 CFM, second-hand; at which load and inlet is not said',
    },
    {
      figure: '8 × H100 serving Llama 2 70B, batch of 32; measured: the line through 8 × H200 nodes',
      unit: 'W',
      measured: lineAt(small),
      predicted: small.powerAc,
      within: [-0.1, 0.1],
      source: 'MLPerf Inference v4.1, measured AC power: 1 348 W + 1.212 ΣP (docs/workload.md)',
    },
    {
      figure: 'the same, batch of 96',
      unit: 'W',
      measured: lineAt(large),
      predicted: large.powerAc,
      within: [-0.1, 0.1],
      source: 'As above',
    },
    {
      figure: '8 × H200 node, least at the wall in the log of a run; here every part idle',
      unit: 'W',
      measured: 2358,
      predicted: idle.powerAc,
      within: [-0.5, -0.3],
      source: 'MLPerf Inference v4.1, NVIDIA H200-SXM × 8 MaxQ, log of the power analyser',
    },
    {
      figure: 'GB200 NVL72 rack, published, not measured; here every part at its maximum (boxwright rack)',
      unit: 'W',
      measured: 120_000,
      predicted: power.feed,
      within: [-0.1, 0.1],
      source:
        'About 120 kW (introl.com; MGX Rack and Trays specification 1.1, second-hand); up to 132 kW elsewhere',
    },
    {
      figure: 'the same, heat to the coolant',
      unit: 'W',
      measured: 115_000,
      predicted: liquid,
      within: [-0.2, 0],
      source: 'HPE, of 132 kW, second-hand',
    },
    {
      figure: 'the same, heat to the air',
      unit: 'W',
      measured: 17_160,
      predicted: power.feed - liquid,
      within: [-0.1, 0.15],
      source: 'HPE, of 132 kW, second-hand',
    },
    {
      figure: 'the same, pressure drop of a node where the rack has 130 L/min, 32 °C',
      unit: 'Pa',
      measured: 69_000,
      predicted: slots[0].coolant?.drop ?? Number.NaN,
      within: [-0.25, 0.1],
      source:
        'MGX specification 1.1, second-hand: about 10 psi and up to 130 L/min; whether both at once is not said',
    },
  ];
}

test('the table of docs/validation.md is what the solver says, and deviations are as told there', async () => {
  const all = await rows();
  const text = [
    '| Figure | Measured | Predicted | Deviation | Source of the measured figure |',
    '|---|---:|---:|---:|---|',
    ...all.map(({ figure, unit, measured, predicted, source }) => {
      const off = Math.round(100 * (predicted / measured - 1));
      const sign = off < 0 ? '−' : off > 0 ? '+' : '';
      return `| ${figure} | ${told(measured)} ${unit} | ${told(predicted)} ${unit} | ${sign}${Math.abs(off)} % | ${source} |`;
    }),
  ];
  for (const { figure, measured, predicted, within } of all) {
    expect(predicted / measured - 1, figure).toBeGreaterThan(within[0]);
    expect(predicted / measured - 1, figure).toBeLessThan(within[1]);
  }
  await expect(`${before}${text.join('\n')}\n${after}`).toMatchFileSnapshot('../../docs/validation.md');
});

const told = (value: number): string => String(Math.round(value / 10) * 10);

const before = `# Real systems

What machines were measured to do, beside what Boxwright predicts from parts and geometry alone. No figure of a part was fitted to these measurements but those that docs/workload.md names; the layouts of the measured machines are not published, so the shipped designs of the same parts stand for them. Answers against closed forms and published cases are another matter: \`boxwright verify\` lists them.

`;

const after = `
**At idle the box is predicted far too low.** Parts whose idle power is unknown take 15 % of their maximum, a class value, and fans that hold a margin fall to a fifth of their speed. Likely reasons, none of them measured here: links of network cards and NVLink switches that stay up, accelerators that hold a model (the log is that of a benchmark), fans that servers never let fall that far. Until parts carry measured idle powers, take idle watts of such a node as a lower bound.

**At load** the box draws more than was measured, because all its parts are at their maximum at once; with a model the power of the accelerators is predicted (docs/workload.md) and the rest is typical.

**Coolant.** Lenovo asks for 4.0 L/min at 40 °C and 5.0 L/min at 45 °C for a tray of four H100 and two processors (SD650-N V3, LP1834, second-hand), 1.0 and 1.2 L/min for each kilowatt of chips. That is what a maker asks for, not a measured limit: the 8-accelerator box of the examples reaches the limit of a processor at 0.39 and 0.44 L/min for each kilowatt (\`boxwright size examples/inference-8x-liquid.boxwright.json --goal "smallest QD1.flow" --vary "QD1.flow=1 L/min..20 L/min" --set "QD1.supplyTemperature=40 degC"\`), where the coolant comes back 30 K warmer. So neither confirms the other; both ask for more as the supply is warmer, ours by 11 %, theirs by 25 %.

**Not yet here:** nodes of cards (their measured logs at idle and load are at hand, their parts are not all in the library), whole racks of 72 accelerators, anything in the sun.

**The rack of 72 accelerators** (\`examples/training-rack-72\`) stands beside what is published of a product, which is no measurement. Its total is 3 % under the 120 kW and 12 % under the 132 kW that are published; neither says at which load. Heat to the coolant is all of what is missing against HPE’s 132 kW: 4 × 1 200 W and 2 × 250 W are 95.4 kW in 18 trays, to which 115 kW would leave 20 kW for nine switch trays and whatever else is under plates. Their chips are not published and stand here with 200 W each, a class value; processors with 250 W, where 300 W are said to be allowed for; regulators of the accelerators are taken as within their 1 200 W. Drops rest on class estimates of cold plates (30 kPa at 2 L/min) and on the least flow coefficient that couplings may have; switch trays have nothing that holds back their flow, and take 26 of the 130 L/min with 4 % of the heat. The least flow that parts keep their limits with is 97 L/min at 45 °C and 40 L/min at 20 °C (\`boxwright rack examples/training-rack-72.boxwright-rack.json --supply 20..45\`), within the published 130 L/min. A published flow against supply temperature was not found.
`;
