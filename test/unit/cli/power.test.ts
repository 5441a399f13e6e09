import { expect, test } from 'vitest';
import { bar, distributionDocument, shelf } from '../../fixtures/small-distribution.ts';
import { boxwright, json, temporary } from './program.ts';

const example = 'examples/power-row.boxwright-power.json';
const file = (changes = {}) => temporary('a.json', JSON.stringify(distributionDocument(changes)));

interface Document {
  readonly racks: number;
  readonly architectures: {
    name: string;
    points: { load: number; efficiency: number; heat: Record<string, number> }[];
    copper: number;
    year: { efficiency: number; lossCost: number };
    warnings: string[];
  }[];
}

test('the example: four ways to a row of eight racks', async () => {
  const { code, document } = await json('power', 'power', example, '--price', '0.1');
  expect(code).toBe(0);
  const { racks, architectures } = document as Document;
  expect(racks).toBe(8);
  const answers = architectures.map(({ name, points, copper, year, warnings }) => {
    const { efficiency, heat } = points[points.length - 1];
    return [
      name,
      Number((100 * efficiency).toFixed(2)),
      Number((100 * year.efficiency).toFixed(2)),
      Math.round(copper),
      Number((heat['rack'] / 1000).toFixed(1)),
      Math.round(year.lossCost / 100),
      warnings.length,
    ];
  });
  expect(answers).toMatchInlineSnapshot(`
    [
      [
        "AC to trays",
        89.21,
        89.38,
        668,
        137.9,
        826,
        0,
      ],
      [
        "48 V, UPS",
        91.62,
        91.14,
        1142,
        134.4,
        676,
        0,
      ],
      [
        "48 V, BBU",
        94.65,
        94.51,
        1142,
        134.4,
        404,
        0,
      ],
      [
        "800 V sidecar",
        94.79,
        94.57,
        779,
        131.4,
        399,
        0,
      ],
    ]
  `);
});

test('in words, side by side, with what is not known', async () => {
  const { code, out } = await boxwright('power', example);
  expect(code).toBe(0);
  expect(out).toMatch(/Side by side +AC to trays +48 V, UPS +48 V, BBU +800 V sidecar/);
  expect(out).toMatch(/Efficiency of the year +\d/);
  expect(out).toMatch(/Price +unknown/);
  expect(out).toMatch(/800 V sidecar, mass: Transformer, Tray converters 800 V to 12 V/);
  expect(out).not.toMatch(/ {2}cost/);
});

test('a stage above its rating: exit code 1', async () => {
  const path = file({ architectures: [{ name: 'A', stages: [shelf({ rating: '5 kW' }), bar()] }] });
  const { code, out } = await boxwright('power', path);
  expect(code).toBe(1);
  expect(out).toContain('WARNING  “Shelf” gives more than its units are rated for. Add units.');
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), [], 'a distribution begins with'],
  [file(), ['--price', 'cheap'], 'a number above 0 is wanted'],
  [file({ architectures: [{ name: 'A', stages: [bar({ area: '1 mm2' })] }] }), [], 'cannot carry'],
])('%s %j is refused', async (path, options, words) => {
  const { code, err } = await boxwright('power', path, ...options);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
