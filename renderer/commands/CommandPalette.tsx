import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { isEnabled } from '#renderer/commands/command.ts';
import { commands } from '#renderer/commands/command-list.ts';
import { isMac, keyText } from '#renderer/commands/key-text.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const [store, palette] = createSpotlight();

/** Ctrl+K: every command that can be run now, by name. */
export function CommandPalette() {
  const isOpen = useWorkbench((state) => state.dialog === 'command-palette');
  useEffect(() => {
    if (isOpen) palette.open();
    else palette.close();
  }, [isOpen]);
  return isOpen ? <OpenPalette /> : null;
}

function OpenPalette() {
  const workbench = useWorkbench();
  const actions = commands
    .filter((command) => isEnabled(command, workbench) && command.id !== 'help.palette')
    .map((command) => {
      const [key] = command.keys ?? [];
      const isChecked = command.checked?.(workbench);
      return {
        id: command.id,
        label: command.title(workbench),
        description:
          isChecked === undefined ? command.group : `${command.group}, now ${isChecked ? 'on' : 'off'}`,
        dimmedSections: false,
        rightSection: key && <kbd className="bw-key">{keyText(key, isMac)}</kbd>,
        onClick: () => {
          // First closed, so that a command may open another dialog.
          workbench.actions.setDialog(null);
          command.run(useWorkbench.getState());
        },
      };
    });
  return (
    <Spotlight
      store={store}
      actions={actions}
      shortcut={null}
      nothingFound="No command has this name"
      highlightQuery
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      limit={12}
      scrollable
      maxHeight={420}
      onSpotlightClose={() => {
        if (useWorkbench.getState().dialog === 'command-palette') workbench.actions.setDialog(null);
      }}
      searchProps={{
        leftSection: <Search size={15} aria-hidden />,
        placeholder: 'Find a command',
        'aria-label': 'Find a command',
      }}
    />
  );
}
