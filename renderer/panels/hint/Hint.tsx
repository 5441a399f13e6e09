import { cloneElement, type ReactElement, type ReactNode, type SyntheticEvent } from 'react';
import { askHint, dropHint, type HintSide } from '#renderer/panels/hint/hint-store.ts';

interface Hooks {
  readonly onPointerEnter?: (event: SyntheticEvent) => void;
  readonly onPointerLeave?: (event: SyntheticEvent) => void;
  readonly onFocus?: (event: SyntheticEvent) => void;
  readonly onBlur?: (event: SyntheticEvent) => void;
}

/**
 * A tooltip for dense places: hundreds of them cost nothing, as one layer draws the one that is shown.
 * `renderLabel` is only called when it is wanted.
 */
export function Hint({
  renderLabel,
  side = 'left',
  children,
}: {
  readonly renderLabel: () => ReactNode;
  readonly side?: HintSide;
  readonly children: ReactElement<Hooks>;
}) {
  const ask = (event: SyntheticEvent) => {
    askHint({ anchor: event.currentTarget, content: renderLabel(), side });
  };
  const drop = (event: SyntheticEvent) => dropHint(event.currentTarget);
  return cloneElement(children, { onPointerEnter: ask, onPointerLeave: drop, onFocus: ask, onBlur: drop });
}
