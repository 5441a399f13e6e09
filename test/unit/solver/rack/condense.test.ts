import { expect, test } from 'vitest';
import { loadRack } from '#models/rack/load.ts';
import { fillRack } from '#models/rack/standing.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { condenseRack, type KeptKinds } from '#solver/rack/condense.ts';
import { airTunnel } from '../../../fixtures/air-tunnel.ts';
import { smallRack } from '../../../fixtures/small-rack.ts';

test('a design that another rack had is not solved again, unless it is asked for over something else', async () => {
  const design = airTunnel();
  const rackOf = (count: number, room: Readonly<Record<string, unknown>> = {}) => {
    const slots = [{ name: 'Box', unit: 1, count, project: 'tunnel.boxwright.json' }];
    const { rack } = loadRack(JSON.stringify(smallRack({ slots, room })), 'test');
    if (!rack) throw new Error('the rack of the test was refused');
    return fillRack(rack, new Map([[0, design]]));
  };
  const solver = createDesignSolver();
  let solves = 0;
  const counting: Pick<DesignSolver, 'solve'> = {
    solve: (...all) => {
      solves++;
      return solver.solve(...all);
    },
  };
  const kept: KeptKinds = new WeakMap();
  const { signal } = new AbortController();
  const of = async (filled: ReturnType<typeof rackOf>) => {
    const before = solves;
    const kinds = await condenseRack(filled, counting, null, { signal, kept });
    return { solves: solves - before, count: kinds.get(design)?.count };
  };
  expect(await of(rackOf(2))).toEqual({ solves: 19, count: 2 });
  expect(await of(rackOf(5))).toEqual({ solves: 0, count: 5 });
  expect(await of(rackOf(1, { temperature: '22 degC' }))).toEqual({ solves: 19, count: 1 });
  solver.dispose();
});
