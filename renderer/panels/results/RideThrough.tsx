import { LoaderCircle } from 'lucide-react';
import { RideAnswer } from '#renderer/panels/results/RideAnswer.tsx';
import { RideSetup } from '#renderer/panels/results/RideSetup.tsx';
import { NoAnswer } from '#renderer/panels/results/RunNotes.tsx';
import { canFail } from '#renderer/store/parts-to-fail.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** When fans, pumps or the coolant fail, how long has each part? Asked on demand; the last answer stays until the next one is there. */
export function RideThrough() {
  const { running, refusal, answer } = useWorkbench((state) => state.ride);
  const isAnyThere = useWorkbench((state) => canFail(state.design));
  if (!isAnyThere)
    return (
      <p className="bw-empty">
        No fans, pumps or coolant connections yet, so none can fail. Drag one in from the library.
      </p>
    );
  return (
    <div className="bw-ride">
      <RideSetup />
      <div className="bw-ride-main">
        <div role="status" className="bw-ride-status">
          {running && (
            <p className="bw-hint">
              <LoaderCircle size={13} className="bw-turning" aria-hidden /> Running: first the steady state,
              then the failure in time; some seconds.
            </p>
          )}
        </div>
        {refusal !== null && <NoAnswer reason={refusal} hasAnswer={answer !== null} />}
        {answer ? (
          <RideAnswer answer={answer} />
        ) : (
          !running &&
          refusal === null && (
            <p className="bw-empty">
              Choose what fails and press Run. From the steady state fans and pumps stop at once, connections
              lose their coolant within a second; other fans go on as fan control says, parts and coolant
              store heat, and accelerators throttle: which part reaches its limit first, and when?
            </p>
          )
        )}
      </div>
    </div>
  );
}
