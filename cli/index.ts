import { run } from '#cli/run.ts';
import { createNodeDesignSolver } from '#solver/worker/node.ts';

/**
 * The program: runs `args` on this process's terminal and returns the exit code. The first Ctrl+C asks the
 * solver to stop, a second one ends the process as usual.
 */
export async function main(args: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  // A reader that has seen enough (head, less) closes the pipe: no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return run(args, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    signal: interrupt.signal,
    // In a thread, so that Ctrl+C is heard while it works.
    createSolver: createNodeDesignSolver,
  });
}
