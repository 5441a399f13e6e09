import { CopyPlus, Pencil, Trash2 } from 'lucide-react';
import type { Part } from '#models/components/part.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What may be done to a part of the library: one of one's own is changed or taken out, any other is copied. */
export function PartButtons({
  part,
  name,
  isOwn,
}: {
  readonly part: Part;
  readonly name: string;
  readonly isOwn: boolean;
}) {
  const actions = useWorkbench((state) => state.actions);
  return (
    <span className="bw-part-more">
      {isOwn && (
        <>
          <button
            type="button"
            className="bw-add"
            aria-label={`Take ${name} out of the library`}
            title="Take it out of the library"
            onClick={() => actions.removePart(part.id)}
          >
            <Trash2 size={13} aria-hidden />
          </button>
          <button
            type="button"
            className="bw-add"
            aria-label={`Change ${name}`}
            title="Change it"
            onClick={() => actions.beginPart({ change: part.id })}
          >
            <Pencil size={13} aria-hidden />
          </button>
        </>
      )}
      <button
        type="button"
        className="bw-add"
        aria-label={`Make a changed copy of ${name}`}
        title="Make a changed copy"
        onClick={() => actions.beginPart({ copyOf: part.id })}
      >
        <CopyPlus size={13} aria-hidden />
      </button>
    </span>
  );
}
