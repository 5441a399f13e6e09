import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import type { Project } from '#models/project/records.ts';
import { createDesigns } from '#models/rack/designs.ts';
import { addSlot } from '#models/rack/edits.ts';
import { loadRack } from '#models/rack/load.ts';
import type { Rack } from '#models/rack/rack.ts';
import { enclosureOf, newRack } from '#models/rack/starters.ts';
import type { Problem } from '#models/schema/problem.ts';
import type { OpenedFile } from '#renderer/host/host.ts';
import { createRackSession } from '#renderer/rack/rack-session.ts';
import { besideExample } from '#renderer/store/example-text.ts';
import { fileNameOf, problemLines } from '#renderer/store/file-words.ts';
import type { RackSession } from '#renderer/store/rack-contract.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import type { Services } from '#renderer/store/services.ts';

export interface RackOpener {
  open(file: OpenedFile, beside: readonly OpenedFile[]): Promise<void>;
  restore(text: string): Promise<void>;
  create(): Promise<void>;
}

/** Reads racks with the enclosures that they name, and shows them in the window. What fails leaves what is open. */
export function createRackOpener(services: Services, recovery: Recovery): RackOpener {
  const { host, examples, set, get } = services;

  function refuse(name: string, lines: readonly string[], actions: readonly Action[] = []): void {
    const title = `${name} could not be opened; what was open is as it was`;
    set({ notice: { severity: 'error', title, lines, actions } });
  }

  /** The text of a project that a rack names, and whether it lies beside the rack's own file. */
  async function find(path: string, file: OpenedFile, beside: readonly OpenedFile[]) {
    const name = path.split(/[/\\]/).at(-1) ?? path;
    const chosen = beside.find((one) => one.name === name);
    if (chosen) return { text: chosen.text, isBeside: false };
    const there = file.handle && (await host.readBeside(file.handle, path));
    if (there != null) return { text: there, isBeside: true };
    // A rack that comes with the program names designs that do.
    const example = file.handle === null ? await besideExample(examples, file.text, name) : null;
    return example === null ? null : { text: example, isBeside: false };
  }

  async function open(file: OpenedFile, beside: readonly OpenedFile[]): Promise<void> {
    const { rack, problems } = loadRack(file.text, file.name);
    if (!rack) {
      refuse(file.name, problemLines(problems));
      return;
    }
    const projects = new Map<string, Project>();
    const found: Problem[] = [...problems];
    const missing: string[] = [];
    let isLinked = true;
    for (const { content } of rack.slots) {
      if (content.kind !== 'enclosure' || typeof content.design !== 'string') continue;
      const path = content.design;
      if (projects.has(path) || missing.includes(path)) continue;
      const text = await find(path, file, beside);
      if (!text) {
        missing.push(path);
        continue;
      }
      isLinked &&= text.isBeside;
      const loaded = loadProject(text.text, path);
      found.push(...loaded.problems.map((one) => ({ ...one, path: `${path} ${one.path}` })));
      if (loaded.project) projects.set(path, loaded.project);
    }
    if (missing.length > 0) {
      const choose = async () => {
        const files = await host.openTextFiles(['.json']);
        if (files.length > 0) await get().actions.openRack(file, [...beside, ...files]);
      };
      refuse(
        file.name,
        [`It names ${missing.join(', ')}, which cannot be read from here. Choose these files, all at once.`],
        [{ label: 'Choose its enclosures…', run: () => void choose() }],
      );
      return;
    }
    const errors = found.filter(({ severity }) => severity === 'error');
    const lacking = configurationsLacking(rack, projects);
    if (errors.length > 0 || lacking.length > 0) {
      refuse(file.name, [...problemLines(errors), ...lacking]);
      return;
    }
    show(rack, projects, { handle: file.handle, name: file.name, unsaved: false }, isLinked);
    if (found.length > 0) {
      const title = `${file.name} was opened`;
      set({ notice: { severity: 'info', title, lines: problemLines(found) } });
    }
  }

  function show(
    rack: Rack,
    projects: ReadonlyMap<string, Project>,
    file: RackSession['file'],
    isLinked: boolean,
  ): void {
    const left = get().rack;
    const session = createRackSession({ services, recovery, rack, projects, file, isLinked });
    left?.actions.cancel();
    set({ notice: null, dialog: null });
    session.begin();
    if (left?.file.unsaved) {
      const goBack = {
        label: `Go back to ${left.file.name}`,
        run: () => {
          set({ notice: null, rack: { ...left, run: null } });
          left.actions.show(true);
          left.actions.solve();
        },
      };
      const lines = ['It is kept until another rack is opened.'];
      const title = `${left.file.name} has unsaved changes`;
      set({ notice: { severity: 'info', title, lines, actions: [goBack] } });
    } else left?.actions.dispose();
  }

  return {
    open,
    async restore(text) {
      const { rack, problems } = loadRack(text, 'recovered work');
      if (!rack) {
        refuse('The recovered rack', problemLines(problems));
        return;
      }
      const name = fileNameOf(rack.name, 'rack', 'boxwright-rack.json');
      show(rack, new Map(), { handle: null, name, unsaved: true }, false);
    },
    async create() {
      const { project, configuration, design } = get();
      const { name } = headerOf(project);
      const empty = newRack(name === '' ? 'Rack' : `Rack of ${name}`);
      const slot = {
        name: 'Node',
        unit: 3,
        count: 1,
        content: { ...enclosureOf(project), configuration },
      };
      const rack = design.items.length > 0 ? addSlot(empty, slot) : empty;
      const file = fileNameOf(rack.name, 'rack', 'boxwright-rack.json');
      show(rack, new Map(), { handle: null, name: file, unsaved: true }, false);
    },
  };
}

interface Action {
  readonly label: string;
  readonly run: () => void;
}

/** In words; the design of a slot wants a configuration that its project has. */
function configurationsLacking(rack: Rack, projects: ReadonlyMap<string, Project>): string[] {
  const designIn = createDesigns();
  return rack.slots.flatMap(({ content }, index) => {
    if (content.kind !== 'enclosure') return [];
    const { design, configuration } = content;
    const project = typeof design === 'string' ? projects.get(design) : design;
    if (!project || designIn(project, content)) return [];
    return [`$.slots[${index}].configuration: its project has no configuration “${configuration}”`];
  });
}
