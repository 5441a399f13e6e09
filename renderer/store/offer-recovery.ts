import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import type { DocumentModel } from '#renderer/store/document.ts';
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
  const { host, set } = services;
  const text = await host.loadRecovery().catch(() => null);
  if (text === null) return;
  const { project } = loadProject(text, 'recovered work');
  if (!project) return;
  const restore = () => {
    document.replace(project, { handle: null, name: suggestedName(project), unsaved: true });
    set({ notice: null });
    refresh(true);
  };
  const discard = () => {
    set({ notice: null });
    void recovery.clear();
  };
  set({
    notice: {
      severity: 'info',
      title: `Unsaved work on “${headerOf(project).name}” was found`,
      lines: ['Boxwright was closed before it was saved.'],
      actions: [
        { label: 'Restore it', run: restore },
        { label: 'Discard it', run: discard },
      ],
    },
  });
}
