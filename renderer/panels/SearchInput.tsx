import { Search, X } from 'lucide-react';

/** A filter over a list; Escape empties it. */
export function SearchInput({
  value,
  onChange,
  label,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}) {
  return (
    <span className="bw-search">
      <Search size={13} aria-hidden />
      <input
        className="bw-input"
        value={value}
        placeholder="Search"
        aria-label={label}
        spellCheck={false}
        // Escape empties the search before it closes the dialog around it.
        data-mantine-stop-propagation={value !== '' || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onChange('');
        }}
      />
      {value !== '' && (
        <button type="button" aria-label="Clear the search" onClick={() => onChange('')}>
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
