import { describe, expect, it } from 'vitest';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import {
  createDesignReceiver,
  createDesignSender,
  packResult,
  unpackResult,
} from '#solver/worker/crossing.ts';
import type { Design } from '#models/project/design.ts';
import { smallServer } from '../design/designs.ts';

function moved(design: Design): Design {
  const [first, ...rest] = design.items;
  return { ...design, items: [{ ...first, name: 'renamed' }, ...rest] };
}

describe('a design that crosses to the worker', () => {
  it('arrives as it was sent; what has not changed crosses as its id and stays the same object there', () => {
    const sender = createDesignSender();
    const receive = createDesignReceiver();
    const first = smallServer();
    const whole = sender.pack(first);
    expect(whole.items.every((item) => typeof item !== 'string')).toBe(true);
    const there = receive(structuredClone(whole));
    expect(there).toEqual(first);
    const second = moved(first);
    const packed = sender.pack(second);
    expect(packed.items.filter((item) => typeof item !== 'string')).toEqual([second.items[0]]);
    const thereToo = receive(structuredClone(packed));
    expect(thereToo).toEqual(second);
    expect(thereToo.items[1]).toBe(there.items[1]);
  });

  it('crosses whole after a message that may be lost, and a lost one is noticed', () => {
    const sender = createDesignSender();
    const receive = createDesignReceiver();
    const design = smallServer();
    sender.pack(design); // lost
    expect(() => receive(structuredClone(sender.pack(design)))).toThrow('does not know the item');
    sender.forget();
    expect(receive(structuredClone(sender.pack(design)))).toEqual(design);
  });
});

describe('a result that crosses from the worker', () => {
  it('arrives as it was, with zones and without', async () => {
    const solver = createDesignSolver();
    for (const fidelity of ['network', 'budget'] as const) {
      const result = await solver.solve(smallServer(), { fidelity });
      expect(result.zones.length > 0).toBe(fidelity === 'network');
      expect(unpackResult(structuredClone(packResult(result)))).toEqual(result);
    }
    solver.dispose();
  });
});
