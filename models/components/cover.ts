import type { Part } from '#models/components/part.ts';
import { valuesOf } from '#models/components/values.ts';

/** Whether a part of this kind lies on a chip and takes its heat. */
export function isCover({ kind }: Pick<Part, 'kind'>): boolean {
  return kind === 'heat-sink' || kind === 'cold-plate';
}

/** Whether the joint under it is to be chosen: the resistance of some plates was tested with theirs. */
export function wantsInterface(part: Part): boolean {
  return isCover(part) && !(part.kind === 'cold-plate' && valuesOf(part, 'cold-plate').includesJoint);
}
