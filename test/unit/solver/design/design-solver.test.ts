import { describe, expect, it } from 'vitest';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import type { Design } from '#models/project/design.ts';
import type { Progress } from '#solver/solve/contract.ts';
import { designOf, smallServer } from './designs.ts';

describe('the design solver', () => {
  it('solves a small server: balances close, the accelerator warms the air, the fans and the supply are reported', async () => {
    const solver = createDesignSolver();
    const result = await solver.solve(smallServer({ workload: 'maximum', fanSpeed: 1 }), {
      fidelity: 'network',
    });
    expect(result.status).toBe('converged');
    expect(result.balance.mass).toBeLessThan(1e-6);
    expect(result.balance.energy).toBeLessThan(1e-6);
    // 460 W of parts, the fans, and the supply's loss at the rated efficiency.
    const drawn = 460 + result.fanPower;
    expect(result.powerDc).toBeCloseTo(drawn, 3);
    expect(result.heat).toBeCloseTo(result.powerAc, 3);
    const parts = result.parts.reduce((sum, part) => sum + part.heat, 0);
    expect(parts).toBeCloseTo(result.heat, 3);
    // What goes in by heat goes out with the air, but for some per cent through the walls.
    const { airflow, exhaustTemperature } = result.requirements;
    const carried = airflow * 1.184 * 1007 * ((exhaustTemperature ?? 0) - 298.15);
    expect(carried / result.heat).toBeGreaterThan(0.85);
    expect(carried / result.heat).toBeLessThan(1.02);
    expect(result.fans.map((fan) => fan.state)).toEqual(['running', 'running', 'running', 'running']);
    const gpu = result.parts.find((part) => part.id === 'gpu');
    expect(gpu?.margin).toBeCloseTo((gpu?.limit ?? 0) - (gpu?.temperature ?? 0), 9);
    expect(result.openings.reduce((sum, opening) => sum + opening.massFlow, 0)).toBeLessThan(0.01);
    solver.dispose();
  });

  it('explains a temperature by rises that sum to it', async () => {
    const solver = createDesignSolver();
    const design = smallServer({ workload: 'maximum', fanSpeed: 1 });
    const result = await solver.solve(design, { fidelity: 'network' });
    for (const part of result.parts) {
      if (part.temperature === null) continue;
      const explanation = await solver.explain(design, part.id);
      const sum = explanation?.rungs.reduce((total, rung) => total + rung.rise, 0) ?? NaN;
      expect(sum).toBeCloseTo(part.temperature - design.conditions.ambientTemperature, 6);
    }
    const gpu = await solver.explain(design, 'gpu');
    expect(gpu?.rungs.slice(-3).map((rung) => rung.label)).toEqual([
      'fins of SINK to the air at their inlet',
      'interface under SINK',
      'junction of GPU to its case',
    ]);
    expect(gpu?.rungs.every((rung) => rung.relationName !== '')).toBe(true);
    // A fan's limit is on its air: the chain ends there, without a step through the probe that reads it.
    for (const { id } of result.fans) {
      const fan = await solver.explain(design, id);
      expect(fan?.rungs.map((rung) => rung.label).filter((label) => label.startsWith('air at'))).toEqual([]);
    }
    solver.dispose();
  });

  it('tells what moves a temperature: as solving again with a little more of it does', async () => {
    const solver = createDesignSolver();
    const conditions = { workload: 'maximum', fanSpeed: 0.8 } as const;
    const temperatureWith = async (changes: Partial<Design['conditions']>): Promise<number> => {
      const { parts } = await solver.solve(smallServer({ ...conditions, ...changes }), {
        fidelity: 'network',
      });
      return parts.find((part) => part.id === 'gpu')?.temperature ?? NaN;
    };
    const ambient = smallServer().conditions.ambientTemperature;
    const slope =
      ((await temperatureWith({ fanSpeed: 0.804 })) - (await temperatureWith({ fanSpeed: 0.796 }))) / 0.008;
    const warmer =
      (await temperatureWith({ ambientTemperature: ambient + 0.5 })) -
      (await temperatureWith({ ambientTemperature: ambient - 0.5 }));
    await temperatureWith({});
    const found = await solver.drivers(smallServer(conditions), 'gpu');
    const effectOf = (what: string, name: string | null = null): number =>
      found?.drivers.find((driver) => driver.what === what && driver.name === name)?.effect ?? NaN;
    expect(effectOf('speed of all fans') / (0.08 * slope)).toBeCloseTo(1, 2);
    expect(effectOf('temperature of the room') / warmer).toBeCloseTo(1, 3);
    expect(effectOf('power', 'GPU')).toBeGreaterThan(1);
    const strengths = found?.drivers.map(({ effect }) => Math.abs(effect)) ?? [];
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
    expect(await solver.drivers(smallServer(conditions), 'chassis')).toBeNull();
    const { parts } = await solver.bands(smallServer(conditions));
    expect(parts.length).toBeGreaterThan(2);
    const own = parts.find(([id]) => id === 'gpu')?.[1];
    expect(own?.low).toBeCloseTo(found?.band.low ?? 0, 9);
    expect(own?.origins.map(({ name }) => name)).toEqual(found?.band.origins.map(({ name }) => name));
    for (const [, { low, high, origins }] of parts) {
      expect(high).toBeGreaterThan(low);
      expect(origins.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }
    solver.dispose();
  });

  it('never cools a part by more power in it, nor any other part', async () => {
    const solver = createDesignSolver();
    const temperatures: (readonly number[])[] = [];
    for (const watts of [100, 250, 400, 650]) {
      const design = smallServer({ workload: 'maximum', fanSpeed: 1 });
      const items = design.items.map((item) =>
        item.id === 'gpu'
          ? { ...item, part: { ...item.part, values: { ...item.part.values, maximumPower: watts } } }
          : item,
      );
      const result = await solver.solve({ ...design, items }, { fidelity: 'network' });
      expect(result.status).toBe('converged');
      temperatures.push(
        ['gpu', 'board', 'psu'].map((id) => result.parts.find((part) => part.id === id)?.temperature ?? 0),
      );
    }
    for (let i = 1; i < temperatures.length; i++)
      for (let part = 0; part < 3; part++)
        expect(temperatures[i][part]).toBeGreaterThanOrEqual(temperatures[i - 1][part] - 0.05);
    solver.dispose();
  });

  it('lets a newer solve of a configuration supersede the older one', async () => {
    const solver = createDesignSolver();
    const old = solver.solve(smallServer({ fanSpeed: 0.5 }), { fidelity: 'network' });
    const next = solver.solve(smallServer({ fanSpeed: 0.9 }), { fidelity: 'network' });
    expect((await old).status).toBe('cancelled');
    const result = await next;
    expect(result.status).toBe('converged');
    expect(result.requirements.fanSpeedRatio).toBe(0.9);
    solver.dispose();
  });

  it('hears a signal that was given before, and sends progress', async () => {
    const solver = createDesignSolver();
    const controller = new AbortController();
    controller.abort();
    const result = await solver.solve(smallServer(), { fidelity: 'network', signal: controller.signal });
    expect(result.status).toBe('cancelled');
    const seen: Progress[] = [];
    await solver.solve(smallServer(), { fidelity: 'network', onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(0);
    solver.dispose();
  });

  it('holds the margin by the fan speed', async () => {
    const solver = createDesignSolver();
    const fast = await solver.solve(smallServer({ fanSpeed: 1, workload: 'idle' }), { fidelity: 'network' });
    const held = await solver.solve(
      smallServer({ fanMode: 'hold-margin', targetMargin: 10, workload: 'idle' }),
      {
        fidelity: 'network',
      },
    );
    expect(held.status).toBe('converged');
    const least = Math.min(...held.parts.flatMap((part) => (part.margin === null ? [] : [part.margin])));
    const speed = held.requirements.fanSpeedRatio;
    // Either the margin is met to a hair, or the fans are at an end of their range.
    if (speed > 0.2001 && speed < 0.9999) expect(least).toBeCloseTo(10, 1);
    expect(held.fanPower).toBeLessThan(fast.fanPower);
    solver.dispose();
  });

  it('gives a budget from sums alone: the airflow of a 15 K rise', async () => {
    const solver = createDesignSolver();
    const result = await solver.solve(smallServer({ workload: 'maximum', fanSpeed: 1 }), {
      fidelity: 'budget',
    });
    expect(result.status).toBe('converged');
    expect(result.hottest).toBeNull();
    // Q = P/(ρ c_p ΔT), ρ = 1.184 kg/m³ at 25 °C.
    expect(result.requirements.airflow).toBeCloseTo(result.heat / (1.184 * 1006 * 15), 3);
    const network = await solver.solve(smallServer({ workload: 'maximum', fanSpeed: 1 }), {
      fidelity: 'network',
    });
    expect(result.powerAc / network.powerAc).toBeCloseTo(1, 2);
    solver.dispose();
  });

  it('answers an empty design and one without fans', async () => {
    const solver = createDesignSolver();
    expect((await solver.solve(designOf([]), { fidelity: 'network' })).status).toBe('converged');
    const still = await solver.solve(
      designOf([
        { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
        { id: 'dev', part: 'device-bmc', at: [100, 100, 20] },
      ]),
      { fidelity: 'network' },
    );
    expect(still.status).toBe('converged');
    const device = still.parts.find((part) => part.id === 'dev');
    expect(device?.temperature).toBeGreaterThan(305);
    solver.dispose();
  });
});
