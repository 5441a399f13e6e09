import type { Project } from '#models/project/records.ts';
import type { RackFinding } from '#models/rack/checks.ts';
import type { Rack, Slot } from '#models/rack/rack.ts';
import type { Stability } from '#models/rack/stability.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import type { FieldValue } from '#models/schema/field.ts';
import type { FileHandle, OpenedFile } from '#renderer/host/host.ts';
import type { RackAnswer, RackProgress } from '#solver/rack/contract.ts';

export type RackTab = 'rack' | 'enclosures' | 'weight' | 'checks' | 'supply';

/** A rack that is open, beside the enclosure; its code is loaded with the first one. */
export interface RackSession {
  /** False while the enclosure is looked at; the rack stays open behind it. */
  readonly isShown: boolean;
  /** The document, without what a gesture previews. */
  readonly rack: Rack;
  readonly file: { readonly handle: FileHandle | null; readonly name: string; readonly unsaved: boolean };
  readonly undoName: string | null;
  readonly redoName: string | null;
  /** With the preview of a gesture, and the designs of its enclosures. Everything on screen reads this. */
  readonly filled: FilledRack;
  readonly findings: readonly RackFinding[];
  readonly stability: Stability;
  /** The slot that is selected, by its place in the document. */
  readonly selection: number | null;
  /** The slot that is dragged, and whether it fits where it is. */
  readonly drag: null | { readonly slot: number; readonly unit: number; readonly fits: boolean };
  readonly tab: RackTab;
  /** The last answer, and what was asked. */
  readonly answer: null | { readonly filled: FilledRack; readonly answer: RackAnswer };
  /** Flow against supply temperature; of the rack that it was asked for. */
  readonly curve: null | { readonly filled: FilledRack; readonly answer: RackAnswer };
  /** True while something is solved; how far condensing is, where it goes on. */
  readonly run: null | { readonly what: 'rack' | 'curve'; readonly progress: RackProgress | null };
  /** Why the last run has no answer. */
  readonly refusal: string | null;
  readonly actions: RackActions;
}

export interface RackActions {
  show(isShown: boolean): void;
  select(slot: number | null): void;
  setTab(tab: RackTab): void;
  /** One step that can be undone. */
  change(name: string, edit: (rack: Rack) => Rack): void;
  /** Shows the slot at another unit; null ends it without effect. */
  previewMove(slot: number, unit: number | null): void;
  /** Lets it stand there when it fits, else where it was. */
  commitMove(): void;
  /** By so many units, to the next place that is free. */
  nudge(slot: number, by: 1 | -1): void;
  /** At the free place nearest to `unit`, or from the lowest on; selects it. */
  add(slot: Omit<Slot, 'unit' | 'count'>, unit: number | null): void;
  /** Project files as enclosures. */
  addFiles(files: readonly OpenedFile[], unit: number | null): void;
  /** Asks for project files and adds their enclosures. */
  addFromFiles(): Promise<void>;
  /** A field of a slot, or of what stands in it. Places that are not free are refused. */
  changeSlot(slot: number, key: string, value: FieldValue): void;
  /** Units that it would take in this rack. */
  unitsOf(content: Slot['content']): number;
  remove(): void;
  duplicate(): void;
  split(): void;
  blank(): void;
  undo(): void;
  redo(): void;
  save(saveAs?: boolean): Promise<void>;
  exportElevation(): Promise<void>;
  /** Solves the rack as it is, in place of a run that goes on. */
  solve(): void;
  /** Seeks the least flow at supply temperatures from `low` to `high`, K. */
  findCurve(low: number, high: number): void;
  cancel(): void;
  /** The enclosure of a slot in the window, as a design of its own. */
  openEnclosure(slot: number): void;
  /** The enclosure that is open in the workbench in place of that of a slot: it was changed there. */
  takeOpen(slot: number): void;
  projectOf(slot: number): Project | null;
  dispose(): void;
}
