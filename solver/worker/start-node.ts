import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts a program of this folder in a thread. */
export function startNode(program: 'node-worker' | 'node-thread', options: WorkerOptions): Worker {
  // Bundled, programs lie beside each other; from sources they are TypeScript, which Node 20 takes in a worker
  // only after tsx is registered inside it (execArgv '--import tsx' fails there: ERR_UNKNOWN_FILE_EXTENSION).
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL(`./${program}.js`, import.meta.url), options);
  const entry = JSON.stringify(new URL(`./${program}.ts`, import.meta.url).href);
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${entry}); });`, {
    ...options,
    eval: true,
  });
}
