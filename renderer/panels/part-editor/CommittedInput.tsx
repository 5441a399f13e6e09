import { useState } from 'react';

/** A line or some lines of text that count once they are left, or with Enter; Escape takes the typing back. */
export function CommittedInput({
  value,
  onCommit,
  id,
  label,
  placeholder,
  rows = 1,
  disabled = false,
  required = false,
}: {
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly id?: string;
  /** Where no label stands beside it. */
  readonly label?: string;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly disabled?: boolean;
  readonly required?: boolean;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const settle = () => {
    setDraft(null);
    if (draft !== null && draft !== value) onCommit(draft);
  };
  const props = {
    id,
    className: rows === 1 ? 'bw-input' : 'bw-input bw-part-lines',
    value: draft ?? value,
    'aria-label': label,
    'aria-required': required || undefined,
    placeholder,
    disabled,
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setDraft(event.currentTarget.value),
    onBlur: settle,
    onKeyDown: (event: { readonly key: string; stopPropagation(): void }) => {
      if (event.key === 'Enter' && rows === 1) settle();
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation();
        setDraft(null);
      }
    },
  };
  return rows === 1 ? <input {...props} /> : <textarea {...props} rows={rows} />;
}
