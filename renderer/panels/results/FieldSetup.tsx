import { Button } from '@mantine/core';
import { Check, Pause, Play, X } from 'lucide-react';
import { useId, useMemo } from 'react';
import { calibratedFrom } from '#models/project/edits/factors.ts';
import { grouped } from '#models/units/grouped.ts';
import type { CountField } from '#models/schema/field.ts';
import { FieldControl } from '#renderer/panels/fields/FieldControl.tsx';
import { bytesText, roughTime, sizeNames, turbulenceNames } from '#renderer/panels/results/field-words.ts';
import type { FieldSize, WorkbenchState } from '#renderer/store/contract.ts';
import { budgetOf } from '#renderer/store/field.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { fewestCells, fieldSizes, mostCells } from '#solver/field-run/contract.ts';

const sizes: readonly FieldSize[] = ['draft', 'standard', 'fine', 'own'];

const ownCells: CountField = {
  type: 'count',
  label: 'At most',
  note: `Cells, from ${grouped(fewestCells)} to ${grouped(mostCells)}.`,
  min: fewestCells,
  max: mostCells,
};

/** How fine, what that takes, and the buttons that start, hold and end a run. */
export function FieldSetup({ field }: { readonly field: WorkbenchState['field'] }) {
  const actions = useWorkbench((state) => state.actions);
  const name = useId();
  const { state, size, run } = field;
  const asked = field.plan?.budget === budgetOf(field) ? field.plan : null;
  return (
    <div className="bw-run-setup">
      <fieldset disabled={run !== null}>
        <legend>Cells</legend>
        <div className="bw-run-sizes">
          {sizes.map((one) => (
            <label
              key={one}
              title={
                one === 'own'
                  ? `A number of your own, up to ${grouped(mostCells)} cells`
                  : `At most ${grouped(fieldSizes[one])} cells`
              }
            >
              <input
                type="radio"
                name={name}
                checked={one === size}
                onChange={() => actions.setFieldSize(one)}
              />
              {sizeNames[one]}
            </label>
          ))}
        </div>
        {size === 'own' && (
          <FieldControl
            field={ownCells}
            value={field.ownCells}
            onCommit={(value) => typeof value === 'number' && actions.setFieldSize('own', value)}
          />
        )}
      </fieldset>
      <div className="bw-run-buttons">
        {run === null ? (
          <Button
            leftSection={<Play size={12} aria-hidden />}
            disabled={asked !== null && asked.refusal !== null}
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
      <Calibrated />
      <Plan run={run} asked={asked} pace={field.pace} />
    </div>
  );
}

/** That factors of field runs act in the network, and the way to be rid of them. */
function Calibrated() {
  const project = useWorkbench((state) => state.project);
  const configuration = useWorkbench((state) => state.configuration);
  const actions = useWorkbench((state) => state.actions);
  const count = useMemo(() => calibratedFrom(project, configuration).length, [project, configuration]);
  if (count === 0) return null;
  return (
    <p className="bw-run-calibrated">
      Calibrated: {count} {count === 1 ? 'factor' : 'factors'} of field runs.{' '}
      <button type="button" className="bw-link" onClick={() => actions.removeFactors()}>
        Remove {count === 1 ? 'it' : 'them'}
      </button>
    </p>
  );
}

/** What the run is, or will be. */
function Plan({
  run,
  asked,
  pace,
}: Pick<WorkbenchState['field'], 'run' | 'pace'> & { readonly asked: WorkbenchState['field']['plan'] }) {
  const design = useWorkbench((state) => state.design);
  if (run === null && asked?.refusal != null)
    return (
      <p className="bw-run-refusal" role="alert">
        {asked.refusal}
      </p>
    );
  const plan = run ? run.plan : asked?.plan;
  if (!plan) return <p className="bw-hint">{run ? 'Laying out the cells…' : 'Counting the cells…'}</p>;
  const isOld = run === null && asked?.design !== design;
  return (
    <dl className="bw-run-plan bw-stalable" data-stale={isOld || undefined}>
      <dt>Grid</dt>
      <dd>
        {grouped(plan.cells)} cells, {plan.counts.join(' × ')}
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
