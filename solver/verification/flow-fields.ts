/*
 * Family D: fluid that moves, on a grid of cells, by the field solver.
 */
import { cavity, conducting, cube, lid, rolls, thinned } from '#solver/verification/cavities.ts';
import { channel, heatedChannel, porous, squareDuct, step } from '#solver/verification/ducts.ts';
import type { VerificationCase } from '#solver/verification/row.ts';
import { even } from '#solver/verification/field-answer.ts';
import { turning, vortex } from '#solver/verification/transport.ts';
import { turbulentChannel, turbulentDuct } from '#solver/verification/turbulent-ducts.ts';
import { ventilatedRoom } from '#solver/verification/ventilated-room.ts';

/** Seconds in all: these are part of every verification. */
export const flowFieldCases: readonly VerificationCase[] = [
  lid(100, 64, 0.02, [-0.2140433, 0.1795743, -0.2538047]),
  cavity(1e3, 40, 0.01, { nusselt: 1.11779, uMax: 3.649448, vMax: 3.697438 }),
  cavity(1e5, 40, 0.01, { nusselt: 4.521636, uMax: 34.74067, vMax: 68.63537 }),
  thinned(48, 0.005),
  channel,
  conducting(1e3, 5, 1.017395),
  conducting(1e5, 1, 2.079601),
  conducting(1e5, 10, 3.703627),
  heatedChannel,
  rolls(2000, 1.21051),
  rolls(5000, 2.110256),
  porous,
  turning(100, 40),
  turbulentDuct('lvel', 50_000, 8),
];

/** As later papers quote it. */
const strongest = 'spectral solution of Le Quéré 1991, Comput. Fluids 20, 29–41';

/** Minutes in all: finer grids, three dimensions and long channels. */
export const longFlowFieldCases: readonly VerificationCase[] = [
  lid(400, 128, 0.005, [-0.3287423, 0.3038487, -0.4540831]),
  cavity(1e4, 80, 0.003, { nusselt: 2.244816, uMax: 16.18333, vMax: 19.62822 }),
  cavity(1e5, 80, 0.003, { nusselt: 4.521636, uMax: 34.74067, vMax: 68.63537 }),
  cavity(1e7, 80, 0.01, { nusselt: 16.523, uMax: 148.59, vMax: 699.18 }, strongest),
  cavity(1e8, 96, 0.01, { nusselt: 30.225, uMax: 321.9, vMax: 2222 }, strongest),
  thinned(96, 0.002),
  cube(1e3, 32, 1.07109, 1.088453),
  cube(1e4, 32, 2.0542, 2.2505),
  squareDuct,
  vortex,
  step,
  turning(10, 80),
  turbulentDuct('lvel', 10_000, 8),
  turbulentDuct('lvel', 100_000, 16),
  turbulentChannel('lvel', 25_000, even(0, 0.5, 10)),
  turbulentDuct('k-epsilon', 50_000, 8),
  turbulentDuct('k-epsilon', 10_000, 8),
  turbulentChannel('k-epsilon', 25_000, even(0, 0.5, 10)),
  ventilatedRoom,
];
