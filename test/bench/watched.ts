import { setSurfaces } from '#solver/field/border.ts';
import { figureOf } from '#solver/field/figures.ts';
import { begun, type Running } from '#solver/field/nested.ts';
import { alone } from '#solver/field/team.ts';
import type { FieldCase } from '#solver/field/schema.ts';

export interface Watched {
  /** Processor time until the end of each turn, those on coarser grids too, s, equations included, without the watching. */
  readonly seconds: readonly number[];
  /** Figures by their ids, after each turn. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** Of these turns those on coarser grids, which come first. */
  readonly coarser: number;
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
  const note = ({ equations, march, stepper }: Running): void => {
    setSurfaces(equations, march.t);
    seconds.push(used);
    for (const output of input.outputs)
      values[output.id].push(figureOf({ equations, t: march.t, flow: stepper.flow }, output).value);
  };
  const making = begun(alone, input);
  let made = clocked(() => making.next(false));
  while (made.done !== true) {
    note(made.value.running);
    made = clocked(() => making.next(false));
  }
  const coarser = seconds.length;
  const running = made.value;
  const run = running.stepper.step(0);
  for (let isDone = false; !isDone;) {
    isDone = clocked(() => run.next()).done === true;
    note(running);
  }
  const { march, stepper } = running;
  return { seconds, values, coarser, bytes: march.bytes + stepper.bytes };
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
