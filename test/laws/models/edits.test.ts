import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { movePlacements, rotatePlacements } from '#models/project/edits/arrange.ts';
import { applyDiff, invertDiff, isEmptyDiff, squashDiffs } from '#models/project/diff.ts';
import { emptyHistory, pushDiff, redo, undo } from '#models/project/history.ts';
import { configurationsOf, headerOf, placementOf, placementsOf } from '#models/project/query.ts';
import type { Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { isMountedOn } from '#models/geometry/collision.ts';
import { draws, editOf, kindsOfEdit, play, stack } from './random-edits.ts';

const scripts = fc.array(draws, { minLength: 1, maxLength: 25 });
const runs = { numRuns: 150 };

it('the scripts below exercise every kind of edit', () => {
  const worked = new Set<number>();
  for (const script of fc.sample(scripts, { numRuns: 200, seed: 1 })) {
    play(script).diffs.forEach((diff, i) => {
      if (!isEmptyDiff(diff)) worked.add(script[i]?.edit ?? -1);
    });
  }
  expect(worked.size).toBe(kindsOfEdit);
});

it('every edit is taken back exactly by its inverse, and done again', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const { states, diffs } = play(script);
      diffs.forEach((diff, i) => {
        const [before, after] = [states[i], states[i + 1]];
        if (!before || !after) throw new Error('a state is missing');
        const back = applyDiff(after, invertDiff(diff));
        expect(back.records).toEqual(before.records);
        expect(applyDiff(back, diff).records).toEqual(after.records);
      });
    }),
    runs,
  );
});

it('undoing everything and redoing everything gives the ends back, and leaves the history itself alone', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const { states, diffs, project } = play(script);
      let step = { project, history: diffs.reduce(pushDiff, emptyHistory) };
      const full = step.history;
      while (step.history.past.length > 0) step = undo(step.project, step.history);
      expect(step.project.records).toEqual(states[0]?.records);
      while (step.history.future.length > 0) step = redo(step.project, step.history);
      expect(step.project.records).toEqual(project.records);
      expect(step.history).toEqual(full);
    }),
    runs,
  );
});

it('one squashed diff does what the sequence did, and is taken back as one', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const { states, diffs, project } = play(script);
      const [start] = states;
      if (!start) throw new Error('no start');
      const squashed = squashDiffs('All at once', diffs);
      expect(applyDiff(start, squashed).records).toEqual(project.records);
      expect(applyDiff(project, invertDiff(squashed)).records).toEqual(start.records);
    }),
    runs,
  );
});

it('no edit makes a record that the rules of the document forbid', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const { project } = play(script);
      const configurations = configurationsOf(project);
      expect(configurations.map((record) => record.order)).toEqual(configurations.map((_, i) => i));
      expect(configurations.map((record) => record.id)).toContain(headerOf(project).active);
      for (const { id } of configurations) {
        const placements = placementsOf(project, id);
        const hosts = new Map(placements.map((record) => [record.id, record.on]));
        for (const record of placements) {
          if (record.on !== null) expect(hosts.has(record.on)).toBe(true);
          expect(isMountedOn(hosts, record.id, record.id)).toBe(false);
          expect(record.position.every(Number.isFinite)).toBe(true);
          expect(record.name).not.toBe('');
        }
      }
    }),
    runs,
  );
});

it('resolving keeps the identity of every item that an edit did not touch', () => {
  fc.assert(
    fc.property(scripts, draws, (script, draw) => {
      const { project } = play(script);
      const diff = editOf(project, draw);
      const touched = new Set<unknown>([...diff.updated.map(([before]) => before), ...diff.removed]);
      // Another part under an id that is in use changes whatever uses it.
      fc.pre(![...diff.added, ...touched].some((record) => (record as { type: string }).type === 'part'));
      const after = applyDiff(project, diff);
      for (const { id } of configurationsOf(project)) {
        const later = new Map(resolveDesign(after, id).items.map((item) => [item.id, item]));
        for (const item of resolveDesign(project, id).items) {
          if (!touched.has(placementOf(project, id, item.id))) expect(later.get(item.id)).toBe(item);
        }
      }
    }),
    runs,
  );
});

const axis = fc.constantFrom(0 as const, 1 as const, 2 as const);
const tenths = fc.integer({ min: -5000, max: 5000 }).map((value) => value / 1e4);

it('four quarter turns about any axis are none, for a part and all that is mounted on it', () => {
  const project = stack();
  fc.assert(
    fc.property(axis, fc.constantFrom(1, -1, 3), fc.constantFrom('pcb1', 'gpu1', 'fan1'), (about, by, id) => {
      let turned = project;
      for (let i = 0; i < 4; i++) {
        turned = applyDiff(turned, rotatePlacements(turned, 'base', [id], about, by));
      }
      expect(turned.records).toEqual(project.records);
    }),
  );
});

it('children follow their host: a move shifts them by the same, a turn keeps their distance to it', () => {
  const project = stack();
  fc.assert(
    fc.property(tenths, tenths, axis, fc.integer({ min: 1, max: 3 }), (x, y, about, by) => {
      const boxes = (p: Project) =>
        new Map(resolveDesign(p, 'base').items.map((item) => [item.id, item.box] as const));
      const before = boxes(project);
      const moved = boxes(applyDiff(project, movePlacements(project, 'base', ['pcb1'], [x, y, 0])));
      for (const id of ['pcb1', 'gpu1', 'hs1']) {
        expect((moved.get(id)?.min[0] ?? 0) - (before.get(id)?.min[0] ?? 0)).toBeCloseTo(x, 9);
      }
      expect(moved.get('fan1')).toEqual(before.get('fan1'));
      const turned = boxes(applyDiff(project, rotatePlacements(project, 'base', ['pcb1', 'hs1'], about, by)));
      const distance = (all: typeof before) => {
        const centre = (id: string) => {
          const box = all.get(id);
          return box ? box.min.map((value, i) => (value + (box.max[i] ?? 0)) / 2) : [];
        };
        const [a, b] = [centre('hs1'), centre('pcb1')];
        return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
      };
      expect(distance(turned)).toBeCloseTo(distance(before), 9);
    }),
  );
});
