import { ActionIcon, Button, Menu, Popover, TextInput } from '@mantine/core';
import { Check, ChevronDown, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { configurationsOf } from '#models/project/query.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Which configuration is on screen; duplicate, rename and delete it. */
export function ConfigurationPicker() {
  const project = useWorkbench((state) => state.project);
  const current = useWorkbench((state) => state.configuration);
  const actions = useWorkbench((state) => state.actions);
  const [naming, setNaming] = useState<'duplicate' | 'rename' | null>(null);
  const [name, setName] = useState('');
  const configurations = configurationsOf(project);
  const shown = configurations.find((configuration) => configuration.id === current);
  const isTaken = configurations.some(
    (item) => item.name === name.trim() && !(naming === 'rename' && item.id === current),
  );
  const ask = (what: 'duplicate' | 'rename') => {
    setName(what === 'rename' ? (shown?.name ?? '') : `${shown?.name ?? 'Configuration'} (copy)`);
    setNaming(what);
  };
  const submit = () => {
    if (name.trim() === '' || isTaken) return;
    if (naming === 'duplicate') actions.duplicateConfiguration(name.trim());
    else actions.renameConfiguration(current, name.trim());
    setNaming(null);
  };
  return (
    <div className="bw-inline">
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className="bw-picker" aria-label={`Configuration: ${shown?.name ?? ''}`}>
            <span className="bw-clip">{shown?.name}</span>
            <ChevronDown size={13} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Configurations</Menu.Label>
          {configurations.map((configuration) => (
            <Menu.Item
              key={configuration.id}
              leftSection={
                configuration.id === current ? <Check size={13} /> : <span className="bw-no-check" />
              }
              onClick={() => actions.selectConfiguration(configuration.id)}
            >
              {configuration.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon aria-label="Configuration actions">
            <Ellipsis size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Copy size={13} />} onClick={() => ask('duplicate')}>
            Duplicate…
          </Menu.Item>
          <Menu.Item leftSection={<Pencil size={13} />} onClick={() => ask('rename')}>
            Rename…
          </Menu.Item>
          <Menu.Item
            leftSection={<Trash2 size={13} />}
            disabled={configurations.length < 2}
            onClick={() => actions.removeConfiguration(current)}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Popover
        opened={naming !== null}
        onChange={(opened) => !opened && setNaming(null)}
        trapFocus
        withRoles={false}
        width={260}
      >
        <Popover.Target>
          <span className="bw-anchor" />
        </Popover.Target>
        <Popover.Dropdown>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <TextInput
              label={naming === 'rename' ? 'Name of this configuration' : 'Name of the copy'}
              value={name}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
              error={isTaken ? 'Another configuration has this name' : undefined}
            />
            <div className="bw-buttons">
              <Button variant="default" onClick={() => setNaming(null)}>
                Cancel
              </Button>
              <Button type="submit" disabled={name.trim() === '' || isTaken}>
                {naming === 'rename' ? 'Rename' : 'Duplicate'}
              </Button>
            </div>
          </form>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
