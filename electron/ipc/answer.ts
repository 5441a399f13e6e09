import type { Answer, Channel, Handlers } from '#electron/ipc/contract.ts';
import { payloads } from '#electron/ipc/payloads.ts';

/** Where a request came from, as Electron reports it. */
export interface Sender {
  /** Address of the frame that asked; null when the frame is gone. */
  readonly url: string | null;
  /** False for a frame inside the page: the workbench has none. */
  readonly isMainFrame: boolean;
}

/** The page of the workbench and nothing else: scheme and host compared exactly, not by prefix. */
export function isWorkbench(sender: Sender): boolean {
  if (!sender.isMainFrame || sender.url === null || !URL.canParse(sender.url)) return false;
  const { protocol, host } = new URL(sender.url);
  return protocol === 'app:' && host === 'bundle';
}

/**
 * Answers one request: checks who asks and with what, then lets the handler act. Never throws: a refusal and
 * a failed act both come back as a sentence.
 */
export async function answerRequest<C extends Channel>(
  channel: C,
  handlers: Handlers,
  sender: Sender,
  args: readonly unknown[],
): Promise<Answer<C>> {
  if (!isWorkbench(sender)) return { ok: false, error: 'Only the workbench may ask this.' };
  const checked = payloads[channel].safeParse(args);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return {
      ok: false,
      error: `${channel}: ${issue?.message ?? 'wrong arguments'} (argument ${issue?.path.join('.') || 'list'})`,
    };
  }
  try {
    return { ok: true, value: await handlers[channel](...checked.data) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
