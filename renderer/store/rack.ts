import type { OpenedFile } from '#renderer/host/host.ts';
import type { WorkbenchActions } from '#renderer/store/contract.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';
import { shownRack } from '#renderer/store/shown.ts';
import { isStudyText } from '#renderer/store/study.ts';

/** Whether a text is a rack's. What is no JSON is left to the reader of projects, who says what is wrong. */
export function isRackText(text: string): boolean {
  return /"format"\s*:\s*"boxwright-rack"/.test(text.slice(0, 2000));
}

/** Larger ones are not read: a design of 2 000 parts is about 1 MB of text. */
const largestFile = 64_000_000; // bytes

export async function readDropped(files: readonly File[]): Promise<readonly OpenedFile[]> {
  return Promise.all(
    files
      .filter(({ size }) => size <= largestFile)
      .map(async (file) => ({ handle: null, name: file.name, text: await file.text() })),
  );
}

/** Opening and making racks. Their code is loaded when the first one is wanted. */
export function rackActions(
  services: Services,
  recovery: Recovery,
): Pick<WorkbenchActions, 'openRack' | 'newRack' | 'restoreRack' | 'openDropped'> {
  const load = async () => (await import('#renderer/rack/open-rack.ts')).createRackOpener(services, recovery);
  let loading: ReturnType<typeof load> | null = null;
  const opener = () => (loading ??= load());
  const failed = 'The rack could not be opened; what was open is as it was';
  return {
    async openRack(file: OpenedFile, beside: readonly OpenedFile[] = []) {
      await orNotify(services, failed, async () => (await opener()).open(file, beside));
    },
    async openDropped(files, unit) {
      const { actions } = services.get();
      const rack = files.find(({ text }) => isRackText(text));
      const study = files.find(({ text }) => isStudyText(text));
      const shown = shownRack(services.get());
      const [first] = files;
      if (study) await actions.openStudy(study, files);
      else if (rack) await actions.openRack(rack, files);
      else if (shown) shown.actions.addFiles(files, unit);
      else if (first) actions.openText(first.text, first.name, null);
    },
    async restoreRack(text) {
      await orNotify(services, failed, async () => (await opener()).restore(text));
    },
    async newRack() {
      await orNotify(services, 'A new rack could not be made', async () => (await opener()).create());
    },
  };
}
