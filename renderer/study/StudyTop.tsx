import { Button, Loader } from '@mantine/core';
import { ArrowLeft, CircleAlert, CircleCheck, CircleDashed, X } from 'lucide-react';
import { headerOf } from '#models/project/query.ts';
import { FieldControl } from '#renderer/panels/fields/FieldControl.tsx';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { isStale } from '#renderer/study/study-words.ts';
import { useStudy } from '#renderer/study/use-study.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What the study is asked beside its document, and the way back to the enclosure. */
export function StudyStrip() {
  const enclosure = useWorkbench(({ project }) => headerOf(project).name);
  const kind = useStudy((study) => study.kind);
  const options = useStudy((study) => study.options);
  const actions = useStudy((study) => study.actions);
  return (
    <div className="bw-strip" role="group" aria-label="What is asked">
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<ArrowLeft size={13} aria-hidden />}
        onClick={() => actions.show(false)}
      >
        {enclosure || 'Enclosure'}
      </Button>
      <span className="bw-faint">{kind.kind.shape.label}</span>
      {Object.entries(kind.options).map(([key, field]) => {
        const value = options[key] ?? null;
        return field.type === 'quantity' ? (
          <QuantityField
            key={key}
            layout="inline"
            field={field}
            value={typeof value === 'number' ? value : null}
            placeholder="none"
            onCommit={(next) => actions.setOption(key, next)}
          />
        ) : (
          <FieldControl
            key={key}
            field={field}
            value={value}
            onCommit={(next) => actions.setOption(key, next)}
          />
        );
      })}
    </div>
  );
}

/** How good the figures on screen are. */
export function StudyState() {
  const isSolving = useStudy((study) => study.isSolving);
  const refusal = useStudy((study) => study.refusal);
  const hasAnswer = useStudy((study) => study.answer !== null);
  const hasErrors = useStudy((study) => study.problems.some(({ severity }) => severity === 'error'));
  const old = useStudy(isStale);
  const actions = useStudy((study) => study.actions);
  if (isSolving)
    return (
      <output className="bw-solve">
        <Loader size={12} />
        Solving…
        <button
          type="button"
          className="bw-add"
          aria-label="Cancel the solve"
          onClick={() => actions.cancel()}
        >
          <X size={13} aria-hidden />
        </button>
      </output>
    );
  const isBad = refusal !== null || hasErrors;
  const Icon = isBad ? CircleAlert : hasAnswer ? CircleCheck : CircleDashed;
  const text = hasErrors
    ? 'Document has errors'
    : refusal !== null
      ? 'Cannot solve'
      : hasAnswer
        ? 'Solved'
        : 'Not solved';
  return (
    <output className="bw-solve" data-stale={old || undefined}>
      <Icon size={14} className={isBad ? 'bw-bad' : hasAnswer ? 'bw-good' : undefined} aria-hidden />
      <span>{text}</span>
      {old && !isBad && <span className="bw-faint">stale</span>}
    </output>
  );
}
