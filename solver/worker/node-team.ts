import { availableParallelism } from 'node:os';
import type { Thread } from '#solver/field/crew.ts';
import type { OpenTeam } from '#solver/field/team.ts';
import { teamsOf } from '#solver/worker/open-team.ts';
import { startNode } from '#solver/worker/start-node.ts';

/** Teams of worker_threads. @param threads at most; as many as the machine runs at once where left out */
export function nodeTeams(threads = availableParallelism()): OpenTeam {
  return teamsOf(threads, startThread);
}

function startThread(): Promise<Thread> {
  const worker = startNode('node-thread', {});
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.once('message', () =>
      resolve({
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
        tell: (message) => worker.postMessage(message),
        end: () => void worker.terminate(),
      }),
    );
  });
}
