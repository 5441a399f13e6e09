import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limits, projectVersion } from '#models/file/format.ts';
import { loadProject } from '#models/file/load.ts';
import { migrate } from '#models/file/migrations.ts';
import { saveProject } from '#models/file/save.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { newProject } from '#models/project/create.ts';
import { applyDiff } from '#models/project/diff.ts';
import { addParts } from '#models/project/edits/parts.ts';
import { headerOf, placementOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';

const fixtures = new URL('../../../fixtures/projects/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');
const v1 = fixture('v1.boxwright.json');

/** The problem that `text` has, with the project that came of it. */
function load(text: string) {
  const { project, problems } = loadProject(text, 'test.boxwright.json');
  return { project, problems, first: problems[0] };
}
type Json = Record<string, unknown>;
/** The fixture with one entry of its second placement (a fan) replaced. */
function withFan(changes: Json): string {
  return withPlacements((placements) =>
    placements.map((item) => (item['id'] === 'fan1' ? { ...item, ...changes } : item)),
  );
}
function withPlacements(change: (placements: Json[]) => unknown[]): string {
  const json = JSON.parse(v1) as { configurations: { placements: unknown }[] };
  const [base] = json.configurations;
  if (base) base.placements = change(base.placements as Json[]);
  return JSON.stringify(json);
}

describe('files of every version', () => {
  it.each(Array.from({ length: projectVersion }, (_, i) => i + 1))('version %i still opens', (version) => {
    const { project, problems } = load(fixture(`v${version}.boxwright.json`));
    expect(problems.filter((found) => found.severity === 'error')).toEqual([]);
    expect(project && headerOf(project).name).toBe('Version 1 — “fixture”');
  });

  it('a condition that is usually not given is written where it differs', () => {
    const { project } = load(
      v1.replace('"feedVoltage": "230 V",', '"feedVoltage": "230 V",\n        "feedSystem": "ac-3-neutral",'),
    );
    if (!project) throw new Error('the fixture is readable');
    const saved = saveProject(project);
    expect(saved.match(/"feedSystem": "ac-3-neutral"/g)).toHaveLength(1);
    expect(saved).not.toContain('upsEfficiency');
  });

  it('a language model loads and saves, and a design without one has no word of it', () => {
    const given = `"workload": "language-model",
        "workloadModel": "llama-70b",
        "workloadBatch": 32`;
    const { project, problems } = load(v1.replace(/"workload": "\w+"/, given));
    if (!project) throw new Error('the fixture is readable');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const saved = saveProject(project);
    for (const line of given.split(',')) expect(saved).toContain(line.trim());
    expect(saved).not.toContain('workloadPhase');
    const wrong = load(v1.replace(/"workload": "\w+"/, '"workloadModel": "llama-9b"'));
    expect(wrong.problems.find(({ path }) => path.endsWith('workloadModel'))?.remedy).toContain(
      '"llama-70b"',
    );
    expect(saveProject(load(v1).project ?? project)).not.toContain('workloadModel');
  });

  it('the current version is saved byte for byte as it was', () => {
    const { project } = load(fixture(`v${projectVersion}.boxwright.json`));
    expect(project && saveProject(project)).toBe(fixture(`v${projectVersion}.boxwright.json`));
  });

  it('migrations run one after the other, and a gap among them is no project', () => {
    const steps = new Map([
      [1, (document: Readonly<Json>) => ({ ...document, log: '1' })],
      [2, (document: Readonly<Json>) => ({ ...document, log: `${String(document['log'])} 2` })],
    ]);
    expect(migrate({ version: 1 }, 1, 3, steps)).toEqual({ version: 3, log: '1 2' });
    expect(migrate({ version: 1 }, 1, 4, steps)).toBeNull();
  });

  it('a newer version is refused with what to do', () => {
    const { project, first } = load(v1.replace('"version": 1', '"version": 2'));
    expect(project).toBeNull();
    expect(first).toMatchObject({ path: '$.version', remedy: 'update Boxwright' });
  });
});

describe('a part that no library has', () => {
  it('opens with one warning and a stand-in, and its figures stay in the file', () => {
    const { project, problems } = load(v1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      severity: 'warning',
      path: '$.configurations[0].placements[6].part',
    });
    if (!project) throw new Error('not loaded');
    const item = resolveDesign(project, 'base').items.find(({ id }) => id === 'v2');
    expect(item).toMatchObject({ missing: true, kind: 'device', overridden: [] });
    expect(item?.part.values['maximumPower']).toBeNull();
    expect(saveProject(project)).toContain(
      '"size": ["90 mm", "1.5 mm", "30 mm"],\n            "openRatio": "0.7 fraction"',
    );
  });

  it('becomes whole, figures and all, once its part is imported', () => {
    const { project } = load(v1);
    const like = builtinLibrary().get('vent-64');
    if (!project || !like) throw new Error('not loaded');
    const whole = applyDiff(project, addParts(project, [{ ...like, id: 'vendor-secret-vent' }]));
    const item = resolveDesign(whole, 'base').items.find(({ id }) => id === 'v2');
    expect(item).toMatchObject({ missing: false, kind: 'vent', overridden: ['size', 'openRatio'] });
    expect(item?.part.values['openRatio']).toBe(0.7);
    expect(placementOf(whole, 'base', 'v2')).not.toHaveProperty('unread');
  });

  it('also keeps a misspelt value of a known part, with a warning', () => {
    const { project, problems } = load(withFan({ values: { sped: '60 %' } }));
    expect(problems.map((found) => found.path)).toContain('$.configurations[0].placements[1].values.sped');
    expect(project && saveProject(project)).toContain('"sped": "60 %"');
  });
});

describe('bad files', () => {
  it.each([
    ['nothing', '', '$', /empty/],
    ['half a file', v1.slice(0, 900), '$', /no valid JSON/],
    ['no JSON', 'PK\u0003\u0004', '$', /no valid JSON/],
    ['a list', '[]', '$.format', /no Boxwright project/],
    ['a part file', '{"format": "boxwright-parts"}', '$.format', /part file/],
    ['deep nesting', `{"a":${'['.repeat(1e5)}`, '$', /deeper than/],
    ['no version', '{"format": "boxwright"}', '$.version', /version/],
    [
      'no configuration',
      '{"format": "boxwright", "version": 1, "project": {}, "configurations": []}',
      '$.configurations',
      /no configuration/,
    ],
  ])('%s is refused with the place and the reason', (_, text, path, message) => {
    const { project, first } = load(text);
    expect(project).toBeNull();
    expect(first?.path).toBe(path);
    expect(first?.message).toMatch(message);
    expect(first?.remedy).not.toBe('');
  });

  const fan = '$.configurations[0].placements[1]';
  it.each([
    ['no number', { position: ['1 mm', 'NaN mm', '0 mm'] }, `${fan}.position[1]`],
    ['an infinite number', { position: ['1 mm', '1e999 mm', '0 mm'] }, `${fan}.position[1]`],
    ['another unit', { position: ['1 kg', '0 mm', '0 mm'] }, `${fan}.position[0]`],
    ['two coordinates', { position: ['1 mm', '0 mm'] }, `${fan}.position`],
    ['a rotation by 45 degrees', { rotation: [0, 0, 0.5] }, `${fan}.rotation`],
    ['a negative size', { values: { size: ['40 mm', '-56 mm', '40 mm'] } }, `${fan}.values.size`],
    ['a speed above 1', { values: { speed: '160 %' } }, `${fan}.values.speed`],
    ['a path as id', { id: '../../etc/passwd' }, `${fan}.id`],
    ['a prototype as id', { id: '__proto__' }, `${fan}.id`],
    ['a path as part', { part: 'a/../b' }, `${fan}.part`],
    ['an id that stands twice', { id: 'gpu1' }, '$.configurations[0].placements[2].id'],
    ['an interface that is a fan', { on: 'pcb1', interface: 'own-fan' }, `${fan}.interface`],
    ['an interface material that is placed', { part: 'tim-grease-std', values: {} }, `${fan}.part`],
    ['a part mounted on itself', { on: 'fan1' }, `${fan}.on`],
  ])('%s is refused where it stands', (_, changes, path) => {
    const { project, problems } = load(withFan(changes));
    expect(project).toBeNull();
    expect(problems.filter((found) => found.severity === 'error').map((found) => found.path)).toEqual([path]);
  });

  it('a longer circle of mounting is named', () => {
    const text = withPlacements((placements) =>
      placements.map((item) => (item['id'] === 'pcb1' ? { ...item, on: 'hs1' } : item)),
    );
    const errors = load(text).problems.filter((found) => found.severity === 'error');
    expect(errors.map((found) => found.message)).toEqual([
      'parts are mounted in a circle: gpu1 → pcb1 → hs1 → gpu1',
    ]);
  });

  it('a host that is not there and an active configuration that is not there are put right with a warning', () => {
    const { project, problems } = load(withFan({ on: 'gone' }).replace('"active":"base"', '"active":"gone"'));
    expect(problems.map((found) => [found.severity, found.path])).toEqual(
      expect.arrayContaining([
        ['warning', `${fan}.on`],
        ['warning', '$.project.active'],
      ]),
    );
    expect(project && headerOf(project).active).toBe('base');
    expect(project && placementOf(project, 'base', 'fan1')?.on).toBeNull();
  });

  it('a million placements are refused by their number, without looking at one', () => {
    const text = v1.replace('"placements": [', `"placements": [${'0,'.repeat(1e6)}`);
    const { project, problems, first } = load(text);
    expect(project).toBeNull();
    expect(first?.message).toContain(`at most ${limits.placements}`);
    // Refused by the number alone: none of the million was looked at, each of which would be a problem.
    expect(problems).toHaveLength(1);
  });

  it('keys that JavaScript treats specially change nothing', () => {
    const hostile = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';
    const { problems } = load(v1.replaceAll('"values": {}', `"values": ${hostile}`));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(problems.every((found) => found.severity === 'warning')).toBe(true);
  });

  it('opens with any number of warnings, of which it lists some', () => {
    const { project, problems } = load(
      withPlacements((placements) => [
        ...placements,
        ...Array.from({ length: 1000 }, (_, i) => ({ ...placements[0], id: `x${i}`, colour: 'red' })),
      ]),
    );
    expect(project?.records.size).toBeGreaterThan(1000);
    expect(problems.length).toBeLessThanOrEqual(limits.problems + 1);
    expect(problems.at(-1)?.message).toMatch(/more warnings/);
  });

  it('stops reporting before the reader stops reading', () => {
    const { problems } = load(withPlacements(() => Array.from({ length: 5000 }, () => ({}))));
    expect(problems.length).toBeLessThanOrEqual(limits.problems + 1);
  });
});

it('a new project of each template opens without a word', () => {
  for (const template of ['blank-2u', 'blank-4u', 'blank-8u'] as const) {
    const text = saveProject(newProject(template));
    expect(load(text).problems).toEqual([]);
    expect(text.endsWith('}\n')).toBe(true);
  }
});
