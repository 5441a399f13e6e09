import type { StudySession } from '#renderer/store/study-contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Of the study that is open; only what is shown while there is one calls it. */
export function useStudy<T>(select: (study: StudySession) => T): T {
  return useWorkbench(({ study }) => {
    if (!study) throw new Error('no study is open');
    return select(study);
  });
}
