import { useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { Vector3 } from '#models/schema/field.ts';
import { formatQuantity } from '#models/units/units.ts';
import { nearestAlong, type Ray } from '#renderer/interaction/ray.ts';
import { along, axisIndex } from '#renderer/interaction/vector.ts';
import { project, type Orbit } from '#renderer/scene/camera/orbit.ts';
import { showsField, sliceAt } from '#renderer/store/field-layers.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The ray under a place of the canvas, CSS pixels from its corner. */
export type RayAt = (x: number, y: number) => Ray;

interface SliceHandleProps {
  /** Placed by the scene with each frame. */
  readonly handle: RefObject<HTMLDivElement | null>;
  readonly rayAt: RefObject<RayAt | null>;
}

/** Steps of the arrow keys, m. */
const step = 0.001;
const farStep = 0.01;

/** Takes hold of the slice in the scene: dragged along its axis, or moved by arrow keys. */
export function SliceHandle({ handle, rayAt }: SliceHandleProps) {
  const isShown = useWorkbench((state) => showsField(state) && state.view.field.hasSlice);
  const at = useWorkbench(sliceAt);
  const axis = useWorkbench((state) => state.view.field.slice.axis);
  const lines = useWorkbench((state) => state.field.picture?.lines[axisIndex(axis)]);
  const actions = useWorkbench((state) => state.actions);
  const grabbed = useRef<{ readonly from: number; readonly along: number } | null>(null);
  if (!isShown || at === null || !lines) return null;
  const [low, high] = [lines[0] ?? 0, lines.at(-1) ?? 0];
  const move = (to: number) => actions.setLayers({ slice: { axis, at: Math.min(Math.max(to, low), high) } });

  /** How far along the axis the pointer is, m. */
  const reach = (event: PointerEvent<HTMLDivElement>): number | null => {
    const box = event.currentTarget.offsetParent?.getBoundingClientRect();
    const ray = box && rayAt.current?.(event.clientX - box.left, event.clientY - box.top);
    const place = event.currentTarget.dataset['place']?.split(' ').map(Number);
    if (!ray || !place) return null;
    return nearestAlong(ray, [place[0] ?? 0, place[1] ?? 0, place[2] ?? 0], along(axisIndex(axis), 1));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const { dataset } = event.currentTarget;
    // The place at which it was taken stays the origin of the whole drag.
    dataset['place'] = dataset['at'];
    const from = reach(event);
    if (from === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { from: at, along: from };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const to = grabbed.current && reach(event);
    if (grabbed.current && to !== null) move(grabbed.current.from + to - grabbed.current.along);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.shiftKey ? farStep : step;
    if (event.key === 'ArrowUp' || event.key === 'ArrowRight') move(at + by);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowLeft') move(at - by);
    else if (event.key === 'Home') move(low);
    else if (event.key === 'End') move(high);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const text = formatQuantity(at, 'length', 'mm');
  return (
    <div
      ref={handle}
      className="bw-slice-handle"
      role="slider"
      tabIndex={0}
      aria-label="Place of the slice"
      aria-orientation={axis === 'z' ? 'vertical' : 'horizontal'}
      aria-valuemin={Math.round(low * 1000)}
      aria-valuemax={Math.round(high * 1000)}
      aria-valuenow={Math.round(at * 1000)}
      aria-valuetext={`${axis} ${text}`}
      title="Drag the slice; arrow keys move it by 1 mm, with Shift by 10 mm"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grabbed.current = null)}
      onPointerCancel={() => (grabbed.current = null)}
      onKeyDown={onKeyDown}
    >
      <i aria-hidden="true" />
      {axis} {text}
    </div>
  );
}

/** Puts the handle where its point is seen in a window of `width` × `height` CSS pixels. */
export function placeHandle(
  element: HTMLElement | null,
  point: Vector3 | null,
  orbit: Orbit,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (!element || !point) return;
  const [x, y, depth] = project(orbit, point, width / Math.max(height, 1));
  element.style.visibility = depth > 0 ? 'visible' : 'hidden';
  element.dataset['at'] = point.join(' ');
  const left = Math.round((x * 0.5 + 0.5) * width);
  const top = Math.round((0.5 - y * 0.5) * height);
  element.style.transform = `translate(-50%, -100%) translate(${left}px, ${top}px)`;
}
