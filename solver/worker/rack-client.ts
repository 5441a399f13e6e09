import { proxy } from 'comlink';
import type { Design } from '#models/project/design.ts';
import type { Slot } from '#models/rack/rack.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import type { RackProgress, RackSolver } from '#solver/rack/contract.ts';
import { HeldLink, type WorkerLink } from '#solver/worker/held-link.ts';
import type { CrossedStanding, RackCrossing } from '#solver/worker/rack-api.ts';

/** The RackSolver in front of a worker of its own, which is opened with the first question. */
export function createWorkerRackSolver(open: () => WorkerLink): RackSolver {
  let calls = 0;
  let sent = new Map<Design, number>();
  const listeners = new Map<number, (progress: RackProgress) => void>();
  const link = new HeldLink({
    open,
    greet(api) {
      // Another worker knows nothing of what the one before was sent.
      sent = new Map();
      void api.listenToRacks(
        proxy((call: number, progress: RackProgress) => listeners.get(call)?.(progress)),
      );
    },
    closed: 'the rack solver was closed',
  });

  function pack({ rack, standing }: FilledRack): RackCrossing {
    const designs: [number, Design][] = [];
    const numberOf = (design: Design): number => {
      const known = sent.get(design);
      if (known !== undefined) return known;
      const number = sent.size;
      sent.set(design, number);
      designs.push([number, design]);
      return number;
    };
    const crossed = standing.map(({ content, ...one }): CrossedStanding => {
      if (content.kind === 'item') return { ...one, content };
      return { ...one, content: { kind: 'enclosure', design: numberOf(content.design) } };
    });
    // Whole projects stay here: their designs are among what stands.
    const slots = rack.slots.map((slot): Slot =>
      slot.content.kind === 'item' ? slot : { ...slot, content: { ...slot.content, design: '' } },
    );
    return { rack: { ...rack, slots }, standing: crossed, designs };
  }

  return {
    async answer(filled, supplies, { signal, onProgress } = {}) {
      signal?.throwIfAborted();
      const call = ++calls;
      if (onProgress) listeners.set(call, onProgress);
      const cancel = (): void => void link.api?.cancel(call);
      try {
        return await link.call((api) => {
          const answer = api.answerRack(call, pack(filled), supplies);
          signal?.addEventListener('abort', cancel, { once: true });
          return answer;
        });
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        listeners.delete(call);
        signal?.removeEventListener('abort', cancel);
      }
    },
    dispose: () => link.end(),
  };
}
