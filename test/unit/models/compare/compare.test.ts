import { expect, test } from 'vitest';
import { compareDesigns, type ComparisonEntry } from '#models/compare/compare.ts';
import { comparisonMarkdown } from '#models/compare/comparison-markdown.ts';
import { applyDiff } from '#models/project/diff.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { removePlacements, replacePart } from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { Diff, Project } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { checkDesign } from '#models/rules/rules.ts';
import { designOf, example, sampleResult } from '../rules/sample.ts';

const project = example('edge-box');

function entry(label: string, changed: Project, changes: Partial<DesignResult> = {}): ComparisonEntry {
  const design = designOf(changed);
  const result = sampleResult(design, changes);
  return { label, design, result, violations: checkDesign(design, result) };
}

const edited = (...edits: readonly ((project: Project) => Diff)[]): Project =>
  edits.reduce((now, edit) => applyDiff(now, edit(now)), project);

const rowOf = (comparison: ReturnType<typeof compareDesigns>, key: string) => {
  const found = comparison.groups.flatMap((group) => group.rows).find((row) => row.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
};

test('two equal designs differ in nothing', () => {
  const comparison = compareDesigns([entry('A', project), entry('B', project)]);
  const rows = comparison.groups.flatMap((group) => group.rows);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => row.differs || row.winner !== null)).toEqual([]);
  expect(comparison.changes[1]).toEqual({ added: [], removed: [], replaced: [], moved: [], changed: [] });
});

test('the lower power wins, the higher margin wins, a tie and a condition have no winner', () => {
  const base = entry('A', project);
  const requirements = { ...sampleResult(base.design).requirements, noise: 60 };
  const frugal = entry('B', project, { powerAc: 200, requirements });
  const comparison = compareDesigns([base, frugal, entry('C', project, { requirements })]);
  const power = rowOf(comparison, 'power.feed');
  expect(power.winner).toBe(1);
  expect(power.deltas[1]).toBeCloseTo(200 - (base.result?.powerAc ?? 0), 9);
  expect(rowOf(comparison, 'noise.level').winner).toBeNull();
  expect(rowOf(comparison, 'noise.level').differs).toBe(true);
  expect(rowOf(comparison, 'conditions.altitude').winner).toBeNull();
});

test('noise of the iteration is no difference', () => {
  const base = entry('A', project);
  const power = base.result?.powerAc ?? 0;
  const comparison = compareDesigns([base, entry('B', project, { powerAc: power * (1 + 1e-9) })]);
  expect(rowOf(comparison, 'power.feed').differs).toBe(false);
});

test('an entry without result has unknown figures and does not win', () => {
  const base = entry('A', project);
  const comparison = compareDesigns([base, { ...entry('B', project), result: null }]);
  const row = rowOf(comparison, 'power.feed');
  expect(row.values[1]).toBeNull();
  expect(row.deltas[1]).toBeNull();
  expect(row.winner).toBeNull();
  expect(row.differs).toBe(true);
});

test('changes of parts are told by stable id: added, removed, replaced, moved, changed', () => {
  const changed = edited(
    (now) => removePlacements(now, 'base', ['fan4']),
    (now) => replacePart(now, 'base', ['fan3'], 'arctic-p8-max'),
    (now) => setValue(now, 'base', 'fan1', 'failed', true),
    (now) => movePlacements(now, 'base', ['fan2'], [0, 0.02, 0]),
  );
  const comparison = compareDesigns([entry('A', project), entry('B', changed)]);
  const changes = comparison.changes[1];
  expect(changes?.removed.map((part) => part.name)).toEqual(['FAN4']);
  expect(changes?.replaced).toMatchObject([{ name: 'FAN3', from: 'San Ace 80 9GA0812P6G001' }]);
  expect(changes?.changed).toMatchObject([{ name: 'FAN1', figures: ['Failed'] }]);
  expect(changes?.moved[0]?.distance).toBeCloseTo(0.02, 9);
  expect(rowOf(comparison, 'parts.sanyo-9ga0812p6g001').values).toEqual([4, 2]);

  const text = comparisonMarkdown(comparison, { differencesOnly: true });
  expect(text).toContain('- Removed: FAN4 (San Ace 80 9GA0812P6G001)');
  expect(text).toContain('- Moved by 20.0\u00A0mm: FAN2');
  expect(text).not.toContain('Altitude');
});

test('Markdown tables hold together whatever the labels are', () => {
  const comparison = compareDesigns([entry('A | *x*', project), entry('B\nb', project, { powerAc: 200 })]);
  const text = comparisonMarkdown(comparison);
  const table = text.split('\n').filter((line) => line.startsWith('|'));
  for (const line of table) expect(line.match(/(?<!\\)\|/g), line).toHaveLength(4);
  expect(text).toMatch(/From the feed \(AC\) \| [\d.]+\u00A0W \| \*\*200\u00A0W\*\* \(−/);
});
