import { describe, expect, it } from 'vitest';
import { newProject } from '#models/project/create.ts';
import { applyDiff, isEmptyDiff } from '#models/project/diff.ts';
import { movePlacements, rotatePlacements, setPosition } from '#models/project/edits/arrange.ts';
import { setConditions } from '#models/project/edits/conditions.ts';
import { duplicateConfiguration, removeConfiguration } from '#models/project/edits/configurations.ts';
import { setHeader } from '#models/project/edits/header.ts';
import { attach } from '#models/project/edits/mount.ts';
import {
  addPlacement,
  duplicatePlacements,
  removePlacements,
  renamePlacement,
  replacePart,
} from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import { configurationsOf, headerOf, placementOf, placementsOf } from '#models/project/query.ts';
import type { Diff, Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { loadProject } from '#models/file/load.ts';
import { saveProject } from '#models/file/save.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { addParts } from '#models/project/edits/parts.ts';
import { overlapsOf } from '#models/geometry/collision.ts';

function edit(project: Project, ...edits: readonly ((project: Project) => Diff)[]): Project {
  return edits.reduce((current, next) => applyDiff(current, next(current)), project);
}
const add =
  (part: string, ...at: readonly [number, number, number]) =>
  (project: Project) =>
    addPlacement(project, 'base', part, at);
const idsOf = (project: Project) => placementsOf(project, 'base').map((record) => record.id);
const boxOf = (project: Project, id: string) =>
  resolveDesign(project, 'base').items.find((item) => item.id === id)?.box;

const like = builtinLibrary().byKind('fan')[0];
if (!like) throw new Error('the library has no fan');
const ownFan = like;
const h100 = 'nvidia-h100-sxm5';
const fan = 'sanyo-9crh0412p5j001';
const start = edit(
  newProject('blank-8u'),
  add(h100, 0.05, 0.3, 0.02),
  add(h100, 0.25, 0.3, 0.02),
  add(fan, 0.01, 0.1, 0.01),
);

describe('adding', () => {
  it('numbers parts by their kind and fills the gap that a removed one left', () => {
    expect(idsOf(start)).toEqual(['ch1', 'fan1', 'gpu1', 'gpu2']);
    const project = edit(start, (p) => removePlacements(p, 'base', ['gpu1']), add(h100, 0, 0, 0));
    expect(placementOf(project, 'base', 'gpu1')?.name).toBe('GPU1');
    expect(idsOf(edit(project, add(h100, 0, 0, 0)))).toContain('gpu3');
  });

  it('does not give a name away that someone typed, nor place an interface material or nothing', () => {
    const project = edit(start, (p) => renamePlacement(p, 'base', 'fan1', ' GPU3 '), add(h100, 0, 0, 0));
    expect(placementOf(project, 'base', 'gpu4')?.name).toBe('GPU4');
    expect(isEmptyDiff(addPlacement(start, 'base', 'tim-grease-std', [0, 0, 0]))).toBe(true);
    expect(isEmptyDiff(addPlacement(start, 'base', 'no-such-part', [0, 0, 0]))).toBe(true);
    expect(isEmptyDiff(addPlacement(start, 'nowhere', h100, [0, 0, 0]))).toBe(true);
  });
});

describe('mounting', () => {
  const stacked = edit(start, add('hs-hgx-h100-8u', 0, 0, 0), (p) =>
    attach(p, 'base', 'hs1', 'gpu1', 'tim-pcm-ptm7950', { place: true }),
  );

  it('puts the part in the middle of the top of its host, one undo step', () => {
    const [host, sink] = [boxOf(stacked, 'gpu1'), boxOf(stacked, 'hs1')];
    if (!host || !sink) throw new Error('not placed');
    expect(sink.min[2]).toBeCloseTo(host.max[2], 9);
    expect(sink.min[0] + sink.max[0]).toBeCloseTo(host.min[0] + host.max[0], 8);
    expect(sink.min[1] + sink.max[1]).toBeCloseTo(host.min[1] + host.max[1], 8);
    expect(overlapsOf(resolveDesign(stacked, 'base'))).toEqual([]);
  });

  it('puts it under a host that hangs upside down', () => {
    const hanging = edit(
      stacked,
      (p) => rotatePlacements(p, 'base', ['gpu2'], 0, 2),
      (p) => attach(p, 'base', 'hs1', 'gpu2', null, { place: true }),
    );
    expect(boxOf(hanging, 'hs1')?.max[2]).toBeCloseTo(boxOf(hanging, 'gpu2')?.min[2] ?? NaN, 9);
  });

  it('refuses circles, what is no interface material, and hosts that are not there', () => {
    for (const diff of [
      attach(stacked, 'base', 'gpu1', 'hs1', null),
      attach(stacked, 'base', 'gpu1', 'gpu1', null),
      attach(stacked, 'base', 'fan1', 'gpu1', h100),
      attach(stacked, 'base', 'fan1', 'nobody', null),
    ]) {
      expect(isEmptyDiff(diff)).toBe(true);
    }
  });

  it('removing or duplicating the host takes along what is mounted on it', () => {
    expect(idsOf(edit(stacked, (p) => removePlacements(p, 'base', ['gpu1'])))).toEqual([
      'ch1',
      'fan1',
      'gpu2',
    ]);
    const { diff, ids } = duplicatePlacements(stacked, 'base', ['gpu1']);
    const project = applyDiff(stacked, diff);
    expect(ids).toEqual(['gpu3']);
    expect(placementOf(project, 'base', 'hs2')).toMatchObject({ on: 'gpu3', interface: 'tim-pcm-ptm7950' });
  });
});

describe('duplicating', () => {
  it('makes a row between the walls, then another behind it', () => {
    let project = start;
    for (let i = 0; i < 9; i++)
      project = applyDiff(project, duplicatePlacements(project, 'base', ['fan1']).diff);
    const fans = placementsOf(project, 'base').filter(({ part }) => part === fan);
    // Ten fans of 40 mm fit between the walls, 437.6 mm apart.
    expect(fans.map(({ position }) => Math.round(position[0] * 1000)).toSorted((a, b) => a - b)).toEqual([
      10, 50, 90, 130, 170, 210, 250, 290, 330, 370,
    ]);
    expect(overlapsOf(resolveDesign(project, 'base'))).toEqual([]);
    const { diff } = duplicatePlacements(project, 'base', ['fan1']);
    expect(diff.added[0]).toMatchObject({ position: [0.01, expect.closeTo(0.156, 9), 0.01] });
  });

  it('leaves a vent in its wall', () => {
    const project = edit(start, add('vent-64', 0.01, 0, 0.1));
    expect(duplicatePlacements(project, 'base', ['v1']).diff.added[0]).toMatchObject({
      position: [expect.closeTo(0.09, 9), 0, 0.1],
    });
    const side = edit(
      project,
      (p) => rotatePlacements(p, 'base', ['v1'], 2, 1),
      (p) => setPosition(p, 'base', 'v1', [0, 0.1, 0.1]),
    );
    expect(duplicatePlacements(side, 'base', ['v1']).diff.added[0]).toMatchObject({
      position: [0, expect.closeTo(0.18, 9), 0.1],
    });
  });

  it('continues the names that people gave, however long they are', () => {
    const once = (p: Project) => duplicatePlacements(p, 'base', ['fan1']).diff;
    const again = (p: Project) => duplicatePlacements(p, 'base', ['fan2']).diff;
    const named = (name: string) => edit(start, (p) => renamePlacement(p, 'base', 'fan1', name), once, again);
    const namesOf = (p: Project) => ['fan2', 'fan3'].map((id) => placementOf(p, 'base', id)?.name);
    expect(namesOf(named('Rear fan'))).toEqual(['Rear fan 2', 'Rear fan 3']);
    expect(namesOf(named('A7'))).toEqual(['A8', 'A9']);
    for (const name of ['x'.repeat(300), `F${'9'.repeat(20)}`]) {
      const project = named(name);
      expect(new Set(placementsOf(project, 'base').map((record) => record.name)).size).toBe(6);
      expect(loadProject(saveProject(project), 'x').project?.records).toEqual(project.records);
    }
  });

  it('does not copy the chassis', () => {
    expect(isEmptyDiff(duplicatePlacements(start, 'base', ['ch1']).diff)).toBe(true);
  });
});

describe('values', () => {
  it('replacing a part keeps its place and the overrides that the new kind has', () => {
    const project = edit(
      start,
      (p) => setValue(p, 'base', 'gpu1', 'maximumPower', 500),
      (p) => setValue(p, 'base', 'gpu1', 'vrmEfficiency', 0.9),
      (p) => replacePart(p, 'base', ['gpu1'], 'board-riser'),
    );
    const record = placementOf(project, 'base', 'gpu1');
    expect(record).toMatchObject({ part: 'board-riser', position: [0.05, 0.3, 0.02] });
    expect(record?.values).toEqual({ maximumPower: 500 });
  });

  it('nothing that the declarations forbid gets into the document', () => {
    for (const diff of [
      setValue(start, 'base', 'gpu1', 'maximumPower', -1),
      setValue(start, 'base', 'gpu1', 'maximumPower', NaN),
      setValue(start, 'base', 'gpu1', 'speed', 0.5),
      setValue(start, 'base', 'gpu1', 'constructor', 1),
      setConditions(start, 'base', { ambientTemperature: 5000 }),
      movePlacements(start, 'base', ['gpu1'], [NaN, 0, 0]),
      addParts(start, [{ ...ownFan, id: '../x' }]),
      addParts(start, [{ ...ownFan, source: [] }]),
      addParts(start, [{ ...ownFan, id: h100 }]),
      setPosition(start, 'base', 'gpu1', [Infinity, 0, 0]),
      setHeader(start, { active: 'nowhere' }),
    ]) {
      expect(isEmptyDiff(diff)).toBe(true);
    }
  });
});

describe('configurations', () => {
  it('a copy has the same placements under the same ids; changing it leaves the original alone', () => {
    const project = edit(
      start,
      (p) => duplicateConfiguration(p, 'base', 'Hot day'),
      (p) => setConditions(p, 'hot-day', { ambientTemperature: 313.15 }),
      (p) => movePlacements(p, 'hot-day', ['gpu1'], [0.01, 0, 0]),
      (p) => duplicateConfiguration(p, 'base', 'Hot day'),
    );
    expect(configurationsOf(project).map(({ id }) => id)).toEqual(['base', 'hot-day', 'hot-day-2']);
    expect(placementsOf(project, 'hot-day').map(({ id }) => id)).toEqual(idsOf(start));
    expect(placementOf(project, 'base', 'gpu1')).toBe(placementOf(start, 'base', 'gpu1'));
  });

  it('the last one stays, and the active one is followed by the first that is left', () => {
    expect(isEmptyDiff(removeConfiguration(start, 'base'))).toBe(true);
    const project = edit(
      start,
      (p) => duplicateConfiguration(p, 'base', 'Other'),
      (p) => removeConfiguration(p, 'base'),
    );
    expect(headerOf(project).active).toBe('other');
    expect(project.records.size).toBe(start.records.size);
  });
});

it('undo names say what was done, as people would', () => {
  const names = [
    movePlacements(start, 'base', ['fan1'], [0.012, 0.016, 0]),
    movePlacements(start, 'base', ['gpu1', 'gpu2'], [0.0005, 0, 0]),
    movePlacements(start, 'base', ['gpu1', 'fan1'], [1.5, 0, 0]),
    rotatePlacements(start, 'base', ['fan1'], 2, -1),
    setConditions(start, 'base', { ambientTemperature: 313.15 }),
    setConditions(start, 'base', { fanSpeed: 0.6 }),
    setConditions(start, 'base', { fanMode: 'hold-margin' }),
    setConditions(start, 'base', { fanSpeed: 0.6, altitude: 1000 }),
    setValue(start, 'base', 'gpu1', 'maximumPower', 650),
    setValue(start, 'base', 'gpu1', 'maximumPower', undefined),
    setValue(start, 'base', 'fan1', 'failed', true),
    addPlacement(start, 'base', h100, [0, 0, 0]),
    removePlacements(start, 'base', ['gpu1', 'gpu2']),
    renamePlacement(start, 'base', 'gpu1', 'Left GPU'),
  ].map((diff) => diff.name);
  expect(names).toEqual([
    'Move FAN1 20 mm',
    'Move 2 accelerators 0.5 mm',
    'Move 2 parts 1500 mm',
    'Turn FAN1 −90° about z',
    'Set ambient temperature to 40 °C',
    'Set fan speed to 60 %',
    'Set fan control to hold the margin',
    'Change conditions',
    'Set maximum power of GPU1 to 650 W',
    'Reset maximum power of GPU1',
    'Set FAN1 to failed',
    'Add GPU3',
    'Remove 2 accelerators',
    'Rename GPU1 to Left GPU',
  ]);
});
