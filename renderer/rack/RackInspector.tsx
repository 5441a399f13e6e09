import {
  airFields,
  busFields,
  cduFields,
  coolantFields,
  doorFields,
  exchangerFields,
  frameFields,
  roomFields,
} from '#models/rack/fields.ts';
import type { Rack } from '#models/rack/rack.ts';
import {
  coolantFor,
  firstBusbar,
  firstCdu,
  firstCoolant,
  firstDoor,
  firstExchanger,
} from '#models/rack/starters.ts';
import type { FieldValue, TextField } from '#models/schema/field.ts';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { NameInput } from '#renderer/panels/inspector/NameInput.tsx';
import { Controls, OptionalGroup } from '#renderer/panels/fields/GroupFields.tsx';
import { SlotInspector } from '#renderer/rack/SlotInspector.tsx';
import { useRack } from '#renderer/rack/use-rack.ts';

/** The slot that is selected, else the rack itself. */
export function RackInspector() {
  const selection = useRack((rack) => rack.selection);
  const isThere = useRack(({ rack }) => selection !== null && rack.slots[selection] !== undefined);
  return selection !== null && isThere ? <SlotInspector index={selection} /> : <RackFields />;
}

/** Groups that a rack may be without, with what a new one begins with. */
const optional = [
  { key: 'frontDoor', title: 'Front door', absent: 'open', fields: doorFields, first: firstDoor },
  { key: 'rearDoor', title: 'Rear door', absent: 'open', fields: doorFields, first: firstDoor },
  {
    key: 'exchanger',
    title: 'Door exchanger',
    absent: 'none',
    fields: exchangerFields,
    first: firstExchanger,
  },
  { key: 'busbar', title: 'Busbar', absent: 'none', fields: busFields, first: firstBusbar },
  { key: 'coolant', title: 'Coolant', absent: 'none', fields: coolantFields, first: firstCoolant },
] as const;

const groups = [
  { key: 'room', title: 'Room', fields: roomFields },
  { key: 'frame', title: 'Frame', fields: frameFields },
  { key: 'air', title: 'Air inside', fields: airFields },
] as const;

const notes: TextField = { type: 'text', label: 'Notes' };

function RackFields() {
  const rack = useRack((session) => session.rack);
  const filled = useRack((session) => session.filled);
  const actions = useRack((session) => session.actions);
  const set = (title: string, edit: (rack: Rack) => Rack) =>
    actions.change(`Change ${title.toLowerCase()}`, edit);
  return (
    <>
      <div className="bw-inspector-head">
        <NameInput
          value={rack.name}
          label="Name of the rack"
          onCommit={(name) => actions.change('Rename the rack', (old) => ({ ...old, name }))}
        />
        <Controls
          fields={{ notes }}
          values={{ notes: rack.notes }}
          onChange={(_key, value) =>
            actions.change('Change the notes', (old) => ({ ...old, notes: String(value ?? '') }))
          }
        />
      </div>
      {groups.map(({ key, title, fields }) => (
        <Section key={key} title={title} startsClosed={key === 'frame'}>
          <Controls
            fields={fields}
            values={rack[key]}
            onChange={(name, value) =>
              set(title, (old) => ({ ...old, [key]: withField(old[key], name, value) }))
            }
          />
        </Section>
      ))}
      {optional.map(({ key, title, absent, fields, first }) => (
        <OptionalGroup
          key={key}
          title={title}
          absent={absent}
          fields={fields}
          values={rack[key]}
          onChange={(name, value) =>
            set(title, (old) => ({ ...old, [key]: withField(old[key] ?? first, name, value) }))
          }
          onAdd={() =>
            actions.change(`Add ${title.toLowerCase()}`, (old) => ({
              ...old,
              [key]: key === 'coolant' ? coolantFor(filled) : first,
            }))
          }
          onRemove={() => actions.change(`Remove ${title.toLowerCase()}`, (old) => ({ ...old, [key]: null }))}
        />
      ))}
      {rack.coolant && (
        <OptionalGroup
          title="Distribution unit"
          absent="fed from the facility"
          fields={cduFields}
          values={rack.coolant.cdu}
          onChange={(name, value) =>
            set('Distribution unit', (old) =>
              withCoolant(old, (coolant) => ({
                ...coolant,
                cdu: withField(coolant.cdu ?? firstCdu, name, value),
              })),
            )
          }
          onAdd={() =>
            actions.change('Add distribution unit', (old) =>
              withCoolant(old, (coolant) => ({ ...coolant, cdu: firstCdu })),
            )
          }
          onRemove={() =>
            actions.change('Remove distribution unit', (old) =>
              withCoolant(old, (coolant) => ({ ...coolant, cdu: null })),
            )
          }
        />
      )}
    </>
  );
}

type Coolant = NonNullable<Rack['coolant']>;

const withCoolant = (rack: Rack, edit: (coolant: Coolant) => Coolant): Rack =>
  rack.coolant ? { ...rack, coolant: edit(rack.coolant) } : rack;

/** The control has checked the value against the field's declaration. */
const withField = <G extends object>(group: G, key: string, value: FieldValue): G => ({
  ...group,
  [key]: value,
});
