import {
  createWebDesignSolver,
  createWebFieldRunner,
  createWebRackSolver,
  createWebSiteSolver,
  createWebStudySolver,
} from '#solver/worker/web.ts';

/** The one solver of this window, in its worker. In a file of its own, so that it can load before the panels do. */
export const solver = createWebDesignSolver();

/** Field runs, in another worker. */
export const field = createWebFieldRunner();

/** Years at places, in a third. */
export const site = createWebSiteSolver();

/** Racks, in a fourth. */
export const racks = createWebRackSolver;

/** Studies, in a fifth. */
export const studies = createWebStudySolver;
