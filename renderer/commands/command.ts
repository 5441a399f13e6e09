import { shownSort } from '#renderer/store/shown.ts';
import type { Workbench } from '#renderer/store/contract.ts';

export type CommandGroup = 'File' | 'Edit' | 'View' | 'Design' | 'Export' | 'Help';

/** One thing that a person can do. Menus, keys, the palette and the cheat sheet all read the same list. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /** What it says now: "Undo Move fan wall 20 mm". */
  readonly title: (workbench: Workbench) => string;
  /** The title in lists that do not depend on the state (cheat sheet). */
  readonly name: string;
  /** Key bindings in tinykeys' notation; the first is shown. `$mod` is Ctrl, on a Mac ⌘. */
  readonly keys?: readonly string[];
  readonly enabled?: (workbench: Workbench) => boolean;
  /** For switches: whether it is on. */
  readonly checked?: (workbench: Workbench) => boolean;
  /** Where it is of use; where it is not said, with an enclosure. A scene shows an enclosure or a rack. */
  readonly where?: 'rack' | 'study' | 'scene' | 'everywhere';
  /** A line is drawn above it in its menu. */
  readonly startsSection?: boolean;
  readonly run: (workbench: Workbench) => unknown;
}

/** Whether it is of use in what is looked at, now or later. */
export function isOffered({ where }: Command, workbench: Workbench): boolean {
  const shown = shownSort(workbench);
  if (where === 'scene') return shown === 'enclosure' || (shown === 'rack' && workbench.view.showRackScene);
  return where === 'everywhere' || (where ?? 'enclosure') === shown;
}

export function isEnabled(command: Command, workbench: Workbench): boolean {
  return isOffered(command, workbench) && isReady(command, workbench);
}

function isReady(command: Command, workbench: Workbench): boolean {
  return command.enabled?.(workbench) ?? true;
}
