import { parentPort } from 'node:worker_threads';
import { createMate } from '#solver/field/crew.ts';

parentPort?.on('message', createMate());
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
parentPort?.postMessage('begun');
