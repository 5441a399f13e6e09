import { describe, expect, test } from 'vitest';
import { builtinLibrary } from '#models/library/library.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { attach } from '#models/project/edits/mount.ts';
import { applyDiff } from '#models/project/diff.ts';
import { newProject } from '#models/project/create.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { buildCase } from '#solver/design/build.ts';
import { wantsInterface } from '#models/components/cover.ts';
import { freePlaceFor } from '#renderer/store/free-place.ts';
import { collisionsOf } from '#renderer/interaction/collisions.ts';
import { placeUnder, snapGhost } from '#renderer/interaction/place.ts';
import { ghostItem } from '#renderer/scene/parts/ghost-item.ts';
import type { Ray } from '#renderer/interaction/ray.ts';

const seen = { hidden: new Set<string>(), section: null };
const down = (x: number, y: number): Ray => ({ origin: [x, y, 1], direction: [0, 0, -1] });
const blank = newProject('blank-4u');
const withChip = applyDiff(blank, addPlacement(blank, 'base', 'nvidia-h100-sxm5', [0.1, 0.2, 0.01]));
const partOf = (id: string) => {
  const part = builtinLibrary().get(id);
  if (!part) throw new Error(`no ${id}`);
  return part;
};

describe('placing', () => {
  test('puts a heat sink centred on the chip that is pointed at, mounted on it', () => {
    const design = resolveDesign(withChip, 'base');
    const chip = design.items.find((item) => item.kind === 'accelerator');
    const placing = placeUnder(design, partOf('hs-hgx-h100-8u'), down(0.11, 0.21), seen);
    expect(placing?.on).toBe(chip?.id);
    expect(placing?.position[2]).toBe(chip?.box.max[2]);
    const size = 0.09;
    expect((placing?.position[0] ?? 0) + size / 2).toBeCloseTo(
      ((chip?.box.min[0] ?? 0) + (chip?.box.max[0] ?? 0)) / 2,
    );
  });

  test('puts a cold plate centred on the chip that is pointed at, mounted on it', () => {
    const design = resolveDesign(withChip, 'base');
    const chip = design.items.find((item) => item.kind === 'accelerator');
    const placing = placeUnder(design, partOf('cp-h100-sxm'), down(0.11, 0.21), seen);
    expect(placing?.on).toBe(chip?.id);
    expect(placing?.position[2]).toBe(chip?.box.max[2]);
    expect((placing?.position[0] ?? 0) + 0.04).toBeCloseTo(
      ((chip?.box.min[0] ?? 0) + (chip?.box.max[0] ?? 0)) / 2,
    );
  });

  test('puts a coolant connection inside against the rear wall, beside what is pointed at', () => {
    const design = resolveDesign(blank, 'base');
    const rear = design.chassis?.box.max[1] ?? 0;
    const part = partOf('uqdb06');
    const [, depth = 0] = part.values['size'] as readonly number[];
    for (const ray of [
      down(0.2, 0.3),
      { origin: [0.2, -1, 0.08], direction: [0, 1, 0] } as const,
      { origin: [0.2, 3, 0.08], direction: [0, -1, 0] } as const,
    ]) {
      const placing = placeUnder(design, part, ray, seen);
      expect((placing?.position[1] ?? 0) + depth).toBeCloseTo(rear - 0.0012, 9);
      expect(Math.abs((placing?.position[0] ?? 0) - 0.2)).toBeLessThan(0.1);
      expect(placing?.on).toBeNull();
    }
  });

  test('adds a coolant connection without a place at the rear wall, a second one beside the first', () => {
    const part = partOf('uqdb06');
    const first = freePlaceFor(resolveDesign(blank, 'base'), part);
    const [, depth = 0] = part.values['size'] as readonly number[];
    const rear = resolveDesign(blank, 'base').chassis?.box.max[1] ?? 0;
    expect(first[1] + depth).toBeCloseTo(rear - 0.0012, 9);
    const withOne = applyDiff(blank, addPlacement(blank, 'base', 'uqdb06', first));
    const second = freePlaceFor(resolveDesign(withOne, 'base'), part);
    expect(second[1]).toBe(first[1]);
    expect(second).not.toEqual(first);
  });

  test('asks for a joint under sinks and plates, but not where the plate was tested with its own', () => {
    expect(wantsInterface(partOf('hs-hgx-h100-8u'))).toBe(true);
    expect(wantsInterface(partOf('cp-h100-sxm'))).toBe(false);
    expect(wantsInterface(partOf('uqdb06'))).toBe(false);
    const bare = {
      ...partOf('cp-h100-sxm'),
      values: { ...partOf('cp-h100-sxm').values, includesJoint: false },
    };
    expect(wantsInterface(bare)).toBe(true);
  });

  test('keeps a part on the floor inside the walls', () => {
    const design = resolveDesign(blank, 'base');
    const placing = placeUnder(design, partOf('device-generic-100'), down(0.0, 0.0), seen);
    const wall = design.chassis?.part.values['wallThickness'];
    expect(placing?.position).toEqual([wall, wall, wall]);
  });

  test('beside a part that is pointed at from the side goes to the floor, inside the walls', () => {
    const front = applyDiff(blank, addPlacement(blank, 'base', 'device-generic-100', [0.2, 0.0012, 0.0012]));
    const ray: Ray = { origin: [0.25, -1, 0.02], direction: [0, 1, 0] };
    const placing = placeUnder(resolveDesign(front, 'base'), partOf('device-vrm'), ray, seen);
    expect(placing?.position[1]).toBeCloseTo(0.0012);
    expect(placing?.position[2]).toBeCloseTo(0.0012);
  });

  test('puts a vent into the wall that is pointed at', () => {
    const design = resolveDesign(blank, 'base');
    const depth = design.chassis?.box.max[1] ?? 0;
    const part = partOf('vent-64');
    const fromFront = placeUnder(design, part, { origin: [0.2, -1, 0.08], direction: [0, 1, 0] }, seen);
    expect(fromFront?.position[1]).toBe(0);
    const fromRear = placeUnder(design, part, { origin: [0.2, 3, 0.08], direction: [0, -1, 0] }, seen);
    expect(fromRear?.position[1]).toBeCloseTo(depth - 0.0012);
  });

  test('puts a vent into whichever wall is pointed at, turned so that air goes through it', () => {
    const design = resolveDesign(blank, 'base');
    const [width, depth, height] = design.chassis?.box.max ?? [0, 0, 0];
    const part = partOf('vent-64');
    const aimed: readonly (readonly [Ray, 0 | 1 | 2, number])[] = [
      [{ origin: [-1, 0.3, 0.08], direction: [1, 0, 0] }, 0, 0],
      [{ origin: [2, 0.3, 0.08], direction: [-1, 0, 0] }, 0, width],
      [down(0.2, 0.3), 2, height],
      [{ origin: [0.2, 0.3, -1], direction: [0, 0, 1] }, 2, 0],
      [{ origin: [0.2, 0.3, 0.08], direction: [0, 1, 0] }, 1, depth], // from inside
    ];
    for (const [ray, axis, plane] of aimed) {
      const placing = placeUnder(design, part, ray, seen);
      if (!placing) throw new Error('no place');
      const { position, rotation } = placing;
      const withVent = applyDiff(blank, addPlacement(blank, 'base', 'vent-64', position, { rotation }));
      const vent = resolveDesign(withVent, 'base').items.find((item) => item.kind === 'vent');
      expect(Math.abs(vent?.airAxis[axis] ?? 0)).toBe(1);
      expect(plane > 0 ? vent?.box.max[axis] : vent?.box.min[axis]).toBeCloseTo(plane);
      const { case: built } = buildCase(resolveDesign(withVent, 'base'));
      const openings = built.circuits?.[0]?.branches.filter(({ id }) => id.startsWith(`${vent?.id}/`));
      expect(openings?.length).toBeGreaterThan(0);
    }
    const outside: Ray = { origin: [-1, 0.3, 0.5], direction: [1, 0, 0] };
    expect(placeUnder(design, part, outside, seen)).toBeNull();
  });

  test('is nowhere above the horizon', () => {
    const sky: Ray = { origin: [0, -1, 0.5], direction: [0, 0.6, 0.8] };
    expect(placeUnder(resolveDesign(blank, 'base'), partOf('device-vrm'), sky, seen)).toBeNull();
  });
});

describe('a part that is about to be placed', () => {
  const design = resolveDesign(withChip, 'base');
  const chip = design.items.find((item) => item.kind === 'accelerator');
  const edge = chip?.box.max[0] ?? 0;
  const settings = { grid: 0.001, faces: true, rackUnits: false, threshold: 0.005 };

  test('is pulled to the face of a part near it, and says to which', () => {
    const ghost = ghostItem(withChip, 'device-generic-100', [edge + 0.003, 0.2, 0.01]);
    const { position, snaps } = snapGhost(design, ghost, settings);
    expect(position[0]).toBeCloseTo(edge);
    expect(position[2]).toBe(0.01);
    expect(snaps.find((snap) => snap.axis === 'x')).toMatchObject({ kind: 'face', target: chip?.id });
  });

  test('stays where its host has it once it is mounted', () => {
    const ghost = { ...ghostItem(withChip, 'hs-hgx-h100-8u', [0.1013, 0.2007, 0.03]), on: chip?.id ?? null };
    expect(snapGhost(design, ghost, settings)).toEqual({ position: [0.1013, 0.2007, 0.03], snaps: [] });
  });
});

describe('collisions of a drag', () => {
  const second = applyDiff(withChip, addPlacement(withChip, 'base', 'device-generic-100', [0.3, 0.2, 0.01]));
  const { items } = resolveDesign(second, 'base');
  const chip = items.find((item) => item.kind === 'accelerator')?.id ?? '';
  const device = items.find((item) => item.kind === 'device')?.id ?? '';

  test('name both the part that moves and the one that it runs into', () => {
    const into = applyDiff(second, movePlacements(second, 'base', [device], [-0.18, 0, 0]));
    expect(collisionsOf(resolveDesign(into, 'base'), new Set([device]))).toEqual(new Set([chip, device]));
  });

  test('are none where parts only touch, and none with what they are mounted on', () => {
    const touching = applyDiff(second, movePlacements(second, 'base', [device], [-0.11, 0, 0]));
    expect(collisionsOf(resolveDesign(touching, 'base'), new Set([device])).size).toBe(0);
    const into = applyDiff(second, movePlacements(second, 'base', [device], [-0.18, 0, 0]));
    const mounted = applyDiff(into, attach(into, 'base', device, chip, null, { place: false }));
    expect(collisionsOf(resolveDesign(mounted, 'base'), new Set([device])).size).toBe(0);
  });
});
