import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { isEnabled } from '#renderer/commands/command.ts';
import { commands } from '#renderer/commands/command-list.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Whether a key belongs to what has the focus rather than to the workbench. */
function belongsToFocus(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  const isModified = event.ctrlKey || event.metaKey;
  if (target.closest('[role="dialog"], [role="menu"]')) return true;
  if (
    target.closest('input:not([type="checkbox"]):not([type="radio"]):not([type="range"]), textarea, select')
  ) {
    // Save, open, the palette and the like work from a field; the field keeps its own editing keys.
    return !isModified || ['a', 'c', 'v', 'x', 'z', 'y'].includes(event.key.toLowerCase());
  }
  const isWidget = target.closest(
    '[role="tree"], [role="tablist"], [role="menubar"], [role="radiogroup"], [role="slider"], [role="separator"], input, [role="grid"]',
  );
  return isWidget !== null && /^(?:Arrow|Page|Home|End)/.test(event.key);
}

/** Binds every command's keys to the window while the workbench is mounted. */
export function useKeyboard(): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const command of commands) {
      for (const key of command.keys ?? []) {
        bindings[key] = (event) => {
          if (event.defaultPrevented || belongsToFocus(event)) return;
          const workbench = useWorkbench.getState();
          // While a drag is on, the scene reads the typed number; only Escape is for everybody.
          if (workbench.interaction.type === 'dragging' && command.id !== 'edit.cancel') return;
          // A dialog is being used (or is just opening): nothing behind it moves.
          if (workbench.dialog !== null) return;
          const isBrowserKey = event.ctrlKey || event.metaKey;
          if (!isEnabled(command, workbench)) {
            if (isBrowserKey) event.preventDefault();
            return;
          }
          event.preventDefault();
          command.run(workbench);
        };
      }
    }
    return tinykeys(window, bindings);
  }, []);
}
