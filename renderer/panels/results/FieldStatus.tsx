import { CircleAlert, CircleCheck, LoaderCircle, Pause } from 'lucide-react';
import { answerSentence, progressText, shareDone } from '#renderer/panels/results/field-words.ts';
import { NoAnswer, Noticed, Stale } from '#renderer/panels/results/RunNotes.tsx';
import type { WorkbenchState } from '#renderer/store/contract.ts';
import { isSameDesign, isSameToField } from '#renderer/store/same-design.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** One line on the run that goes on, else on the last one. */
export function FieldStatus({ field }: { readonly field: WorkbenchState['field'] }) {
  const { run, refusal, answer } = field;
  return (
    <>
      <div className="bw-run-status">{run ? <Running field={field} /> : null}</div>
      {!run && refusal !== null && <NoAnswer reason={refusal} hasAnswer={answer !== null} />}
      {!run && answer && <Ended answer={answer} />}
    </>
  );
}

function Running({ field: { state, run } }: { readonly field: WorkbenchState['field'] }) {
  const isStale = useWorkbench((all) => run !== null && !isSameToField(all.design, run.design));
  const last = run?.history.at(-1);
  return (
    <>
      <p role="status" className="bw-inline">
        {state === 'paused' ? (
          <Pause size={14} className="bw-warn" aria-hidden />
        ) : (
          <LoaderCircle size={14} className="bw-turning" aria-hidden />
        )}
        {state === 'preparing' ? 'Preparing' : state === 'paused' ? 'Paused' : 'Solving'}
      </p>
      {last && (
        <>
          <progress aria-label="Way to convergence" max={1} value={shareDone(last)} />
          <span className="bw-clip bw-faint">{progressText(last)}</span>
        </>
      )}
      {isStale && <Stale words="The design has changed since this run began." />}
    </>
  );
}

function Ended({ answer }: { readonly answer: NonNullable<WorkbenchState['field']['answer']> }) {
  const isStale = useWorkbench((all) => !isSameToField(all.design, answer.design));
  const isSame = useWorkbench((all) => isSameDesign(all.design, answer.design));
  const isConverged = answer.status === 'converged';
  return (
    <div className="bw-run-head">
      <p className="bw-run-sentence">
        {isConverged ? (
          <CircleCheck size={15} className="bw-good" aria-hidden />
        ) : (
          <CircleAlert size={15} className="bw-bad" aria-hidden />
        )}
        <strong>{answerSentence(answer)}</strong>
        {isStale && <Stale words="Out of date: the design has changed since. Solve again." />}
        {!isStale && !isSame && (
          <span className="bw-faint">
            The network’s factors have changed since; its figures here are those before.
          </span>
        )}
      </p>
      <Noticed problems={answer.problems} />
    </div>
  );
}
