import type { Ray } from '#renderer/interaction/ray.ts';

/** The ray under a place of the canvas, CSS pixels from its corner. */
export type RayAt = (x: number, y: number) => Ray;

let source: RayAt | null = null;

/** The scene says what its rays are while it is on screen; returns how to take that back. */
export function offerRays(rayAt: RayAt): () => void {
  source = rayAt;
  return () => {
    if (source === rayAt) source = null;
  };
}

/** Null where no scene is on screen. */
export function sceneRay(x: number, y: number): Ray | null {
  return source ? source(x, y) : null;
}
