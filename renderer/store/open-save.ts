import { loadProject } from '#models/file/load.ts';
import { saveProject } from '#models/file/save.ts';
import { newProject } from '#models/project/create.ts';
import { applyDiff } from '#models/project/diff.ts';
import { setHeader } from '#models/project/edits/header.ts';
import { headerOf } from '#models/project/query.ts';
import type { ConfigurationId, Project } from '#models/project/records.ts';
import type { Problem } from '#models/schema/problem.ts';
import type { FileHandle, OpenedFile } from '#renderer/host/host.ts';
import type { WorkbenchActions, WorkbenchState } from '#renderer/store/contract.ts';
import type { DocumentModel } from '#renderer/store/document.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import { textOfExample } from '#renderer/store/example-text.ts';
import { fileNameOf, problemLines } from '#renderer/store/file-words.ts';
import { isLibraryText } from '#renderer/store/part-library.ts';
import { isRackText } from '#renderer/store/rack.ts';
import { showOnly } from '#renderer/store/shown.ts';
import { isStudyText } from '#renderer/store/study.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';

type FileActions = Pick<
  WorkbenchActions,
  'newProject' | 'openExample' | 'open' | 'openRecent' | 'openText' | 'save'
>;

/** The document's text as it is saved: with the configuration on screen as the one to open with. */
export function textOf(project: Project, configuration: ConfigurationId): string {
  return saveProject(applyDiff(project, setHeader(project, { active: configuration })));
}

export function suggestedName(project: Project): string {
  return fileNameOf(headerOf(project).name, 'design', 'boxwright.json');
}

/** Opening and saving. `refresh(true)` shows another document. */
export function fileActions(
  services: Services,
  document: DocumentModel,
  recovery: Recovery,
  refresh: (another: boolean) => void,
): FileActions {
  const { host, set, get, examples } = services;

  /** Another project takes the window; unsaved work is one click away, not lost. */
  function show(project: Project, file: WorkbenchState['file'], problems: readonly Problem[]): void {
    const left = document.snapshot();
    document.replace(project, file);
    showOnly(get(), 'enclosure');
    refresh(true);
    const goBack = {
      label: `Go back to ${left.file.name}`,
      run: () => {
        document.restore(left);
        refresh(true);
        set({ notice: null });
      },
    };
    const actions = left.file.unsaved ? [goBack] : [];
    if (problems.length > 0) {
      set({
        notice: {
          severity: 'info',
          title: `${file.name} was opened`,
          lines: problemLines(problems),
          actions,
        },
      });
    } else if (actions.length > 0) {
      const lines = ['It is kept until another file is opened.'];
      set({ notice: { severity: 'info', title: `${left.file.name} has unsaved changes`, lines, actions } });
    } else set({ notice: null });
  }

  function openText(text: string, name: string, handle: FileHandle | null): void {
    if (isRackText(text)) {
      void get().actions.openRack({ text, name, handle });
      return;
    }
    if (isStudyText(text)) {
      void get().actions.openStudy({ text, name, handle });
      return;
    }
    if (isLibraryText(text)) {
      showOnly(get(), 'enclosure');
      get().actions.takePartFiles([{ text, name, handle }], true);
      return;
    }
    const { project, problems } = loadProject(text, name);
    if (project) {
      show(project, { handle, name, unsaved: false }, problems);
      return;
    }
    const title = `${name} could not be opened; the open design is as it was`;
    set({ notice: { severity: 'error', title, lines: problemLines(problems) } });
  }

  const openFile = (file: OpenedFile | null) => {
    if (file) openText(file.text, file.name, file.handle);
  };

  return {
    newProject(template) {
      const project = newProject(template);
      show(project, { handle: null, name: suggestedName(project), unsaved: false }, []);
    },
    async openExample(id) {
      const example = examples.find((item) => item.id === id);
      if (example)
        await orNotify(services, 'The example could not be opened', async () =>
          openText(await textOfExample(example), example.file, null),
        );
      else {
        const lines = [`Known are ${examples.map((item) => item.id).join(', ')}.`];
        set({ notice: { severity: 'error', title: `There is no example "${id}"`, lines } });
      }
    },
    async open() {
      await orNotify(services, 'The file could not be opened', async () =>
        openFile(await host.openProject()),
      );
    },
    async openRecent(id) {
      await orNotify(services, 'The recent file could not be opened', async () => {
        const file = await host.openRecent(id);
        if (!file) throw new Error('it was moved, deleted, or not allowed; use Open…');
        openFile(file);
      });
    },
    openText,
    async save(saveAs = false) {
      const { project, configuration, file } = get();
      const mark = document.mark();
      await orNotify(services, `${file.name} could not be saved; your changes are still here`, async () => {
        const text = textOf(project, configuration);
        const name = file.handle ? file.name : suggestedName(project);
        const saved = await host.saveProject(text, name, file.handle, saveAs);
        if (!saved) return;
        document.saved(mark, saved);
        refresh(false);
        if (!get().file.unsaved) await recovery.clear();
      });
    },
  };
}
