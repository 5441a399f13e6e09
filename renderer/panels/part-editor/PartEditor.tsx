import { ActionIcon, Button } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { curveKeys, figureGroups } from '#models/components/figure-groups.ts';
import { kinds } from '#models/components/kinds.ts';
import { finishDraft } from '#models/library/finish-draft.ts';
import type { PartDraft } from '#models/library/part-draft.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { CurveSection } from '#renderer/panels/part-editor/CurveSection.tsx';
import { FigureSection } from '#renderer/panels/part-editor/FigureSection.tsx';
import { focusPlace } from '#renderer/panels/part-editor/focus-place.ts';
import { PartHead } from '#renderer/panels/part-editor/PartHead.tsx';
import { useDraftEdits } from '#renderer/panels/part-editor/use-draft.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import '#renderer/panels/part-editor/part-editor.css';

/** Makes a part, or changes one: a form that its kind declares, with tables for curves and a source to every figure. */
export function PartEditor() {
  const draft = useWorkbench((state) => state.partEditing?.draft);
  return draft ? <Form draft={draft} /> : <p className="bw-empty">No part is being made.</p>;
}

function Form({ draft }: { readonly draft: PartDraft }) {
  const project = useWorkbench((state) => state.project);
  const actions = useWorkbench((state) => state.actions);
  const edits = useDraftEdits(draft);
  const { faults } = useMemo(() => finishDraft(draft, projectLibrary(project)), [draft, project]);
  const typing = useRef<HTMLElement | null>(null);
  const [body, ...groups] = figureGroups(draft.kind);
  const section = (group: typeof body) =>
    group && <FigureSection key={group.label} group={group} draft={draft} edits={edits} faults={faults} />;

  /** Escape in a field that is typed in takes the typing back, and does not close the dialog around it. */
  const setTyping = (target: EventTarget | null) => {
    typing.current?.removeAttribute(keepsDialog);
    typing.current = target instanceof HTMLElement && isText(target) ? target : null;
    typing.current?.setAttribute(keepsDialog, 'true');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const key = event.key.toLowerCase();
    // While something is typed, the field takes that back itself.
    if (!(event.ctrlKey || event.metaKey) || typing.current !== null || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) actions.redoDraft();
    else actions.undoDraft();
  };
  return (
    <div
      className="bw-part-editor"
      role="group"
      aria-label="Part"
      onKeyDownCapture={(event) => (event.key === 'Enter' || event.key === 'Escape') && setTyping(null)}
      onKeyDown={onKeyDown}
      onInput={(event) => setTyping(event.target)}
      onBlur={() => setTyping(null)}
    >
      <div className="bw-part-scroll">
        {draft.copyOf && (
          <p className="bw-hint">
            A copy of {draft.copyOf.vendor} {draft.copyOf.model}: figures that you change need a source of
            their own, or are estimates.
          </p>
        )}
        <PartHead draft={draft} edits={edits} />
        {section(body)}
        {curveKeys(draft.kind).map((key) => {
          const field = kinds[draft.kind].fields[key];
          return field?.type === 'curve' ? (
            <CurveSection key={key} at={key} field={field} draft={draft} edits={edits} faults={faults} />
          ) : null;
        })}
        {groups.map(section)}
      </div>
      <Foot draft={draft} faults={faults} />
    </div>
  );
}

/** What the dialog's own key handling looks for. */
const keepsDialog = 'data-mantine-stop-propagation';

const isText = (target: HTMLElement): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

/** What is missing, steps back and forth, and the end of it. */
function Foot({
  draft,
  faults,
}: {
  readonly draft: PartDraft;
  readonly faults: ReturnType<typeof finishDraft>['faults'];
}) {
  const actions = useWorkbench((state) => state.actions);
  const undoName = useWorkbench((state) => state.partEditing?.undoName ?? null);
  const redoName = useWorkbench((state) => state.partEditing?.redoName ?? null);
  const [first] = faults;
  // A press before the form is whole goes to what is missing.
  const finish = (isPlaced: boolean) => () => (first ? focusPlace(first.at) : actions.finishPart(isPlaced));
  return (
    <div className="bw-part-foot">
      <ActionIcon
        aria-label={undoName === null ? 'Undo' : `Undo ${undoName}`}
        disabled={undoName === null}
        onClick={() => actions.undoDraft()}
      >
        <Undo2 size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={redoName === null ? 'Redo' : `Redo ${redoName}`}
        disabled={redoName === null}
        onClick={() => actions.redoDraft()}
      >
        <Redo2 size={15} aria-hidden />
      </ActionIcon>
      <div className="bw-part-faults" role="status">
        {faults.length === 0 ? (
          <span className="bw-good-text">Nothing is missing.</span>
        ) : (
          <>
            <span className="bw-faint">Still to do:</span>
            {faults.slice(0, mostShown).map(({ at, label, message, remedy }) => (
              <button
                key={`${at} ${message}`}
                type="button"
                title={`${label} ${message}: ${remedy}`}
                onClick={() => focusPlace(at)}
              >
                {label}
              </button>
            ))}
            {faults.length > mostShown && (
              <span className="bw-faint">and {faults.length - mostShown} more</span>
            )}
          </>
        )}
      </div>
      <Button variant="default" onClick={() => actions.setDialog(null)}>
        Close
      </Button>
      {draft.replaces === null && draft.kind !== 'tim' && (
        <Button variant="default" onClick={finish(true)}>
          Add and place
        </Button>
      )}
      <Button onClick={finish(false)}>
        {draft.replaces === null ? 'Add to the library' : 'Change the part'}
      </Button>
    </div>
  );
}

/** More would push the buttons away. */
const mostShown = 6;
