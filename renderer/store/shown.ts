import type { Workbench } from '#renderer/store/contract.ts';
import type { RackSession } from '#renderer/store/rack-contract.ts';
import type { StudySession } from '#renderer/store/study-contract.ts';

/** The rack that is looked at; null while anything else is. */
export function shownRack({ rack }: Pick<Workbench, 'rack'>): RackSession | null {
  return rack?.isShown ? rack : null;
}

/** The study that is looked at; null while anything else is. */
export function shownStudy({ study }: Pick<Workbench, 'study'>): StudySession | null {
  return study?.isShown ? study : null;
}

/** What is looked at in place of the enclosure; null while that is. */
export function shownBeside(workbench: Workbench): RackSession | StudySession | null {
  return shownRack(workbench) ?? shownStudy(workbench);
}

/** What is looked at. */
export function shownSort(workbench: Workbench): 'enclosure' | 'rack' | 'study' {
  if (shownRack(workbench)) return 'rack';
  return shownStudy(workbench) ? 'study' : 'enclosure';
}

/** Lets one of the three take the window; the others stay open behind it. */
export function showOnly(workbench: Workbench, sort: 'enclosure' | 'rack' | 'study'): void {
  const { rack, study } = workbench;
  if (rack && rack.isShown !== (sort === 'rack')) rack.actions.show(sort === 'rack');
  if (study && study.isShown !== (sort === 'study')) study.actions.show(sort === 'study');
}

/** Whether any open document has changes that no file has. */
export function hasUnsaved({ file, rack, study }: Workbench): boolean {
  return file.unsaved || rack?.file.unsaved === true || study?.file.unsaved === true;
}

/** Name of what is looked at, for the window's title. */
export function titleOf(workbench: Workbench): string {
  return (shownBeside(workbench) ?? workbench).file.name;
}
