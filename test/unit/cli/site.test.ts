import { describe, expect, test } from 'vitest';
import { weatherFile } from '../../fixtures/weather-file.ts';
import { boxwright, json, temporary } from './program.ts';

const design = 'examples/edge-box.boxwright.json';

test('without a place the places are listed, without a design the climate is told', async () => {
  const { code, out } = await boxwright('site');
  expect(code).toBe(0);
  expect(out).toMatch(/lulea\s+Lulea, Sweden\s+65\.54/);
  expect(out).toContain('58 places');
  const climate = await boxwright('site', '--at', 'lulea');
  expect(climate.code).toBe(0);
  expect(climate.out).toContain('Dry bulb, coldest hour');
  expect(climate.out).not.toContain('The design there');
});

test('a design at two places: the answer at a sample is that of "solve" there', async () => {
  const { code, document } = await json(
    'site',
    'site',
    design,
    '--at',
    'singapore',
    '--at',
    'la-paz',
    '--price',
    '0.1',
  );
  expect(code).toBe(0);
  expect(document).toMatchObject({
    places: [{ place: 'Singapore Changi' }, { place: 'La Paz / El Alto, Bolivia', elevation: 4062 }],
  });
  const { places } = document as {
    places: {
      condensed: { samples: { inlet: number; power: number }[] };
      year: { energy: number; power: { mean: number } };
      cost: number;
    }[];
  };
  for (const { year, cost } of places) {
    expect(year.energy).toBeCloseTo(year.power.mean * 8760 * 3600, 0);
    expect(cost).toBeCloseTo((0.1 * year.energy) / 3.6e6, 6);
  }
  const [first] = places[1].condensed.samples;
  const solved = await json(
    'solve',
    'solve',
    design,
    '--set',
    `ambientTemperature=${first.inlet} K`,
    '--set',
    'altitude=4062 m',
  );
  expect(solved.document).toMatchObject({ result: { powerAc: expect.closeTo(first.power, 3) } });
});

test('a weather file of heat: the hours too hot are told, and the program ends with 1', async () => {
  const path = temporary(
    'hot.epw',
    weatherFile((n) => ({ dry: n < 100 ? 60 : 20 })),
  );
  const { code, document } = await json('site', 'site', design, '--weather', path, '--supply', '18 degC');
  expect(code).toBe(1);
  expect(document).toMatchObject({
    places: [
      { year: { hoursTooHot: 100 }, freeCooling: { dry: 0, approach: 5 }, climate: { hoursAbove35: 100 } },
    ],
  });
});

describe('bad input names the place and the remedy', () => {
  test.each([
    [['--at', 'atlantis'], /--at atlantis.*no such place/s],
    [['--at', 'ken'], /--at ken.*write one of nairobi/s],
    [['--weather', 'nowhere.epw'], /nowhere\.epw/],
    [['--weather', 'package.json'], /LOCATION/],
    [['--at', 'lulea', '--supply', 'warm'], /--supply warm.*no temperature/s],
    [['--at', 'lulea', '--rise', '-3'], /--rise/],
    [['--at', 'lulea', '--front', '400'], /--front 400.*from 0 to 360/s],
    [[design], /no place is named/],
  ])('%j', async (args, wanted) => {
    const { code, err } = await boxwright('site', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(wanted);
  });
});
