/*
 * All kernels that a team may be given: threads know them by their places here.
 */
import { balancePart } from '#solver/field/advection.ts';
import {
  advance,
  applySingle,
  applyStencil,
  directionByRest,
  imageByNext,
  squares,
  turn,
} from '#solver/field/conjugate-gradients.ts';
import {
  imageByImage,
  imageByRest,
  restSquared,
  stepAlong,
  takeDirection,
  takeImage,
  turnFrom,
} from '#solver/field/conjugate-residuals.ts';
import { balancePair, pairBack, pairForth, pairSeam } from '#solver/field/k-epsilon-pair.ts';
import { ascend, descend, endBeside, relaxBeside, leave } from '#solver/field/grid-level.ts';
import { sweepBack as momentumBack, sweepForth as momentumForth, sweepSeam } from '#solver/field/momentum.ts';
import { balanceMomentum } from '#solver/field/momentum-row.ts';
import {
  addCorrection,
  combine,
  firstByImage,
  firstByRight,
  imageOfSecond,
  keepFirst,
  rightSquared,
  secondByFirst,
  secondByImage,
  secondByRight,
  sweepBack,
  sweepForth,
  takeFirst,
} from '#solver/field/node-level.ts';
import type { Kernel } from '#solver/field/team.ts';

export const kernels: readonly Kernel<never>[] = [
  advance,
  applySingle,
  applyStencil,
  directionByRest,
  imageByNext,
  squares,
  turn,
  imageByImage,
  imageByRest,
  restSquared,
  stepAlong,
  takeDirection,
  takeImage,
  turnFrom,
  ascend,
  descend,
  endBeside,
  relaxBeside,
  leave,
  balanceMomentum,
  momentumBack,
  momentumForth,
  sweepSeam,
  balancePart,
  balancePair,
  pairBack,
  pairForth,
  pairSeam,
  addCorrection,
  combine,
  firstByImage,
  firstByRight,
  imageOfSecond,
  keepFirst,
  rightSquared,
  secondByFirst,
  secondByImage,
  secondByRight,
  sweepBack,
  sweepForth,
  takeFirst,
];
