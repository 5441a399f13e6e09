import { expect, test } from 'vitest';
import { fitsReticle } from '#models/chip/chip.ts';
import { loadChip } from '#models/chip/load.ts';
import { chipKind } from '#models/chip/shape.ts';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { chipDocument, chipOf, lidded, smallChip } from '../../../fixtures/chip.ts';

const load = (document: unknown) => loadChip(JSON.stringify(document), 'a.chip.json');
const problemsOf = (document: unknown): string[] =>
  load(document).problems.map(({ path, message, remedy }) => `${path}: ${message} | ${remedy}`);

test('the example with its defaults, in SI, without a remark', () => {
  expect(problemsOf(chipDocument())).toEqual([]);
  const chip = chipOf(chipDocument());
  expect(chip.chip).toMatchObject({ peakRate: 900e12, memoryBandwidth: 3.2e12, peakRate4: null });
  expect(chip.chip.energyPerFlop).toBeCloseTo(0.93e-12, 20);
  expect(chip.dies[0]).toMatchObject({ width: 0.025, conductivity: 148, exponent: 1.38 });
  expect(chip.dies[0].thickness).toBeCloseTo(775e-6, 12);
  expect(chip.stacks[0]).toMatchObject({ lateral: 100, vertical: 7, baseShare: 0.3 });
  expect(chip.packages.map(({ memory }) => memory?.bandwidth ?? null)).toEqual([null, null, 1.5e12]);
});

const small = smallChip();
const [die] = small['dies'] as Record<string, unknown>[];
const [stack] = small['stacks'] as Record<string, unknown>[];
const figures = small['chip'] as Record<string, unknown>;
const workload = small['workload'] as Record<string, unknown>;
const blocks = die['blocks'] as Record<string, unknown>[];
const one = lidded();
const lid = one['lid'] as Record<string, unknown>;
const cooling = one['cooling'] as Record<string, unknown>;
const [bumps, substrate] = one['layers'] as Record<string, unknown>[];
const packaged = (changes: Record<string, unknown>) => ({ packages: [lidded(changes)] });

const faults: readonly (readonly [Record<string, unknown>, string])[] = [
  [{ format: 'boxwright' }, '$.format: "a.chip.json" is a project, no chip | a chip begins'],
  [{ dies: [] }, '$.dies: there is no die'],
  [{ packages: [] }, '$.packages: there is no package'],
  [{ chip: { ...figures, source: '' } }, '$.chip.source: the figures have no source'],
  [
    { dies: [{ ...die, blocks: [{ ...blocks[0], left: '4 mm' }, blocks[1]] }] },
    '$.dies[0].blocks[0]: "units" reaches beyond the die "die" of 10.0\u00A0mm × 12.0\u00A0mm',
  ],
  [{ stacks: [{ ...stack, x: '0 mm' }] }, '$.stacks[0]: "memory" overlaps "die"'],
  [
    { dies: [{ ...die, blocks: [blocks[0], { ...blocks[1], memoryShare: '50 %' }] }] },
    '$.dies: the shares of the memory traffic add up to 90 % | let "memoryShare"',
  ],
  [
    { dies: [{ ...die, blocks: [{ ...blocks[0], computeShare: '50 %' }, blocks[1]] }] },
    '$.dies: the shares of the operations add up to 50 %',
  ],
  [
    { workload: { ...workload, activations: '8' } },
    '$.chip.peakRate8: the workload multiplies in 8 bit, and the chip has no peak rate of it',
  ],
  [{ chip: { ...figures, powerLimit: '10 W' } }, '$.chip.powerLimit: it is not above the 10.0\u00A0W'],
  [
    { workload: null, dies: [{ ...die, blocks: blocks.map((block) => ({ ...block, power: '0 W' })) }] },
    '$.dies: no block of the dies draws anything',
  ],
  [
    packaged({ cooling: { ...cooling, coefficient: '5000 W/(m2 K)' } }),
    '$.packages[0].cooling: either a resistance or a film coefficient is wanted',
  ],
  [
    packaged({ cooling: { ...cooling, resistance: null } }),
    '$.packages[0].cooling: either a resistance or a film coefficient is wanted',
  ],
  [packaged({ plateJoint: null }), '$.packages[0].plateJoint: the plate has no joint under it'],
  [packaged({ lid: null }), '$.packages[0].lidJoint: there is no lid over this joint'],
  [packaged({ layers: [{ ...bumps, width: '20 mm' }, substrate] }), '$.packages[0].layers[0]: "die" reaches'],
  [packaged({ lid: { ...lid, width: '20 mm' } }), '$.packages[0].lid: "die" reaches beyond the lid'],
  [packaged({ lid: { ...lid, width: '60 mm' } }), '$.packages[0].plate: the plate does not cover the lid'],
  [packaged({ lid: { ...lid, width: '38 mm' } }), '$.packages[0].lid.footWidth: no layer is as wide'],
  [
    packaged({ lid: { ...lid, footWidth: '6 mm' } }),
    '$.packages[0].lid.footWidth: the foot stands on "bumps"',
  ],
  [
    {
      stacks: [{ ...stack, height: '720 um' }],
      ...packaged({ lid: null, lidJoint: null, plate: null, plateJoint: null }),
    },
    '$.packages[0].cooling: what cools the bare silicon cannot lie on both "die" and "memory"',
  ],
];

test.each(faults.map(([changes, told]) => [told, changes] as const))('%s', (expected, changes) => {
  const document = smallChip(changes);
  expect(load(document).document).toBeNull();
  const lines = problemsOf(document);
  expect(
    lines.find((line) => line.startsWith(expected)),
    lines.join('\n'),
  ).toBeDefined();
});

test('a stack that lies outside is not looked for under the lid', () => {
  const memory = { bandwidth: '1 TB/s', energyPerByte: '100 pJ', dieShare: '60 %', source: 'made up' };
  const narrow = { layers: [{ ...bumps, width: '25 mm' }, substrate], memory };
  expect(problemsOf(smallChip({ stacks: [{ ...stack, x: '40 mm' }], ...packaged(narrow) }))).toEqual([]);
});

test('a die fits one exposure either way round', () => {
  expect(fitsReticle({ width: 0.026, depth: 0.033 })).toBe(true);
  expect(fitsReticle({ width: 0.033, depth: 0.026 })).toBe(true);
  expect(fitsReticle({ width: 0.0261, depth: 0.0261 })).toBe(false);
});

test.each(['', '{', '[]', 'null', '"x"', '{"format":"boxwright-chip","version":1}'])(
  '%j never throws',
  (text) => {
    expect(loadChip(text, 'x').document).toBeNull();
  },
);

// `npx vitest run test/unit/models/chip -u` writes the file anew after a change of the declarations.
test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(chipKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/chip.schema.json');
});
