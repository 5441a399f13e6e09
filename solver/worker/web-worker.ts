import { expose } from 'comlink';
import { createWorkerApi } from '#solver/worker/api.ts';

expose(createWorkerApi());
