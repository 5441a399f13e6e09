import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { outlineRows } from '#renderer/panels/outline/outline-rows.ts';

const text = readFileSync(
  new URL('../../../../examples/inference-8x-air.boxwright.json', import.meta.url),
  'utf8',
);
const { project } = loadProject(text, 'example');
if (!project) throw new Error('the example is readable');
const design = resolveDesign(project, headerOf(project).active);
const open = { collapsed: new Set<string>(), search: '' };

describe('the outline', () => {
  test('shows every part exactly once in either order', () => {
    for (const mode of ['mounting', 'kind'] as const) {
      const ids = outlineRows(design, { ...open, mode }).flatMap((row) =>
        row.type === 'item' ? [row.item.id] : [],
      );
      expect([...ids].sort()).toEqual(design.items.map((item) => item.id).sort());
    }
  });

  test('hangs a part under what carries it, one level deeper', () => {
    const rows = outlineRows(design, { ...open, mode: 'mounting' });
    const levels = new Map(rows.map((row) => [row.key, row.level]));
    const mounted = design.items.filter((item) => item.on !== null);
    expect(mounted.length).toBeGreaterThan(0);
    for (const item of mounted) expect(levels.get(item.id)).toBe((levels.get(item.on ?? '') ?? NaN) + 1);
  });

  test('a closed row hides what is below it, and only that', () => {
    const all = outlineRows(design, { ...open, mode: 'kind' });
    const closed = outlineRows(design, { mode: 'kind', search: '', collapsed: new Set(['kind:fan']) });
    const fans = design.items.filter((item) => item.kind === 'fan').length;
    expect(fans).toBeGreaterThan(0);
    expect(all.length - closed.length).toBe(fans);
  });

  test('a search keeps the carriers of what it finds and opens closed rows', () => {
    const sink = design.items.find((item) => item.kind === 'heat-sink' && item.on !== null);
    if (!sink) throw new Error('the example has a mounted heat sink');
    const rows = outlineRows(design, {
      mode: 'mounting',
      search: sink.name,
      collapsed: new Set([sink.on ?? '']),
    });
    const keys = rows.map((row) => row.key);
    expect(keys).toContain(sink.id);
    expect(keys).toContain(sink.on);
    expect(rows.filter((row) => row.type === 'item').length).toBeLessThan(design.items.length);
  });

  test('numbers in names sort as numbers', () => {
    const names = outlineRows(design, { ...open, mode: 'kind' }).flatMap((row) =>
      row.type === 'item' && row.item.kind === 'fan' ? [row.item.name] : [],
    );
    const second = names.findIndex((name) => /\D2$/.test(name));
    const tenth = names.findIndex((name) => /\D10$/.test(name));
    expect(second).toBeLessThan(tenth);
  });
});
