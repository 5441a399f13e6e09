import { expect, test } from 'vitest';
import { applyDiff } from '#models/project/diff.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { Vector3 } from '#models/schema/field.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { checkDesign, rules } from '#models/rules/rules.ts';
import { Builder, designOf, example, sampleResult } from './sample.ts';

const design = designOf(example('edge-box'));

function withTemperature(id: string, temperature: number): DesignResult {
  const result = sampleResult(design);
  const parts = result.parts.map((part) =>
    part.id === id && part.limit !== null ? { ...part, temperature, margin: part.limit - temperature } : part,
  );
  return { ...result, parts };
}

const of = (rule: string, result: DesignResult) =>
  checkDesign(design, result).filter((found) => found.rule === rule);

test('every rule says why, by a title and a reason, and has an id of its own', () => {
  expect(rules.length).toBeGreaterThanOrEqual(24);
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.title).not.toBe('');
    expect(rule.why.length, rule.id).toBeGreaterThan(20);
  }
});

test('a part over its limit is an error with the kelvins, and the fans can be run faster', () => {
  const limit = sampleResult(design).parts.find((part) => part.id === 'cpu1')?.limit ?? 0;
  const [found] = of('over-limit', withTemperature('cpu1', limit + 3.2));
  expect(found?.message).toContain('CPU1 is 3.2\u00A0K over its limit');
  expect(found?.fix?.label).toContain('full speed');
  expect(of('thin-margin', withTemperature('cpu1', limit + 3.2))).toEqual([]);
});

test('many pieces of one part over their limit are one finding that names the worst', () => {
  const result = sampleResult(design);
  const parts = result.parts.map((part) =>
    part.id.startsWith('dimm') && part.limit !== null
      ? { ...part, temperature: part.limit + Number(part.id.slice(4)), margin: -Number(part.id.slice(4)) }
      : part,
  );
  const found = of('over-limit', { ...result, parts });
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toMatch(/^DIMM2 is 2\.0.K over .* So is DIMM1, by less\.$/);
  expect(found[0]?.placements).toEqual(['dimm2', 'dimm1']);
});

test('a margin of 4 K is thin, of exactly 5 K it is not', () => {
  const limit = sampleResult(design).parts.find((part) => part.id === 'cpu1')?.limit ?? 0;
  expect(of('thin-margin', withTemperature('cpu1', limit - 4))[0]?.message).toContain(
    'CPU1 is 4.0\u00A0K below',
  );
  expect(of('thin-margin', withTemperature('cpu1', limit - 5))).toEqual([]);
});

test('fans and supplies in too hot air have rules of their own', () => {
  const result = sampleResult(design);
  const parts = result.parts.map((part) =>
    part.id === 'fan1' || part.id === 'psu1'
      ? { ...part, temperature: 350, limit: 343.15, margin: -6.85, temperatureOf: 'air' as const }
      : part,
  );
  expect(of('fan-air-limit', { ...result, parts })[0]?.placements).toEqual(['fan1']);
  expect(of('psu-inlet-limit', { ...result, parts })[0]?.placements).toEqual(['psu1']);
  expect(of('over-limit', { ...result, parts })).toEqual([]);
});

test('an answer that did not converge or does not balance is an error', () => {
  expect(of('not-converged', sampleResult(design, { status: 'not-converged' }))).toHaveLength(1);
  expect(of('balance', sampleResult(design, { balance: { mass: 0, energy: 0.02 } }))[0]?.message).toContain(
    'Energy does not balance by 2.00\u00A0%',
  );
  expect(of('balance', sampleResult(design, { balance: { mass: Number.NaN, energy: 0 } }))).toHaveLength(1);
});

test('a refused solve is judged by its problems alone, not by its numbers', () => {
  const problems = [
    {
      severity: 'error' as const,
      code: 'no-air-in',
      message: "no path for air to fan 'FAN1'",
      placements: ['fan1'],
    },
  ];
  const found = checkDesign(
    design,
    sampleResult(design, { status: 'refused', problems, balance: { mass: 1, energy: 1 } }),
  );
  expect(found[0]).toMatchObject({
    rule: 'solver:no-air-in',
    title: 'No air in',
    message: "No path for air to fan 'FAN1'.",
  });
  expect(found.some((violation) => violation.rule === 'balance')).toBe(false);
});

test('what a rule and the solver both say is said once', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  const problems = [{ severity: 'note' as const, code: 'no-psu', message: 'no supply', placements: [] }];
  const ids = box.check(sampleResult(box.design, { problems })).map((found) => found.rule);
  expect(ids).toContain('psu-missing');
  expect(ids).not.toContain('solver:no-psu');
});

test('site: class, altitude, humidity, noise', () => {
  const box = new Builder();
  box.conditions({ altitude: 3200, relativeHumidity: 0.95, inletClass: 'A2', fanMode: 'fixed' });
  const result = sampleResult(box.design);
  const requirements = { ...result.requirements, inletClass: 'A3' as const, noise: 91 };
  const loud = { ...result, requirements };
  expect(box.find('altitude')).toHaveLength(1);
  expect(box.find('humidity')).toHaveLength(1);
  expect(box.find('noise', loud)[0]?.message).toContain('91.0\u00A0dB(A)');
  expect(box.find('inlet-class', loud)[0]?.message).toContain('outside class A2; it needs A3');
  expect(box.mend('inlet-class', loud)).toEqual([]);
});

test('rack: mass, depth, width and height', () => {
  const box = new Builder();
  box.conditions({ massLimit: 1, rackDepth: 0.3 });
  expect(box.find('mass')).toHaveLength(1);
  expect(box.find('rack-depth')).toHaveLength(1);
  expect(box.find('rack-width')).toEqual([]);
  const table = new Builder(example('edge-box'));
  expect([...table.find('rack-width'), ...table.find('rack-height')]).toEqual([]);
  // 4 U are 177.8 mm less the gap; a chassis of 177 mm fits tightly, one of 180 mm does not.
  const sized = (size: Vector3) => {
    const it = new Builder();
    const chassis = it.design.chassis?.id ?? '';
    it.project = applyDiff(it.project, setValue(it.project, it.configuration, chassis, 'size', size));
    return it;
  };
  expect(sized([0.44, 0.8, 0.1765]).find('rack-height')).toEqual([]);
  expect(sized([0.44, 0.8, 0.1775]).find('rack-height')[0]?.severity).toBe('note');
  expect(sized([0.44, 0.8, 0.18]).find('rack-height')[0]?.severity).toBe('error');
  expect(sized([0.46, 0.8, 0.17]).find('rack-width')[0]?.severity).toBe('error');
});

test('weak sources and unknown prices are notes, one each', () => {
  const found = checkDesign(design, null).filter((violation) =>
    ['weak-source', 'decisive-estimate', 'unknown-mass-or-price'].includes(violation.rule),
  );
  expect(found.map((violation) => violation.severity)).toEqual(['note', 'note', 'note']);
});

test('errors come first, and figures that were never validated do not throw', () => {
  const broken = {
    ...design,
    items: design.items.map((item) => ({ ...item, part: { ...item.part, values: {}, estimates: [] } })),
  };
  const severities = checkDesign(broken, sampleResult(design)).map((found) => found.severity);
  expect(severities).toEqual(
    [...severities].sort(
      (a, b) => ['error', 'warning', 'note'].indexOf(a) - ['error', 'warning', 'note'].indexOf(b),
    ),
  );
});
