import { describe, expect, test } from 'vitest';
import { applyDiff } from '#models/project/diff.ts';
import { newProject } from '#models/project/create.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { placeHint } from '#renderer/panels/hint/place-hint.ts';
import { isSameStructure } from '#renderer/panels/same-structure.ts';

describe('what a drag does not draw again', () => {
  const blank = newProject('blank-2u');
  const configuration = headerOf(blank).active;
  const project = applyDiff(
    blank,
    addPlacement(blank, configuration, 'sanyo-9crh0412p5j001', [0.1, 0.1, 0.01]),
  );
  const design = resolveDesign(project, configuration);
  const fan = design.items.find((item) => item.kind === 'fan')?.id ?? '';

  test('a moved part leaves the structure as it is', () => {
    const moved = applyDiff(project, movePlacements(project, configuration, [fan], [0.01, 0, 0]));
    const after = resolveDesign(moved, configuration);
    expect(after.items).not.toEqual(design.items);
    expect(isSameStructure(design, after)).toBe(true);
  });

  test('a changed figure, another part or another condition does not', () => {
    const failed = applyDiff(project, setValue(project, configuration, fan, 'failed', true));
    expect(isSameStructure(design, resolveDesign(failed, configuration))).toBe(false);
    expect(isSameStructure(design, resolveDesign(blank, configuration))).toBe(false);
    expect(isSameStructure(design, { ...design, conditions: { ...design.conditions, altitude: 100 } })).toBe(
      false,
    );
  });
});

describe('a hint beside its anchor', () => {
  const room = { width: 800, height: 600 };
  const hint = { width: 200, height: 60 };

  test('stands on the wanted side where there is room', () => {
    expect(placeHint({ x: 500, y: 300, width: 100, height: 20 }, hint, room, 'left')).toEqual({
      x: 294,
      y: 280,
    });
  });

  test('goes to the other side where there is none, and never leaves the window', () => {
    expect(placeHint({ x: 20, y: 300, width: 100, height: 20 }, hint, room, 'left').x).toBe(126);
    for (const side of ['left', 'right', 'bottom'] as const) {
      for (const anchor of [
        { x: 0, y: 0, width: 800, height: 20 },
        { x: 780, y: 590, width: 20, height: 10 },
      ]) {
        const { x, y } = placeHint(anchor, hint, room, side);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + hint.width).toBeLessThanOrEqual(room.width);
        expect(y + hint.height).toBeLessThanOrEqual(room.height);
      }
    }
  });
});
