import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Ride } from '#models/results/ride.ts';

/*
 * What is said of a run on demand, a ride or a field: that it has no answer, that its answer is old, what it noticed.
 */

/** @param hasAnswer whether that of the run before is shown below */
export function NoAnswer({ reason, hasAnswer }: { readonly reason: string; readonly hasAnswer: boolean }) {
  return (
    <p className="bw-run-fault" role="alert">
      <CircleAlert size={14} className="bw-bad" aria-hidden />
      <span>
        <strong>The run has no answer.</strong> {reason}
        {hasAnswer && ' Below is the answer before.'}
      </span>
    </p>
  );
}

export function Stale({ words }: { readonly words: string }) {
  return (
    <span className="bw-run-stale">
      <TriangleAlert size={13} aria-hidden /> {words}
    </span>
  );
}

/** Nothing where it noticed nothing. */
export function Noticed({ problems }: { readonly problems: Ride['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="What the run noticed">
      {problems.map(({ severity, message }) => (
        <li key={message} className="bw-inline">
          <CircleAlert
            size={13}
            className={severity === 'error' ? 'bw-bad' : 'bw-warn'}
            role="img"
            aria-label={severity}
          />
          {message}
        </li>
      ))}
    </ul>
  );
}
