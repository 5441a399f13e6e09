import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

/** Titles of the sections that were closed, for as long as the window lives: a closed one stays closed for the next part. */
const closed = new Set<string>();

/** A titled part of the inspector that folds. */
export function Section({
  title,
  aside,
  children,
  startsClosed = false,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly startsClosed?: boolean;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(() => (startsClosed ? closed.has(`open:${title}`) : !closed.has(title)));
  const toggle = () => {
    const key = startsClosed ? `open:${title}` : title;
    if (isOpen === startsClosed) closed.delete(key);
    else closed.add(key);
    setOpen(!isOpen);
  };
  return (
    <section className="bw-section" aria-labelledby={id}>
      <h3 className="bw-section-head">
        <button type="button" id={id} aria-expanded={isOpen} onClick={toggle}>
          <ChevronRight size={12} aria-hidden className="bw-twist" data-open={isOpen || undefined} />
          {title}
        </button>
        {aside}
      </h3>
      {isOpen && <div className="bw-section-body">{children}</div>}
    </section>
  );
}
