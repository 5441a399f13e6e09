/*
 * Long work in turns: the event loop runs in between, so that a cancel arrives.
 */
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';

export interface TurnOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked whenever the event loop has run: the work stands still until what it gives has come. */
  readonly hold?: () => Promise<void> | null;
}

/** Longest time without letting the event loop run, and shortest between two progress reports, ms. */
const slice = 16;
const progressEvery = 100;

/**
 * Takes the steps until there is a result. Never rejects.
 * @param end what there is instead when the work is cancelled or breaks
 */
export async function inTurns<T>(
  steps: Generator<Progress, T>,
  options: TurnOptions,
  end: (status: 'refused' | 'cancelled', problems: readonly CaseProblem[]) => T,
): Promise<T> {
  let yielded = performance.now();
  let told = -Infinity;
  try {
    if (isCancelled(options)) return end('cancelled', []);
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      const now = performance.now();
      if (now - told >= progressEvery) {
        options.onProgress?.(next.value);
        told = now;
      }
      if (now - yielded >= slice) {
        await nextTurn();
        await options.hold?.();
        yielded = performance.now();
      }
      if (isCancelled(options)) {
        const ended = end('cancelled', []);
        steps.return(ended);
        return ended;
      }
    }
  } catch (error) {
    return end('refused', [broken(error)]);
  }
}

export function isCancelled(options: TurnOptions): boolean {
  return options.signal?.aborted ?? false;
}

/** A turn of the event loop without the timers' minimum delay: Node has a function for it, browsers a detour. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

export function broken(error: unknown): CaseProblem {
  const message = error instanceof Error ? error.message : String(error);
  return {
    severity: 'error',
    code: 'invalid-case',
    message: `The case could not be set up: ${message}. Check it with readCase.`,
    ids: [],
  };
}
