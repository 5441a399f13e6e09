import type { Command } from '#renderer/commands/command.ts';
import { shownStudy } from '#renderer/store/shown.ts';
import type { StudySession } from '#renderer/store/study-contract.ts';

/** A command of the study that is looked at. */
function studyCommand(
  id: string,
  group: Command['group'],
  name: string,
  run: (study: StudySession) => unknown,
  {
    enabled,
    ...more
  }: Partial<Omit<Command, 'enabled'>> & { enabled?: (study: StudySession) => boolean } = {},
): Command {
  return {
    id,
    group,
    name,
    title: () => name,
    where: 'study',
    enabled(workbench) {
      const study = shownStudy(workbench);
      return study !== null && (enabled?.(study) ?? true);
    },
    run(workbench) {
      const study = shownStudy(workbench);
      return study && run(study);
    },
    ...more,
  };
}

const isEntry = ({ selection }: StudySession) => typeof selection.at(-1) === 'number';
const hasAnswer = ({ answer }: StudySession) => answer !== null;

export const studyCommands: readonly Command[] = [
  studyCommand('study.up', 'Edit', 'Move up in its list', (study) => study.actions.move(-1), {
    enabled: isEntry,
    startsSection: true,
  }),
  studyCommand('study.down', 'Edit', 'Move down in its list', (study) => study.actions.move(1), {
    enabled: isEntry,
  }),
  studyCommand('study.back', 'View', 'Back to the enclosure', (study) => study.actions.show(false)),
  studyCommand('study.solve', 'Design', 'Solve', (study) => study.actions.solve()),
  studyCommand('study.cancel', 'Design', 'Cancel the solve', (study) => study.actions.cancel(), {
    enabled: ({ isSolving }) => isSolving,
  }),
  studyCommand('study.keep', 'Design', 'Keep this answer to compare with', (study) => study.actions.keep(), {
    enabled: hasAnswer,
    startsSection: true,
  }),
  studyCommand('study.report', 'Export', 'Report (PDF)…', (study) => study.actions.exportReport('pdf'), {
    enabled: hasAnswer,
  }),
  studyCommand(
    'study.markdown',
    'Export',
    'Report (Markdown)…',
    (study) => study.actions.exportReport('md'),
    {
      enabled: hasAnswer,
    },
  ),
  {
    id: 'view.study',
    group: 'View',
    name: 'Back to the study',
    title: ({ study }) => (study ? `Back to ${study.file.name}` : 'Back to the study'),
    enabled: ({ study }) => study !== null,
    run: ({ study }) => study?.actions.show(true),
  },
];
