import { Button } from '@mantine/core';
import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react';
import { defaultsOf, isRecord, readFields } from '#models/schema/fields.ts';
import type { ChoiceField, TextField } from '#models/schema/field.ts';
import type { GroupShape, Shape } from '#models/schema/shape.ts';
import { listOf, shapeAt } from '#models/study/edits.ts';
import { at, groupAt, pathText, treeRows } from '#models/study/tree.ts';
import { FieldControl } from '#renderer/panels/fields/FieldControl.tsx';
import { Controls } from '#renderer/panels/fields/GroupFields.tsx';
import { NameInput } from '#renderer/panels/inspector/NameInput.tsx';
import { isOf, nodeName } from '#renderer/study/study-words.ts';
import { useStudy } from '#renderer/study/use-study.ts';

const notes: TextField = { type: 'text', label: 'Notes' };

/** The fields of the group that is selected, and what may be done with it. */
export function StudyInspector() {
  const study = useStudy((session) => session);
  const { kind, json, selection, actions } = study;
  const root = kind.kind.shape;
  const shape = shapeAt(root, json, selection);
  const value = at(json, selection);
  if (selection.length === 0) {
    const { name, notes: written } = isRecord(json) ? json : {};
    return (
      <>
        <div className="bw-inspector-head">
          <NameInput
            value={typeof name === 'string' ? name : ''}
            label="Name of the document"
            onCommit={(text) => actions.setTitle('name', text)}
          />
          <Controls
            fields={{ notes }}
            values={{ notes: typeof written === 'string' ? written : '' }}
            onChange={(_key, text) => actions.setTitle('notes', String(text ?? ''))}
          />
        </div>
        <Problems />
        <GroupControls shape={root} />
      </>
    );
  }
  if (!shape) return <p className="bw-empty">Nothing is selected.</p>;
  return (
    <>
      <div className="bw-inspector-head">
        <h3 className="bw-study-head">{nodeName(study, selection)}</h3>
        {shape.note !== undefined && <p className="bw-faint">{shape.note}</p>}
      </div>
      <Problems />
      {shape.type === 'list' ? (
        <ListWords count={Array.isArray(value) ? value.length : 0} one={shape.one} />
      ) : value === undefined || value === null ? (
        <AbsentWords shape={shape} />
      ) : (
        <EntryFields shape={shape} />
      )}
    </>
  );
}

function ListWords({ count, one }: { readonly count: number; readonly one: string }) {
  const actions = useStudy((study) => study.actions);
  const selection = useStudy((study) => study.selection);
  return (
    <div className="bw-study-body">
      <p className="bw-faint">
        {count === 0 ? `There is no ${one}.` : `${count} in the list; choose one in the document.`}
      </p>
      <div className="bw-buttons bw-buttons-left">
        <Button
          variant="default"
          leftSection={<Plus size={13} aria-hidden />}
          onClick={() => actions.add(selection)}
        >
          Add {one}
        </Button>
      </div>
    </div>
  );
}

/** A part that the document is without. */
function AbsentWords({ shape }: { readonly shape: Shape }) {
  const actions = useStudy((study) => study.actions);
  const selection = useStudy((study) => study.selection);
  return (
    <div className="bw-study-body">
      <p className="bw-faint">The document is without.</p>
      <div className="bw-buttons bw-buttons-left">
        <Button
          variant="default"
          leftSection={<Plus size={13} aria-hidden />}
          onClick={() => actions.add(selection)}
        >
          Add {shape.label.toLowerCase()}
        </Button>
      </div>
    </div>
  );
}

function EntryFields({ shape }: { readonly shape: Exclude<Shape, { type: 'list' }> }) {
  const json = useStudy((study) => study.json);
  const selection = useStudy((study) => study.selection);
  const root = useStudy((study) => study.kind.kind.shape);
  const actions = useStudy((study) => study.actions);
  const value = at(json, selection);
  const group = groupAt(shape, value);
  const isEntry = listOf(root, json, selection) !== null;
  return (
    <>
      {shape.type === 'variant' && (
        <div className="bw-study-body">
          <FieldControl
            field={kindField(shape.kinds)}
            value={isRecord(value) && typeof value['kind'] === 'string' ? value['kind'] : ''}
            onCommit={(kind) => {
              if (typeof kind === 'string' && kind !== '') actions.setKind(selection, kind);
            }}
          />
        </div>
      )}
      {group && <GroupControls shape={group} />}
      {(isEntry || shape.optional) && (
        <div className="bw-buttons bw-buttons-left bw-study-body">
          {isEntry && (
            <>
              <Button
                variant="default"
                aria-label="Up in the list"
                title="Up in the list"
                onClick={() => actions.move(-1)}
              >
                <ArrowUp size={13} aria-hidden />
              </Button>
              <Button
                variant="default"
                aria-label="Down in the list"
                title="Down in the list"
                onClick={() => actions.move(1)}
              >
                <ArrowDown size={13} aria-hidden />
              </Button>
              <Button
                variant="default"
                leftSection={<Copy size={13} aria-hidden />}
                onClick={() => actions.duplicate()}
              >
                Duplicate
              </Button>
            </>
          )}
          <Button
            variant="default"
            leftSection={<Trash2 size={13} aria-hidden />}
            onClick={() => actions.remove()}
          >
            Remove
          </Button>
        </div>
      )}
    </>
  );
}

const kindField = (kinds: Readonly<Record<string, GroupShape>>): ChoiceField => ({
  type: 'choice',
  label: 'Kind',
  options: Object.entries(kinds).map(([value, { label }]) => ({ value, label })),
});

/** Controls of a group's own fields; its parts have rows of their own in the outline. */
function GroupControls({ shape: { fields } }: { readonly shape: GroupShape }) {
  const json = useStudy((study) => study.json);
  const selection = useStudy((study) => study.selection);
  const actions = useStudy((study) => study.actions);
  const value = at(json, selection);
  const own = Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(([key]) => Object.hasOwn(fields, key)),
  );
  const { values } = readFields(fields, own, pathText(selection));
  if (Object.keys(fields).length === 0) return null;
  return (
    <div className="bw-study-body">
      <Controls
        fields={fields}
        values={{ ...defaultsOf(fields), ...values }}
        onChange={(key, next) => actions.setField(selection, fields, key, next)}
      />
    </div>
  );
}

/** What is wrong with what is selected, beside its fields. */
function Problems() {
  const kind = useStudy((study) => study.kind);
  const json = useStudy((study) => study.json);
  const problems = useStudy((study) => study.problems);
  const selection = useStudy((study) => study.selection);
  const rows = treeRows(kind.kind.shape, json).map(({ path }) => pathText(path));
  const own = problems.filter((problem) => isOf(problem, pathText(selection), rows));
  if (own.length === 0) return null;
  return (
    <ul className="bw-study-problems" aria-label="What is wrong here">
      {own.map(({ path, message, remedy, severity }) => (
        <li key={`${path} ${message}`} data-severity={severity}>
          {message}; <span className="bw-faint">{remedy}</span>
        </li>
      ))}
    </ul>
  );
}
