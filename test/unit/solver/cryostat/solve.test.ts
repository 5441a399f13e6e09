import { describe, expect, test } from 'vitest';
import { cryostatReport } from '#solver/cryostat/report.ts';
import { solveCryostat } from '#solver/cryostat/solve.ts';
import { violationsOf } from '#solver/cryostat/violations.ts';
import { cryostat, cryostatDocument } from '../../../fixtures/cryostat.ts';

type Entry = Record<string, unknown>;
const [stage] = cryostatDocument()['stages'] as Entry[];
const cooler = cryostatDocument()['cooler'] as Entry;
const warmSide = cryostatDocument()['warmSide'] as Entry;
const vessel = cryostatDocument()['vessel'] as Entry;
const [supply] = cryostatDocument()['wires'] as Entry[];

/** Without masses a run is short. */
const solved = (changes: Entry = {}) => {
  const document = cryostat({ stages: [{ ...stage, masses: [] }], ...changes });
  const result = solveCryostat(document);
  return { result, violations: violationsOf(document, result), report: cryostatReport(document, result) };
};

describe('a stage that is held', () => {
  test('by less input: the cooler takes what it has to, at the same share of Carnot', () => {
    const { result, violations } = solved();
    const [{ head, leak, isHeld, temperature, margin }] = result.stages;
    expect(violations).toEqual([]);
    expect([isHeld, temperature]).toEqual([true, 77]);
    expect(head?.lift).toBeCloseTo(6 + leak, 9);
    expect(head?.temperature).toBeCloseTo(77 - (6 + leak) / 3, 9);
    expect(head?.heater).toBe(0);
    expect(result.warmSide.input).toBeCloseTo((240 * (6 + leak)) / (head?.capacity ?? 0), 9);
    expect(margin).toBeGreaterThan(6);
  });

  test('by a heater: the cooler runs at full and the heater makes up the rest', () => {
    const { result } = solved({ cooler: { ...cooler, control: 'heater' } });
    const [{ head, leak, margin }] = result.stages;
    expect(result.warmSide.input).toBe(240);
    expect(head?.lift).toBeCloseTo(6 + leak + (head?.heater ?? 0), 9);
    expect(head?.heater).toBeCloseTo(margin ?? 0, 7);
  });

  test('is let go where the load is more than the lift, and a warning says so', () => {
    const { result, violations } = solved({ stages: [{ ...stage, masses: [], dissipation: '14 W' }] });
    const [{ temperature, isHeld, margin, head }] = result.stages;
    expect(isHeld).toBe(false);
    expect(temperature).toBeGreaterThan(77);
    expect(margin).toBeLessThan(0);
    expect(head?.lift).toBeCloseTo(head?.capacity ?? 0, 9);
    expect(result.warmSide.load).toBe(1);
    expect(violations[0]).toMatch(/“logic” is at \d+\.\d\u00A0K and is not held at 77\.0\u00A0K/);
  });
});

test('more than was ever lifted is told, and so is less', () => {
  const much = solved({ stages: [{ ...stage, masses: [], dissipation: '40 W' }] });
  expect(much.result.place).toBe('above');
  expect(much.result.stages[0].temperature).toBeGreaterThan(300);
  expect(much.violations.join('\n')).toContain('more is lifted than was measured');
  const little = solved({ stages: [{ ...stage, masses: [], dissipation: '0 W', hold: null, strap: null }] });
  expect(little.result.place).toBe('below');
  expect(little.result.stages[0].temperature).toBeLessThan(40);
  expect(little.violations.join('\n')).toContain('drawn on from there');
});

test('two coolers side by side take half each', () => {
  const one = solved({ stages: [{ ...stage, masses: [], strap: null }] });
  const two = solved({ stages: [{ ...stage, masses: [], strap: null }], cooler: { ...cooler, units: 2 } });
  // Little differs: the reject temperature.
  expect(two.result.warmSide.load / one.result.warmSide.load).toBeCloseTo(0.5, 2);
  expect(two.result.warmSide.input / one.result.warmSide.input).toBeCloseTo(1, 2);
});

test('a warm side that is too warm is told with its remedy', () => {
  const { violations, result } = solved({
    warmSide: { ...warmSide, flow: '0.1 L/min' },
    cooler: { ...cooler, highestReject: '310 K' },
  });
  expect(result.warmSide.outlet).toBeGreaterThan(318.15);
  expect(violations.join('\n')).toMatch(/rejects at 31\d\u00A0K; 310\u00A0K are allowed: more flow/);
  expect(violations.join('\n')).toMatch(/coolant leaves at \d+\.\d\u00A0°C; 45\.0\u00A0°C are allowed/);
});

test('a thin wire with much current burns out', () => {
  const { result, violations } = solved({ wires: [{ ...supply, current: '40 A' }] });
  expect(result.links[1]).toMatchObject({ name: 'supply', isRunaway: true, peak: 500 });
  expect(violations.join('\n')).toContain('“supply” comes to no rest with its current and burns out');
});

test('a poor vacuum is told, an unknown one is taken as perfect and said to be', () => {
  const poor = solved({ vessel: { ...vessel, pressure: '1 Pa' } });
  expect(poor.violations.join('\n')).toMatch(/molecules meet each other after 7\.0\d\u00A0mm/);
  const unknown = solved({ vessel: { ...vessel, pressure: null } });
  expect(unknown.result.links.some(({ kind }) => kind === 'gas')).toBe(false);
  expect(JSON.stringify(unknown.report)).toContain('the vacuum is taken as perfect');
});

test('without a mass the time to cool down is not known, and a reason says why', () => {
  const { result, report } = solved();
  expect(result.coolDown).toMatchObject({ time: null, reason: '“logic” has no mass', course: [] });
  expect(JSON.stringify(report)).toContain('not known: “logic” has no mass');
});

test('with twice the mass it takes twice as long', () => {
  const heavy = (times: number) =>
    solveCryostat(cryostat({ stages: [{ ...stage, masses: [{ material: 'copper', mass: times }] }] }))
      .coolDown;
  const [one, two] = [heavy(0.5), heavy(1)];
  expect((two.time ?? 0) / (one.time ?? 1)).toBeCloseTo(2, 2);
  const temperatures = one.course.map((moment) => moment.temperatures[0]);
  expect(temperatures[0]).toBeCloseTo(300, 2);
  expect(temperatures.at(-1)).toBeCloseTo(77, 1);
  expect(temperatures).toEqual([...temperatures].sort((a, b) => b - a));
});

test('what is known of the lift while it is warm shortens the time', () => {
  const name = 'amplifiers-4k';
  const own = cryostatDocument({}, name)['cooler'] as Entry;
  const held = solveCryostat(cryostat({}, name));
  const warm = solveCryostat(
    cryostat(
      {
        cooler: {
          ...own,
          firstWarm: [
            ['65 K', '37 W'],
            ['300 K', '200 W'],
          ],
          secondWarm: [
            ['6 K', '1 W'],
            ['20 K', '15 W'],
            ['300 K', '60 W'],
          ],
        },
      },
      name,
    ),
  );
  expect(held.coolDown.isHeldLift).toBe(true);
  expect(warm.coolDown.isHeldLift).toBe(false);
  expect(warm.coolDown.time).toBeLessThan((held.coolDown.time ?? 0) / 4);
  // At rest it says nothing.
  for (const [k, { temperature }] of warm.stages.entries())
    expect(temperature).toBeCloseTo(held.stages[k].temperature, 7);
});

test('the estimate of cold logic is arithmetic of its figures and is called one', () => {
  const { result, report } = solved();
  const { coldPower, wholePower, speed, gain } = result.logic ?? {
    coldPower: 0,
    wholePower: 0,
    speed: 0,
    gain: 0,
  };
  const dynamic = 9 * 0.67;
  expect(coldPower).toBeCloseTo(dynamic + 9 * 0.33e-3, 9);
  expect(speed).toBeCloseTo(1 / 0.7, 9);
  expect(wholePower).toBeCloseTo(coldPower * (1 + (result.specificPower ?? 0)), 9);
  expect(gain).toBeCloseTo(
    (9 * speed) / ((dynamic * speed + 9 * 0.33e-3) * (1 + (result.specificPower ?? 0))),
    9,
  );
  expect(JSON.stringify(report)).toContain('an estimate from the figures of the document');
});
