import { Modal } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { CommandPalette } from '#renderer/commands/CommandPalette.tsx';
import { Fault } from '#renderer/panels/Fault.tsx';
import { ExampleList } from '#renderer/panels/dialogs/ExampleList.tsx';
import { ExportList } from '#renderer/panels/dialogs/ExportList.tsx';
import { Shortcuts } from '#renderer/panels/dialogs/Shortcuts.tsx';
import { TemplateList } from '#renderer/panels/dialogs/TemplateList.tsx';
import type { WorkbenchState } from '#renderer/store/contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const About = lazy(async () => ({ default: (await import('#renderer/panels/dialogs/About.tsx')).About }));

const Verification = lazy(async () => ({
  default: (await import('#renderer/panels/verification/Verification.tsx')).Verification,
}));

const PartEditor = lazy(async () => ({
  default: (await import('#renderer/panels/part-editor/PartEditor.tsx')).PartEditor,
}));

type Shown = Exclude<WorkbenchState['dialog'], null | 'command-palette'>;

const dialogs: Readonly<
  Record<
    Shown,
    {
      readonly title: string;
      readonly size: string;
      readonly body: () => ReactNode;
      /** A form: a press beside it leaves it open. */
      readonly isForm?: boolean;
    }
  >
> = {
  new: { title: 'New design', size: 'md', body: () => <TemplateList /> },
  'open-example': { title: 'Open an example', size: 'xl', body: () => <ExampleList /> },
  export: { title: 'Export', size: 'md', body: () => <ExportList /> },
  shortcuts: { title: 'Keyboard shortcuts', size: 'xl', body: () => <Shortcuts /> },
  verification: {
    title: 'Verification against published answers',
    size: '1320px',
    body: () => (
      <Fault name="The verification">
        <Suspense fallback="Loading…">
          <Verification />
        </Suspense>
      </Fault>
    ),
  },
  'part-editor': {
    title: 'Part',
    size: '1240px',
    isForm: true,
    body: () => (
      <Fault name="The part editor">
        <Suspense fallback="Loading…">
          <PartEditor />
        </Suspense>
      </Fault>
    ),
  },
  about: {
    title: 'About Boxwright',
    size: 'lg',
    body: () => (
      <Suspense fallback="Loading…">
        <About />
      </Suspense>
    ),
  },
};

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useWorkbench((state) => state.dialog);
  const actions = useWorkbench((state) => state.actions);
  const shown = dialog === null || dialog === 'command-palette' ? null : dialogs[dialog];
  // What is seen while the dialog fades out is what was in it, not an empty sheet.
  const [last, setLast] = useState(shown);
  if (shown !== null && shown !== last) setLast(shown);
  const seen = shown ?? last;
  return (
    <>
      <Modal.Root
        opened={shown !== null}
        onClose={() => actions.setDialog(null)}
        size={seen?.size}
        closeOnClickOutside={seen?.isForm !== true}
        transitionProps={{ duration: 90 }}
        centered
      >
        <Modal.Overlay />
        <Modal.Content>
          <div className="bw-dialog-head">
            <Modal.Title>{seen?.title}</Modal.Title>
            <Modal.CloseButton aria-label="Close" />
          </div>
          <Modal.Body>{seen?.body()}</Modal.Body>
        </Modal.Content>
      </Modal.Root>
      <CommandPalette />
    </>
  );
}
