import { Button } from '@mantine/core';
import { PenLine, Save } from 'lucide-react';
import { useMemo } from 'react';
import { nameOf } from '#renderer/store/part-editor.ts';
import { ownParts, unsavedParts } from '#renderer/store/part-library.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Parts of one's own in this design, whether a library file has them, and the part that is not finished. */
export function OwnParts() {
  const project = useWorkbench((state) => state.project);
  const file = useWorkbench((state) => state.libraryFile);
  const editing = useWorkbench((state) => state.partEditing);
  const actions = useWorkbench((state) => state.actions);
  const count = useMemo(() => ownParts(project).length, [project]);
  const unsaved = useMemo(() => unsavedParts(project, file).length, [project, file]);
  const isUnfinished = editing !== null && editing.undoName !== null;
  if (count === 0 && !isUnfinished) return null;
  const kept = unsaved === 0 && file ? `all in ${file.name}` : `${unsaved} in no library file`;
  return (
    <div className="bw-own-parts">
      {isUnfinished && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<PenLine size={12} aria-hidden />}
          onClick={() => actions.setDialog('part-editor')}
        >
          Go on with {nameOf(editing.draft)}
        </Button>
      )}
      {count > 0 && (
        <>
          <span className="bw-faint">
            {count === 1 ? '1 part of your own' : `${count} parts of your own`}, {kept}
          </span>
          {unsaved > 0 && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<Save size={12} aria-hidden />}
              onClick={() => void actions.savePartLibrary()}
            >
              Save…
            </Button>
          )}
        </>
      )}
    </div>
  );
}
