import { useState } from 'react';

/** A name that is edited in place. */
export function NameInput({
  value,
  onCommit,
  label,
}: {
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly label: string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const settle = () => {
    const next = draft?.trim();
    setDraft(null);
    if (next && next !== value) onCommit(next);
  };
  return (
    <input
      className="bw-input bw-name"
      aria-label={label}
      value={draft ?? value}
      spellCheck={false}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
