import { Button } from '@mantine/core';
import { Check, Pause, Play, X } from 'lucide-react';
import { useId } from 'react';
import {
  bytesText,
  countText,
  roughTime,
  sizeNames,
  turbulenceNames,
} from '#renderer/panels/results/field-words.ts';
import type { FieldSize, WorkbenchState } from '#renderer/store/contract.ts';
import { fieldSizes } from '#renderer/store/field.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const sizes: readonly FieldSize[] = ['draft', 'standard', 'fine'];

/** How fine, what that takes, and the buttons that start, hold and end a run. */
export function FieldSetup({ field }: { readonly field: WorkbenchState['field'] }) {
  const actions = useWorkbench((state) => state.actions);
  const name = useId();
  const { state, size, run } = field;
  return (
    <div className="bw-run-setup">
      <fieldset disabled={run !== null}>
        <legend>Cells</legend>
        <div className="bw-run-sizes">
          {sizes.map((one) => (
            <label key={one} title={`At most ${countText(fieldSizes[one])} cells`}>
              <input
                type="radio"
                name={name}
                checked={one === (run?.size ?? size)}
                onChange={() => actions.setFieldSize(one)}
              />
              {sizeNames[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="bw-run-buttons">
        {run === null ? (
          <Button
            leftSection={<Play size={12} aria-hidden />}
            disabled={field.plan?.size === size && field.plan.refusal !== null}
            onClick={() => void actions.runField()}
          >
            Solve the field
          </Button>
        ) : (
          <>
            {state === 'paused' ? (
              <Button leftSection={<Play size={12} aria-hidden />} onClick={() => actions.resumeField()}>
                Resume
              </Button>
            ) : (
              <Button
                leftSection={<Pause size={12} aria-hidden />}
                disabled={state !== 'running'}
                onClick={() => actions.pauseField()}
              >
                Pause
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<Check size={12} aria-hidden />}
              title="Ends the run with the figures that are there; they are said not to have converged"
              disabled={state === 'preparing' || run.history.length === 0}
              onClick={() => actions.finishField()}
            >
              Good enough
            </Button>
            <Button
              variant="default"
              leftSection={<X size={12} aria-hidden />}
              title="Ends the run with nothing; the last answer stays"
              onClick={() => actions.cancelField()}
            >
              Cancel
            </Button>
          </>
        )}
      </div>
      <Plan field={field} />
    </div>
  );
}

/** What the run is, or will be. */
function Plan({ field: { run, plan: asked, size, pace } }: { readonly field: WorkbenchState['field'] }) {
  const design = useWorkbench((state) => state.design);
  if (run === null && asked?.refusal != null && asked.size === size)
    return (
      <p className="bw-run-refusal" role="alert">
        {asked.refusal}
      </p>
    );
  const plan = run ? run.plan : asked?.size === size ? asked.plan : null;
  if (!plan) return <p className="bw-hint">{run ? 'Laying out the cells…' : 'Counting the cells…'}</p>;
  const isOld = run === null && asked?.design !== design;
  return (
    <dl className="bw-run-plan bw-stalable" data-stale={isOld || undefined}>
      <dt>Grid</dt>
      <dd>
        {countText(plan.cells)} cells, {plan.counts.join(' × ')}
      </dd>
      <dt>Needs</dt>
      <dd>
        {bytesText(plan.bytes)}
        {plan.memory !== null && ` of ${bytesText(plan.memory)}`}, about {roughTime(pace * plan.seconds)}
      </dd>
      <dt>Turbulence</dt>
      <dd>
        {turbulenceNames[plan.flow.turbulence]}
        <span className="bw-faint"> {plan.flow.reason}</span>
      </dd>
    </dl>
  );
}
