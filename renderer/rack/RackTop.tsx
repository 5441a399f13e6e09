import { Button, Loader } from '@mantine/core';
import { ArrowLeft, CircleAlert, CircleCheck, CircleDashed, X } from 'lucide-react';
import { roomFields } from '#models/rack/fields.ts';
import { headerOf } from '#models/project/query.ts';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { isStale, progressText } from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What the rack is run under, and the way back to the enclosure. */
export function RackStrip() {
  const enclosure = useWorkbench(({ project }) => headerOf(project).name);
  const room = useRack(({ rack }) => rack.room);
  const coolant = useRack(({ rack }) => rack.coolant);
  const actions = useRack((rack) => rack.actions);
  return (
    <div className="bw-strip" role="group" aria-label="Conditions of the rack">
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<ArrowLeft size={13} aria-hidden />}
        onClick={() => actions.show(false)}
      >
        {enclosure || 'Enclosure'}
      </Button>
      <QuantityField
        layout="inline"
        label="Room"
        field={roomFields.temperature}
        value={room.temperature}
        onCommit={(value) => {
          if (value !== null)
            actions.change('Change room', (old) => ({ ...old, room: { ...old.room, temperature: value } }));
        }}
      />
      <QuantityField
        layout="inline"
        label="Altitude"
        field={roomFields.altitude}
        value={room.altitude}
        onCommit={(value) => {
          if (value !== null)
            actions.change('Change room', (old) => ({ ...old, room: { ...old.room, altitude: value } }));
        }}
      />
      {coolant?.cdu && <span className="bw-faint">coolant from its distribution unit</span>}
    </div>
  );
}

/** How good the numbers on screen are: what is solved, or that it is. */
export function RackState() {
  const run = useRack((rack) => rack.run);
  const refusal = useRack((rack) => rack.refusal);
  const status = useRack(({ answer }) => answer?.answer.result.status ?? null);
  const old = useRack(isStale);
  const actions = useRack((rack) => rack.actions);
  if (run)
    return (
      <output className="bw-solve">
        <Loader size={12} />
        {run.progress ? progressText(run.progress) : run.what === 'curve' ? 'Seeking flows…' : 'Solving…'}
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
  const isBad = refusal !== null || status === 'not-converged';
  const Icon = isBad ? CircleAlert : status ? CircleCheck : CircleDashed;
  const text =
    refusal === null
      ? status === null
        ? 'Not solved'
        : status === 'converged'
          ? 'Rack network'
          : 'Not at rest'
      : 'Cannot solve';
  return (
    <output className="bw-solve" data-stale={old || undefined}>
      <Icon size={14} className={isBad ? 'bw-bad' : status ? 'bw-good' : undefined} aria-hidden />
      <span>{text}</span>
      {old && status !== null && refusal === null && <span className="bw-faint">stale</span>}
    </output>
  );
}
