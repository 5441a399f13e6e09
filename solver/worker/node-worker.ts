import { expose } from 'comlink';
import { totalmem } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createWorkerApi } from '#solver/worker/api.ts';
import { nodeTeams } from '#solver/worker/node-team.ts';

const { threads } = workerData as { readonly threads?: number };

if (parentPort) expose(createWorkerApi(totalmem(), nodeTeams(threads)), nodeEndpoint(parentPort));
