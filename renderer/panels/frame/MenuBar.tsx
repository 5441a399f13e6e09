import { Menu, Menubar } from '@mantine/core';
import { Fragment } from 'react';
import { isEnabled, isOffered, type Command } from '#renderer/commands/command.ts';
import { commandGroups, commands } from '#renderer/commands/command-list.ts';
import { isMac, keyText } from '#renderer/commands/key-text.ts';
import { RecentFiles } from '#renderer/panels/frame/RecentFiles.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Commands that the keys have, but that would only lengthen a menu. */
const isListed = (command: Command) => !command.id.startsWith('edit.nudge') && command.id !== 'edit.cancel';

/** The menus: one per group of the command list. */
export function MenuBar() {
  // One string, so that the menus are made anew only when a rack takes the place of an enclosure.
  const offered = useWorkbench((state) =>
    commands
      .filter((command) => isListed(command) && isOffered(command, state))
      .map(({ id }) => id)
      .join(' '),
  ).split(' ');
  return (
    <Menubar aria-label="Main menu" className="bw-menubar">
      {commandGroups.map((group) => (
        <Menubar.Menu key={group} position="bottom-start" offset={2}>
          <Menubar.Target className="bw-menu-target">{group}</Menubar.Target>
          <Menubar.Dropdown>
            {commands
              .filter((command) => command.group === group && offered.includes(command.id))
              .map((command) => (
                <Fragment key={command.id}>
                  {command.startsSection && <Menu.Divider />}
                  <Item command={command} />
                  {command.id === 'file.open' && <RecentFiles />}
                </Fragment>
              ))}
          </Menubar.Dropdown>
        </Menubar.Menu>
      ))}
    </Menubar>
  );
}

function Item({ command }: { readonly command: Command }) {
  const workbench = useWorkbench();
  const [key] = command.keys ?? [];
  const isChecked = command.checked?.(workbench);
  const shared = {
    disabled: !isEnabled(command, workbench),
    rightSection: key && <kbd className="bw-key">{keyText(key, isMac)}</kbd>,
    children: command.title(workbench),
  };
  const run = () => command.run(useWorkbench.getState());
  return isChecked === undefined ? (
    <Menu.Item {...shared} leftSection={<span className="bw-no-check" />} onClick={run} />
  ) : (
    <Menu.CheckboxItem {...shared} closeMenuOnClick checked={isChecked} onChange={run} />
  );
}
