import { ipcMain } from 'electron';
import { answerRequest } from '#electron/ipc/answer.ts';
import { requestName, type Handlers } from '#electron/ipc/contract.ts';
import { channels } from '#electron/ipc/payloads.ts';

/** Opens the channels of the contract, each behind the checks of `answer.ts`. */
export function serveRequests(handlers: Handlers): void {
  for (const channel of channels) {
    ipcMain.handle(requestName(channel), (event, ...args: unknown[]) => {
      const frame = event.senderFrame;
      const sender = { url: frame?.url ?? null, isMainFrame: frame !== null && frame.parent === null };
      return answerRequest(channel, handlers, sender, args);
    });
  }
}
