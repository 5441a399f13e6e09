import { expose } from 'comlink';
import { createWorkerApi } from '#solver/worker/api.ts';
import { webTeams } from '#solver/worker/web-team.ts';

/** Chromium says how much memory the machine has, in GiB, rounded; others do not. */
const { deviceMemory } = navigator as { readonly deviceMemory?: number };

expose(createWorkerApi(deviceMemory === undefined ? null : deviceMemory * 2 ** 30, webTeams()));
