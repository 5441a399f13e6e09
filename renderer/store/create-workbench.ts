import { createStore, type StoreApi } from 'zustand/vanilla';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { newProject } from '#models/project/create.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { checkDesign } from '#models/rules/rules.ts';
import type { Host } from '#renderer/host/host.ts';
import { createChecker } from '#renderer/store/checker.ts';
import { compareActions, withCurrent } from '#renderer/store/compare.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { createDocument } from '#renderer/store/document.ts';
import { editActions } from '#renderer/store/edits.ts';
import { exportActions } from '#renderer/store/exports.ts';
import { fileActions, suggestedName, textOf } from '#renderer/store/open-save.ts';
import { followField, layerActions } from '#renderer/store/field-layers.ts';
import { partEditorActions } from '#renderer/store/part-editor.ts';
import { partLibraryActions } from '#renderer/store/part-library.ts';
import { rackActions } from '#renderer/store/rack.ts';
import { createRecovery } from '#renderer/store/recovery.ts';
import { fieldActions, noField, withStale } from '#renderer/store/field.ts';
import { offerRecovery } from '#renderer/store/offer-recovery.ts';
import { firstRide, rideActions } from '#renderer/store/ride.ts';
import { isSameDesign } from '#renderer/store/same-design.ts';
import type { Example, Services } from '#renderer/store/services.ts';
import { firstView, sessionActions } from '#renderer/store/session.ts';
import { keepSettings } from '#renderer/store/settings.ts';
import { firstSite, siteActions } from '#renderer/store/site.ts';
import { hasUnsaved, titleOf } from '#renderer/store/shown.ts';
import { createSolveLoop } from '#renderer/store/solve-loop.ts';
import { studyActions } from '#renderer/store/study.ts';
import { noVerification, verificationActions } from '#renderer/store/verification.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { FieldRunner } from '#solver/field-run/contract.ts';

export interface WorkbenchOptions {
  readonly host: Host;
  readonly solver: DesignSolver;
  /** In a worker of its own: the other solver goes on answering while a field is solved. */
  readonly field: FieldRunner;
  /** In a worker of its own as well, which takes designs through years. */
  readonly site: Services['site'];
  /** In a worker as well, opened with the first rack. */
  readonly racks: Services['racks'];
  /** And studies. */
  readonly studies: Services['studies'];
  /** The first is opened at start; without any, a blank enclosure. */
  readonly examples: readonly Example[];
}

export interface CreatedWorkbench {
  readonly store: StoreApi<Workbench>;
  /** Resolves once the answer to what is on screen is in. */
  settled(): Promise<void>;
  /** Resolves once settings and recovered work have been looked for. */
  readonly started: Promise<void>;
  dispose(): void;
}

/**
 * The workbench without a window: the whole state and all actions, given a host and a solver. The page makes
 * one (workbench.ts); tests make theirs in Node with the in-process solver.
 */
export function createWorkbench({
  host,
  solver,
  field,
  site,
  racks,
  studies,
  examples,
}: WorkbenchOptions): CreatedWorkbench {
  // The store is made last: its first state already holds the actions.
  const get = (): Workbench => store.getState();
  const set = (changes: Partial<Workbench>) => store.setState(changes);

  const solve = async (design: Design, signal: AbortSignal): Promise<DesignResult | null> => {
    const result = await solver.solve(design, { fidelity: 'network', signal });
    return result.status === 'cancelled' ? null : result;
  };
  const loop = createSolveLoop(solve, {
    answered(design, result) {
      const stale = design !== get().design;
      checker.answered(design, result);
      set({ result, stale, violations: checker.check(get().design, get().violations) });
      if (stale) return;
      const comparison = withCurrent(get());
      if (comparison !== get().comparison) set({ comparison });
      const { explanation, actions } = get();
      if (explanation) void actions.explain(explanation.id);
    },
    failed(_design, error) {
      const lines = [
        error instanceof Error ? error.message : String(error),
        'Change anything to try again. If it stays, export the solver case and report it.',
      ];
      set({ notice: { severity: 'error', title: 'The solver stopped', lines } });
    },
    solving: (solving) => set({ solving }),
  });
  const checker = createChecker((violations) => set({ violations }));
  const services: Services = { host, solver, field, site, racks, studies, examples, loop, set, get };
  const recovery = createRecovery(host);

  const first = examples[0];
  const loaded = typeof first?.text === 'string' ? loadProject(first.text, first.id) : null;
  const project = loaded?.project ?? newProject('blank-4u');
  const name = first && loaded?.project ? `${first.id}.boxwright.json` : suggestedName(project);
  const document = createDocument(project, name);

  /** Shows the document as it is now and asks for the answer where the design changed. */
  function refresh(another: boolean): void {
    const before = get();
    const view = document.view();
    if (another || before.configuration !== view.configuration) checker.answered(view.design, null);
    if (another) {
      before.actions.cancelRide();
      before.actions.cancelField();
      before.actions.cancelSite();
      set({
        ...view,
        ...emptySession(),
        ...answerless(view.design),
        comparison: new Map(),
        sideBySide: null,
        ride: { ...firstRide, duration: before.ride.duration },
        site: { ...get().site, answer: null, refusal: null },
        field: {
          ...noField,
          size: before.field.size,
          ownCells: before.field.ownCells,
          pace: before.field.pace,
        },
      });
      loop.reset();
      loop.post(view.design);
      get().actions.fit();
    } else if (isSameDesign(before.design, view.design)) {
      set({ ...view, design: before.design });
    } else {
      const session = keptSession(before, view.design);
      const answer =
        before.configuration === view.configuration
          ? { stale: true, violations: checker.check(view.design, before.violations) }
          : answerless(view.design);
      set({ ...view, ...session, ...answer, field: withStale(before.field, view.design) });
      loop.post(view.design);
    }
    const { file } = view;
    if (file !== before.file) host.setTitle(titleOf(get()), hasUnsaved(get()));
    if (file.unsaved && view.project !== before.project) {
      recovery.note(() => textOf(view.project, view.configuration));
    }
  }

  function firstState(): Workbench {
    return {
      ...document.view(),
      ...emptySession(),
      ...answerless(document.view().design),
      view: firstView,
      tab: 'summary',
      fieldAnswerView: 'Parts',
      dialog: null,
      notice: null,
      camera: null,
      solving: false,
      comparison: new Map(),
      partEditing: null,
      libraryFile: null,
      rack: null,
      study: null,
      ride: firstRide,
      site: firstSite,
      field: noField,
      solvedFields: new Map(),
      sideBySide: null,
      verification: noVerification,
      actions: {
        ...sessionActions(services),
        ...layerActions(services),
        ...editActions(services, document, refresh),
        ...fileActions(services, document, recovery, refresh),
        ...partEditorActions(services, document, refresh),
        ...partLibraryActions(services, document, refresh),
        ...compareActions(services),
        ...rideActions(services),
        ...siteActions(services),
        ...rackActions(services, recovery),
        ...studyActions(services, recovery),
        ...fieldActions(services),
        ...verificationActions(services),
        ...exportActions(services),
      },
    };
  }

  const store = createStore<Workbench>(firstState);
  loop.post(get().design);
  host.setTitle(name, false);
  const stopLayers = followField(store);
  const stopSettings = keepSettings(services, store);
  const stopFiles = host.onOpenFile((file) => get().actions.openText(file.text, file.name, file.handle));
  const started = Promise.all([
    stopSettings.loaded,
    offerRecovery(services, document, recovery, refresh),
  ]).then(() => undefined);

  return {
    store,
    settled: () => loop.settled(),
    started,
    dispose() {
      stopFiles();
      stopLayers();
      stopSettings.stop();
      recovery.dispose();
      checker.dispose();
      loop.dispose();
      get().actions.cancelRide();
      get().actions.cancelVerification();
      get().actions.cancelField();
      get().actions.cancelSite();
      get().rack?.actions.dispose();
      get().study?.actions.dispose();
      solver.dispose();
      field.dispose();
      site.dispose();
    },
  };
}

function emptySession(): Pick<Workbench, 'selection' | 'hovered' | 'hidden' | 'interaction' | 'explanation'> {
  return {
    selection: [],
    hovered: null,
    hidden: new Set(),
    interaction: { type: 'idle' },
    explanation: null,
  };
}

/** Selection and the like without what is gone. The same arrays where nothing is. */
function keptSession(before: Workbench, design: Design): Pick<Workbench, 'selection' | 'hovered'> {
  const ids = new Set(design.items.map((item) => item.id));
  const kept = before.selection.filter((id) => ids.has(id));
  return {
    selection: kept.length === before.selection.length ? before.selection : kept,
    hovered: before.hovered !== null && ids.has(before.hovered) ? before.hovered : null,
  };
}

function answerless(design: Design): Pick<Workbench, 'result' | 'stale' | 'violations'> {
  return { result: null, stale: true, violations: checkDesign(design, null) };
}
