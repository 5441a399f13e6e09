import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import type { DocumentModel } from '#renderer/store/document.ts';
import { isRackText } from '#renderer/store/rack.ts';
import { isStudyText } from '#renderer/store/study.ts';
import { suggestedName } from '#renderer/store/open-save.ts';
import type { Recovery } from '#renderer/store/recovery.ts';
import type { Services } from '#renderer/store/services.ts';

/** At start: offers the work that the last session did not save. It is taken away only when the user says so. */
export async function offerRecovery(
  services: Services,
  document: DocumentModel,
  recovery: Recovery,
  refresh: (another: boolean) => void,
): Promise<void> {
  const { host, set, get } = services;
  const text = await host.loadRecovery().catch(() => null);
  if (text === null) return;
  const found = isRackText(text) || isStudyText(text) ? besideIn(text) : projectIn(text);
  if (!found) return;
  const restore = () => {
    set({ notice: null });
    found.restore();
  };
  const discard = () => {
    set({ notice: null });
    void recovery.clear();
  };
  set({
    notice: {
      severity: 'info',
      title: `Unsaved work on “${found.name}” was found`,
      lines: ['Boxwright was closed before it was saved.'],
      actions: [
        { label: 'Restore it', run: restore },
        { label: 'Discard it', run: discard },
      ],
    },
  });

  function projectIn(written: string) {
    const { project } = loadProject(written, 'recovered work');
    if (!project) return null;
    return {
      name: headerOf(project).name,
      restore() {
        document.replace(project, { handle: null, name: suggestedName(project), unsaved: true });
        refresh(true);
      },
    };
  }

  /** It is read when it is wanted: the readers of racks and studies are loaded then. */
  function besideIn(written: string) {
    const name = /"name"\s*:\s*"([^"\\]{1,200})"/.exec(written)?.[1] ?? 'a document without a name';
    const { actions } = get();
    const restore = () =>
      void (isRackText(written) ? actions.restoreRack(written) : actions.restoreStudy(written));
    return { name, restore };
  }
}
