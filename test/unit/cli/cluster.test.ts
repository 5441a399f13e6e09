import { expect, test } from 'vitest';
import { boxwright, json, temporary } from './program.ts';

const sixteen = 'examples/cluster-16.boxwright-cluster.json';

interface Document {
  readonly kinds: { count: number; error: { margin: number } }[];
  readonly result: { status: string; balance: number; power: { pue: number }; hottest: { margin: number } };
  readonly losses: { what: string; outcome: string; after: number | null }[];
}

test('sixteen racks of one kind: condensed once, solved, told', async () => {
  const { code, document } = await json('cluster', 'cluster', sixteen, '--losses');
  expect(code).toBe(0);
  const { kinds, result, losses } = document as Document;
  expect(kinds).toMatchObject([{ count: 16 }]);
  expect(kinds[0].error.margin).toBeLessThan(0.1);
  expect(result.status).toBe('converged');
  expect(result.balance).toBeLessThan(1e-6);
  expect(result.power.pue).toBeGreaterThan(1);
  expect(result.hottest.margin).toBeGreaterThan(0);
  expect(losses.find(({ what }) => what === 'One facility pump')).toMatchObject({ outcome: 'spare' });
  expect(losses.map(({ outcome }) => outcome)).not.toContain('no-steady-state');
});

test('what is no cluster is refused', async () => {
  const { code, err } = await boxwright('cluster', temporary('x.json', '{"format": "boxwright-rack"}'));
  expect(code).toBe(2);
  expect(err).toContain('a cluster begins with');
});
