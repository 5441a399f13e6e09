import { Button } from '@mantine/core';
import { Copy, Trash2 } from 'lucide-react';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What can be done with any selection, one part or several. */
export function CopyAndDelete() {
  const actions = useWorkbench((state) => state.actions);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Copy size={13} aria-hidden />}
        onClick={() => actions.duplicateSelection()}
      >
        Duplicate
      </Button>
      <Button
        variant="default"
        leftSection={<Trash2 size={13} aria-hidden />}
        onClick={() => actions.removeSelection()}
      >
        Delete
      </Button>
    </>
  );
}
