import { describe, expect, it } from 'vitest';
import { builtinLibrary, libraryOf } from '#models/library/library.ts';
import { conditionFields, defaultConditions } from '#models/project/conditions.ts';
import { newProject, projectOf } from '#models/project/create.ts';
import { applyDiff } from '#models/project/diff.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { addParts } from '#models/project/edits/parts.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { PlacementRecord } from '#models/project/records.ts';
import { projectLibrary, resolveDesign } from '#models/project/resolve.ts';
import { validateValue } from '#models/schema/fields.ts';

const fan = 'sanyo-9crh0412p5j001';
const start = newProject('blank-2u');
const withFan = applyDiff(
  start,
  addPlacement(start, 'base', fan, [0.1, 0.2, 0.01], { rotation: [0, 0, 1], values: { speed: 0.5 } }),
);
const itemOf = (project: typeof start, id: string) => {
  const item = resolveDesign(project, 'base').items.find((other) => other.id === id);
  if (!item) throw new Error(`no ${id}`);
  return item;
};

describe('a resolved design', () => {
  it('takes each value from the placement, else the part, else the kind', () => {
    const { part, overridden } = itemOf(withFan, 'fan1');
    expect(part.values).toMatchObject({ speed: 0.5, failed: false, curveDensity: 1.2 });
    expect(part.values['power']).toBe(builtinLibrary().get(fan)?.values['power']);
    // Own speed is a setting of the placed fan; the catalogue has no figure that it overrides.
    expect(overridden).toEqual([]);
    const changed = applyDiff(withFan, setValue(withFan, 'base', 'fan1', 'power', 10));
    expect(itemOf(changed, 'fan1').overridden).toEqual(['power']);
  });

  it('turns the box and the way of the air with the part', () => {
    const { box, airAxis, upAxis } = itemOf(withFan, 'fan1');
    // 40 × 56 × 40 mm, turned about z: the air goes along −x.
    expect(box.max[0] - box.min[0]).toBeCloseTo(0.056, 12);
    expect(airAxis).toEqual([-1, 0, 0]);
    expect(upAxis).toEqual([0, 0, 1]);
  });

  it('has a chassis only while there is exactly one', () => {
    expect(resolveDesign(start, 'base').chassis?.id).toBe('ch1');
    const two = applyDiff(start, addPlacement(start, 'base', 'chassis-1u', [0, 0, 0]));
    expect(resolveDesign(two, 'base').chassis).toBeNull();
    expect(resolveDesign(start, 'nowhere')).toMatchObject({ items: [], chassis: null });
  });

  it('puts a stand-in where the library lacks the part, and the part when it comes', () => {
    const empty = resolveDesign(withFan, 'base', libraryOf([]));
    expect(empty.items.map((item) => item.missing)).toEqual([true, true]);
    expect(resolveDesign(withFan, 'base').items.map((item) => item.missing)).toEqual([false, false]);
  });

  it("prefers the project's own part to a built-in one with the same id", () => {
    const part = builtinLibrary().get(fan);
    if (!part) throw new Error('no fan');
    const own = { ...part, values: { ...part.values, power: 1 } };
    expect(itemOf(applyDiff(withFan, addParts(withFan, [own])), 'fan1').part.values['power']).toBe(1);
  });
});

describe('while dragging', () => {
  it('only the moved items are new, and even they keep their resolved part', () => {
    const before = resolveDesign(withFan, 'base');
    const after = resolveDesign(
      applyDiff(withFan, movePlacements(withFan, 'base', ['fan1'], [0.01, 0, 0])),
      'base',
    );
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[1]).not.toBe(before.items[1]);
    expect(after.items[1]?.part).toBe(before.items[1]?.part);
    expect(after.conditions).toBe(before.conditions);
  });

  it('keeps one library as long as the project has the same parts', () => {
    const part = builtinLibrary().get(fan);
    if (!part) throw new Error('no fan');
    const own = applyDiff(withFan, addParts(withFan, [{ ...part, id: 'own' }]));
    const moved = applyDiff(own, movePlacements(own, 'base', ['fan1'], [0.01, 0, 0]));
    expect(projectLibrary(moved)).toBe(projectLibrary(own));
    expect(projectLibrary(start)).toBe(builtinLibrary());
  });

  it('moving one of 2000 parts resolves that one and keeps the others', () => {
    const [, like] = [...withFan.records.values()].filter((record) => record.type === 'placement');
    if (!like) throw new Error('no fan');
    const many = projectOf([
      ...withFan.records.values(),
      ...Array.from({ length: 2000 }, (_, i): PlacementRecord => ({ ...like, id: `f${i}`, name: `F${i}` })),
    ]);
    const before = resolveDesign(many, 'base');
    const after = resolveDesign(applyDiff(many, movePlacements(many, 'base', ['f7'], [0.001, 0, 0])), 'base');
    const kept = new Set(before.items);
    expect(after.items.filter((item) => !kept.has(item)).map((item) => item.id)).toEqual(['f7']);
  });
});

it('every condition has a declaration, a default inside its range, and a note that says where it is from', () => {
  const keys = Object.keys(conditionFields);
  expect(Object.keys(defaultConditions).toSorted()).toEqual(keys.toSorted());
  for (const [key, field] of Object.entries(conditionFields)) {
    const value = { ...defaultConditions }[key as keyof typeof defaultConditions];
    expect(validateValue(field, value), key).toBeNull();
    expect(field.note, key).toBeTruthy();
  }
});
