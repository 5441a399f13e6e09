import { figure } from '#renderer/panels/figures.tsx';
import { marginState } from '#renderer/panels/part-state.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';

/** The cell of a margin: sign, and a mark where it is used up or nearly. */
export function Margin({ margin }: { readonly margin: number | null }) {
  const state = marginState(margin);
  const tone = state === 'over-limit' ? 'bw-bad' : state === 'near-limit' ? 'bw-warn' : undefined;
  return (
    <span className={tone}>
      {state !== null && state !== 'fine' && <StateMark state={state} size={12} />}{' '}
      {margin !== null && margin > 0 && '+'}
      {figure(margin, 'temperature-difference', 'K')}
    </span>
  );
}
