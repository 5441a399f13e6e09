import type { Vector3 } from '#models/schema/field.ts';
import type { Ray } from '#renderer/interaction/ray.ts';
import type { AxisName } from '#renderer/interaction/vector.ts';
import type { Workbench } from '#renderer/store/contract.ts';

/** What the pointer needs of the scene. Positions in CSS pixels from the canvas' corner. */
export interface PointerView {
  ray(x: number, y: number): Ray;
  turn(dx: number, dy: number): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  /** The gizmo's arrow at this place. */
  gizmoAt(x: number, y: number): AxisName | null;
  lightGizmo(axis: AxisName | null): void;
  /** Metres that one pixel covers at a point. */
  pixelAt(point: Vector3): number;
  viewDirection(): Vector3;
}

export interface WorkbenchStore {
  getState(): Workbench;
  subscribe(listener: (state: Workbench, before: Workbench) => void): () => void;
}
