import { createWebDesignSolver, createWebFieldRunner } from '#solver/worker/web.ts';

/** The one solver of this window, in its worker. In a file of its own, so that it can load before the panels do. */
export const solver = createWebDesignSolver();

/** Field runs, in another worker. */
export const field = createWebFieldRunner();
