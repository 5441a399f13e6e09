import { studyKindOf } from '#models/study/kinds.ts';
import { endingOf, type FilesAtHand, type StudyKind } from '#models/study/study-kind.ts';
import { isRecord } from '#models/schema/fields.ts';
import type { OpenedFile } from '#renderer/host/host.ts';
import { createStudySession } from '#renderer/study/study-session.ts';
import { besideExample } from '#renderer/store/example-text.ts';
import { fileNameOf, problemLines } from '#renderer/store/file-words.ts';
import type { OpenFile } from '#renderer/store/history.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import type { Services } from '#renderer/store/services.ts';

export interface StudyOpener {
  open(file: OpenedFile, beside: readonly OpenedFile[]): Promise<void>;
  restore(text: string): Promise<void>;
}

/** Reads studies with the files that they name, and shows them in the window. What fails leaves what is open. */
export function createStudyOpener(services: Services, recovery: Recovery): StudyOpener {
  const { host, examples, set, get } = services;

  /** The text of a file that is named: among those that were chosen, beside the study's own, or with the program. */
  async function find(path: string, file: OpenedFile, beside: readonly OpenedFile[]): Promise<string | null> {
    const name = path.split('/').at(-1) ?? path;
    const chosen = beside.find((one) => one.name === name);
    if (chosen) return chosen.text;
    if (file.handle) return host.readBeside(file.handle, path);
    return besideExample(examples, file.text, name);
  }

  /** All files that are named, and those that these name. */
  async function gather(kind: StudyKind, file: OpenedFile, beside: readonly OpenedFile[]) {
    const files = new Map<string, string>();
    const lacking: string[] = [];
    for (;;) {
      const missing = kind.missing(file.text, files).filter((path) => !lacking.includes(path));
      if (missing.length === 0) return { files, lacking };
      for (const path of missing) {
        const text = await find(path, file, beside);
        if (text === null) lacking.push(path);
        else files.set(path, text);
      }
    }
  }

  function refuse(name: string, lines: readonly string[], choose?: () => void): void {
    const title = `${name} could not be opened; what was open is as it was`;
    const actions = choose ? [{ label: 'Choose these files…', run: choose }] : [];
    set({ notice: { severity: 'error', title, lines, actions } });
  }

  async function open(
    file: OpenedFile,
    beside: readonly OpenedFile[],
    opened: OpenFile = { handle: file.handle, name: file.name, unsaved: false },
  ): Promise<void> {
    const kind = studyKindOf(file.text);
    if (!kind) {
      refuse(file.name, [
        'Its format is none that this Boxwright reads; update Boxwright, or check the file.',
      ]);
      return;
    }
    const { document, problems } = kind.load(file.text, file.name);
    if (!document) {
      refuse(file.name, problemLines(problems));
      return;
    }
    const { files, lacking } = await gather(kind, file, beside);
    if (lacking.length > 0) {
      const choose = async () => {
        const chosen = await host.openTextFiles(['.json']);
        if (chosen.length > 0) await get().actions.openStudy(file, [...beside, ...chosen]);
      };
      const lines = [
        `It names ${lacking.join(', ')}, which cannot be read from here. Choose these files, all at once.`,
      ];
      refuse(file.name, lines, () => void choose());
      return;
    }
    show(kind, JSON.parse(file.text.replace(/^\uFEFF/, '')), opened, files);
    if (problems.length > 0)
      set({
        notice: { severity: 'info', title: `${file.name} was opened`, lines: problemLines(problems) },
      });
  }

  function show(kind: StudyKind, json: unknown, file: OpenFile, files: FilesAtHand): void {
    const left = get().study;
    const session = createStudySession({ services, recovery, kind, json, file, files });
    left?.actions.cancel();
    set({ notice: null, dialog: null });
    session.begin();
    if (!left?.file.unsaved) {
      left?.actions.dispose();
      return;
    }
    const goBack = {
      label: `Go back to ${left.file.name}`,
      run: () => {
        set({ notice: null, study: { ...left, isSolving: false } });
        left.actions.show(true);
        left.actions.solve();
      },
    };
    const title = `${left.file.name} has unsaved changes`;
    const lines = ['It is kept until another file of this sort is opened.'];
    set({ notice: { severity: 'info', title, lines, actions: [goBack] } });
  }

  return {
    open,
    async restore(text) {
      const kind = studyKindOf(text);
      const json: unknown = JSON.parse(text);
      const title = isRecord(json) && typeof json['name'] === 'string' ? json['name'] : '';
      const name = kind ? fileNameOf(title, kind.id, endingOf(kind)) : 'recovered work';
      await open({ handle: null, name, text }, [], { handle: null, name, unsaved: true });
    },
  };
}
