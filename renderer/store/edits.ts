import { movePlacements, rotatePlacements, setPosition } from '#models/project/edits/arrange.ts';
import { setConditions } from '#models/project/edits/conditions.ts';
import {
  duplicateConfiguration,
  freeName,
  removeConfiguration,
  renameConfiguration,
} from '#models/project/edits/configurations.ts';
import { addCalibrated, fieldRunSource, removeFactors, setFactors } from '#models/project/edits/factors.ts';
import { attach } from '#models/project/edits/mount.ts';
import {
  addPlacement,
  duplicatePlacements,
  removePlacements,
  renamePlacement,
  replacePart,
} from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import type { ConfigurationId, Diff, PlacementId, Project } from '#models/project/records.ts';
import type { WorkbenchActions } from '#renderer/store/contract.ts';
import type { DocumentModel } from '#renderer/store/document.ts';
import { wantsInterface } from '#models/components/cover.ts';
import { freePlaceFor } from '#renderer/store/free-place.ts';
import type { Services } from '#renderer/store/services.ts';

type EditActions = Pick<
  WorkbenchActions,
  | 'apply'
  | 'preview'
  | 'commitPreview'
  | 'undo'
  | 'redo'
  | 'addPart'
  | 'removeSelection'
  | 'duplicateSelection'
  | 'rotateSelection'
  | 'nudgeSelection'
  | 'setPosition'
  | 'setValue'
  | 'setConditions'
  | 'rename'
  | 'replacePart'
  | 'attach'
  | 'applyCalibration'
  | 'removeFactors'
  | 'selectConfiguration'
  | 'duplicateConfiguration'
  | 'renameConfiguration'
  | 'removeConfiguration'
>;

/** A sink or plate that is put onto a chip gets this between them: a bare contact is hardly ever meant. */
const usualGrease = 'tim-grease-std';

/** Nudges that follow each other within this are one step to undo, ms. */
const nudgePause = 800;

/** Edits of the document, each one undo step. `refresh` shows the document as it is now. */
export function editActions(
  services: Services,
  document: DocumentModel,
  refresh: (another: boolean) => void,
): EditActions {
  const { get, set } = services;
  let nudgedAt = -Infinity;
  let nudges = 0;

  function apply(diff: Diff): boolean {
    const done = document.apply(diff);
    refresh(false);
    return done;
  }

  const edit = (make: (project: Project, configuration: ConfigurationId) => Diff): boolean => {
    const { project, configuration } = get();
    return apply(make(project, configuration));
  };

  /** Ids that a diff brings in. */
  const added = (diff: Diff): readonly PlacementId[] =>
    diff.added.filter((record) => record.type === 'placement').map((record) => record.id);

  return {
    apply: (diff) => void apply(diff),
    preview(diff) {
      document.preview(diff);
      refresh(false);
    },
    commitPreview() {
      document.commitPreview();
      refresh(false);
    },
    undo() {
      document.undo();
      refresh(false);
    },
    redo() {
      document.redo();
      refresh(false);
    },
    addPart(id, position, { rotation, on = null } = {}) {
      const { project, configuration, design } = get();
      const part = projectLibrary(project).get(id);
      if (!part) {
        const lines = [`"${id}" is in neither the library nor this project; import its part file.`];
        set({ notice: { severity: 'error', title: 'There is no such part', lines } });
        return;
      }
      const at = position ?? freePlaceFor(design, part);
      const tim = on !== null && wantsInterface(part) ? usualGrease : null;
      const diff = addPlacement(project, configuration, id, at, { rotation, on, interface: tim });
      if (apply(diff)) set({ selection: added(diff) });
    },
    removeSelection() {
      const { selection } = get();
      edit((project, configuration) => removePlacements(project, configuration, selection));
    },
    duplicateSelection() {
      const { project, configuration, selection } = get();
      const { diff, ids } = duplicatePlacements(project, configuration, selection);
      if (apply(diff)) set({ selection: ids });
    },
    rotateSelection(axis, quarterTurns) {
      const { selection } = get();
      edit((project, configuration) =>
        rotatePlacements(project, configuration, selection, axis, quarterTurns),
      );
    },
    nudgeSelection(by) {
      const { project, configuration, selection } = get();
      const now = performance.now();
      if (now - nudgedAt > nudgePause) nudges++;
      nudgedAt = now;
      const key = `nudge ${nudges} ${selection.join(' ')}`;
      document.applyMerged(movePlacements(project, configuration, selection, by), key);
      refresh(false);
    },
    setPosition(id, position) {
      edit((project, configuration) => setPosition(project, configuration, id, position));
    },
    setValue(id, key, value) {
      edit((project, configuration) => setValue(project, configuration, id, key, value));
    },
    setConditions(changes) {
      edit((project, configuration) => setConditions(project, configuration, changes));
    },
    rename(id, name) {
      edit((project, configuration) => renamePlacement(project, configuration, id, name));
    },
    replacePart(ids, part) {
      edit((project, configuration) => replacePart(project, configuration, ids, part));
    },
    attach(id, on, tim) {
      edit((project, configuration) => attach(project, configuration, id, on, tim));
    },
    applyCalibration(to) {
      const { project, field } = get();
      const { answer, calibration } = field;
      const found = calibration?.found;
      if (!answer || !found) return;
      const { id, name } = answer.design.configuration;
      const source = fieldRunSource(answer.ended.toISOString().slice(0, 10), answer.report.plan.cells);
      if (to === 'itself') apply(setFactors(project, id, found.factors, source));
      else {
        const title = freeName(project, `${name}, calibrated`);
        const diff = addCalibrated(project, id, title, found.factors, source);
        const copy = diff.added.find((record) => record.type === 'configuration');
        if (!apply(diff) || !copy) return;
        const { actions } = get();
        const leave = (to: () => void) => () => (actions.notify(null), to());
        actions.notify({
          severity: 'info',
          title: `Added the configuration “${title}”`,
          lines: [`It is “${name}” with ${found.factors.length} factors; “${name}” is as it was.`],
          actions: [
            { label: 'Show it', run: leave(() => actions.selectConfiguration(copy.id)) },
            { label: 'Compare', run: leave(() => actions.setTab('compare')) },
          ],
        });
      }
    },
    removeFactors() {
      edit(removeFactors);
    },
    selectConfiguration(id) {
      document.select(id);
      refresh(false);
    },
    duplicateConfiguration(name) {
      const { project, configuration } = get();
      const diff = duplicateConfiguration(project, configuration, name);
      if (!apply(diff)) return;
      const copy = diff.added.find((record) => record.type === 'configuration');
      if (copy) document.select(copy.id);
      refresh(false);
    },
    renameConfiguration(id, name) {
      edit((project) => renameConfiguration(project, id, name));
    },
    removeConfiguration(id) {
      edit((project) => removeConfiguration(project, id));
    },
  };
}
