import type { OpenedFile } from '#renderer/host/host.ts';
import type { WorkbenchActions } from '#renderer/store/contract.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';

/** Formats of documents that are no studies: enclosures, racks, part files. */
const others = new Set(['boxwright', 'boxwright-rack', 'boxwright-parts']);

/** Whether a text may be a study's: what its format says. The reader of studies, loaded with the first, judges. */
export function isStudyText(text: string): boolean {
  const format = /"format"\s*:\s*"(boxwright[a-z-]*)"/.exec(text.slice(0, 2000))?.[1];
  return format !== undefined && !others.has(format);
}

/** Opening studies. Their code is loaded when the first one is wanted. */
export function studyActions(
  services: Services,
  recovery: Recovery,
): Pick<WorkbenchActions, 'openStudy' | 'restoreStudy'> {
  const load = async () =>
    (await import('#renderer/study/open-study.ts')).createStudyOpener(services, recovery);
  let loading: ReturnType<typeof load> | null = null;
  const opener = () => (loading ??= load());
  const failed = 'The file could not be opened; what was open is as it was';
  return {
    async openStudy(file: OpenedFile, beside: readonly OpenedFile[] = []) {
      await orNotify(services, failed, async () => (await opener()).open(file, beside));
    },
    async restoreStudy(text) {
      await orNotify(services, failed, async () => (await opener()).restore(text));
    },
  };
}
