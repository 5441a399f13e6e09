import { expect, test } from 'vitest';
import { coolantReport } from '#cli/text/coolant-report.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { designOf, type Placed } from '../solver/design/designs.ts';

const solver = createDesignSolver();
const shell: readonly Placed[] = [
  { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
  { id: 'gpu', part: 'nvidia-h100-sxm5', at: [20, 330, 1.2] },
];
async function report(...parts: Placed[]): Promise<string> {
  const design = designOf([...shell, ...parts]);
  const result = await solver.solve(design, { fidelity: 'network' });
  return coolantReport(design, result).replaceAll('\u00A0', ' ');
}

test('a loop behind a distribution unit tells the facility water and the approach', async () => {
  const text = await report(
    { id: 'cp', part: 'cp-h100-sxm', at: [25, 360, 13.2], on: 'gpu' },
    { id: 'cdu', part: 'cdu-class-10', at: [500, 0, 0], values: { speed: 0.5, facilityTemperature: 303.15 } },
  );
  expect(text).toMatch(/\d W to 15\.0 L\/min of facility water 30\.0 °C → 30\.\d °C, approach \d\.\d+ K/);
  expect(text).toMatch(/^CDU .* running$/m);
  expect(text).not.toContain('Vapour');
});

test('a loop that boils tells the vapour and how near its plates are to dry-out', async () => {
  const text = await report(
    { id: 'cp', part: 'cp-2p-gpu', at: [25, 360, 13.2], on: 'gpu' },
    {
      id: 'qd',
      part: 'uqd04',
      at: [200, 750, 20],
      values: { coolant: 'r1234ze', supplyTemperature: 308.15, flow: 1e-5 },
    },
  );
  expect(text).toMatch(/Heat +Vapour +Of dry-out/);
  expect(text).toMatch(/^CP +GPU .* W +3\d(\.\d)? % +5\d(\.\d)? %$/m);
});
