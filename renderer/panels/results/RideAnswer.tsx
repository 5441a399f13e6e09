import { CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { celsius } from '#renderer/panels/figures.tsx';
import { RideFigure } from '#renderer/panels/results/RideFigure.tsx';
import { RideTable } from '#renderer/panels/results/RideTable.tsx';
import {
  airflowText,
  durationText,
  failureText,
  rideSentence,
  throttleSentence,
  timeUnitOf,
} from '#renderer/panels/results/ride-words.ts';
import { Noticed, Stale } from '#renderer/panels/results/RunNotes.tsx';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import { failable } from '#renderer/store/parts-to-fail.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';
import { isSameDesign } from '#renderer/store/same-design.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The answer to the last run: a sentence first, then each part and its course. */
export function RideAnswer({
  answer: { design, duration, unthrottled, ride },
}: {
  readonly answer: NonNullable<WorkbenchState['ride']['answer']>;
}) {
  const isStale = useWorkbench((state) => !isSameDesign(state.design, design));
  const unit = timeUnitOf(duration);
  const parts = useMemo(() => failable(design), [design]);
  const throttling = throttleSentence(ride, duration);
  const isReached = ride.parts.some((part) => part.limitAt !== null);
  return (
    <>
      <div className="bw-ride-head">
        <p className="bw-ride-sentence">
          {isReached ? (
            <StateMark state="over-limit" size={15} />
          ) : (
            <CircleCheck size={15} className="bw-good" aria-hidden />
          )}
          <strong>{rideSentence(ride, duration)}</strong>
          {isStale && <Stale words="Out of date: the design has changed since. Run again." />}
        </p>
        {throttling !== null && <p>{throttling}</p>}
        <p className="bw-faint">
          With {failureText(ride.failed, parts)}, {durationText(duration)} looked at, room{' '}
          {celsius(design.conditions.ambientTemperature)}
          {unthrottled && ', accelerators at full power'}. {airflowText(ride)}.
        </p>
        <Noticed problems={ride.problems} />
      </div>
      <div className="bw-split bw-ride-split">
        <RideTable key={unit} ride={ride} unit={unit} isStale={isStale} />
        <RideFigure ride={ride} unit={unit} isStale={isStale} />
      </div>
    </>
  );
}
