import { printJson } from '#models/file/print-json.ts';
import { saveProject } from '#models/file/save.ts';
import type { Project } from '#models/project/records.ts';
import {
  airFields,
  busFields,
  cduFields,
  coolantFields,
  doorFields,
  enclosureFields,
  exchangerFields,
  frameFields,
  itemFields,
  roomFields,
  slotFields,
} from '#models/rack/fields.ts';
import { rackFormat, rackVersion } from '#models/rack/load.ts';
import type { Rack, Slot } from '#models/rack/rack.ts';
import { writeFields, type Values } from '#models/schema/fields.ts';
import type { Fields } from '#models/schema/field.ts';

/**
 * The rack as text: quantities with units, a newline at the end; `loadRack` gives it back.
 *
 * @param projects those that take the place of the paths that name them: the file then stands alone
 */
export function saveRack(rack: Rack, projects: ReadonlyMap<string, Project> = new Map()): string {
  const { name, notes, room, frame, frontDoor, rearDoor, exchanger, air, coolant, busbar, slots } = rack;
  const document = {
    format: rackFormat,
    version: rackVersion,
    name,
    notes,
    room: written(roomFields, room),
    frame: written(frameFields, frame),
    frontDoor: written(doorFields, frontDoor),
    rearDoor: written(doorFields, rearDoor),
    exchanger: written(exchangerFields, exchanger),
    air: written(airFields, air),
    coolant: coolant && { ...written(coolantFields, coolant), cdu: written(cduFields, coolant.cdu) },
    busbar: written(busFields, busbar),
    slots: slots.map((slot) => writtenSlot(slot, projects)),
  };
  return `${printJson(document)}\n`;
}

const written = (fields: Fields, values: object | null): Record<string, unknown> | null =>
  values && writeFields(fields, values as Values);

function writtenSlot({ content, ...place }: Slot, projects: ReadonlyMap<string, Project>) {
  const own = written(slotFields, place);
  if (content.kind === 'item') return { ...own, ...written(itemFields, content) };
  const { design } = content;
  const project = typeof design === 'string' ? projects.get(design) : design;
  const held = project ? { design: JSON.parse(saveProject(project)) as unknown } : { project: design };
  return { ...own, ...written(enclosureFields, content), ...held };
}
