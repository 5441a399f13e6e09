import { expose } from 'comlink';
import { totalmem } from 'node:os';
import { parentPort } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createWorkerApi } from '#solver/worker/api.ts';

if (parentPort) expose(createWorkerApi(totalmem()), nodeEndpoint(parentPort));
