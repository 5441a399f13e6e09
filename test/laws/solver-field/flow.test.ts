import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

/*
 * Laws that hold for any layout in a duct: what goes in comes out, nothing is colder than what comes in or what is held,
 * a mirror shows the same, and the order of the solids does not count.
 */

const cells = [12, 8, 6] as const;
const size = [0.24, 0.16, 0.06] as const;

interface Block {
  readonly at: readonly [number, number];
  readonly size: readonly [number, number, number];
  readonly power: number;
}

const block = fc.record({
  at: fc.tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 5 })),
  size: fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 2 }),
    fc.integer({ min: 1, max: 4 }),
  ),
  power: fc.integer({ min: 0, max: 20 }),
});

function duct(blocks: readonly Block[], change: Partial<FieldCase> = {}): FieldCase {
  const place = (counts: readonly number[]): [number, number, number] => [
    (counts[0] * size[0]) / cells[0],
    (counts[1] * size[1]) / cells[1],
    (counts[2] * size[2]) / cells[2],
  ];
  const solids = blocks.map(({ at, size: extent }, i) => ({
    id: `block ${i}`,
    material: i % 2 === 0 ? 'aluminium' : 'plastic',
    box: {
      min: place([at[0], at[1], 0]),
      max: place([at[0] + extent[0], at[1] + extent[1], extent[2]]),
    },
  }));
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [...size], cells: [...cells] },
    materials: {
      air: { conductivity: 0.026, density: 1.2, specificHeat: 1006, viscosity: 2e-3, expansion: 1 / 300 },
      aluminium: { conductivity: 200 },
      plastic: { conductivity: 0.3 },
    },
    background: 'air',
    gravity: [0, 0, -9.81],
    referenceTemperature: 300,
    solids,
    sources: solids.map(({ id, box }, i) => ({ id, box, power: blocks[i].power })),
    boundaries: [
      { type: 'inlet', face: 'x-', velocity: [0.5, 0, 0], temperature: 300 },
      { type: 'outlet', face: 'x+' },
    ],
    outputs: [
      { type: 'surface-flow', id: 'in', face: 'x-' },
      { type: 'surface-flow', id: 'out', face: 'x+' },
      { type: 'minimum', id: 'coldest' },
      ...solids.map(({ id, box }) => ({ type: 'mean', id, box }) as const),
    ],
    ...change,
  };
}

test.prop([fc.array(block, { minLength: 1, maxLength: 4 })], { numRuns: 12 })(
  'heat and mass that go in come out, and nothing is colder than what comes in',
  async (blocks) => {
    const { status, heat, outputs } = await solveField(duct(blocks));
    expect(status).toBe('converged');
    expect(heat.in).toBeCloseTo(
      blocks.reduce((sum, { power }) => sum + power, 0),
      6,
    );
    expect(Math.abs(heat.in - heat.out)).toBeLessThan(1e-3 * Math.max(1, heat.in));
    expect(outputs.out.value).toBeCloseTo(-outputs.in.value, 7);
    expect(outputs.coldest.value).toBeGreaterThan(300 - 1e-3);
  },
);

const three: readonly Block[] = [
  { at: [2, 1], size: [2, 2, 3], power: 5 },
  { at: [5, 4], size: [3, 2, 2], power: 12 },
  { at: [8, 2], size: [1, 1, 4], power: 3 },
];

describe('a layout', () => {
  it('that nothing heats comes to rest at the temperature of what comes in', async () => {
    const { status, outputs } = await solveField(duct([{ at: [4, 2], size: [3, 2, 2], power: 0 }]));
    expect(status).toBe('converged');
    expect(outputs['block 0'].value).toBeCloseTo(300, 9);
  });

  it('between walls of one temperature stands still, in kelvin and in degrees', async () => {
    for (const temperature of [310, 37]) {
      const { status, outputs } = await solveField(
        duct([{ at: [4, 2], size: [3, 2, 2], power: 0 }], {
          referenceTemperature: temperature,
          boundaries: [
            { type: 'temperature', face: 'x-', temperature },
            { type: 'convection', face: 'x+', coefficient: 10, ambient: temperature },
          ],
        }),
      );
      expect(status).toBe('converged');
      expect(outputs['block 0'].value).toBeCloseTo(temperature, 9);
    }
  });

  it('is the same in a mirror', async () => {
    const mirrored = three.map((one): Block => ({
      ...one,
      at: [one.at[0], cells[1] - one.at[1] - one.size[1]],
    }));
    const [here, there] = [await solveField(duct(three)), await solveField(duct(mirrored))];
    for (const id of ['block 0', 'block 1', 'block 2'])
      expect(there.outputs[id].value).toBeCloseTo(here.outputs[id].value, 2);
  });

  it('does not depend on the order of its solids and sources', async () => {
    const input = duct(three);
    const turned = { ...input, solids: input.solids?.toReversed(), sources: input.sources?.toReversed() };
    const [here, there] = [await solveField(input), await solveField(turned)];
    for (const id of ['block 0', 'block 1', 'block 2'])
      expect(there.outputs[id].value).toBeCloseTo(here.outputs[id].value, 3);
  });

  it('is the same along another axis', async () => {
    const input = duct(three);
    const turn = ([x, y, z]: readonly [number, number, number]) => [z, x, y] as const;
    const box = ({
      min,
      max,
    }: {
      min: readonly [number, number, number];
      max: readonly [number, number, number];
    }) => ({
      min: turn(min),
      max: turn(max),
    });
    const turned: FieldCase = {
      ...input,
      grid: { max: turn(size), cells: turn(cells) },
      gravity: [-9.81, 0, 0],
      solids: input.solids?.map((one) => ({ ...one, box: box(one.box) })),
      sources: input.sources?.map((one) => ({ ...one, box: box(one.box) })),
      boundaries: [
        { type: 'inlet', face: 'y-', velocity: [0, 0.5, 0], temperature: 300 },
        { type: 'outlet', face: 'y+' },
      ],
      outputs: input.outputs.flatMap((one) =>
        one.type === 'mean' && one.box ? [{ ...one, box: box(one.box) }] : [],
      ),
    };
    const [here, there] = [await solveField(input), await solveField(turned)];
    for (const id of ['block 0', 'block 1', 'block 2'])
      expect(there.outputs[id].value).toBeCloseTo(here.outputs[id].value, 2);
  });

  it('in time ends where the steady one stands', async () => {
    const steady = await solveField(duct(three));
    const materials = Object.fromEntries(
      Object.entries(duct(three).materials).map(([name, one]) => [
        name,
        { density: 100, specificHeat: 100, ...one },
      ]),
    );
    const inTime = await solveField(
      duct(three, { materials, initial: 300, residual: 1e-5, transient: { step: 50, steps: 40 } }),
    );
    expect(inTime.status).toBe('converged');
    for (const id of ['block 0', 'block 1', 'block 2'])
      expect(inTime.outputs[id].value).toBeCloseTo(steady.outputs[id].value, 1);
  });

  it('flows backwards through an inlet that sucks, and the other way round', async () => {
    const { status, outputs } = await solveField(
      duct(three, {
        boundaries: [
          { type: 'inlet', face: 'x+', velocity: [-0.5, 0, 0], temperature: 300 },
          { type: 'outlet', face: 'x-' },
        ],
      }),
    );
    expect(status).toBe('converged');
    expect(outputs.in.value).toBeGreaterThan(0);
    expect(outputs.out.value).toBeCloseTo(-outputs.in.value, 7);
  });
});

it('a flow that cannot come to rest in so many turns is told, not shown as an answer', async () => {
  const { status, problems } = await solveField(duct(three, { flow: { iterations: 3 } }));
  expect(status).toBe('not-converged');
  expect(problems[0].message).toMatch(/did not come to rest/);
});

it('a fluid at rest under its own weight does not move', async () => {
  const { status, outputs } = await solveField(
    duct([], {
      boundaries: [
        { type: 'temperature', face: 'z-', temperature: 300 },
        { type: 'temperature', face: 'z+', temperature: 310 },
      ],
      outputs: [
        { type: 'maximum', id: 'fastest', quantity: 'speed' },
        { type: 'surface-heat', id: 'through', face: 'z-' },
      ],
    }),
  );
  expect(status).toBe('converged');
  expect(outputs.fastest.value).toBeLessThan(1e-6);
  expect(outputs.through.value).toBeCloseTo((0.026 * 10 * 0.24 * 0.16) / 0.06, 6);
});
