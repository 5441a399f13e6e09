import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Document } from '#cli/output/documents.ts';
import { run } from '#cli/run.ts';
import { placesOf } from '#cli/size/places.ts';
import { conditionFields } from '#models/project/conditions.ts';
import type { QuantityField } from '#models/schema/field.ts';
import { createNodeDesignSolver } from '#solver/worker/node.ts';
import { boxwright, json, temporary } from './program.ts';

const design = 'examples/edge-box.boxwright.json';
const speed = ['--goal', 'smallest fanSpeed', '--vary', 'fanSpeed=30%..100%'];

async function size(...args: string[]): Promise<{ code: number; document: Document<'size'> }> {
  const { code, document } = await json('size', 'size', ...args);
  return { code, document: document as Document<'size'> };
}

/** Margins by part, as "solve" has them. */
async function margins(...args: string[]): Promise<Map<string, number>> {
  const { document } = await json('solve', 'solve', ...args);
  const { parts } = (document as Document<'solve'>).result;
  return new Map(parts.flatMap(({ id, margin }) => (margin === null ? [] : [[id, margin] as const])));
}

describe('answers', () => {
  test('the smallest fan speed, what binds, both ends, figures before and after; "solve" says the same', async () => {
    const { code, document } = await size(design, ...speed);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      status: 'found',
      values: [{ path: 'fanSpeed', quantity: 'ratio', before: 0.8 }],
      binds: { what: 'part', at: { holds: true, placement: 'ssd1' }, beyond: { at: { holds: false } } },
      before: { fanSpeedRatio: 0.8 },
    });
    const found = Number(document.values[0]?.found);
    expect(document.after?.fanSpeedRatio).toBe(found);
    expect(document.ends.map(({ value, at }) => [value, at.holds])).toEqual([
      [0.3, false],
      [1, true],
    ]);
    const at = await margins(design, '--set', `fanSpeed=${found * 100} %`);
    expect(Math.min(...at.values())).toBeCloseTo(document.binds?.at.margin ?? NaN, 4);
    expect(at.get('ssd1')).toBeGreaterThanOrEqual(0);
    const below = await margins(design, '--set', `fanSpeed=${found * 100 - 0.01} %`);
    expect(below.get('ssd1')).toBeLessThan(0);

    const { out } = await boxwright('size', design, ...speed);
    for (const words of ['fanSpeed', '(before: 80', 'What binds', 'SSD1 is', 'Airflow'])
      expect(out, words).toContain(words);
    expect(out).toMatch(new RegExp(`At ${(found * 100 - 0.01).toFixed(2)}\\s%: SSD1 is`));
  });

  test('the highest ambient is the warmest one that "solve" names, where margins are straight in it', async () => {
    const { document } = await size(
      design,
      '--goal',
      'highest ambientTemperature',
      '--vary',
      'ambientTemperature=15 degC..45 degC',
    );
    const solved = (await json('solve', 'solve', design)).document as Document<'solve'>;
    const found = Number(document.values[0]?.found);
    expect(Math.abs(found - (solved.result.requirements.warmestAmbient ?? 0))).toBeLessThan(1);
    const at = await margins(design, '--set', `ambientTemperature=${found} K`);
    expect(Math.min(...at.values())).toBeGreaterThanOrEqual(0);
  });

  test('choices by figure are those of solving each by hand; an unknown price is left out', async () => {
    const fans = ['sanyo-9ga0812p6g001', 'arctic-p8-max', 'noctua-nf-a8-pwm', 'delta-afb0812vhb'];
    const rows = [];
    for (const fan of fans) {
      const { document } = await json('solve', 'solve', design, '--set', `FAN*.part=${fan}`);
      const { parts, requirements, powerAc } = (document as Document<'solve'>).result;
      const least = Math.min(...parts.flatMap(({ margin }) => (margin === null ? [] : [margin])));
      rows.push({ fan, least, noise: requirements.noise ?? NaN, power: powerAc });
    }
    const holding = rows.filter(({ least }) => least >= 0);
    expect(holding.length).toBeGreaterThan(0);
    expect(holding.length).toBeLessThan(rows.length);
    const bestBy = (of: 'noise' | 'power') => holding.toSorted((a, b) => a[of] - b[of])[0];
    const vary = ['--vary', `FAN*=${fans.join('|')}`];
    const quiet = await size(design, '--goal', 'quietest', ...vary);
    expect(quiet.document.values[0]?.found).toBe(bestBy('noise')?.fan);
    const power = await size(design, '--goal', 'least power', ...vary);
    expect(power.document.values[0]?.found).toBe(bestBy('power')?.fan);
    expect(power.document.tried.map(({ at }) => at.holds)).toEqual(rows.map(({ least }) => least >= 0));

    const cheap = await size(design, '--goal', 'cheapest', '--vary', 'GPU*=nvidia-t4|nvidia-l4');
    expect(cheap.document).toMatchObject({
      values: [{ path: 'GPU*.part', found: 'nvidia-l4' }],
      leftOut: [[{ path: 'GPU*.part', part: 'nvidia-t4' }]],
    });
  });

  test('a number with choices beside it, and any fan failed', async () => {
    const cold = ['--set', 'ambientTemperature=5 degC', '--failed', '1'];
    const vary = ['--vary', 'FAN*=noctua-nf-a8-pwm|sanyo-9ga0812p6g001'];
    const { document } = await size(design, ...speed, ...vary, ...cold);
    expect(document).toMatchObject({ status: 'found', failures: 4, failedFans: 1 });
    expect(document.values.map(({ path }) => path)).toEqual(['FAN*.part', 'fanSpeed']);
    const { failed = [] } = document.binds?.at ?? {};
    expect(failed).toHaveLength(1);
    const settings = document.values.map(({ path, found }) =>
      typeof found === 'number' ? `${path}=${found * 100} %` : `${path}=${found}`,
    );
    for (const fan of ['FAN1', 'FAN2', 'FAN3', 'FAN4']) {
      const set = [...settings, `${fan}.failed=true`, 'ambientTemperature=5 degC'];
      const at = await margins(design, ...set.flatMap((text) => ['--set', text]));
      expect(Math.min(...at.values()), fan).toBeGreaterThanOrEqual(-1e-6);
    }
  });

  test('nothing in the range holds: 1, with the margins at both ends', async () => {
    const slow = ['--goal', 'smallest fanSpeed', '--vary', 'fanSpeed=30%..50%'];
    const { code, document } = await size(design, ...slow);
    expect(code).toBe(1);
    expect(document).toMatchObject({ status: 'none', values: [], binds: null, after: null });
    expect(document.ends.map(({ at }) => (at.margin ?? 0) < 0)).toEqual([true, true]);
    expect((await boxwright('size', design, ...slow)).out).toContain('Neither end');
    const heavy = await size(design, ...speed, '--set', 'massLimit=1 kg');
    expect(heavy.document.tried[0]?.at).toMatchObject({ rule: 'mass', holds: false });
    expect((await size(design, ...speed, '--set', 'massLimit=1 kg', '--ignore-rules')).code).toBe(0);
  });
});

test('--write adds the answer as a configuration, and nothing else changes', async () => {
  const text = readFileSync(design, 'utf8');
  const file = temporary('own.boxwright.json', text);
  const { document } = await size(file, ...speed, '--set', 'altitude=500 m', '--write', 'Quiet');
  expect(document.written).toEqual({ path: file, configuration: { id: 'quiet', name: 'Quiet' } });
  const written = JSON.parse(readFileSync(file, 'utf8'));
  const before = JSON.parse(text);
  expect(written.configurations.slice(0, -1)).toEqual(before.configurations);
  expect(written.project).toEqual(before.project);
  const solved = await json('solve', 'solve', file, '--configuration', 'Quiet');
  const { requirements } = (solved.document as Document<'solve'>).result;
  expect(requirements.fanSpeedRatio).toBe(document.values[0]?.found);

  const { code, err } = await boxwright('size', file, ...speed, '--write', 'quiet');
  expect(code).toBe(2);
  expect(err).toMatch(/already[^]*→/);
  const none = ['--goal', 'smallest fanSpeed', '--vary', 'fanSpeed=30%..31%', '--write', 'None'];
  const kept = readFileSync(file, 'utf8');
  expect((await size(file, ...none)).document.written).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe(kept);
});

test.each([
  [['--vary', 'fanSpeed=30%..100%'], /goal is missing[^]*→[^]*"smallest fanSpeed"/],
  [['--goal', 'best', '--vary', 'fanSpeed=30%..100%'], /no such goal[^]*→/],
  [['--goal', 'smallest', '--vary', 'fanSpeed=30%..100%'], /of what[^]*→/],
  [['--goal', 'smallest fanSpeed'], /nothing may vary[^]*→/],
  [['--goal', 'highest altitude', '--vary', 'fanSpeed=30%..100%'], /add --vary "altitude=low\.\.high"/],
  [['--goal', 'smallest fanSped', '--vary', 'fanSped=30%..100%'], /did you mean "fanSpeed"/],
  [['--goal', 'smallest workload', '--vary', 'workload=idle..maximum'], /no number/],
  [['--goal', 'smallest fanSpeed', '--vary', 'fanSpeed=30 kg..100%'], /"30 kg"[^]*→/],
  [['--goal', 'smallest fanSpeed', '--vary', 'fanSpeed=100%..30%'], /empty[^]*lower value first/],
  [['--goal', 'smallest fanSpeed', '--vary', 'fanSpeed=30%..300%'], /at most 100/],
  [['--goal', 'smallest fanSpeed', '--vary', 'fanSpeed=50%'], /a range[^]*low\.\.high/],
  [[...speed, '--vary', 'altitude=0 m..100 m'], /one number[^]*--set/],
  [[...speed, '--set', 'fanMode=hold-margin'], /hold the margin[^]*fanMode=fixed/],
  [[...speed, '--failed', '9'], /at most 4/],
  [[...speed, '--failed', 'x'], /whole number/],
  [[...speed, '--margin=-5 K'], /not negative/],
  [[...speed, '--margin', '5 kg'], /--margin/],
  [['--goal', 'cheapest', '--vary', 'fanSpeed=30%..100%'], /no parts to choose/],
  [['--goal', 'cheapest', '--vary', 'FAN*=no-such-fan'], /no part has the id/],
  [['--goal', 'cheapest', '--vary', 'FAN*=nvidia-l4'], /is no fan/],
  [['--goal', 'cheapest', '--vary', 'NOPE=*'], /no part is named "NOPE"/],
  [['--goal', 'cheapest', '--vary', '*=nvidia-l4'], /several kinds/],
  [['--goal', 'cheapest', '--vary', 'GPU1=nvidia-l4', '--vary', 'GPU*=nvidia-l4'], /chosen twice/],
  [['--goal', 'least power', '--vary', 'FAN*=*', '--vary', 'fanSpeed=30%..100%'], /anywhere in between/],
  [
    ['--goal', 'quietest', ...['FAN1', 'FAN2', 'FAN3', 'FAN4'].flatMap((fan) => ['--vary', `${fan}=*`])],
    /in \d+ ways, and at most 400/,
  ],
])('bad input %j says what is wrong and the remedy', async (args, words) => {
  const { code, err, out } = await boxwright('size', design, ...args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(words);
});

test('Ctrl+C ends a search with 130', async () => {
  const interrupt = new AbortController();
  let out = '';
  const running = run(['size', design, ...speed], {
    out: (text) => (out += text),
    err: () => undefined,
    signal: interrupt.signal,
    createSolver: createNodeDesignSolver,
  });
  setTimeout(() => interrupt.abort(), 100);
  expect(await running).toBe(130);
  expect(out).toBe('');
});

test('values that are tried are round, keep to the range and hold both ends', () => {
  const field = conditionFields.ambientTemperature as QuantityField;
  const number = { path: 'ambientTemperature', field, now: null };
  const places = placesOf(number, 288.15, 318.1234);
  expect(places.textAt(0)).toBe('15 degC');
  expect(places.textAt(1)).toBe('15.01 degC');
  expect(places.textAt(places.count - 2)).toBe('44.97 degC');
  expect(places.textAt(places.count - 1)).toContain('44.9734');
  const spares = placesOf({ path: 'x', field: { type: 'count', label: 'x' }, now: 1 }, 2, 5);
  expect([spares.count, spares.textAt(3)]).toEqual([4, '5']);
});
