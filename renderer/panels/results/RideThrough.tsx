import { CircleAlert, LoaderCircle } from 'lucide-react';
import { RideAnswer } from '#renderer/panels/results/RideAnswer.tsx';
import { RideSetup } from '#renderer/panels/results/RideSetup.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** When fans fail, how long has each part? Asked on demand; the last answer stays until the next one is there. */
export function RideThrough() {
  const { running, refusal, answer } = useWorkbench((state) => state.ride);
  const hasFans = useWorkbench((state) => state.design.items.some((item) => item.kind === 'fan'));
  if (!hasFans)
    return <p className="bw-empty">No fans yet, so none can fail. Drag one in from the library.</p>;
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
        {refusal !== null && (
          <p className="bw-ride-refusal" role="alert">
            <CircleAlert size={14} className="bw-bad" aria-hidden />
            <span>
              <strong>The run has no answer.</strong> {refusal}
              {answer && ' Below is the answer before.'}
            </span>
          </p>
        )}
        {answer ? (
          <RideAnswer answer={answer} />
        ) : (
          !running &&
          refusal === null && (
            <p className="bw-empty">
              Choose the fans that fail and press Run. From the steady state they stop at once, the others go
              on as fan control says, parts store heat by their mass, and accelerators throttle: which part
              reaches its limit first, and when?
            </p>
          )
        )}
      </div>
    </div>
  );
}
