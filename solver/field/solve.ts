/*
 * Heat on a grid, in solids and in fluid that moves: steady, or in time by implicit steps.
 */
import { assemble, type FieldEquations } from '#solver/field/assemble.ts';
import { balance } from '#solver/field/balance.ts';
import { ConductionStepper } from '#solver/field/conduction-stepper.ts';
import type { FieldFigure, FieldSolution } from '#solver/field/contract.ts';
import { setSurfaces } from '#solver/field/border.ts';
import { figureOf } from '#solver/field/figures.ts';
import { FlowStepper } from '#solver/field/flow-stepper.ts';
import { fluidOf } from '#solver/field/fluid.ts';
import { March } from '#solver/field/march.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';
import { inTurns, type TurnOptions } from '#solver/solve/turns.ts';

/** Imbalance of heat that a converged answer may have. */
const mostImbalance = 1e-3;

/** Solves a field case and lets the event loop run between iterations. Never rejects: the status says. */
export function solveField(input: FieldCase, options: TurnOptions = {}): Promise<FieldSolution> {
  return inTurns(fieldSteps(input), options, without);
}

function without(status: 'refused' | 'cancelled', problems: readonly CaseProblem[]): FieldSolution {
  return {
    status,
    problems,
    cells: 0,
    outputs: {},
    times: [],
    heat: { in: 0, out: 0, stored: 0, imbalance: 0 },
    residual: 0,
    iterations: 0,
    bytes: 0,
    seconds: { assemble: 0, total: 0 },
  };
}

function* fieldSteps(input: FieldCase): Generator<Progress, FieldSolution> {
  const began = performance.now();
  const equations = assemble(input);
  const march = new March(input, equations);
  const stepper =
    fluidOf(input) === null
      ? new ConductionStepper(input, equations, march)
      : new FlowStepper(input, equations, march);
  const { target } = stepper;
  const assembled = (performance.now() - began) / 1000;
  const figures = (): FieldFigure[] => {
    setSurfaces(equations, march.t);
    return input.outputs.map((output) => figureOf({ equations, t: march.t, flow: stepper.flow }, output));
  };
  const courses = [figures()];
  const steps = input.transient?.steps ?? 1;
  let iterations = 0;
  let worst = 0;
  for (let n = 0; n < steps; n++) {
    const run = stepper.step(n);
    let next = run.next();
    while (next.done !== true) {
      iterations++;
      yield { stage: 'field', iteration: iterations, residual: next.value };
      next = run.next();
    }
    worst = Math.max(worst, next.value);
    courses.push(figures());
  }
  const heat = balance(equations, march.t, march.stored(), stepper.flow);
  const isConverged = worst <= target && heat.imbalance <= mostImbalance;
  const [nx, ny, nz] = equations.grid.counts;
  return {
    status: isConverged ? 'converged' : 'not-converged',
    problems: [
      ...snaps(equations),
      ...fineWalls(stepper.flow?.tooFine ?? 0),
      ...(isConverged ? [] : stepper.stalled(worst)),
    ],
    cells: nx * ny * nz,
    outputs: Object.fromEntries(
      input.outputs.map(({ id }, i) => [
        id,
        {
          ...courses[steps][i],
          ...(input.transient ? { course: courses.map((one) => one[i].value) } : {}),
        },
      ]),
    ),
    times: input.transient
      ? Array.from({ length: steps + 1 }, (_, n) => n * (input.transient?.step ?? 0))
      : [0],
    heat,
    residual: worst,
    ...stepper.leftover,
    iterations,
    bytes: march.bytes + stepper.bytes,
    seconds: { assemble: assembled, total: (performance.now() - began) / 1000 },
  };
}

/** Beside more than this share of the walls cells may not be too fine. */
const mostTooFine = 0.5;

function fineWalls(share: number): CaseProblem[] {
  if (!(share > mostTooFine)) return [];
  const message = `Beside ${(100 * share).toFixed(0)} % of the walls the first cell lies below y⁺ 5, where k–ε gives too much friction and heat. Take wider cells at walls, or set flow.turbulence to "lvel".`;
  return [{ severity: 'warning', code: 'fine-walls', message, ids: [] }];
}

function snaps({ snapped }: FieldEquations): CaseProblem[] {
  if (snapped.length === 0) return [];
  const largest = snapped.reduce((a, b) => (b.by > a.by ? b : a));
  const message = `${snapped.length === 1 ? 'One solid has' : `${snapped.length} solids have`} faces between the lines of the grid; they were moved to the nearest, “${largest.id}” by ${(1000 * largest.by).toPrecision(3)} mm. Put lines on the faces, or take more cells.`;
  return [{ severity: 'warning', code: 'snapped', message, ids: snapped.map(({ id }) => id) }];
}
