import * as fc from 'fast-check';
import { builtinLibrary } from '#models/library/library.ts';
import type { Design } from '#models/project/design.ts';
import type { Conditions } from '#models/project/records.ts';
import { isVector } from '#models/schema/fields.ts';
import { even } from './even.ts';
import { designOf, type Placed } from '../unit/solver/design/designs.ts';

/*
 * Layouts by chance: parts anywhere in and about a 2U box, in any orientation, overlapping as they like. Whatever the
 * readers of files let through must have an answer, or a cause for having none.
 */

const dryParts = [
  'sanyo-9ga0812p6g001',
  'device-generic-100',
  'crps-2000-ti',
  'baffle-pc-400',
  'board-mini-itx',
  'nvidia-h100-pcie',
  'nvidia-a100-sxm4-40',
  'hs-plate-al-40',
  'u2-nvme-25w',
  'vent-64',
  'filter-mesh-coarse',
  'cable-loose',
  'ddr5-rdimm-64',
];
/** What they draw at most, W. */
export const rated: Readonly<Record<string, number>> = {
  'device-generic-100': 100,
  'board-mini-itx': 25,
  'nvidia-h100-pcie': 350,
  'nvidia-a100-sxm4-40': 400,
  'u2-nvme-25w': 25,
  'ddr5-rdimm-64': 10,
};
const wetParts = ['cp-h100-sxm', 'uqd04', 'laing-ddc-12v', 'rad-120-30'];

const [x, y, z] = [
  fc.integer({ min: -60, max: 430 }),
  fc.integer({ min: -60, max: 820 }),
  fc.integer({ min: -30, max: 90 }),
];
const turns = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3));

/** Up to `most` parts out of `names`, p0, p1, … */
function partsOf(names: readonly string[], most: number): fc.Arbitrary<Placed[]> {
  const one = fc.record({ part: fc.constantFrom(...names), x, y, z, turns });
  return fc
    .array(one, { maxLength: most })
    .map((found) =>
      found.map(({ part, x, y, z, turns }, i) => ({ id: `p${i}`, part, at: [x, y, z], turns })),
    );
}

const chassis: Placed = { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] };

/** Up to nine parts, coolant parts among them, in a chassis or in the open, at maximum power. */
export const layout: fc.Arbitrary<Design> = fc
  .tuple(partsOf([...dryParts, ...wetParts], 9), fc.boolean())
  .map(([placed, boxed]) => designOf(boxed ? [chassis, ...placed] : placed, { workload: 'maximum' }));

/** The same parts in a box full of a dielectric. */
export const tankLayout: fc.Arbitrary<Design> = fc
  .tuple(
    partsOf([...dryParts, ...wetParts, 'vent-64', 'uqd04'], 9),
    fc.constantFrom('paratherm-nf', 'mineral-oil', 'pao-4', 'shell-s5x', 'hfe-7100'),
  )
  .map(([placed, fill]) =>
    designOf([{ ...chassis, values: { fill, loop: '1' } }, ...placed], { workload: 'maximum' }),
  );

/** Chips with what cools them on top, upright and inside the box; c0 and t0, c1 and t1, … */
function stacks(chip: string, top: string): fc.Arbitrary<Placed[]> {
  const height = heightOf(chip);
  const one = fc.record({
    x: fc.integer({ min: 5, max: 330 }),
    y: fc.integer({ min: 20, max: 650 }),
    z: fc.integer({ min: 2, max: 30 }),
  });
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((found) =>
    found.flatMap(({ x, y, z }, i): Placed[] => [
      { id: `c${i}`, part: chip, at: [x, y, z] },
      { id: `t${i}`, part: top, at: [x, y, z + height], on: `c${i}`, tim: 'tim-pcm-ptm7950' },
    ]),
  );
}

/** mm, unturned. */
function heightOf(part: string): number {
  const size = builtinLibrary().get(part)?.values['size'];
  if (size === undefined || !isVector(size)) throw new Error(`${part} has no size`);
  return size[2] * 1000;
}

/** What moves the coolant: a connection, or pumps with radiators. */
const drive: fc.Arbitrary<Placed[]> = fc.oneof(
  fc.record({ x, y, z }).map(({ x, y, z }): Placed[] => [{ id: 'qd', part: 'uqd04', at: [x, y, z] }]),
  fc
    .tuple(
      fc.array(fc.record({ x, y, z }), { minLength: 1, maxLength: 2 }),
      fc.array(fc.record({ x, y, z, turns }), { minLength: 1, maxLength: 2 }),
    )
    .map(([pumps, radiators]): Placed[] => [
      ...pumps.map(({ x, y, z }, i): Placed => ({ id: `pump${i}`, part: 'laing-ddc-12v', at: [x, y, z] })),
      ...radiators.map(({ x, y, z, turns }, i): Placed => ({
        id: `rad${i}`,
        part: 'rad-120-30',
        at: [x, y, z],
        turns,
      })),
    ]),
);

const conditions: fc.Arbitrary<Partial<Conditions>> = fc.record({
  // Half of the fans stand still.
  fanSpeed: fc.oneof(fc.constant(0), even(0.3, 1)),
  fanMode: fc.constantFrom('fixed', 'fixed', 'fixed', 'hold-margin'),
  workload: fc.constantFrom('maximum', 'typical', 'idle'),
  ambientTemperature: even(278.15, 318.15),
  altitude: even(0, 3000),
});

/** For runs of thousands: up to twelve loose parts and, under sinks or on a coolant loop, up to four chips. */
export const wideLayout: fc.Arbitrary<Design> = fc
  .tuple(
    partsOf(dryParts, 12),
    fc.oneof(
      fc.constant<Placed[]>([]),
      stacks('nvidia-a100-sxm4-40', 'hs-2u-sp5-hp'),
      fc
        .tuple(stacks('nvidia-h100-sxm5', 'cp-h100-sxm'), drive)
        .map(([chips, moved]) => [...chips, ...moved]),
      partsOf(wetParts, 6).map((loose) => loose.map((placed) => ({ ...placed, id: `w${placed.id}` }))),
    ),
    fc.boolean(),
    conditions,
  )
  .map(([loose, cooled, boxed, around]) =>
    designOf([...(boxed ? [chassis] : []), ...loose, ...cooled], around),
  );
