import { describe, expect, test } from 'vitest';
import type { CoolantLoopResult } from '#models/results/coolant.ts';
import { coolantAnswer } from '#renderer/panels/inspector/coolant-answer.ts';
import { coolantGroups } from '#renderer/panels/results/coolant-lines.ts';
import { streamRows } from '#renderer/panels/results/coolant-rows.ts';
import { heldWaterClass, loopText, waterClass } from '#renderer/panels/results/coolant-words.ts';
import { answerOf, closedProject, designOf, liquidProject, unitProject } from '../liquid-designs.ts';

const open = designOf(liquidProject());
const openAnswer = await answerOf(open);
const closed = designOf(closedProject());
const closedAnswer = await answerOf(closed);
const unit = designOf(unitProject());
const unitAnswer = await answerOf(unit);
const plain = (text: string | undefined) => (text ?? '').replaceAll('\u00A0', ' ');

const kelvin = (celsius: number) => celsius + 273.15;

describe('the class of the supply water', () => {
  test('is the coolest that holds the temperature; its end belongs to it', () => {
    expect([10, 17, 17.1, 27, 32, 32.5, 40, 45, 45.1].map((t) => waterClass(kelvin(t)))).toEqual([
      'W17',
      'W17',
      'W27',
      'W27',
      'W32',
      'W40',
      'W40',
      'W45',
      'W+',
    ]);
  });

  test('that a design holds is the warmest that lies wholly below its warmest supply', () => {
    expect([16, 17, 31.9, 44, 45, 60].map((t) => heldWaterClass(kelvin(t)))).toEqual([
      null,
      'W17',
      'W27',
      'W40',
      'W45',
      'W45',
    ]);
  });
});

describe('the requirements of a loop', () => {
  const linesOf = (loops: readonly CoolantLoopResult[]) =>
    new Map(coolantGroups(loops)[0]?.[1].map((line) => [line.label, line]));

  test('that the rack feeds: flow, class, pressure, heat, warmest supply and dew point', () => {
    const lines = linesOf(openAnswer.coolant);
    expect(plain(lines.get('Coolant flow')?.value)).toBe('10.0 L/min');
    expect(plain(lines.get('Supply temperature')?.value)).toBe('32.0 °C');
    expect(lines.get('Supply temperature')?.other).toBe('ASHRAE W32');
    expect(plain(lines.get('Pressure at the connection')?.value)).toMatch(/^\d+\.\d kPa$/);
    expect(plain(lines.get('Heat to the coolant')?.value)).toMatch(/kW$/);
    expect(lines.get('Warmest supply')?.other).toBe('holds ASHRAE W45');
    // 25 °C and 50 %: the dew point of psychrometric tables is 13.9 °C.
    expect(plain(lines.get('Above the dew point')?.other)).toBe('dew point 13.9 °C');
  });

  test('that is closed: nothing of a connection, and the heat goes to the air', () => {
    const lines = linesOf(closedAnswer.coolant);
    expect(lines.has('Pressure at the connection')).toBe(false);
    expect(lines.has('Warmest supply')).toBe(false);
    expect(plain(lines.get('Heat to the air')?.value)).toMatch(/kW$/);
  });

  test('behind a distribution unit: what the facility water takes, and by how much it is cooler', () => {
    const line = linesOf(unitAnswer.coolant).get('Heat to facility water');
    expect(plain(line?.value)).toMatch(/kW$/);
    expect(plain(line?.other)).toMatch(/^15\.0 L\/min, 25\.0 °C → \d+\.\d °C$/);
    const [loop] = unitAnswer.coolant;
    expect(loop.supplyTemperature - 298.15).toBeCloseTo(loop.cdu?.approach ?? 0, 9);
    expect(linesOf(unitAnswer.coolant).has('Warmest supply')).toBe(true);
  });

  test('are one group for each loop, named where there are several', () => {
    const [loop] = openAnswer.coolant;
    if (!loop) throw new Error('the loop is solved');
    expect(coolantGroups([]).length).toBe(0);
    expect(coolantGroups([loop, { ...loop, name: 'B' }]).map(([title]) => title)).toEqual([
      'Coolant, loop 1',
      'Coolant, loop B',
    ]);
  });
});

test('a loop is told in one line: liquid, flow, temperatures, pressure and where its heat goes', () => {
  const text = (loop: CoolantLoopResult | undefined) => plain(loop && loopText(loop));
  expect(text(openAnswer.coolant[0])).toMatch(
    /^Propylene glycol 25 % · 10\.0 L\/min · supply 32\.0 °C, return \d+\.\d °C · .* at the connection · .* to the rack$/,
  );
  expect(text(unitAnswer.coolant[0])).toMatch(/ across the plates · .* to the facility water$/);
  expect(text(closedAnswer.coolant[0])).toMatch(/ across the plates · .* to the air$/);
});

test('the table says what each plate cools, in the order of the flow', () => {
  const rows = streamRows(open.items, openAnswer, 'plates');
  expect(rows.map((row) => [row.item.name, row.cools?.name])).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`CP${n}`, `GPU${n}`]),
    ['CP9', 'CPU1'],
    ['CP10', 'CPU2'],
  ]);
  const gpu = openAnswer.parts.find(({ id }) => id === 'gpu1');
  expect(rows[0]?.cooled?.temperature).toBe(gpu?.temperature);
  expect(streamRows(closed.items, closedAnswer, 'radiators').map((row) => row.cools)).toEqual([null]);
});

describe('the inspector', () => {
  const rowsOf = (design: typeof open, result: typeof openAnswer, kind: string) =>
    design.items
      .filter((item) => item.kind === kind)
      .map((item) => new Map(coolantAnswer(item, result).map(([label, value]) => [label, plain(value)])));

  test('answers for plates and connections', () => {
    const [plate] = rowsOf(open, openAnswer, 'cold-plate');
    expect(plate?.get('Coolant flow')).toMatch(/^1\.1\d L\/min$/);
    // Of 700 W of its accelerator; the rest leaves by board and air.
    const heat = Number.parseFloat(plate?.get('Heat to the coolant') ?? '');
    expect(heat).toBeGreaterThan(0.97 * 700);
    expect(heat).toBeLessThanOrEqual(700);
    const [port] = rowsOf(open, openAnswer, 'coolant-port');
    expect(port?.get('Supply')).toBe('32.0 °C');
    expect(port?.get('Heat')).toMatch(/ to the rack$/);
  });

  test('answers for pumps and radiators, and says which pump has failed', () => {
    const pumps = rowsOf(closed, closedAnswer, 'pump');
    expect(pumps.map((pump) => pump.get('State'))).toEqual(['Running', 'Failed']);
    expect(pumps[1]?.get('Coolant flow')).toMatch(/^0(\.0+)? /);
    const [radiator] = rowsOf(closed, closedAnswer, 'radiator');
    expect(Number.parseFloat(radiator?.get('Coolant out') ?? '')).toBeLessThan(
      Number.parseFloat(radiator?.get('Coolant in') ?? ''),
    );
    expect(radiator?.get('Heat to the air')).toMatch(/W$/);
  });

  test('answers for distribution units, with their pumps and the facility water', () => {
    const [found] = rowsOf(unit, unitAnswer, 'cdu');
    expect(found?.get('State')).toBe('Running');
    expect(found?.get('Facility flow')).toBe('15.0 L/min');
    expect(found?.get('Heat')).toMatch(/ to the facility water$/);
    expect(Number.parseFloat(found?.get('Approach') ?? '')).toBeGreaterThan(1);
  });

  test('has nothing to say of dry parts', () => {
    for (const kind of ['fan', 'accelerator', 'chassis'])
      for (const rows of rowsOf(open, openAnswer, kind)) expect(rows.size).toBe(0);
  });
});
