import type { Pod } from '#models/pod/pod.ts';
import type { ReadyPod } from '#solver/pod/balance.ts';
import type { ServedContent } from '#solver/pod/contract.ts';
import { readyCooling } from '#solver/pod/cooling.ts';
import { wallsOf } from '#solver/pod/faces.ts';

/** A pod with what of it stays the same at a place. @param pressure Pa @param ground K */
export function readyPod(
  pod: Pod,
  contents: readonly ServedContent[],
  pressure: number,
  ground: number,
): ReadyPod {
  return { pod, walls: wallsOf(pod), contents, cooling: readyCooling(pod.cooling, pressure), ground };
}
