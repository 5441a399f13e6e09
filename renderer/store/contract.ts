import type { PartId } from '#models/components/part.ts';
import type { Design } from '#models/project/design.ts';
import type { AddOptions } from '#models/project/edits/placements.ts';
import type {
  ConfigurationId,
  Conditions,
  Diff,
  PlacementId,
  Project,
  QuarterTurns,
} from '#models/project/records.ts';
import type { Bands, DesignResult, Drivers, Explanation } from '#models/results/design-result.ts';
import type { HeldRates } from '#models/results/held-rates.ts';
import type { Ride } from '#models/results/ride.ts';
import type { Violation } from '#models/rules/rule.ts';
import type { FieldValue, Vector3 } from '#models/schema/field.ts';
import type { FileHandle, OpenedFile } from '#renderer/host/host.ts';
import type { PartActions, PartState } from '#renderer/store/part-contract.ts';
import type { RackSession } from '#renderer/store/rack-contract.ts';
import type { StudySession } from '#renderer/store/study-contract.ts';
import type { SiteActions, SiteState } from '#renderer/store/site-contract.ts';
import type { FieldQuantity } from '#solver/field-view/view.ts';
import type {
  Calibration,
  FieldEnd,
  FieldPlan,
  FieldProgress,
  FieldReport,
} from '#solver/field-run/contract.ts';
import type { FieldPicture } from '#solver/field/picture.ts';
import type { VerificationRow } from '#solver/verification/row.ts';

export type ViewName = 'iso' | 'front' | 'rear' | 'left' | 'right' | 'top' | 'bottom';
export type ColourBy = 'temperature' | 'margin' | 'power' | 'kind';
/** What is shown of a field that was solved. */
export type FieldAnswerView = 'Parts' | 'Air' | 'Course' | 'Left out' | 'Calibrate';

export type ResultsTab =
  | 'summary'
  | 'parts'
  | 'fans'
  | 'coolant'
  | 'ride'
  | 'site'
  | 'field'
  | 'power'
  | 'requirements'
  | 'checks'
  | 'compare';

/** How fine a field is solved: on at most 50 000, 250 000 or 1 000 000 cells, or as many as were asked for. */
export type FieldSize = 'draft' | 'standard' | 'fine' | 'own';

/** What the pointer is doing. One union, not a set of flags. */
export type Interaction =
  | { readonly type: 'idle' }
  | {
      readonly type: 'placing';
      readonly part: PartId;
      /** Where the ghost stands (minimum corner); null while the pointer is outside the scene. */
      readonly position: Vector3 | null;
      readonly rotation?: QuarterTurns;
      /** The placement under it that it will be mounted on. */
      readonly on?: PlacementId | null;
      readonly snaps?: readonly Snap[];
    }
  | {
      readonly type: 'dragging';
      readonly ids: readonly PlacementId[];
      readonly delta: Vector3;
      readonly axis: 'x' | 'y' | 'z' | 'plane';
      /** Typed while dragging: "12.5 mm". */
      readonly typed: string;
      readonly snaps: readonly Snap[];
    };

/** What a drag snapped to; drawn as a line with a dimension. */
export interface Snap {
  readonly axis: 'x' | 'y' | 'z';
  readonly at: number; // m
  readonly kind: 'grid' | 'face' | 'centre' | 'rack-unit';
  readonly target: PlacementId | null;
}

export interface SectionPlane {
  readonly axis: 'x' | 'y' | 'z';
  readonly at: number; // m
  readonly flipped: boolean;
}

/** What of a field is drawn, and how. Remembered as the view is; what depends on the design is not. */
export interface FieldLayers {
  /** Whether the field is drawn at all, in place of the network's colours and air. */
  readonly isShown: boolean;
  readonly quantity: FieldQuantity;
  readonly hasSlice: boolean;
  /** `at` in m; null stands in the middle. */
  readonly slice: { readonly axis: 'x' | 'y' | 'z'; readonly at: number | null };
  /** Parts are cut open at the slice. */
  readonly isCut: boolean;
  /** Temperature on the faces of parts. */
  readonly surfaces: boolean;
  /** Velocity on the slice's plane. */
  readonly arrows: boolean;
  readonly streams: boolean;
  readonly iso: boolean;
  /** Values of the iso-surface that were chosen, SI; without one it is drawn between the ends of the legend. */
  readonly isoAt: Readonly<Partial<Record<FieldQuantity, number>>>;
  /** Marks where the least and the largest value are. */
  readonly extremes: boolean;
  /** Ranges of colours that were chosen, SI; without one they follow the field. */
  readonly ranges: Readonly<Partial<Record<FieldQuantity, readonly [low: number, high: number]>>>;
}

/** A camera command; a new `serial` is a new command, also when it says the same. */
export type CameraCommand =
  | { readonly serial: number; readonly type: 'look'; readonly view: ViewName }
  | { readonly serial: number; readonly type: 'fit'; readonly ids: readonly PlacementId[] | null };

export interface WorkbenchState extends PartState {
  // Document
  readonly project: Project;
  readonly configuration: ConfigurationId;
  readonly file: { readonly handle: FileHandle | null; readonly name: string; readonly unsaved: boolean };
  readonly undoName: string | null;
  readonly redoName: string | null;
  /** `project` with the gesture's preview applied, resolved. Everything on screen reads this. */
  readonly design: Design;
  // Session
  readonly selection: readonly PlacementId[];
  readonly hovered: PlacementId | null;
  readonly hidden: ReadonlySet<PlacementId>;
  readonly interaction: Interaction;
  readonly view: {
    readonly colourBy: ColourBy;
    readonly section: SectionPlane | null;
    readonly showZones: boolean;
    readonly showFlow: boolean;
    readonly showLabels: boolean;
    /** Parallel (orthographic) projection in place of perspective. */
    readonly parallel: boolean;
    /** A rack in three dimensions beside its elevations. */
    readonly showRackScene: boolean;
    readonly chassisOpacity: number;
    readonly snap: { readonly grid: number; readonly faces: boolean; readonly rackUnits: boolean };
    readonly theme: 'light' | 'dark';
    readonly field: FieldLayers;
  };
  readonly tab: ResultsTab;
  readonly fieldAnswerView: FieldAnswerView;
  readonly dialog:
    | null
    | 'shortcuts'
    | 'about'
    | 'verification'
    | 'open-example'
    | 'export'
    | 'part-editor'
    | 'command-palette'
    | 'new';
  readonly notice: null | {
    readonly severity: 'info' | 'error';
    readonly title: string;
    readonly lines: readonly string[];
    /** Buttons beside "Dismiss": restore the recovered work, apply a remedy. */
    readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
  };
  /** The newest camera command; the scene carries it out. */
  readonly camera: CameraCommand | null;
  // Answer
  readonly result: DesignResult | null;
  /** True while `result` does not belong to `design`. */
  readonly stale: boolean;
  readonly solving: boolean;
  readonly violations: readonly Violation[];
  readonly explanation: Explanation | null;
  /** Results of other configurations, for comparison. */
  readonly comparison: ReadonlyMap<
    ConfigurationId,
    { readonly design: Design; readonly result: DesignResult; readonly violations: readonly Violation[] }
  >;
  /** Ride-through: what is asked, and the last answer to it. */
  readonly ride: {
    /** Parts chosen to fail; null while none were chosen by hand (see `partsToFail`). */
    readonly failed: readonly PlacementId[] | null;
    readonly duration: number; // s
    /** Accelerators keep their power however hot they are. */
    readonly unthrottled: boolean;
    readonly running: boolean;
    /** What was asked stands beside what was answered: the question may have changed since. */
    readonly answer: null | {
      readonly design: Design;
      readonly duration: number;
      readonly unthrottled: boolean;
      readonly ride: Ride;
    };
    /** Why the last run has no answer. */
    readonly refusal: string | null;
  };
  readonly site: SiteState;
  /** The rack that is open beside the enclosure; null until one is. */
  readonly rack: RackSession | null;
  /** The study that is open beside it; null until one is. */
  readonly study: StudySession | null;
  /** The field of the design, solved on demand beside the network. */
  readonly field: {
    readonly state: 'idle' | 'preparing' | 'running' | 'paused' | 'ended';
    readonly size: FieldSize;
    /** The most cells of a size of one’s own. */
    readonly ownCells: number;
    /** Time that runs take here, over what is planned: of the last one that converged. */
    readonly pace: number;
    /** What a run of that design would be, or why there can be none; null until it was asked for. */
    readonly plan: null | {
      readonly design: Design;
      /** The most cells that were allowed. */
      readonly budget: number;
      readonly plan: FieldPlan | null;
      readonly refusal: string | null;
    };
    /** The run that goes on. */
    readonly run: null | {
      readonly design: Design;
      readonly plan: FieldPlan | null;
      readonly history: readonly FieldProgress[];
    };
    /** The last run that ended with figures; those of one that has not converged are no answer, and said so. */
    readonly answer: null | {
      readonly design: Design;
      readonly status: 'converged' | 'not-converged';
      readonly problems: FieldEnd['problems'];
      readonly report: FieldReport;
      readonly picture: FieldPicture;
      readonly history: readonly FieldProgress[];
      readonly ended: Date;
    };
    /** What the answer would make of the network; null until it was asked for. */
    readonly calibration: null | {
      /** Null while it is sought, and where there is none. */
      readonly found: Calibration | null;
      /** Why there is none, in words. */
      readonly fault: string | null;
    };
    /** Why the last run has no figures. */
    readonly refusal: string | null;
    /** The newest: of the run that goes on, else of the answer; and the design that it shows. */
    readonly picture: FieldPicture | null;
    readonly pictured: Design | null;
    /** True while `picture` does not belong to `design`. */
    readonly isStale: boolean;
  };
  /** The last field that was solved of each configuration, for comparison. */
  readonly solvedFields: ReadonlyMap<
    ConfigurationId,
    { readonly design: Design; readonly picture: FieldPicture; readonly isConverged: boolean }
  >;
  /** Configurations whose fields stand side by side over the scene; null while the design on screen stands alone. */
  readonly sideBySide: readonly ConfigurationId[] | null;
  /** The solver against published answers: the last run, or the one that goes on. */
  readonly verification: {
    readonly running: boolean;
    /** Cases that have run, and all of them; 0 of 0 until the first run. */
    readonly done: number;
    readonly cases: number;
    /** The case that runs, in words. */
    readonly current: string | null;
    readonly rows: readonly VerificationRow[];
    /** s that the run has taken so far, the way to the solver and back included. */
    readonly seconds: number;
    /** Why the run stopped before its end, unless it was cancelled. */
    readonly fault: string | null;
  };
}

export interface WorkbenchActions extends SiteActions, PartActions {
  // Document
  apply(diff: Diff): void;
  /** Preview outside the document (a drag); null ends it. */
  preview(diff: Diff | null): void;
  /** Make the current preview one undo step. */
  commitPreview(): void;
  undo(): void;
  redo(): void;
  newProject(template: 'blank-2u' | 'blank-4u' | 'blank-8u'): void;
  openExample(id: string): Promise<void>;
  open(): Promise<void>;
  openRecent(id: string): Promise<void>;
  openText(text: string, name: string, handle: FileHandle | null): void;
  save(saveAs?: boolean): Promise<void>;
  /** Opens a rack beside the enclosure. @param beside files among which its enclosures are sought first */
  openRack(file: OpenedFile, beside?: readonly OpenedFile[]): Promise<void>;
  /** Work that the last session did not save. */
  restoreRack(text: string): Promise<void>;
  /** Opens a study beside the enclosure. @param beside files among which those that it names are sought first */
  openStudy(file: OpenedFile, beside?: readonly OpenedFile[]): Promise<void>;
  /** Work that the last session did not save. */
  restoreStudy(text: string): Promise<void>;
  /**
   * Files that were dropped on the window: a study or a rack with its enclosures, an enclosure for the rack that is looked at, or
   * a design. @param unit of the rack, where they were dropped on it
   */
  openDropped(files: readonly OpenedFile[], unit: number | null): Promise<void>;
  /** A rack with the enclosure that is open in it. */
  newRack(): Promise<void>;
  // Edits on the selection and by id (each one undo step)
  /** Without a position it stands at the first free place on the floor; `on` mounts it. Selects it. */
  addPart(part: PartId, position?: Vector3, options?: Pick<AddOptions, 'rotation' | 'on'>): void;
  removeSelection(): void;
  duplicateSelection(): void;
  rotateSelection(axis: 0 | 1 | 2, quarterTurns: number): void;
  nudgeSelection(by: Vector3): void;
  setPosition(id: PlacementId, position: Vector3): void;
  setValue(id: PlacementId, key: string, value: FieldValue | undefined): void;
  setConditions(changes: Partial<Conditions>): void;
  rename(id: PlacementId, name: string): void;
  replacePart(ids: readonly PlacementId[], part: PartId): void;
  attach(id: PlacementId, on: PlacementId | null, tim: PartId | null): void;
  // Configurations
  selectConfiguration(id: ConfigurationId): void;
  duplicateConfiguration(name: string): void;
  renameConfiguration(id: ConfigurationId, name: string): void;
  removeConfiguration(id: ConfigurationId): void;
  compare(ids: readonly ConfigurationId[]): Promise<void>;
  /** Puts the fields of configurations side by side over the scene; null takes them away. */
  setSideBySide(ids: readonly ConfigurationId[] | null): void;
  // Ride-through
  setRide(question: Partial<Pick<WorkbenchState['ride'], 'failed' | 'duration' | 'unthrottled'>>): void;
  /** Asks the solver, in place of a run that goes on; some seconds. */
  runRide(): Promise<void>;
  cancelRide(): void;
  // Field
  /** @param cells the most, of a size of one’s own */
  setFieldSize(size: FieldSize, cells?: number): void;
  /** Asks what a run of the design as it is would be. Not while one goes on. */
  planField(): Promise<void>;
  /** Solves the field of the design as it is now, in place of a run that goes on; resolves at its end. */
  runField(): Promise<void>;
  pauseField(): void;
  resumeField(): void;
  /** Good enough: ends the run with what is there, said as not converged. */
  finishField(): void;
  /** Ends it with nothing; the last answer stays. */
  cancelField(): void;
  /** Seeks the factors with which the network says what the field says; of an answer that has converged. */
  calibrateField(): Promise<void>;
  /** Puts them into the configuration that was solved, or into a copy of it beside it; one step to undo. */
  applyCalibration(to: 'itself' | 'copy'): void;
  /** Takes the factors of field runs out of the configuration on screen. */
  removeFactors(): void;
  // Verification
  /** Runs every case anew, in place of a run that goes on; about a second. */
  runVerification(): Promise<void>;
  /** Ends the run after the case at hand; the rows so far stay. */
  cancelVerification(): void;
  // Session
  select(ids: readonly PlacementId[], how?: 'replace' | 'toggle'): void;
  hover(id: PlacementId | null): void;
  setHidden(id: PlacementId, hidden: boolean): void;
  setInteraction(interaction: Interaction): void;
  setView(changes: Partial<WorkbenchState['view']>): void;
  /** Also opens and closes the section with the slice. */
  setLayers(changes: Partial<FieldLayers>): void;
  setTab(tab: ResultsTab): void;
  setFieldAnswerView(view: FieldAnswerView): void;
  setDialog(dialog: WorkbenchState['dialog']): void;
  notify(notice: WorkbenchState['notice']): void;
  explain(id: PlacementId | null): Promise<void>;
  /** What moves a part's temperature in the last answer. */
  findDrivers(id: PlacementId): Promise<Drivers | null>;
  /** What rates hot accelerators could hold in it; as long. */
  findHeldRates(): Promise<HeldRates | null>;
  /** How sure the last answer is; null where the solver has none. */
  findBands(): Promise<Bands | null>;
  /** Camera commands; the scene listens. */
  look(view: ViewName): void;
  fit(ids?: readonly PlacementId[]): void;
  exportBom(format: 'csv' | 'xlsx'): Promise<void>;
  exportSpecSheet(): Promise<void>;
  exportCase(): Promise<void>;
  /** What is on screen, with its legend, as a PNG. */
  exportView(): Promise<void>;
  /** The field on screen for other programs (VTK). */
  exportField(): Promise<void>;
}

/** `useWorkbench` (a zustand hook) in renderer/store/workbench.ts has this shape. */
export type Workbench = WorkbenchState & { readonly actions: WorkbenchActions };
