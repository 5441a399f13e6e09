import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { DeploymentResult, ServiceResult } from '#solver/service/contract.ts';
import { json } from '../unit/cli/program.ts';

/*
 * Did the answer move? The shipped services against their answers of the last release; see examples.test.ts.
 */
const pinFile = new URL('services.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned: Record<string, unknown> = update ? {} : JSON.parse(readFileSync(pinFile, 'utf8'));
const found: Record<string, unknown> = {};
const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Number(value.toPrecision(5));

const pinOf = ({
  name,
  node: { plant },
  limits,
  latency,
  year,
  cost,
  carbon,
  offGrid,
  traffic,
}: DeploymentResult) => ({
  name,
  limits: limits.map((one) => [one.name, rounded(one.requests), one.isSlack]),
  latency: [latency.firstToken, latency.token, latency.answer].map(rounded),
  traffic: traffic && [traffic.toNode, traffic.fromNode, traffic.encryption],
  served: rounded(year.requestsServed / year.requestsAsked),
  perToken: [year.perToken?.accelerators, year.perToken?.node, year.perToken?.site].map(rounded),
  perMillion: [cost.perMillion?.energy, cost.perMillion?.hardware].map((sum) => rounded(sum?.value)),
  carbon: rounded(carbon.value),
  ...(plant && {
    plant: {
      powers: plant.powers.map(({ racks, utility }) => [rounded(racks), rounded(utility)]),
      // To 1 s and 0.1 %.
      losses: plant.losses.map(({ what, outcome, after, left }) => [
        what,
        outcome,
        after === null ? null : Math.round(after),
        Number(left.toFixed(3)),
      ]),
    },
  }),
  offGrid: offGrid && {
    lossOfLoad: rounded(offGrid.lossOfLoad),
    leastCharge: rounded(offGrid.leastCharge),
    generator: rounded(offGrid.generatorUsed),
    worstWeek: [offGrid.worstWeek.from, rounded(offGrid.worstWeek.array), rounded(offGrid.worstWeek.asked)],
    arrayNeeded: rounded(offGrid.arrayNeeded),
  },
});

const examples = readdirSync('examples').filter((name) => name.endsWith('.boxwright-service.json'));

test.each(examples)('%s answers as pinned', async (name) => {
  const { code, document } = await json('service', 'service', `examples/${name}`);
  expect(code).toBe(0);
  const { deployments } = document as ServiceResult;
  for (const { offGrid } of deployments) expect(Math.abs(offGrid?.balance ?? 0)).toBeLessThan(1e-9);
  found[name] = deployments.map(pinOf);
  if (!update) expect(found[name]).toEqual(pinned[name]);
});

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
