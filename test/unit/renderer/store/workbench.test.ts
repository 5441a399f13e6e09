import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { placementOf } from '#models/project/query.ts';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { memoryHost, noRacks, noStudies } from './memory-host.ts';
import { smallBox } from './small-box.ts';

const edgeBox = readFileSync(
  new URL('../../../../examples/edge-box.boxwright.json', import.meta.url),
  'utf8',
);
const small = smallBox();

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

function start({ text = small, host = memoryHost(), solver = createDesignSolver() } = {}) {
  const examples = [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text }];
  const created = createWorkbench({
    host,
    solver,
    site: solver,
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies: noStudies,
    examples,
  });
  open.push(created);
  const { store, started } = created;
  const settled = () => created.settled();
  const get = () => store.getState();
  return { store, settled, started, host, get, act: get().actions };
}

describe('at start', () => {
  test('the first example is open and solved', async () => {
    const { get, settled } = start({ text: edgeBox });
    await settled();
    expect(get().file).toMatchObject({ name: 'box.boxwright.json', unsaved: false });
    expect(get().result?.status).toBe('converged');
    expect(get().stale).toBe(false);
  });

  test('unsaved work of the last session is offered, and restored as unsaved', async () => {
    const host = memoryHost();
    host.recovery = small.replace('Small box', 'Half-finished box');
    const { get, started } = start({ host });
    await started;
    expect(get().notice?.title).toContain('Half-finished box');
    get().notice?.actions?.[0]?.run();
    expect(get().design.project).toContain('Half-finished box');
    expect(get().file.unsaved).toBe(true);
  });
});

describe('a gesture', () => {
  test('previews outside the document and is one undo step', async () => {
    const { get, act, settled } = start();
    await settled();
    const { project, configuration } = get();
    const id = get().design.items.find((item) => item.kind === 'fan')?.id ?? '';
    const before = placementOf(project, configuration, id)?.position;
    for (const x of [0.001, 0.002, 0.003]) {
      act.preview(movePlacements(project, configuration, [id], [x, 0, 0]));
      expect(get().project).toBe(project);
      expect(get().stale).toBe(true);
    }
    act.commitPreview();
    expect(get().undoName).toMatch(/^Move .* 3 mm$/);
    act.undo();
    expect(placementOf(get().project, configuration, id)?.position).toEqual(before);
    expect(get().undoName).toBeNull();
    await settled();
    expect(get().stale).toBe(false);
  });

  test('that is cancelled leaves no trace', async () => {
    const { get, act, settled } = start();
    const { project, configuration, design } = get();
    const id = design.items.at(-1)?.id ?? '';
    act.preview(movePlacements(project, configuration, [id], [0, 0.01, 0]));
    act.preview(null);
    await settled();
    expect(get().project).toBe(project);
    expect(get().undoName).toBeNull();
    expect(get().design.items).toEqual(design.items);
    expect(get().stale).toBe(false);
  });

  test('of several nudges is one step', () => {
    const { get, act } = start();
    const id = get().design.items.find((item) => item.kind === 'fan')?.id ?? '';
    act.select([id]);
    for (let n = 0; n < 5; n++) act.nudgeSelection([0.001, 0, 0]);
    act.undo();
    expect(get().undoName).toBeNull();
  });
});

describe('files', () => {
  test('a broken file leaves the open design as it was and says where it is broken', () => {
    const { get, act } = start();
    const { project } = get();
    act.openText(edgeBox.replace('"30 degC"', '"thirty"'), 'broken.json', null);
    expect(get().project).toBe(project);
    expect(get().notice?.severity).toBe('error');
    expect(get().notice?.lines.join()).toContain('$.configurations[0].conditions.ambientTemperature');
  });

  test('a save that fails keeps the work unsaved; one that works clears the mark, and undo sets it again', async () => {
    const { get, act, host } = start();
    act.setConditions({ ambientTemperature: 300 });
    host.full = true;
    await act.save();
    expect(get().file.unsaved).toBe(true);
    expect(get().notice?.lines.join()).toContain('the disk is full');
    host.full = false;
    await act.save();
    expect(get().file.unsaved).toBe(false);
    act.undo();
    expect(get().file.unsaved).toBe(true);
    act.redo();
    expect(get().file.unsaved).toBe(false);
  });

  test('what is saved opens as what was seen', async () => {
    const { get, act, host } = start();
    act.addPart('vent-64');
    await act.save();
    const { design, file } = get();
    host.picks = file.name;
    await act.open();
    expect(get().design).toEqual(design);
  });

  test('opening another file over unsaved work keeps that work a click away', () => {
    const { get, act } = start();
    act.addPart('vent-64');
    const count = get().design.items.length;
    act.newProject('blank-2u');
    expect(get().design.items).toHaveLength(1);
    get().notice?.actions?.[0]?.run();
    expect(get().design.items).toHaveLength(count);
    expect(get().file.unsaved).toBe(true);
    act.undo();
    expect(get().file.unsaved).toBe(false);
  });
});

describe('answers', () => {
  test('what the layout breaks is reported before the solver answers', async () => {
    const solver = createDesignSolver();
    const gate = new EventTarget();
    let holds = false;
    const { get, act, settled } = start({
      solver: {
        ...solver,
        async solve(design, options) {
          if (holds) await new Promise((done) => gate.addEventListener('open', done));
          return solver.solve(design, options);
        },
      },
    });
    await settled();
    holds = true;
    const fans = get().design.items.filter((item) => item.kind === 'fan');
    const [a, b] = fans;
    if (!a || !b) throw new Error('the box has fans');
    act.setPosition(b.id, a.box.min);
    // On a busy machine the rules wait for a pause in the dragging.
    await vi.waitFor(() => expect(get().violations.some((one) => one.rule === 'overlap')).toBe(true));
    expect(get().stale).toBe(true);
    holds = false;
    gate.dispatchEvent(new Event('open'));
    await settled();
    expect(get().stale).toBe(false);
  });

  test('a comparison solves the other configurations and follows the edited one', async () => {
    const { get, act, settled } = start({ text: edgeBox });
    await settled();
    const first = get().configuration;
    act.duplicateConfiguration('Warm');
    const second = get().configuration;
    expect(second).not.toBe(first);
    act.setConditions({ ambientTemperature: 313.15 });
    await settled();
    await act.compare([first, second]);
    const hot = (id: string) =>
      Math.max(...(get().comparison.get(id)?.result.zones ?? []).map((z) => z.temperature));
    expect(hot(second)).toBeGreaterThan(hot(first));
    const before = hot(second);
    act.setConditions({ ambientTemperature: 318.15 });
    await settled();
    expect(hot(second)).toBeGreaterThan(before);
  });

  test('undoing an edit of another configuration shows that configuration', () => {
    const { get, act } = start();
    const first = get().configuration;
    act.setConditions({ altitude: 1200 });
    act.duplicateConfiguration('Copy');
    act.selectConfiguration(first);
    act.undo();
    act.undo();
    expect(get().configuration).toBe(first);
    expect(get().undoName).toBeNull();
  });
});

describe('exports', () => {
  test('the bill of materials lands under the design’s name and lists each part', async () => {
    const { act, host } = start();
    await act.exportBom('csv');
    const bytes = host.disk.get('small-box-A-bom.csv');
    const csv = new TextDecoder().decode(bytes as Uint8Array);
    expect(csv).toContain('FAN1');
  });

  test('an export that fails says so and changes nothing', async () => {
    const { get, act, host } = start();
    host.full = true;
    await act.exportBom('csv');
    expect(get().notice?.severity).toBe('error');
    expect(host.disk.size).toBe(0);
  });
});
