import type { Document } from '#cli/output/documents.ts';
import type { Pod } from '#models/pod/pod.ts';
import type { PodFound } from '#solver/pod/report.ts';
import { violationsOf } from '#solver/pod/violations.ts';

/** What the program prints of a pod. */
export function podDocument(pod: Pod, { contents, result, years }: PodFound): Document<'pod'> {
  return {
    format: 'boxwright-pod-result',
    version: 1,
    name: pod.name,
    condensed: contents.flatMap(({ name, condensed }) => (condensed ? [{ name, ...condensed }] : [])),
    result,
    years,
    violations: violationsOf(pod, result, years),
  };
}
