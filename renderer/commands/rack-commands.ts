import type { Command } from '#renderer/commands/command.ts';
import type { RackSession } from '#renderer/store/rack-contract.ts';
import { shownRack } from '#renderer/store/shown.ts';

/** A command of the rack that is looked at. */
function rackCommand(
  id: string,
  group: Command['group'],
  name: string,
  run: (rack: RackSession) => unknown,
  { enabled, ...more }: Partial<Omit<Command, 'enabled'>> & { enabled?: (rack: RackSession) => boolean } = {},
): Command {
  return {
    id,
    group,
    name,
    title: () => name,
    where: 'rack',
    enabled(workbench) {
      const rack = shownRack(workbench);
      return rack !== null && (enabled?.(rack) ?? true);
    },
    run(workbench) {
      const rack = shownRack(workbench);
      return rack && run(rack);
    },
    ...more,
  };
}

const selected = ({ selection }: RackSession) => selection !== null;
const inUnits = ({ selection, rack }: RackSession) =>
  selection !== null && rack.slots[selection]?.unit != null;

const move = (by: 1 | -1) => (rack: RackSession) =>
  rack.selection === null ? undefined : rack.actions.nudge(rack.selection, by);

export const rackCommands: readonly Command[] = [
  rackCommand('rack.up', 'Edit', 'Move up to the next free place', move(1), {
    enabled: inUnits,
    startsSection: true,
  }),
  rackCommand('rack.down', 'Edit', 'Move down to the next free place', move(-1), {
    enabled: inUnits,
  }),
  rackCommand('rack.split', 'Edit', 'Split into single slots', (rack) => rack.actions.split(), {
    enabled: ({ selection, rack }) => selection !== null && (rack.slots[selection]?.count ?? 1) > 1,
  }),
  rackCommand('rack.blank', 'Edit', 'Replace by blanking panels', (rack) => rack.actions.blank(), {
    enabled: inUnits,
  }),
  rackCommand('rack.add-files', 'Edit', 'Add enclosures from files…', (rack) => rack.actions.addFromFiles(), {
    startsSection: true,
  }),
  {
    id: 'rack.scene',
    group: 'View',
    name: 'Three dimensions beside the elevations',
    title: () => 'Three dimensions beside the elevations',
    where: 'rack',
    checked: ({ view }) => view.showRackScene,
    run: ({ view, actions }) => actions.setView({ showRackScene: !view.showRackScene }),
  },
  rackCommand('rack.back', 'View', 'Back to the enclosure', (rack) => rack.actions.show(false)),
  rackCommand('rack.solve', 'Design', 'Solve the rack', (rack) => rack.actions.solve()),
  rackCommand('rack.cancel', 'Design', 'Cancel the solve', (rack) => rack.actions.cancel(), {
    enabled: ({ run }) => run !== null,
  }),
  rackCommand('rack.checks', 'Design', 'Show the checks', (rack) => rack.actions.setTab('checks'), {
    startsSection: true,
  }),
  rackCommand('rack.supply', 'Design', 'Show flow against supply temperature', (rack) =>
    rack.actions.setTab('supply'),
  ),
  rackCommand('rack.open-enclosure', 'Design', 'Open the enclosure of the selected slot', openSelected, {
    enabled: (rack) => selected(rack) && rack.actions.projectOf(rack.selection ?? -1) !== null,
    startsSection: true,
  }),
  rackCommand('rack.elevation', 'Export', 'Front and rear, to scale (SVG)…', (rack) =>
    rack.actions.exportElevation(),
  ),
  {
    id: 'view.rack',
    group: 'View',
    name: 'Back to the rack',
    title: ({ rack }) => (rack ? `Back to ${rack.file.name}` : 'Back to the rack'),
    enabled: ({ rack }) => rack !== null,
    run: ({ rack }) => rack?.actions.show(true),
    startsSection: true,
  },
];

function openSelected({ selection, actions }: RackSession): void {
  if (selection !== null) actions.openEnclosure(selection);
}
