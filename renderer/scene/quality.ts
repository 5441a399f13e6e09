import type { Quality } from '#renderer/scene/parts/materials.ts';

/** `?quality=low` in the address asks for cheap drawing (tests on a software renderer). */
export function qualityOf(): Quality {
  return new URLSearchParams(window.location.search).get('quality') === 'low' ? 'low' : 'high';
}

/** Whether nothing may move by itself: the user asked for less motion, or tests compare pictures. */
export function isStill(quality: Quality): boolean {
  return quality === 'low' || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
