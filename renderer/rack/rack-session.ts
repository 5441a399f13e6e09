import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { headerOf } from '#models/project/query.ts';
import { saveProject } from '#models/file/save.ts';
import type { Project } from '#models/project/records.ts';
import { checkRack } from '#models/rack/checks.ts';
import { createDesigns } from '#models/rack/designs.ts';
import {
  addSlot,
  freeSlotName,
  freeUnit,
  isFree,
  moveSlot,
  removeSlot,
  splitSlot,
  unitsOfSlot,
  withSlot,
} from '#models/rack/edits.ts';
import { rackElevation } from '#models/rack/elevation.ts';
import type { Rack } from '#models/rack/rack.ts';
import { saveRack } from '#models/rack/save.ts';
import { stabilityOf } from '#models/rack/stability.ts';
import { type FilledRack, fillRack } from '#models/rack/standing.ts';
import { enclosureOf, things } from '#models/rack/starters.ts';
import { DocumentHistory } from '#renderer/store/history.ts';
import { createRackRuns } from '#renderer/rack/rack-runs.ts';
import { fileNameOf, problemLines } from '#renderer/store/file-words.ts';
import type { RackActions, RackSession } from '#renderer/store/rack-contract.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';
import { hasUnsaved, showOnly, titleOf } from '#renderer/store/shown.ts';

interface RackStart {
  readonly services: Services;
  readonly recovery: Recovery;
  readonly rack: Rack;
  /** Those that it names by their paths. */
  readonly projects: ReadonlyMap<string, Project>;
  readonly file: RackSession['file'];
  /** Whether these were read from beside the rack's own file: saved there, it goes on naming them. */
  readonly isLinked: boolean;
}

/** A rack in the window: its document, what is solved of it, and all that may be done with it. `begin` shows it. */
export function createRackSession(start: RackStart): { begin(): void } {
  const { services, recovery, projects } = start;
  const { host, set, get } = services;
  const document = new DocumentHistory(start.rack, start.file);
  const designIn = createDesigns();
  let { isLinked } = start;

  const now = (): RackSession => get().rack ?? first;
  // Another rack may have taken the window: what comes in of this one then is dropped.
  const change = (changes: Partial<RackSession>): void => {
    if (get().rack?.actions === actions) set({ rack: { ...now(), ...changes } });
  };
  const runs = createRackRuns(services, now, change);

  const projectIn = (design: Project | string): Project | undefined =>
    typeof design === 'string' ? projects.get(design) : design;

  function filledOf(rack: Rack): FilledRack {
    const designs = new Map<number, Design>();
    for (const [index, { content }] of rack.slots.entries()) {
      const project = content.kind === 'enclosure' ? projectIn(content.design) : undefined;
      const design = project && content.kind === 'enclosure' ? designIn(project, content) : null;
      if (design) designs.set(index, design);
    }
    return fillRack(rack, designs);
  }

  const figuresOf = (filled: FilledRack) => ({
    filled,
    findings: checkRack(filled),
    stability: stabilityOf(filled),
  });

  /** Shows the document as it is now and asks for its answer. */
  function refresh(more: Partial<RackSession> = {}): void {
    const view = { rack: document.value, ...document.view() };
    const filled = filledOf(view.rack);
    change({ ...view, ...figuresOf(filled), drag: null, ...more });
    tellTitle();
    if (view.file.unsaved) recovery.note(() => saveRack(view.rack, projects));
    runs.post(filled);
  }

  const tellTitle = (): void => host.setTitle(titleOf(get()), hasUnsaved(get()));

  function apply(name: string, edit: (rack: Rack) => Rack, more: Partial<RackSession> = {}): void {
    document.apply(name, edit(document.value));
    refresh(more);
  }

  const refuse = (title: string, line: string): void =>
    set({ notice: { severity: 'error', title, lines: [line] } });

  const add: RackActions['add'] = ({ name, content }, wanted) => {
    const rack = document.value;
    const slot = { name: freeSlotName(rack, name), count: 1, content };
    if (content.kind === 'item' && content.units === 0) {
      apply(`Add ${slot.name}`, (old) => addSlot(old, { ...slot, unit: null }), {
        selection: rack.slots.length,
      });
      return;
    }
    const trial = filledOf(addSlot(rack, { ...slot, unit: 1 }));
    const units = unitsOfSlot(trial, rack.slots.length);
    const unit = freeUnit(filledOf(rack), units, wanted ?? 1);
    if (unit === null) {
      refuse(`${slot.name} was not added`, `There are no ${units} units free one above the other.`);
      return;
    }
    apply(`Add ${slot.name}`, (old) => addSlot(old, { ...slot, unit }), { selection: rack.slots.length });
  };

  const addFiles: RackActions['addFiles'] = (files, unit) => {
    for (const { name, text } of files) {
      const { project, problems } = loadProject(text, name);
      if (!project) {
        const title = `${name} was not added`;
        set({ notice: { severity: 'error', title, lines: problemLines(problems) } });
        continue;
      }
      add({ name: headerOf(project).name || name, content: enclosureOf(known(project)) }, unit);
    }
  };

  /** A project that is in the rack already is that one: its copies are solved once. */
  function known(project: Project): Project {
    const text = saveProject(project);
    for (const { content } of document.value.slots) {
      const other = content.kind === 'enclosure' ? projectIn(content.design) : undefined;
      if (other && saveProject(other) === text) return other;
    }
    return project;
  }

  /** What is selected, and its place. */
  const selected = () => {
    const { selection } = now();
    const slot = selection === null ? undefined : document.value.slots[selection];
    return selection !== null && slot ? { index: selection, slot } : null;
  };

  const actions: RackActions = {
    show(isShown) {
      change({ isShown, drag: null });
      if (isShown) showOnly(get(), 'rack');
      tellTitle();
    },
    select: (selection) => change({ selection }),
    setTab: (tab) => change({ tab }),
    change: (name, edit) => apply(name, edit),
    previewMove(slot, unit) {
      const rack = document.value;
      const units = unitsOfSlot(now().filled, slot);
      if (unit === null || units === 0) {
        if (now().drag) refresh();
        return;
      }
      const at = Math.max(1, Math.min(rack.frame.units + 1 - units, unit));
      if (now().drag?.unit === at) return;
      const filled = filledOf(moveSlot(rack, slot, at));
      const fits = isFree(filled, at, units, slot);
      change({ ...figuresOf(filled), drag: { slot, unit: at, fits } });
      if (fits) runs.post(filled);
    },
    commitMove() {
      const { drag } = now();
      if (!drag) return;
      const { name, unit } = document.value.slots[drag.slot];
      if (drag.fits && unit !== drag.unit)
        apply(`Move ${name}`, (rack) => moveSlot(rack, drag.slot, drag.unit));
      else refresh();
    },
    nudge(index, by) {
      const { filled } = now();
      const slot = document.value.slots[index];
      const units = unitsOfSlot(filled, index);
      if (slot?.unit == null || units === 0) return;
      for (let unit = slot.unit + by; unit >= 1 && unit <= document.value.frame.units; unit += by) {
        if (!isFree(filled, unit, units, index)) continue;
        apply(`Move ${slot.name}`, (rack) => moveSlot(rack, index, unit));
        return;
      }
    },
    add,
    addFiles,
    async addFromFiles() {
      await orNotify(services, 'The files could not be read', async () =>
        addFiles(await host.openTextFiles(['.json']), null),
      );
    },
    remove() {
      const found = selected();
      if (found)
        apply(`Remove ${found.slot.name}`, (rack) => removeSlot(rack, found.index), { selection: null });
    },
    duplicate() {
      const found = selected();
      if (!found) return;
      const { slot, index } = found;
      const name = slot.name.replace(/ \d+$/, '');
      const next = slot.unit === null ? null : slot.unit + unitsOfSlot(now().filled, index);
      if (slot.count === 1) add({ name, content: slot.content }, next);
      else
        apply(`Duplicate ${slot.name}`, (rack) =>
          withSlot(rack, index, (old) => ({ ...old, count: old.count + 1 })),
        );
    },
    split() {
      const found = selected();
      if (found) apply(`Split ${found.slot.name}`, () => splitSlot(now().filled, found.index));
    },
    blank() {
      const found = selected();
      const panel = things[0];
      if (!found || found.slot.unit === null) return;
      const units = unitsOfSlot(now().filled, found.index);
      apply(`Blank ${found.slot.name}`, (rack) =>
        withSlot(rack, found.index, ({ unit }) => ({
          name: freeSlotName(rack, panel.name),
          unit,
          count: units,
          content: panel.item,
        })),
      );
    },
    undo() {
      document.undo();
      refresh(keptSelection());
    },
    redo() {
      document.redo();
      refresh(keptSelection());
    },
    async save(saveAs = false) {
      const rack = document.value;
      const { file } = now();
      await orNotify(services, `${file.name} could not be saved; your changes are still here`, async () => {
        const keepsPaths = isLinked && file.handle !== null && !saveAs;
        const text = saveRack(rack, keepsPaths ? new Map() : projects);
        const name = file.handle ? file.name : fileNameOf(rack.name, 'rack', 'boxwright-rack.json');
        const saved = await host.saveProject(text, name, file.handle, saveAs);
        if (!saved) return;
        isLinked = keepsPaths;
        document.saved(rack, saved);
        change({ rack: document.value, ...document.view() });
        tellTitle();
        if (!now().file.unsaved) await recovery.clear();
      });
    },
    async exportElevation() {
      await orNotify(services, 'The drawing could not be exported', async () => {
        const { filled, file } = now();
        const name = `${file.name.replace(/\.boxwright-rack\.json$/, '')}-elevation.svg`;
        const bytes = new TextEncoder().encode(rackElevation(filled));
        if (await host.exportFile(name, bytes, 'image/svg+xml'))
          set({ notice: { severity: 'info', title: `${name} was exported`, lines: [] } });
      });
    },
    changeSlot(index, key, value) {
      const { name } = document.value.slots[index] ?? {};
      const edit = (rack: Rack): Rack =>
        withSlot(rack, index, (slot) =>
          key in slot ? { ...slot, [key]: value } : { ...slot, content: { ...slot.content, [key]: value } },
        );
      const filled = filledOf(edit(document.value));
      const { unit } = filled.rack.slots[index] ?? {};
      const units = unitsOfSlot(filled, index);
      if ((key === 'unit' || key === 'count') && unit != null && !isFree(filled, unit, units, index)) {
        refuse(`${name} stays as it is`, `${units} units from ${unit} on are not free, or not in the frame.`);
        return;
      }
      apply(`Change ${name}`, edit);
    },
    unitsOf(content) {
      const slots = [{ name: '', unit: 1, count: 1, content }];
      return unitsOfSlot(filledOf({ ...document.value, slots }), 0);
    },
    solve: () => runs.post(now().filled),
    findCurve: (low, high) => runs.findCurve(now().filled, low, high),
    cancel: () => runs.cancel(),
    openEnclosure(index) {
      const project = actions.projectOf(index);
      if (!project) return;
      const name = fileNameOf(headerOf(project).name, 'design', 'boxwright.json');
      get().actions.openText(saveProject(project), name, null);
    },
    takeOpen(index) {
      const { project, configuration } = get();
      const { name } = document.value.slots[index] ?? {};
      const design = known(project);
      apply(`Take the open enclosure for ${name}`, (rack) =>
        withSlot(rack, index, (slot) =>
          slot.content.kind === 'enclosure'
            ? { ...slot, content: { ...slot.content, design, configuration } }
            : slot,
        ),
      );
    },
    projectOf(index) {
      const content = document.value.slots[index]?.content;
      return content?.kind === 'enclosure' ? (projectIn(content.design) ?? null) : null;
    },
    dispose: () => runs.dispose(),
  };

  function keptSelection(): Partial<RackSession> {
    const { selection } = now();
    return { selection: selection !== null && selection < document.value.slots.length ? selection : null };
  }

  const first: RackSession = {
    isShown: true,
    rack: document.value,
    ...document.view(),
    ...figuresOf(filledOf(start.rack)),
    selection: null,
    drag: null,
    tab: 'rack',
    answer: null,
    curve: null,
    run: null,
    refusal: null,
    actions,
  };

  return {
    begin() {
      set({ rack: first });
      showOnly(get(), 'rack');
      refresh();
    },
  };
}
