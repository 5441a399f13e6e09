import { Panels } from '#renderer/panels/frame/Panels.tsx';
import type { Layouts } from '#renderer/panels/frame/read-layouts.ts';
import { KeptAnswers } from '#renderer/study/KeptAnswers.tsx';
import { StudyInspector } from '#renderer/study/StudyInspector.tsx';
import { StudyOutline } from '#renderer/study/StudyOutline.tsx';
import { StudyReport } from '#renderer/study/StudyReport.tsx';
import { StudyResults } from '#renderer/study/StudyResults.tsx';
import { useStudy } from '#renderer/study/use-study.ts';
import { pathText } from '#models/study/tree.ts';
import '#renderer/study/study.css';

/** The panels around the report of a study. */
export function StudyWorkbench({ layouts }: { readonly layouts: Layouts }) {
  const selection = useStudy((study) => pathText(study.selection));
  return (
    <Panels
      layouts={layouts}
      upperLeft={{ title: 'Document', content: <StudyOutline /> }}
      lowerLeft={{ title: 'Kept answers', content: <KeptAnswers /> }}
      view={{ title: 'Report', content: <StudyReport /> }}
      inspected={selection}
      inspector={<StudyInspector />}
      results={<StudyResults />}
    />
  );
}
