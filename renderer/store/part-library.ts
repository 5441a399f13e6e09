import { libraryOf } from '#models/library/library.ts';
import { readPartFile } from '#models/library/read.ts';
import { writePartFile } from '#models/library/write.ts';
import { addParts } from '#models/project/edits/parts.ts';
import { headerOf, partRecordsOf } from '#models/project/query.ts';
import type { Project } from '#models/project/records.ts';
import { sameData } from '#models/project/same.ts';
import type { Part } from '#models/components/part.ts';
import type { DocumentModel } from '#renderer/store/document.ts';
import { fileNameOf, problemLines } from '#renderer/store/file-words.ts';
import type { LibraryFile, PartActions } from '#renderer/store/part-contract.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';

type LibraryActions = Pick<PartActions, 'importParts' | 'takePartFiles' | 'savePartLibrary'>;

/** Whether a text may be a library file: what its format says. Its reader judges. */
export function isLibraryText(text: string): boolean {
  return /"format"\s*:\s*"boxwright-parts"/.test(text.slice(0, 2000));
}

/** Parts that travel with a design: made in it, or taken from a library file. */
export const ownParts = (project: Project): readonly Part[] => partRecordsOf(project).map(({ part }) => part);

/** Those of them that the library file does not have as they are. */
export function unsavedParts(project: Project, file: LibraryFile | null): readonly Part[] {
  const saved = new Map(file?.parts.map((part) => [part.id, part]));
  return ownParts(project).filter((part) => !sameData(saved.get(part.id), part));
}

/** Library files of one's own: taking their parts into the design, and writing the design's into them. */
export function partLibraryActions(
  services: Services,
  document: DocumentModel,
  refresh: (another: boolean) => void,
): LibraryActions {
  const { host, set, get } = services;

  const actions: LibraryActions = {
    async importParts() {
      await orNotify(services, 'The parts could not be read', async () => {
        const files = await host.openTextFiles(['.json']);
        if (files.length > 0) actions.takePartFiles(files, false);
      });
    },
    takePartFiles(files, isOwn) {
      const read = files.map((file) => readPartFile(file.text, file.name));
      const parts = read.flatMap((one) => one.parts);
      const problems = read.flatMap((one) => one.problems);
      if (parts.length > 0) {
        document.apply(addParts(get().project, parts));
        refresh(false);
      }
      const hasErrors = problems.some((one) => one.severity === 'error');
      const [file] = files;
      const [content] = read;
      // A file with faults is not saved to: what could not be read of it would be lost.
      if (isOwn && file && content && !hasErrors)
        set({
          libraryFile: {
            handle: file.handle,
            name: file.name,
            parts: content.parts,
            systems: content.systems,
          },
        });
      const title = `${parts.length} ${parts.length === 1 ? 'part' : 'parts'} imported`;
      const systems = read.reduce((sum, one) => sum + one.systems.length, 0);
      const left = systems > 0 ? [`whole systems are no parts of an enclosure: ${systems} left out`] : [];
      const severity = hasErrors ? 'error' : 'info';
      set({ notice: { severity, title, lines: [...left, ...problemLines(problems)] } });
    },
    async savePartLibrary(saveAs = false) {
      const { project, libraryFile } = get();
      const name = libraryFile?.name ?? fileNameOf(`${headerOf(project).name} parts`, 'my-parts', 'json');
      const failed = `${name} could not be saved; your parts are still in this design`;
      await orNotify(services, failed, async () => {
        const before = await contentOf(libraryFile, saveAs);
        const parts = libraryOf([...before.parts, ...ownParts(project)]).all();
        const text = writePartFile(parts, before.systems);
        const { problems } = readPartFile(text, name);
        // Two parts of one name, each from elsewhere: the file would be refused when it is opened.
        if (problems.length > 0) throw new Error(problemLines(problems).join(' '));
        const saved = await host.saveProject(
          text,
          name,
          saveAs ? null : (libraryFile?.handle ?? null),
          saveAs,
        );
        if (!saved) return;
        const file = { ...saved, parts, systems: before.systems };
        const changed = unsavedParts(project, { ...file, ...before }).length;
        const lines = [`It holds ${counted(parts.length)}; new or changed: ${changed}.`];
        set({ libraryFile: file, notice: { severity: 'info', title: `${saved.name} was saved`, lines } });
      });
    },
  };

  /** What the file holds now: others may have written it since. @throws Error where that cannot be kept */
  async function contentOf(
    file: LibraryFile | null,
    saveAs: boolean,
  ): Promise<Pick<LibraryFile, 'parts' | 'systems'>> {
    if (!file) return { parts: [], systems: [] };
    const now = file.handle && !saveAs ? await host.openRecent(file.handle.id).catch(() => null) : null;
    if (!now) return file;
    const read = readPartFile(now.text, now.name);
    const fault = read.problems.find(({ severity }) => severity === 'error');
    if (fault)
      throw new Error(
        `the file has changed and has a fault, ${problemLines([fault])[0]}; save it under another name`,
      );
    return read;
  }

  return actions;
}

const counted = (count: number) => (count === 1 ? '1 part' : `${count} parts`);
