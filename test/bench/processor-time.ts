import { spawnSync } from 'node:child_process';

/** Processor time of work in this process, user and system, s. */
export async function timedHere<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly result: T; readonly seconds: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

/** Runs a program in a folder, and its processor time, user and system, s. */
export function timedProgram(command: string, cwd: string, env: Readonly<Record<string, string>>) {
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${command}`], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  });
  const [user, system] = (stderr.trim().split('\n').pop() ?? '').split(' ').map(Number);
  return { log: stdout, errors: stderr, status, seconds: user + system };
}

export function areInstalled(...programs: readonly string[]): boolean {
  return spawnSync('which', programs).status === 0;
}
