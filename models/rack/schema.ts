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
import { documentOf, extended, nullable, objectOf, type Schema } from '#models/schema/json-schema.ts';

/** The JSON schema of rack files, from the declarations that read them. */
export function rackSchema(): Schema {
  return documentOf(
    'A rack of Boxwright',
    { format: rackFormat, version: rackVersion },
    {
      room: objectOf(roomFields),
      frame: objectOf(frameFields),
      frontDoor: nullable(objectOf(doorFields)),
      rearDoor: nullable(objectOf(doorFields)),
      exchanger: nullable(objectOf(exchangerFields)),
      air: objectOf(airFields),
      coolant: nullable(extended(objectOf(coolantFields), { cdu: nullable(objectOf(cduFields)) })),
      busbar: nullable(objectOf(busFields)),
      slots: {
        type: 'array',
        items: {
          anyOf: [
            withDesign('project', {
              type: 'string',
              description: 'Path of a project file below the folder of the rack.',
            }),
            withDesign('design', {
              type: 'object',
              description: 'A project, as it stands in a project file.',
            }),
            objectOf({ ...slotFields, ...itemFields }),
          ],
        },
      },
    },
    ['frame', 'slots'],
  );
}

function withDesign(key: string, schema: Schema): Schema {
  const slot = objectOf({ ...slotFields, ...enclosureFields });
  return {
    ...slot,
    properties: { [key]: schema, ...(slot['properties'] as Schema) },
    required: [key, 'unit'],
  };
}
