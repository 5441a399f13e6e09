declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';
  import type { MessagePort, Worker } from 'node:worker_threads';
  /** Comlink's bridge to worker_threads; the package has no exports map, so that the full path is the way in. */
  export default function nodeEndpoint(port: MessagePort | Worker): Endpoint;
}
