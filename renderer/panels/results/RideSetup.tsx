import { Button, Switch } from '@mantine/core';
import { Play, X } from 'lucide-react';
import { useId, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PartKind } from '#models/components/part.ts';
import { facilityWaterOf, nameOfFailing } from '#models/project/failing.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { QuantityField as Declaration } from '#models/schema/field.ts';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { failable, hasFailed, partsToFail, turns } from '#renderer/store/parts-to-fail.ts';
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

/** The question: which parts fail, how long is looked at, whether accelerators throttle, and the buttons that start and cancel a run. */
export function RideSetup() {
  const design = useStructure();
  const failed = useWorkbench(useShallow(partsToFail));
  const ride = useWorkbench((state) => state.ride);
  const actions = useWorkbench((state) => state.actions);
  const parts = useMemo(() => failable(design), [design]);
  const running = parts.filter(turns).map((part) => part.id);
  const throttling = useId();
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
          title={failed.length === 0 ? 'Choose at least one part' : undefined}
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
      <div
        className="bw-field bw-field-row"
        title="Accelerators slow down when they are too hot, and shut down when that does not help."
      >
        <label className="bw-field-label" htmlFor={throttling}>
          Throttling
        </label>
        <Switch
          id={throttling}
          size="xs"
          checked={!ride.unthrottled}
          onChange={(event) => actions.setRide({ unthrottled: !event.currentTarget.checked })}
        />
      </div>
      <fieldset>
        <legend>Parts that fail</legend>
        <span className="bw-inline">
          <button
            type="button"
            className="bw-link"
            title="All fans and pumps fail"
            disabled={running.every((id) => failed.includes(id))}
            onClick={() => choose([...new Set([...failed, ...running])])}
          >
            All
          </button>
          <button
            type="button"
            className="bw-link"
            title="Nothing fails"
            disabled={failed.length === 0}
            onClick={() => choose([])}
          >
            None
          </button>
        </span>
        <div className="bw-ride-parts">
          {parts.flatMap((part) => [
            <PartChoice
              key={part.id}
              part={part}
              isChosen={failed.includes(part.id)}
              onChoose={(isChosen) =>
                choose(isChosen ? [...failed, part.id] : failed.filter((id) => id !== part.id))
              }
              onPick={(toggle) => {
                // The question stays as it is: until now it may have followed the selection.
                choose(failed);
                actions.select([part.id], toggle ? 'toggle' : 'replace');
              }}
            />,
            part.kind === 'cdu' && (
              <WaterChoice
                key={facilityWaterOf(part.id)}
                name={nameOfFailing(facilityWaterOf(part.id), parts)}
                isChosen={failed.includes(facilityWaterOf(part.id))}
                onChoose={(isChosen) => {
                  const id = facilityWaterOf(part.id);
                  choose(isChosen ? [...failed, id] : failed.filter((other) => other !== id));
                }}
              />
            ),
          ])}
        </div>
      </fieldset>
    </div>
  );
}

/** The facility water of a distribution unit, which fails apart from its pumps. */
function WaterChoice({
  name,
  isChosen,
  onChoose,
}: {
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}) {
  return (
    <label className="bw-ride-part" title="The facility water is lost within a second; the pumps go on">
      <input
        type="checkbox"
        aria-label={`${name} fails`}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      {name}
    </label>
  );
}

/** What a failure is, where it is not plain. */
const failures: ReadonlyMap<PartKind, string> = new Map([
  ['pump', 'The pump stops at once'],
  ['cdu', 'Its pumps stop at once'],
  ['coolant-port', 'The coolant of the connection is lost within a second; pumps of its loop stop'],
]);

function PartChoice({
  part,
  isChosen,
  onChoose,
  onPick,
}: {
  readonly part: DesignItem;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onPick: (toggle: boolean) => void;
}) {
  const isSelected = useWorkbench((state) => state.selection.includes(part.id));
  const actions = useWorkbench((state) => state.actions);
  const isOut = hasFailed(part);
  return (
    <span
      className="bw-ride-part"
      data-picked={isSelected || undefined}
      title={isOut ? `${part.name} has failed already in this design` : failures.get(part.kind)}
      onPointerEnter={() => actions.hover(part.id)}
      onPointerLeave={() => actions.hover(null)}
    >
      <input
        type="checkbox"
        aria-label={isOut ? `${part.name} has failed already` : `${part.name} fails`}
        checked={isChosen || isOut}
        disabled={isOut}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <button
        type="button"
        aria-pressed={isSelected}
        onClick={(event) => onPick(event.ctrlKey || event.metaKey)}
      >
        {part.name}
      </button>
      {isOut && <span className="bw-faint">failed already</span>}
    </span>
  );
}
