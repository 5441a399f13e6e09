import type { Thread } from '#solver/field/crew.ts';
import type { OpenTeam } from '#solver/field/team.ts';
import { teamsOf } from '#solver/worker/open-team.ts';
import { programUrl } from '#solver/worker/web-program.ts';

/** Teams of Web Workers that this one starts; memory is shared where the page is isolated from other origins alone. */
export function webTeams(): OpenTeam {
  return teamsOf(self.crossOriginIsolated ? navigator.hardwareConcurrency : 1, startThread);
}

function startThread(): Promise<Thread> {
  const worker = new Worker(programUrl('web-thread'), {
    type: 'module',
    name: 'field part',
  });
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('a thread did not start')));
    worker.addEventListener(
      'message',
      () =>
        resolve({
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
          tell: (message) => worker.postMessage(message),
          end: () => worker.terminate(),
        }),
      { once: true },
    );
  });
}
