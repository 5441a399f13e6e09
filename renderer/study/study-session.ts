import { reportMarkdown } from '#models/export/report-markdown.ts';
import { printJson } from '#models/file/print-json.ts';
import type { Report } from '#models/results/report.ts';
import { defaultsOf, isRecord } from '#models/schema/fields.ts';
import {
  withAdded,
  withDuplicate,
  withFieldAt,
  withKind,
  withMoved,
  withoutAt,
  shapeAt,
} from '#models/study/edits.ts';
import { endingOf, type FilesAtHand, type StudyKind } from '#models/study/study-kind.ts';
import { at, type Path, withAt } from '#models/study/tree.ts';
import { createStudyRuns } from '#renderer/study/study-runs.ts';
import { nodeName } from '#renderer/study/study-words.ts';
import { fileNameOf } from '#renderer/store/file-words.ts';
import { DocumentHistory, type OpenFile } from '#renderer/store/history.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';
import { hasUnsaved, showOnly, titleOf } from '#renderer/store/shown.ts';
import type { StudyActions, StudySession } from '#renderer/store/study-contract.ts';

interface StudyStart {
  readonly services: Services;
  readonly recovery: Recovery;
  readonly kind: StudyKind;
  /** The document as in its file. */
  readonly json: unknown;
  readonly file: OpenFile;
  /** That it names. */
  readonly files: FilesAtHand;
}

/** Answers that are kept to be compared with. */
const mostKept = 5;

/** A study in the window: its document, what is solved of it, and all that may be done with it. `begin` shows it. */
export function createStudySession(start: StudyStart): { begin(): void } {
  const { services, recovery, kind, files } = start;
  const { host, set, get } = services;
  const document = new DocumentHistory<unknown>(start.json, start.file);

  const now = (): StudySession => get().study ?? first;
  // Another study may have taken the window: what comes in of this one then is dropped.
  const change = (changes: Partial<StudySession>): void => {
    if (get().study?.actions === actions) set({ study: { ...now(), ...changes } });
  };
  const runs = createStudyRuns(services, now, change);
  const textOf = (json: unknown): string => `${printJson(json)}\n`;
  const tellTitle = (): void => host.setTitle(titleOf(get()), hasUnsaved(get()));

  /** Shows the document as it is now and asks for its answer where it is whole. */
  function refresh(more: Partial<StudySession> = {}): void {
    const view = document.view();
    const json = document.value;
    const text = textOf(json);
    const { problems } = kind.load(text, view.file.name);
    change({ json, ...view, problems, ...more });
    tellTitle();
    if (view.file.unsaved) recovery.note(() => text);
    ask();
  }

  function ask(): void {
    const { json, options, problems, file } = now();
    const isWhole = problems.every(({ severity }) => severity !== 'error');
    if (isWhole) runs.post({ json, options, text: textOf(json), name: file.name, files });
    else runs.cancel();
  }

  function apply(name: string, json: unknown, more: Partial<StudySession> = {}): void {
    document.apply(name, json);
    refresh(more);
  }

  /** An edit that may have nothing to do, and what is selected after it. */
  function step(name: string, outcome: { readonly json: unknown; readonly path: Path } | null): void {
    if (outcome) apply(name, outcome.json, { selection: outcome.path });
  }

  /** The selection, or what is left of it. */
  function keptSelection(): Partial<StudySession> {
    let path = now().selection;
    while (path.length > 0 && at(document.value, path) === undefined) path = path.slice(0, -1);
    return { selection: path };
  }

  const actions: StudyActions = {
    show(isShown) {
      change({ isShown });
      if (isShown) showOnly(get(), 'study');
      tellTitle();
    },
    select: (selection) => change({ selection }),
    setField(path, fields, key, value) {
      apply(
        `Change ${fields[key].label.toLowerCase()} of ${nodeName(now(), path)}`,
        withFieldAt(document.value, path, fields, key, value),
      );
    },
    setTitle: (key, text) =>
      apply(key === 'name' ? 'Rename' : 'Change the notes', withAt(document.value, [key], text)),
    setKind(path, next) {
      const shape = shapeAt(kind.kind.shape, document.value, path);
      if (shape?.type === 'variant')
        apply(`Change the kind of ${nodeName(now(), path)}`, withKind(shape, document.value, path, next));
    },
    add(path) {
      const shape = shapeAt(kind.kind.shape, document.value, path);
      const what = shape?.type === 'list' ? shape.one : (shape?.label.toLowerCase() ?? '');
      step(`Add ${what}`, withAdded(kind.kind.shape, document.value, path));
    },
    duplicate() {
      const { selection } = now();
      step(
        `Duplicate ${nodeName(now(), selection)}`,
        withDuplicate(kind.kind.shape, document.value, selection),
      );
    },
    remove() {
      const { selection } = now();
      step(`Remove ${nodeName(now(), selection)}`, withoutAt(kind.kind.shape, document.value, selection));
    },
    move(by) {
      const { selection } = now();
      step(`Move ${nodeName(now(), selection)}`, withMoved(document.value, selection, by));
    },
    setOption(key, value) {
      change({ options: { ...now().options, [key]: value } });
      ask();
    },
    keep() {
      const { answer, kept, undoName } = now();
      if (!answer) return;
      const name = undoName ?? 'As opened';
      change({ kept: [...kept, { name, report: answer.report }].slice(-mostKept) });
    },
    forget: (index) => change({ kept: now().kept.toSpliced(index, 1) }),
    undo() {
      document.undo();
      refresh(keptSelection());
    },
    redo() {
      document.redo();
      refresh(keptSelection());
    },
    async save(saveAs = false) {
      const json = document.value;
      const { file } = now();
      await orNotify(services, `${file.name} could not be saved; your changes are still here`, async () => {
        const name = file.handle ? file.name : suggestedName();
        const saved = await host.saveProject(textOf(json), name, file.handle, saveAs);
        if (!saved) return;
        document.saved(json, saved);
        change(document.view());
        tellTitle();
        if (!now().file.unsaved) await recovery.clear();
      });
    },
    async exportReport(format) {
      const { answer } = now();
      if (!answer) return;
      await orNotify(services, 'The report could not be exported', async () => {
        const { json, report } = answer;
        const name = fileNameOf(titleIn(json), kind.id, format);
        const bytes = format === 'pdf' ? await pdfOf(json, report) : markdownOf(json, report);
        const type = format === 'pdf' ? 'application/pdf' : 'text/markdown';
        if (await host.exportFile(name, bytes, type))
          set({ notice: { severity: 'info', title: `${name} was exported`, lines: [] } });
      });
    },
    solve: () => ask(),
    cancel: () => runs.cancel(),
    dispose: () => runs.dispose(),
  };

  const suggestedName = (): string => fileNameOf(titleIn(document.value), kind.id, endingOf(kind));

  const first: StudySession = {
    isShown: true,
    kind,
    json: start.json,
    ...document.view(),
    problems: [],
    selection: [],
    options: defaultsOf(kind.options),
    answer: null,
    kept: [],
    isSolving: false,
    refusal: null,
    actions,
  };

  return {
    begin() {
      set({ study: first });
      showOnly(get(), 'study');
      refresh();
    },
  };
}

const textIn = (json: unknown, key: 'name' | 'notes'): string => {
  const text = isRecord(json) ? json[key] : undefined;
  return typeof text === 'string' ? text : '';
};
const titleIn = (json: unknown): string => textIn(json, 'name');

const markdownOf = (json: unknown, report: Report): Uint8Array =>
  new TextEncoder().encode(reportMarkdown(titleIn(json), report));

async function pdfOf(json: unknown, report: Report): Promise<Uint8Array> {
  const [{ reportPdf }, { sheetFonts, today }] = await Promise.all([
    import('#models/export/report-pdf.ts'),
    import('#renderer/store/sheet-fonts.ts'),
  ]);
  const printed = { name: titleIn(json), notes: textIn(json, 'notes'), report, date: today() };
  return reportPdf(printed, await sheetFonts());
}
