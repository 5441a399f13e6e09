import { Button } from '@mantine/core';
import { Copy, Download, ExternalLink, Rows3, Split, Trash2 } from 'lucide-react';
import { configurationsOf, headerOf } from '#models/project/query.ts';
import type { Project } from '#models/project/records.ts';
import { enclosureFields, itemFields, slotFields } from '#models/rack/fields.ts';
import type { RackItem } from '#models/rack/rack.ts';
import type { Fields } from '#models/schema/field.ts';
import { amount, celsius, powerText, unknown } from '#renderer/panels/figures.tsx';
import { NameInput } from '#renderer/panels/inspector/NameInput.tsx';
import { Pairs } from '#renderer/panels/inspector/Pairs.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { Controls } from '#renderer/panels/fields/GroupFields.tsx';
import {
  airText,
  isStale,
  kilograms,
  kindText,
  litresText,
  marginText,
  resultOf,
} from '#renderer/rack/rack-words.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { useRack } from '#renderer/rack/use-rack.ts';

/** What stands in a slot: its place, its fields, what was solved for it. */
export function SlotInspector({ index }: { readonly index: number }) {
  const slot = useRack(({ rack }) => rack.slots[index]);
  const actions = useRack((rack) => rack.actions);
  if (!slot) return null;
  const { content } = slot;
  const project = actions.projectOf(index);
  const { name: _name, ...placeFields } = slotFields;
  return (
    <>
      <div className="bw-inspector-head">
        <NameInput
          value={slot.name}
          label="Name of the slot"
          onCommit={(name) => actions.changeSlot(index, 'name', name)}
        />
        <div className="bw-faint">
          {kindText(slot)}
          {project && ` · ${headerOf(project).name}`}
        </div>
        <Buttons index={index} />
      </div>
      <Section title="Place">
        <Controls
          fields={placeFields}
          values={slot}
          onChange={(key, value) => {
            // An enclosure stands in units.
            if (key === 'unit' && value === null && content.kind === 'enclosure') return;
            actions.changeSlot(index, key, value);
          }}
        />
        <Body index={index} />
      </Section>
      <Answers index={index} />
      <Section title={content.kind === 'enclosure' ? 'Enclosure' : 'Figures'}>
        <Controls
          fields={
            content.kind === 'enclosure' ? enclosureFieldsOf(project) : itemFieldsOf(content, slot.unit)
          }
          values={content}
          onChange={(key, value) => actions.changeSlot(index, key, value)}
        />
      </Section>
    </>
  );
}

function Buttons({ index }: { readonly index: number }) {
  const slot = useRack(({ rack }) => rack.slots[index]);
  const actions = useRack((rack) => rack.actions);
  const project = useWorkbench((state) => state.project);
  const canTake = actions.projectOf(index) !== project && configurationsOf(project).length > 0;
  const isInUnits = slot?.unit != null;
  return (
    <div className="bw-buttons bw-buttons-left" role="group" aria-label="Slot">
      <Button
        variant="default"
        leftSection={<Copy size={13} aria-hidden />}
        onClick={() => actions.duplicate()}
      >
        Duplicate
      </Button>
      {(slot?.count ?? 1) > 1 && (
        <Button
          variant="default"
          leftSection={<Split size={13} aria-hidden />}
          onClick={() => actions.split()}
        >
          Split
        </Button>
      )}
      {isInUnits && (
        <Button
          variant="default"
          leftSection={<Rows3 size={13} aria-hidden />}
          onClick={() => actions.blank()}
        >
          Blank
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<Trash2 size={13} aria-hidden />}
        onClick={() => actions.remove()}
      >
        Remove
      </Button>
      {slot?.content.kind === 'enclosure' && (
        <>
          <Button
            variant="default"
            leftSection={<ExternalLink size={13} aria-hidden />}
            title="Opens a copy of it in the workbench"
            onClick={() => actions.openEnclosure(index)}
          >
            Open
          </Button>
          {canTake && (
            <Button
              variant="default"
              leftSection={<Download size={13} aria-hidden />}
              title="Puts the enclosure that is open in the workbench in place of this one"
              onClick={() => actions.takeOpen(index)}
            >
              Take the open one
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** What is known of its body, from its parts. */
function Body({ index }: { readonly index: number }) {
  const one = useRack(({ filled }) => filled.standing.find(({ slot }) => slot === index));
  if (one?.content.kind !== 'enclosure') return null;
  const side = (metres: number | null) => (metres === null ? unknown : amount(metres, 'length', 'mm', 4));
  return (
    <Pairs
      rows={[
        ['Width, depth', `${side(one.width)}, ${side(one.depth)}`],
        ['Mass of one', `${kilograms(one.mass)}${one.unknown > 0 ? `, ${one.unknown} parts unknown` : ''}`],
      ]}
    />
  );
}

/** Of the enclosure in it that is nearest to its limit; the table below has all of them. */
function Answers({ index }: { readonly index: number }) {
  const session = useRack((rack) => rack);
  const found = session.filled.standing.flatMap((one) => {
    const own = one.slot === index ? resultOf(session, one) : null;
    return own ? [own] : [];
  });
  const [result] = found.toSorted((a, b) => (a.margin ?? Infinity) - (b.margin ?? Infinity));
  if (!result) return null;
  const { coolant } = result;
  return (
    <Section
      title={found.length > 1 ? `${result.name}, nearest to its limit of ${found.length}` : 'In the rack'}
    >
      <div className="bw-stalable" data-stale={isStale(session) || undefined}>
        <Pairs
          rows={[
            ['Power', powerText(result.power)],
            ['Inlet', celsius(result.inlet)],
            ['Airflow', airText(result.airflow)],
            ...(coolant
              ? ([
                  ['Coolant', litresText(coolant.flow)],
                  ['Supply, return', `${celsius(coolant.supply)}, ${celsius(coolant.back)}`],
                ] as const)
              : []),
            ['Margin', marginText(result)],
          ]}
        />
      </div>
    </Section>
  );
}

function enclosureFieldsOf(project: Project | null): Fields {
  const options = project
    ? configurationsOf(project).map(({ id, name }) => ({ value: id, label: name }))
    : [];
  return {
    ...enclosureFields,
    configuration: {
      type: 'choice',
      label: enclosureFields.configuration.label,
      options: [{ value: '', label: 'The active one' }, ...options],
    },
  };
}

/** Without what has no meaning for it. */
function itemFieldsOf({ role }: RackItem, unit: number | null): Fields {
  const { units, height, ratedOutput, efficiency, ...rest } = itemFields;
  return {
    ...(unit === null ? { height } : { units }),
    ...(role === 'power-shelf' ? { ratedOutput, efficiency } : {}),
    ...rest,
  };
}
