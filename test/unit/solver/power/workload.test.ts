import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { findLanguageModel } from '#models/workload/language-model.ts';
import { nodeHalfBand, nodeWallPower } from '#solver/power/node-power.ts';
import { crossingBatch, rateUnderRoofs } from '#solver/power/roofline.ts';
import { shareUnderLimitWithSlope, throttledPowerWithSlope } from '#solver/power/throttle.ts';
import { answerWorkload, energiesOf, idleAnswer, type Running } from '#solver/power/workload.ts';
import { servedShares } from '#solver/power/workload-calibration.ts';
import { countToken, type BusyPhase, type Load } from '#solver/power/workload-counts.ts';

const h100 = {
  id: 'nvidia-h100-sxm5',
  idlePower: 68.6,
  ratedPower: 700,
  powerLimit: 700,
  peakRate: 989.4e12,
  peakRate16: 989.4e12,
  memoryBandwidth: 3.35e12,
  memoryCapacity: 80e9,
};
const running: Running = {
  accelerator: h100,
  tensorParallel: 1,
  computeShare: null,
  memoryShare: null,
  rate: null,
  clock: 1,
};
const on = (changes: Partial<Running>): Running => ({ ...running, ...changes });
const limited = (powerLimit: number): Running => on({ accelerator: { ...h100, powerLimit } });

function load(phase: BusyPhase, batch: number, context: number, name = 'llama-8b'): Load {
  const model = findLanguageModel(name);
  if (!model) throw new Error(name);
  return { model, bytes: { weight: 2, activation: 2, keyValue: 2 }, phase, batch, context };
}

describe('roofs', () => {
  test('the lower roof gives the rate', () => {
    expect(rateUnderRoofs({ compute: 1e12, memory: 1e11 }, 1e9, 2e8)).toEqual({ rate: 500, roof: 'memory' });
    expect(rateUnderRoofs({ compute: 1e11, memory: 1e12 }, 1e9, 2e8)).toEqual({ rate: 100, roof: 'compute' });
  });

  test('decode crosses at the batch that the closed form says', () => {
    expect(crossingBatch({ compute: 1e14, memory: 1e12 }, 1e9, 1e9, 1e6)).toBeCloseTo(111.11, 2);
    expect(crossingBatch({ compute: 1e14, memory: 1e12 }, 1e9, 1e9, 1e8)).toBeNull();
    const one = countToken(load('decode', 1, 128));
    const roofs = {
      compute: servedShares.compute * h100.peakRate,
      memory: servedShares.memory * h100.memoryBandwidth,
    };
    const crossing = crossingBatch(roofs, one.weightBytes, one.flop, one.bytes - one.weightBytes) ?? 0;
    expect(crossing).toBeGreaterThan(10);
    const roofAt = (batch: number) => answerWorkload(load('decode', batch, 128), running).roof;
    expect(roofAt(Math.floor(crossing))).toBe('memory');
    expect(roofAt(Math.ceil(crossing))).toBe('compute');
  });

  test('long prompts meet the compute roof, decode of one sequence the memory roof', () => {
    expect(answerWorkload(load('prefill', 1, 4096), running).roof).toBe('compute');
    expect(answerWorkload(load('training', 4, 4096), running).roof).toBe('compute');
    expect(answerWorkload(load('decode', 1, 4096), running).roof).toBe('memory');
  });
});

describe('throttling', () => {
  const out = new Float64Array(2);
  const value = (write: () => void): number => {
    write();
    return out[0];
  };

  property.prop([
    fc.double({ min: 10, max: 200, noNaN: true }),
    fc.double({ min: 50, max: 2000, noNaN: true }),
    fc.double({ min: 0.2, max: 0.98, noNaN: true }),
    fc.double({ min: 1, max: 3, noNaN: true }),
  ])('slopes are those of differences, and limit and share undo each other', (idle, dynamic, share, n) => {
    throttledPowerWithSlope(out, idle, dynamic, share, n);
    const [power, slope] = out;
    const step = 1e-5;
    const above = value(() => throttledPowerWithSlope(out, idle, dynamic, share + step, n));
    const below = value(() => throttledPowerWithSlope(out, idle, dynamic, share - step, n));
    expect(slope / ((above - below) / (2 * step))).toBeCloseTo(1, 5);
    shareUnderLimitWithSlope(out, idle, dynamic, power, n);
    const back = out[1];
    expect(out[0]).toBeCloseTo(share, 9);
    const width = 1e-5 * (power - idle);
    const more = value(() => shareUnderLimitWithSlope(out, idle, dynamic, power + width, n));
    const less = value(() => shareUnderLimitWithSlope(out, idle, dynamic, power - width, n));
    expect(back / ((more - less) / (2 * width))).toBeCloseTo(1, 5);
  });

  test('a limit that is never met takes nothing, one below idle leaves nothing', () => {
    shareUnderLimitWithSlope(out, 70, 300, 700, 2);
    expect([...out]).toEqual([1, 0]);
    shareUnderLimitWithSlope(out, 70, 300, 60, 2);
    expect([...out]).toEqual([0, 0]);
  });

  test('the examples of the docstrings', () => {
    throttledPowerWithSlope(out, 70, 630, 0.8, 2);
    expect(out[0]).toBeCloseTo(473.2, 9);
    shareUnderLimitWithSlope(out, 70, 630, 473.2, 2);
    expect(out[0]).toBeCloseTo(0.8, 9);
  });
});

const batch = fc.integer({ min: 1, max: 512 });
const context = fc.integer({ min: 16, max: 32_768 });
const phase = fc.constantFrom<BusyPhase>('decode', 'prefill', 'training');

describe('the answer', () => {
  property.prop([phase, batch, context, fc.integer({ min: 100, max: 700 })])(
    'power stays between idle and the limit; at the limit the rate falls and nothing else',
    (which, n, tokens, limit) => {
      const answer = answerWorkload(load(which, n, tokens), limited(limit));
      expect(answer.power).toBeGreaterThan(h100.idlePower);
      expect(answer.power).toBeLessThanOrEqual(limit * (1 + 1e-12));
      const free = answerWorkload(load(which, n, tokens), limited(1e6));
      expect(answer.tokensPerSecond).toBeLessThanOrEqual(free.tokensPerSecond * (1 + 1e-12));
      if (answer.heldBy === 'power') expect(answer.power).toBeCloseTo(limit, 6);
      else expect(answer.power).toBe(free.power);
    },
  );

  property.prop([phase, batch, context])(
    'a token takes at least the energy of its operations and bytes',
    (w, n, c) => {
      const answer = answerWorkload(load(w, n, c), limited(1e6));
      const { perFlop, perByte } = energiesOf(h100);
      const floor = perFlop * (answer.counts?.flop ?? 0) + perByte * (answer.counts?.bytes ?? 0);
      expect(answer.energyPerToken ?? 0).toBeGreaterThan(floor);
      expect(answer.computeUtilisation).toBeLessThanOrEqual(1);
      expect(answer.memoryUtilisation).toBeLessThanOrEqual(1);
    },
  );

  property.prop([batch, batch, context])(
    'decode: a larger batch gives no fewer tokens and no dearer ones',
    (a, b, c) => {
      const [few, many] = [Math.min(a, b), Math.max(a, b)].map((n) =>
        answerWorkload(load('decode', n, c), limited(1e6)),
      );
      expect(many.tokensPerSecond).toBeGreaterThanOrEqual(few.tokensPerSecond * (1 - 1e-12));
      expect(many.energyPerToken ?? 0).toBeLessThanOrEqual((few.energyPerToken ?? 0) * (1 + 1e-12));
    },
  );

  property.prop([batch, context, fc.double({ min: 0.3, max: 1, noNaN: true })])(
    'a lower clock lowers rate and power together',
    (n, c, clock) => {
      const cool = answerWorkload(load('decode', n, c), running);
      const hot = answerWorkload(load('decode', n, c), on({ clock }));
      expect(hot.share).toBeCloseTo(Math.min(clock, cool.share), 12);
      expect(hot.power).toBeLessThanOrEqual(cool.power);
      expect(hot.tokensPerSecond).toBeLessThanOrEqual(cool.tokensPerSecond);
    },
  );

  property.prop([batch, context])('bands hold the value and never pass the limit', (n, c) => {
    const { band, node, power } = answerWorkload(load('decode', n, c), running);
    if (!band || !node) throw new Error('the H100 has a band');
    expect(band.low).toBeLessThanOrEqual(power);
    expect(band.high).toBeGreaterThanOrEqual(power);
    expect(band.high).toBeLessThanOrEqual(700);
    expect(node.low).toBeLessThan(node.value);
    expect(node.high).toBeGreaterThan(node.value);
  });

  test('a measured rate narrows the band', () => {
    const guess = answerWorkload(load('decode', 64, 993), running);
    const known = answerWorkload(load('decode', 64, 993), on({ rate: guess.tokensPerSecond }));
    expect(known.power).toBeCloseTo(guess.power, 9);
    expect((known.band?.high ?? 0) - (known.band?.low ?? 0)).toBeLessThan(
      ((guess.band?.high ?? 0) - (guess.band?.low ?? 0)) / 3,
    );
    expect(known.tokensBand).toBeNull();
  });

  test('no band where nothing was measured, and it says why', () => {
    const other = on({ accelerator: { ...h100, id: 'another' } });
    for (const answer of [
      answerWorkload(load('decode', 8, 1024), other),
      answerWorkload(load('training', 8, 1024), running),
      answerWorkload(load('decode', 8, 1024), on({ memoryShare: 0.8 })),
    ]) {
      expect([answer.band, answer.node]).toEqual([null, null]);
      expect(answer.basis.join()).toContain('no band');
    }
  });

  test('memory: 70e9 parameters in 16 bit fit on two H100, not on one', () => {
    const on70 = (ways: number) =>
      answerWorkload(load('decode', 1, 1024, 'llama-70b'), on({ tensorParallel: ways })).fits;
    expect([on70(1), on70(2)]).toEqual([false, true]);
  });

  test('more accelerators than key/value heads hold copies of the cache', () => {
    const bytesOn = (ways: number) =>
      answerWorkload(load('decode', 1, 1024), on({ tensorParallel: ways })).counts?.keyValueBytes ?? 0;
    expect(bytesOn(8)).toBe(bytesOn(1));
    expect(bytesOn(16)).toBe(2 * bytesOn(1));
  });

  test('idle is the idle power and no tokens', () => {
    expect(idleAnswer(running)).toMatchObject({ power: 68.6, tokensPerSecond: 0, energyPerToken: null });
  });
});

test('node: the examples of the docstrings', () => {
  expect(nodeWallPower(5600)).toBeCloseTo(8133.6, 1);
  expect(nodeHalfBand(5600)).toBeCloseTo(278.5, 1);
});
