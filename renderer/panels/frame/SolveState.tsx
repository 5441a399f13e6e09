import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { Loader } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { formatNumber } from '#models/units/units.ts';
import { secondsText } from '#renderer/panels/figures.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

const fidelities = { budget: 'Power budget', network: 'Flow network' } as const;

/** How good the numbers on screen are: fidelity, whether they belong to this design, and what they cost. */
export function SolveState() {
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  const isSolving = useWorkbench((state) => state.solving);
  if (!result) {
    return (
      <output className="bw-solve">
        {isSolving ? <Loader size={12} /> : <CircleDashed size={14} aria-hidden />}
        {isSolving ? 'Solving…' : 'Not solved'}
      </output>
    );
  }
  const worst =
    result.problems.find((problem) => problem.severity === 'error') ??
    result.problems.find((problem) => problem.severity === 'warning');
  const failed = result.status === 'refused' || result.status === 'not-converged';
  const isRough = isStale || isSolving || result.fidelity === 'budget';
  const text = failed
    ? result.status === 'refused'
      ? 'Cannot solve'
      : 'Not converged'
    : `${isRough ? '≈ ' : ''}${fidelities[result.fidelity]}`;
  const tip = () => (
    <>
      <div>
        {fidelities[result.fidelity]}, {result.status.replace('-', ' ')}
        {isStale ? '; the design has changed since, a new answer is on its way' : ''}.
      </div>
      <div>
        {result.cost.unknowns} unknowns, {result.cost.iterations} iterations,{' '}
        {secondsText(result.cost.seconds)}.
      </div>
      <div>
        Balance: mass {formatNumber(result.balance.mass, 2)}, energy {formatNumber(result.balance.energy, 2)}{' '}
        of the throughput.
      </div>
      {worst && <div>{worst.message}</div>}
    </>
  );
  return (
    <Hint renderLabel={tip} side="bottom">
      <output className="bw-solve" data-stale={isStale || undefined} tabIndex={0}>
        {isSolving ? (
          <Loader size={12} />
        ) : failed ? (
          <CircleAlert size={14} className="bw-bad" aria-hidden />
        ) : worst ? (
          <TriangleAlert size={14} className="bw-warn" aria-hidden />
        ) : (
          <CircleCheck size={14} className="bw-good" aria-hidden />
        )}
        <span>{text}</span>
        {!failed && <span className="bw-faint bw-number">{secondsText(result.cost.seconds)}</span>}
        {isStale && <span className="bw-faint">stale</span>}
      </output>
    </Hint>
  );
}
