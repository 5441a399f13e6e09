import { Button } from '@mantine/core';
import { Play, X } from 'lucide-react';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DesignItem } from '#models/project/design.ts';
import type { QuantityField as Declaration } from '#models/schema/field.ts';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { fansOf, fansToFail, hasFailed } from '#renderer/store/fans-to-fail.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const duration: Declaration = {
  type: 'quantity',
  quantity: 'time',
  unit: 'min',
  label: 'Duration',
  note: 'How long after the failure is looked at.',
  min: 1,
  max: 86_400,
  default: 600,
};

/** The question: which fans fail, how long is looked at, and the buttons that start and cancel a run. */
export function RideSetup() {
  const design = useStructure();
  const failed = useWorkbench(useShallow(fansToFail));
  const ride = useWorkbench((state) => state.ride);
  const actions = useWorkbench((state) => state.actions);
  const fans = useMemo(() => fansOf(design), [design]);
  const turning = fans.filter((fan) => !hasFailed(fan)).map((fan) => fan.id);
  const choose = (ids: readonly string[]) => actions.setRide({ failed: ids });
  return (
    <div className="bw-ride-setup">
      <div className="bw-ride-run">
        <QuantityField
          layout="inline"
          field={duration}
          value={ride.duration}
          onCommit={(value) => value !== null && actions.setRide({ duration: value })}
        />
        <Button
          leftSection={<Play size={12} aria-hidden />}
          disabled={failed.length === 0}
          title={failed.length === 0 ? 'Choose at least one fan' : undefined}
          onClick={() => void actions.runRide()}
        >
          Run
        </Button>
        <Button
          variant="default"
          leftSection={<X size={12} aria-hidden />}
          disabled={!ride.running}
          onClick={() => actions.cancelRide()}
        >
          Cancel
        </Button>
      </div>
      <fieldset>
        <legend>Fans that fail</legend>
        <span className="bw-inline">
          <button
            type="button"
            className="bw-link"
            title="All fans fail"
            disabled={failed.length === turning.length}
            onClick={() => choose(turning)}
          >
            All
          </button>
          <button
            type="button"
            className="bw-link"
            title="No fan fails"
            disabled={failed.length === 0}
            onClick={() => choose([])}
          >
            None
          </button>
        </span>
        <div className="bw-ride-fans">
          {fans.map((fan) => (
            <FanChoice
              key={fan.id}
              fan={fan}
              isChosen={failed.includes(fan.id)}
              onChoose={(isChosen) =>
                choose(isChosen ? [...failed, fan.id] : failed.filter((id) => id !== fan.id))
              }
              onPick={(toggle) => {
                // The question stays as it is: until now it may have followed the selection.
                choose(failed);
                actions.select([fan.id], toggle ? 'toggle' : 'replace');
              }}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function FanChoice({
  fan,
  isChosen,
  onChoose,
  onPick,
}: {
  readonly fan: DesignItem;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onPick: (toggle: boolean) => void;
}) {
  const isSelected = useWorkbench((state) => state.selection.includes(fan.id));
  const actions = useWorkbench((state) => state.actions);
  const isOut = hasFailed(fan);
  return (
    <span
      className="bw-ride-fan"
      data-picked={isSelected || undefined}
      title={isOut ? `${fan.name} has failed already in this design` : undefined}
      onPointerEnter={() => actions.hover(fan.id)}
      onPointerLeave={() => actions.hover(null)}
    >
      <input
        type="checkbox"
        aria-label={isOut ? `${fan.name} has failed already` : `${fan.name} fails`}
        checked={isChosen || isOut}
        disabled={isOut}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <button
        type="button"
        aria-pressed={isSelected}
        onClick={(event) => onPick(event.ctrlKey || event.metaKey)}
      >
        {fan.name}
      </button>
      {isOut && <span className="bw-faint">failed already</span>}
    </span>
  );
}
