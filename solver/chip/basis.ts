/*
 * Temperatures of a package as a sum: without any heat released, with what is drawn at all times, and with what the workload
 * adds. Conduction is straight in the heat as long as conductivities stay, so that any share of either is read off.
 */
import type { ChipPackage } from '#models/chip/chip.ts';
import { type Assembly, materialOf } from '#solver/chip/assembly.ts';
import type { Component } from '#solver/chip/components.ts';
import type { Lines } from '#solver/chip/lines.ts';
import { type Grid, gridOf } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { FieldSession } from '#solver/field/session.ts';
import { runSession } from '#solver/field/solve.ts';
import type { TurnOptions } from '#solver/solve/turns.ts';

/** What a sum is made of. */
export interface Parts<T> {
  readonly none: T;
  readonly fixed: T;
  readonly dynamic: T;
}

/** W of each source, components in their order. */
export type Released = Omit<Parts<readonly number[]>, 'none'>;

export interface Basis {
  readonly grid: Grid;
  readonly conductivities: readonly number[];
  /** Of cells, x fastest: K without heat, and rises of both parts, K. */
  readonly temperature: Parts<Float64Array>;
  /** W that leave at the top and at the board. */
  readonly top: Parts<number>;
  readonly board: Parts<number>;
  readonly isConverged: boolean;
  /** Worst of the solves, a share of the heat. */
  readonly imbalance: number;
}

export interface Setting {
  readonly one: ChipPackage;
  readonly components: readonly Component[];
  readonly assembly: Assembly;
  readonly released: Released;
}

/** Share of the heat that may be left over; temperatures then stand to some 1e-5 K. */
const residual = 1e-6;

/** @param conductivities of the dies, in the order of the components; those of stacks are their own */
export async function basisOf(
  setting: Setting,
  lines: Lines,
  conductivities: readonly number[],
  options: TurnOptions,
): Promise<Basis> {
  const { one, released } = setting;
  const { temperature } = one.cooling;
  const hasOneAmbient = !one.board || one.board.temperature === temperature;
  const solve = (watts: readonly number[]) => solved(setting, lines, conductivities, watts, options);
  const nothing = released.fixed.map(() => 0);
  const rest = hasOneAmbient ? null : await solve(nothing);
  const size = (lines.x.length - 1) * (lines.y.length - 1) * (lines.z.length - 1);
  const none = rest ?? { ...standing, temperatures: new Float64Array(size).fill(temperature) };
  const riseOf = async (watts: readonly number[]): Promise<Solved> => {
    if (watts.every((one) => one === 0)) return { ...standing, temperatures: new Float64Array(size) };
    const whole = await solve(watts);
    return {
      ...whole,
      temperatures: whole.temperatures.map((value, cell) => value - none.temperatures[cell]),
      top: whole.top - none.top,
      board: whole.board - none.board,
    };
  };
  const fixed = await riseOf(released.fixed);
  const dynamic = await riseOf(released.dynamic);
  const all = [none, fixed, dynamic];
  const parts = <T>(of: (one: Solved) => T): Parts<T> => ({
    none: of(none),
    fixed: of(fixed),
    dynamic: of(dynamic),
  });
  return {
    grid: gridOf(lines),
    conductivities,
    temperature: parts(({ temperatures }) => temperatures),
    top: parts(({ top }) => top),
    board: parts(({ board }) => board),
    isConverged: all.every(({ isConverged }) => isConverged),
    imbalance: Math.max(...all.map(({ imbalance }) => imbalance)),
  };
}

interface Solved {
  readonly temperatures: Float64Array;
  readonly top: number;
  readonly board: number;
  readonly isConverged: boolean;
  readonly imbalance: number;
}

const standing = { top: 0, board: 0, isConverged: true, imbalance: 0 };

async function solved(
  { one, components, assembly }: Setting,
  lines: Lines,
  conductivities: readonly number[],
  watts: readonly number[],
  options: TurnOptions,
): Promise<Solved> {
  const { materials, solids, interfaces, boundaries } = assembly;
  const dies = components.flatMap(({ die }, index) =>
    die ? [[materialOf(index), { conductivity: conductivities[index] }] as const] : [],
  );
  const input: FieldCase = {
    format: 'boxwright-field-case',
    version: 1,
    grid: lines,
    background: 'air',
    materials: { ...materials, ...Object.fromEntries(dies) },
    solids,
    interfaces,
    boundaries,
    sources: components
      .flatMap(({ sources }) => sources)
      .flatMap(({ box }, index) =>
        watts[index] === 0 ? [] : [{ id: String(index), box, power: watts[index] }],
      ),
    initial: one.cooling.temperature,
    residual,
    outputs: [
      { type: 'surface-heat', id: 'top', face: 'z+' },
      { type: 'surface-heat', id: 'board', face: 'z-' },
    ],
  };
  const session = new FieldSession(input);
  const { status, problems, outputs, heat } = await runSession(session, options);
  options.signal?.throwIfAborted();
  const picture = session.picture();
  if (!picture || status === 'refused')
    throw new Error(`the heat of "${one.name}" was not solved: ${problems[0]?.message ?? status}`);
  return {
    temperatures: Float64Array.from(picture.temperature),
    top: outputs['top']?.value ?? Number.NaN,
    board: outputs['board']?.value ?? Number.NaN,
    isConverged: status === 'converged',
    imbalance: heat.imbalance,
  };
}
