import { useState, type DragEvent } from 'react';
import { elevationView, unitAt } from '#models/rack/elevation-views.ts';
import { freeUnit } from '#models/rack/edits.ts';
import { Callouts } from '#renderer/rack/Callouts.tsx';
import { carriedNow, carriedType } from '#renderer/rack/carried.ts';
import { Elevation, type Ghost } from '#renderer/rack/Elevation.tsx';
import { layoutOf, leastWidth, type Layout } from '#renderer/rack/elevation-layout.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import { readDropped } from '#renderer/store/rack.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { useSize } from '#renderer/plots/use-size.ts';

/** Front and rear side by side, to one scale, with what was solved between them. Things and files are dropped here. */
export function Elevations() {
  const filled = useRack((rack) => rack.filled);
  const drag = useRack((rack) => rack.drag);
  const actions = useRack((rack) => rack.actions);
  const workbench = useWorkbench((state) => state.actions);
  const [ref, size] = useSize();
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const front = elevationView(filled, 'front');
  const rear = elevationView(filled, 'rear');
  const layout = size && layoutOf(front, size);

  const unitUnder = (event: DragEvent<HTMLElement>, { top, scale }: Layout): number => {
    const box = event.currentTarget.querySelector('svg')?.getBoundingClientRect();
    return unitAt(filled.rack, (event.clientY - (box?.top ?? 0) - top) / scale);
  };
  const onDragOver = (event: DragEvent<HTMLElement>) => {
    const hasFiles = event.dataTransfer.types.includes('Files');
    if (!layout || !(hasFiles || event.dataTransfer.types.includes(carriedType))) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    const carried = carriedNow();
    const units = carried ? actions.unitsOf(carried.content) : 1;
    if (units === 0) return;
    const wanted = unitUnder(event, layout) - Math.floor((units - 1) / 2);
    const unit = freeUnit(filled, units, wanted);
    if (unit !== ghost?.unit) setGhost(unit === null ? null : { unit, units });
  };
  const onDrop = (event: DragEvent<HTMLElement>) => {
    setGhost(null);
    const carried = carriedNow();
    const files = [...event.dataTransfer.files];
    if (!layout || !(carried || files.length > 0)) return;
    event.preventDefault();
    const unit = ghost?.unit ?? unitUnder(event, layout);
    if (carried) actions.add(carried, unit);
    else void readDropped(files).then((read) => workbench.openDropped(read, unit));
  };
  return (
    <div
      className="bw-rack-view bw-scroll"
      ref={ref}
      style={{ minWidth: leastWidth(front) }}
      data-dragging={drag !== null || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setGhost(null)}
      onDrop={onDrop}
    >
      {layout && (
        <svg
          width={layout.width}
          height={layout.height}
          className="bw-rack-svg"
          role="group"
          aria-label="Front and rear elevation"
        >
          <g transform={`translate(${layout.front} ${layout.top})`}>
            <Elevation view={front} layout={layout} ghost={ghost} isLive />
          </g>
          <Callouts view={front} layout={layout} />
          <g transform={`translate(${layout.rear} ${layout.top})`}>
            <Elevation view={rear} layout={layout} ghost={ghost} />
          </g>
        </svg>
      )}
    </div>
  );
}
