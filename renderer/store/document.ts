import { applyDiff, isEmptyDiff, squashDiffs } from '#models/project/diff.ts';
import {
  emptyHistory,
  pushDiff,
  redo as redoStep,
  redoName,
  undo as undoStep,
  undoName,
  type History,
  type Step,
} from '#models/project/history.ts';
import { configurationOf, configurationsOf, headerOf } from '#models/project/query.ts';
import type { Design } from '#models/project/design.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { ConfigurationId, Diff, Project } from '#models/project/records.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

/** A place in the history: after a step, at its start, or nowhere in it (work that no file has). */
export type Mark = Diff | 'start' | 'nowhere';

/** What another project in the window would take away: all that is needed to come back to it. */
export interface DocumentSnapshot {
  readonly project: Project;
  readonly configuration: ConfigurationId;
  readonly file: WorkbenchState['file'];
  readonly history: History;
  readonly savedAt: Mark;
}

export interface DocumentView {
  readonly project: Project;
  readonly configuration: ConfigurationId;
  readonly design: Design;
  readonly file: WorkbenchState['file'];
  readonly undoName: string | null;
  readonly redoName: string | null;
}

/**
 * The open project, its history and the preview of a gesture. Holds no view of its own: after every call
 * `view()` is what the store shows.
 */
export interface DocumentModel {
  view(): DocumentView;
  /** Opens another project in place of this one. */
  replace(project: Project, file: WorkbenchState['file']): void;
  snapshot(): DocumentSnapshot;
  restore(snapshot: DocumentSnapshot): void;
  /** One undo step. Ends a preview that is going on, without it. False when the diff does nothing. */
  apply(diff: Diff): boolean;
  /** The same, made one with the step before where that has the same `gesture` key (nudging). */
  applyMerged(diff: Diff, gesture: string): boolean;
  preview(diff: Diff | null): void;
  commitPreview(): boolean;
  undo(): void;
  redo(): void;
  select(configuration: ConfigurationId): void;
  /** Where the history stands; given back to `saved` once the file is written, as work goes on meanwhile. */
  mark(): Mark;
  saved(mark: Mark, file: Pick<WorkbenchState['file'], 'handle' | 'name'>): void;
}

export function createDocument(first: Project, name: string): DocumentModel {
  let project = first;
  let configuration = activeOf(first);
  let file: WorkbenchState['file'] = { handle: null, name, unsaved: false };
  let history: History = emptyHistory;
  let preview: Diff | null = null;
  let savedAt: Mark = 'start';
  let gesture: string | null = null;

  function newest(): Diff | null {
    return history.past.at(-1) ?? null;
  }

  function mark(): Mark {
    return newest() ?? 'start';
  }

  function step(next: Step, changed: Diff | null): void {
    preview = null;
    gesture = null;
    project = next.project;
    history = next.history;
    markUnsaved();
    if (changed) followTo(changed);
    if (!configurationOf(project, configuration)) configuration = activeOf(project);
  }

  function markUnsaved(): void {
    const unsaved = mark() !== savedAt;
    if (unsaved !== file.unsaved) file = { ...file, unsaved };
  }

  /** An undo in another configuration is shown there: nothing changes behind the user's back. */
  function followTo(diff: Diff): void {
    const touched = new Set<ConfigurationId>();
    for (const record of [...diff.added, ...diff.removed, ...diff.updated.map(([, after]) => after)]) {
      if (record.type === 'placement') touched.add(record.configuration);
      else if (record.type === 'configuration') touched.add(record.id);
    }
    const [only] = touched;
    if (only !== undefined && !touched.has(configuration) && configurationOf(project, only))
      configuration = only;
  }

  return {
    view() {
      const shown = preview ? applyDiff(project, preview) : project;
      return {
        project,
        configuration,
        design: resolveDesign(shown, configuration),
        file,
        undoName: undoName(history),
        redoName: redoName(history),
      };
    },
    replace(next, nextFile) {
      project = next;
      configuration = activeOf(next);
      file = nextFile;
      history = emptyHistory;
      preview = null;
      gesture = null;
      savedAt = nextFile.unsaved ? 'nowhere' : 'start';
    },
    snapshot: () => ({ project, configuration, file, history, savedAt }),
    restore(snapshot) {
      ({ project, configuration, file, history, savedAt } = snapshot);
      preview = null;
      gesture = null;
    },
    apply(diff) {
      preview = null;
      if (isEmptyDiff(diff)) return false;
      step({ project: applyDiff(project, diff), history: pushDiff(history, diff) }, null);
      return true;
    },
    applyMerged(diff, key) {
      const last = newest();
      if (gesture !== key || !last || last === savedAt || history.future.length > 0 || isEmptyDiff(diff)) {
        const applied = this.apply(diff);
        gesture = key;
        return applied;
      }
      const merged = squashDiffs(diff.name, [last, diff]);
      const past = history.past.slice(0, -1);
      step({ project: applyDiff(project, diff), history: pushDiff({ past, future: [] }, merged) }, null);
      gesture = key;
      return true;
    },
    preview(diff) {
      preview = diff;
    },
    commitPreview() {
      const diff = preview;
      return diff ? this.apply(diff) : false;
    },
    undo() {
      const diff = newest();
      if (preview) preview = null;
      else if (diff) step(undoStep(project, history), diff);
    },
    redo() {
      const diff = history.future.at(-1);
      if (diff) step(redoStep(project, history), diff);
    },
    select(id) {
      preview = null;
      if (configurationOf(project, id)) configuration = id;
    },
    mark,
    saved(written, nextFile) {
      savedAt = written;
      file = { ...nextFile, unsaved: mark() !== savedAt };
    },
  };
}

function activeOf(project: Project): ConfigurationId {
  const { active } = headerOf(project);
  return configurationOf(project, active) ? active : (configurationsOf(project)[0]?.id ?? '');
}
