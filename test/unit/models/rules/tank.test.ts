import { expect, test } from 'vitest';
import { applyDiff } from '#models/project/diff.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { bomOf, bomTotals } from '#models/export/bom.ts';
import { Builder, sampleResult } from './sample.ts';

/** A box filled with a dielectric, with an accelerator, and a connection in its loop. */
function tank(fill = 'paratherm-nf', parts: readonly string[] = ['uqd04'], loop: string | null = '1') {
  const built = new Builder();
  built.add('nvidia-h100-sxm5', [0.1, 0.2, 0.01]);
  for (const [i, part] of parts.entries()) built.add(part, [0.2, 0.3 + 0.1 * i, 0.02]);
  const { chassis } = built.design;
  if (!chassis) throw new Error('no chassis');
  const set = (id: string, key: string, value: FieldValue) => {
    built.project = applyDiff(built.project, setValue(built.project, built.configuration, [id], key, value));
  };
  set(chassis.id, 'fill', fill);
  if (loop) set(chassis.id, 'loop', loop);
  return { built, set };
}
const bath = { coolant: '', volume: 0.05, mass: 43, coolest: 303, warmest: 330, viscosity: 0.03 };

test('a fan in a liquid is an error, and one click takes it out', () => {
  const { built } = tank('paratherm-nf', ['uqd04', 'sanyo-9ga0812p6g001']);
  const [found] = built.find('tank-fans');
  expect(found.severity).toBe('error');
  expect(found.message).toContain('stands in the coolant');
  expect(built.find('no-opening')).toEqual([]);
  expect(built.find('fan-blocked')).toEqual([]);
  if (!found.fix) throw new Error('no fix');
  built.project = applyDiff(built.project, found.fix.edit(built.project));
  expect(built.find('tank-fans')).toEqual([]);
});

test('a low flash point is said, a high one is not', () => {
  expect(tank('mineral-oil').built.find('tank-flash-point')[0].message).toContain('145');
  expect(tank('paratherm-nf').built.find('tank-flash-point')).toEqual([]);
  expect(tank('air').built.find('tank-flash-point')).toEqual([]);
});

test('what fills the tank counts: a drive that names another coolant can be set', () => {
  const { built } = tank();
  const [found] = built.find('tank-drive');
  expect(found.message).toContain('names another coolant');
  if (!found.fix) throw new Error('no fix');
  built.project = applyDiff(built.project, found.fix.edit(built.project));
  expect(built.find('tank-drive')).toEqual([]);
  expect(built.find('tank-still')).toEqual([]);
  expect(tank('paratherm-nf', []).built.find('tank-still')[0].severity).toBe('note');
});

test('a connection that moves nothing yet can be put to the bath by one click', () => {
  const { built } = tank('paratherm-nf', ['uqd04'], null);
  const [found] = built.find('tank-still');
  expect(found.fix?.label).toContain('move it');
  if (!found.fix) throw new Error('no fix');
  built.project = applyDiff(built.project, found.fix.edit(built.project));
  expect(built.find('tank-still')).toEqual([]);
});

test('coolant that boils at a part is said, not at a junction, which it does not touch', () => {
  const { built } = tank('hfe-7100');
  const result = sampleResult(built.design, { bath });
  const answer = (temperatureOf: 'case' | 'junction', warmest = 330) => ({
    ...result,
    bath: { ...bath, warmest },
    parts: result.parts.map((part) => ({ ...part, temperature: 340, temperatureOf })),
  });
  expect(built.find('tank-boils', answer('case'))[0].message).toContain('boils');
  expect(built.find('tank-boils', answer('junction'))).toEqual([]);
  expect(built.find('tank-boils', answer('junction', 335))[0].message).toContain('is at up to');
  expect(tank().built.find('tank-boils', answer('case'))).toEqual([]);
});

test('a pump in thick oil is said', () => {
  const { built, set } = tank('paratherm-nf', ['laing-ddc-12v']);
  const pump = built.design.items.find(({ kind }) => kind === 'pump');
  if (!pump) throw new Error('no pump');
  set(pump.id, 'coolant', 'paratherm-nf');
  const loop = {
    name: '1',
    coolant: 'paratherm-nf',
    flow: 1e-4,
    supplyTemperature: 305,
    returnTemperature: 315,
    pressureDrop: 20_000,
    connectionPressure: null,
    heat: 700,
    toAir: 0,
    dewPoint: 290,
    warmestSupply: null,
    cdu: null,
    plates: [],
    radiators: [],
    pumps: [{ id: pump.id, flow: 1e-4, pressure: 1e4, power: 10, state: 'running' as const, curve: [] }],
  };
  const answer = (viscosity: number) =>
    sampleResult(built.design, { bath: { ...bath, viscosity }, coolant: [loop] });
  expect(built.find('tank-viscous', answer(0.03))[0].message).toContain('30');
  expect(built.find('tank-viscous', answer(0.005))).toEqual([]);
});

test('the coolant weighs, and is a line of the bill of materials', () => {
  const { built } = tank();
  const heavy = { ...bath, coolant: 'paratherm-nf', mass: 5000, volume: 5.75 };
  const result = sampleResult(built.design, { bath: heavy });
  expect(built.find('mass', result)[0].message).toContain('of it the coolant that fills it');
  const rows = bomOf(built.design, result);
  const row = rows.find(({ part }) => part === 'paratherm-nf');
  expect(row).toMatchObject({ references: `in ${built.design.chassis?.name}`, massTotal: 5000 });
  expect(row?.model).toMatch(/5750\sL/);
  const dry = bomOf(built.design, { ...result, bath: null });
  expect(bomTotals(rows).mass - bomTotals(dry).mass).toBeCloseTo(5000, 6);
});
