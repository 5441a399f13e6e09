import type { KeyboardEvent } from 'react';
import { unitsOfSlot } from '#models/rack/edits.ts';
import { kindText, placeText, resultOf, toneOf } from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';

/** Every slot of the rack, from above as it is seen. */
export function Contents() {
  const session = useRack((rack) => rack);
  const { filled, selection, actions } = session;
  const rows = filled.rack.slots
    .map((slot, index) => ({ slot, index, units: unitsOfSlot(filled, index) }))
    .toSorted((a, b) => (b.slot.unit ?? 0) - (a.slot.unit ?? 0));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, at: number, index: number) => {
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (event.altKey) {
      if (event.key === 'ArrowUp') actions.nudge(index, 1);
      if (event.key === 'ArrowDown') actions.nudge(index, -1);
      return;
    }
    const row = rows[next];
    if (!row) return;
    actions.select(row.index);
    const list = event.currentTarget.parentElement;
    list?.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus();
  };
  if (rows.length === 0)
    return <p className="bw-empty">Nothing stands in it yet. Add an enclosure from the list below.</p>;
  return (
    <div className="bw-scroll" role="listbox" aria-label="Slots from above">
      {rows.map(({ slot, index, units }, at) => {
        const results = filled.standing
          .filter((one) => one.slot === index)
          .flatMap((one) => resultOf(session, one)?.margin ?? []);
        const tone = results.length > 0 ? toneOf(Math.min(...results)) : undefined;
        const isSelected = selection === index;
        return (
          <div
            key={index}
            className="bw-tree-row bw-rack-row"
            role="option"
            aria-selected={isSelected}
            tabIndex={isSelected || (selection === null && at === 0) ? 0 : -1}
            onClick={() => actions.select(index)}
            onFocus={() => actions.select(index)}
            onKeyDown={(event) => onKeyDown(event, at, index)}
          >
            <span className="bw-rack-place">{placeText(filled, slot.unit, units)}</span>
            <span className="bw-clip">
              {slot.name || kindText(slot)}
              {slot.count > 1 && ` × ${slot.count}`}
            </span>
            <span className="bw-tree-detail bw-clip">
              {slot.name === '' || slot.name.startsWith(kindText(slot)) ? '' : kindText(slot)}
            </span>
            <StateMark state={tone === 'bad' ? 'over-limit' : tone === 'warn' ? 'near-limit' : undefined} />
          </div>
        );
      })}
    </div>
  );
}
