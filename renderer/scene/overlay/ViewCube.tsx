import type { RefObject } from 'react';
import type { ViewName } from '#renderer/store/contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const faces: readonly (readonly [ViewName, string, string])[] = [
  ['front', 'Front', 'translateZ(var(--half))'],
  ['rear', 'Rear', 'rotateY(180deg) translateZ(var(--half))'],
  ['right', 'Right', 'rotateY(90deg) translateZ(var(--half))'],
  ['left', 'Left', 'rotateY(-90deg) translateZ(var(--half))'],
  ['top', 'Top', 'rotateX(90deg) translateZ(var(--half))'],
  ['bottom', 'Bottom', 'rotateX(-90deg) translateZ(var(--half))'],
];

/** Shows how the view is turned (the scene turns `cube` with each frame) and turns it on a click. */
export function ViewCube({ cube }: { readonly cube: RefObject<HTMLDivElement | null> }) {
  const actions = useWorkbench((state) => state.actions);
  return (
    <div className="bw-viewcube" role="group" aria-label="View direction">
      <div className="bw-viewcube-stage">
        <div ref={cube} className="bw-viewcube-cube">
          {faces.map(([view, label, transform]) => (
            <button
              key={view}
              type="button"
              tabIndex={-1}
              className="bw-viewcube-face"
              style={{ transform }}
              aria-label={`${label} view`}
              onClick={() => actions.look(view)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      <button
        type="button"
        className="bw-viewcube-iso"
        onClick={() => actions.look('iso')}
        aria-label="Iso: isometric view"
      >
        Iso
      </button>
    </div>
  );
}
