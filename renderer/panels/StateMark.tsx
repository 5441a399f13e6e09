import { CircleAlert, CircleOff, Flame, Thermometer, TriangleAlert } from 'lucide-react';
import { stateTexts, type PartState } from '#renderer/panels/part-state.ts';

const marks = {
  'over-limit': { icon: Flame, tone: 'bw-bad' },
  failed: { icon: CircleOff, tone: 'bw-bad' },
  error: { icon: CircleAlert, tone: 'bw-bad' },
  'near-limit': { icon: Thermometer, tone: 'bw-warn' },
  warning: { icon: TriangleAlert, tone: 'bw-warn' },
} as const;

/** A part's state as an icon of its own shape; nothing when all is well. */
export function StateMark({
  state,
  size = 13,
}: {
  readonly state: PartState | undefined;
  readonly size?: number;
}) {
  if (state === undefined || state === 'fine') return null;
  const { icon: Icon, tone } = marks[state];
  return (
    <span className={`bw-state ${tone}`} role="img" aria-label={stateTexts[state]} title={stateTexts[state]}>
      <Icon size={size} strokeWidth={2} aria-hidden />
    </span>
  );
}
