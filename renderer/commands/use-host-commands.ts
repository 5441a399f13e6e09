import { useEffect } from 'react';
import { isEnabled } from '#renderer/commands/command.ts';
import { commands } from '#renderer/commands/command-list.ts';
import { host, useWorkbench } from '#renderer/store/workbench.ts';

/** What a text field does itself when the application menu says so. */
const fieldCommands: Readonly<Record<string, string>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
  'edit.select-all': 'selectAll',
};

/** Runs the commands that come from the host's own menu (Electron). Unknown ids are left alone. */
export function useHostCommands(): void {
  useEffect(
    () =>
      host.onCommand((id) => {
        const fieldCommand = fieldCommands[id];
        const isTyping = document.activeElement?.matches('input, textarea') ?? false;
        if (fieldCommand !== undefined && isTyping) {
          // The field's own history: there is no other way to reach it than this old call.
          document.execCommand(fieldCommand);
          return;
        }
        const command = commands.find((item) => item.id === id);
        const workbench = useWorkbench.getState();
        if (workbench.dialog === 'part-editor' && fieldCommand !== undefined) {
          // Its own steps, not those of the design behind it.
          if (id === 'edit.undo') workbench.actions.undoDraft();
          if (id === 'edit.redo') workbench.actions.redoDraft();
          return;
        }
        if (command && isEnabled(command, workbench)) command.run(workbench);
      }),
    [],
  );
}
