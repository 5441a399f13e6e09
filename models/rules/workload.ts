import { resultRule } from '#models/rules/declare.ts';
import { factsOf } from '#models/rules/facts.ts';
import { namesOf, verb } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

export const workloadHeld = resultRule({
  id: 'workload-held',
  title: 'The workload is not held',
  why: 'An accelerator above its limit throttles: the tokens per second of the language model hold only below it.',
  find(design, { workload, parts }) {
    if (workload === null || workload.phase === 'idle') return [];
    const { byId } = factsOf(design);
    const busy = new Set(workload.accelerators.flatMap(({ placements }) => placements));
    const hot = parts
      .filter(({ id, margin }) => busy.has(id) && margin !== null && margin < 0)
      .flatMap(({ id }) => byId.get(id) ?? []);
    if (hot.length === 0) return [];
    return [
      {
        severity: 'warning',
        message: `The workload is not held: ${namesOf(hot)} ${verb(hot.length, 'is over its limit', 'are over their limits')}.`,
        placements: hot.map(({ id }) => id),
      },
    ];
  },
});

export const workloadMemory = resultRule({
  id: 'workload-memory',
  title: 'The model does not fit',
  why: 'Weights and the cache of all sequences (in training weights, gradients, optimiser states and activations) must lie in the memory of the accelerators that share a copy; docs/workload.md.',
  find: (_, { workload }) =>
    (workload?.accelerators ?? []).flatMap(({ name, placements, memoryNeeded, memoryCapacity }) => {
      if (memoryCapacity === null || memoryNeeded <= memoryCapacity) return [];
      const [needed, has] = [memoryNeeded, memoryCapacity].map((size) => formatQuantity(size, 'data', 'GB'));
      return [
        {
          severity: 'error' as const,
          message: `Each ${name} would have to hold ${needed} of ${has}. Share a copy between more accelerators, or lower batch, context or precision.`,
          placements: [...placements],
        },
      ];
    }),
});
