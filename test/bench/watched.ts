import { assemble } from '#solver/field/assemble.ts';
import { setSurfaces } from '#solver/field/border.ts';
import { figureOf } from '#solver/field/figures.ts';
import { FlowStepper } from '#solver/field/flow-stepper.ts';
import { March } from '#solver/field/march.ts';
import { alone } from '#solver/field/team.ts';
import type { FieldCase } from '#solver/field/schema.ts';

export interface Watched {
  /** Processor time until the end of each turn, s, equations included, without the watching. */
  readonly seconds: readonly number[];
  /** Figures by their ids, after each turn. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  readonly bytes: number;
}

/** A steady case with a fluid, with all of its figures after every turn. */
export function watched(input: FieldCase): Watched {
  const seconds: number[] = [];
  const values: Record<string, number[]> = {};
  for (const { id } of input.outputs) values[id] = [];
  let used = 0;
  const clocked = <T>(work: () => T): T => {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    used += (user + system) / 1e6;
    return result;
  };
  const { equations, march, stepper } = clocked(() => {
    const made = assemble(input);
    const begun = new March(input, made);
    return { equations: made, march: begun, stepper: new FlowStepper(alone, input, made, begun) };
  });
  const run = stepper.step(0);
  for (let isDone = false; !isDone;) {
    isDone = clocked(() => run.next()).done === true;
    setSurfaces(equations, march.t);
    seconds.push(used);
    for (const output of input.outputs)
      values[output.id].push(figureOf({ equations, t: march.t, flow: stepper.flow }, output).value);
  }
  return { seconds, values, bytes: march.bytes + stepper.bytes };
}

/**
 * When figures have come to stay: the first moment from which on each is within `tolerance` of its last value.
 * @returns the number of the turn, from 1
 */
export function stayFrom(
  courses: readonly (readonly number[])[],
  tolerance: (last: number) => number,
): number {
  let turn = 1;
  for (const course of courses) {
    const last = course[course.length - 1];
    const off = course.findLastIndex((one) => Math.abs(one - last) > tolerance(last));
    turn = Math.max(turn, off + 2);
  }
  return turn;
}
