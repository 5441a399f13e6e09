/*
 * One package: its conductivities with the temperature, what it holds, what it would reach.
 */
import type { Chip, ChipPackage, Die } from '#models/chip/chip.ts';
import { type Assembly, assemblyOf } from '#solver/chip/assembly.ts';
import { type Basis, basisOf, type Released, type Setting } from '#solver/chip/basis.ts';
import { type Component, componentsOf } from '#solver/chip/components.ts';
import { coarseLines, halved } from '#solver/chip/lines.ts';
import { exponent, type Operating, operatingOf } from '#solver/chip/operating.ts';
import { dynamicWithin, growthWithin, meanOver, type Scale } from '#solver/chip/reading.ts';
import type { TurnOptions } from '#solver/solve/turns.ts';

/** A package at rest, on both grids with the same conductivities. */
export interface State {
  /** Share of the dynamic power of the free rate. */
  readonly dynamic: number;
  /** W of each source, components in their order. */
  readonly watts: readonly number[];
  /** Of the parts of both bases. */
  readonly scale: Scale;
  readonly coarse: Basis;
  readonly fine: Basis;
}

export interface SolvedPackage {
  readonly one: ChipPackage;
  readonly components: readonly Component[];
  readonly assembly: Assembly;
  /** Null without a workload. */
  readonly operating: Operating | null;
  /** At the rate that the power limit leaves. */
  readonly free: State;
  /** At the rate that the temperatures leave; the same where they leave it. */
  readonly held: State;
  /** Times the heat of `free`, its map as it is, with which the first limit is met. */
  readonly growth: number;
}

/** Share of a conductivity that it may still change by. */
const steady = 1e-4;
const mostTurns = 12;
/** K over the coolant, for the conductivities to begin with. */
const firstRise = 40;
/** Of what is to be reached; times more than any chip would bear. */
const mostGrowth = 1000;

export async function solvePackage(
  chip: Chip,
  one: ChipPackage,
  options: TurnOptions = {},
): Promise<SolvedPackage> {
  const components = componentsOf(chip, one);
  const assembly = assemblyOf(one, components);
  const operating = chip.workload && operatingOf(chip, chip.workload, one);
  const released = releasedOf(components, one, operating);
  const within = (operating?.share ?? 0) ** exponent;
  const setting = { one, components, assembly };

  // All heat at once first: what is cool enough needs no more.
  const watts = wattsAt(released, within);
  const whole = settler({ ...setting, released: { fixed: watts, dynamic: watts.map(() => 0) } }, options);
  const asItIs = (): Scale => ({ fixed: 1, dynamic: 0 });
  const free: State = {
    ...(await whole.refine(await whole.settle(asItIs), asItIs)),
    dynamic: within,
    watts,
  };
  const growthOf = (basis: Basis): number =>
    Math.max(0, Math.min(mostGrowth, growthWithin(basis, components, free.scale)));
  const limit = await whole.settle((basis) => ({ fixed: growthOf(basis), dynamic: 0 }));
  // What the conductivities at the limit change is taken from the coarse grid, all else from the fine one.
  const changed = growthOf(free.coarse);
  const growth = changed === 0 ? 0 : (growthOf(free.fine) * growthOf(limit)) / changed;
  const isTooHot = growthOf(free.fine) < 1 && within > 0;
  const held = isTooHot ? await holding({ ...setting, released }, within, options) : free;
  return { one, components, assembly, operating, free, held, growth };
}

/** The most that the temperatures leave of the dynamic power. */
async function holding(setting: Setting, within: number, options: TurnOptions): Promise<State> {
  const { settle, refine } = settler(setting, options);
  const most = (basis: Basis): Scale => ({
    fixed: 1,
    dynamic: Math.max(0, Math.min(within, dynamicWithin(basis, setting.components))),
  });
  const state = await refine(await settle(most), most);
  const { dynamic } = state.scale;
  return { ...state, dynamic, watts: wattsAt(setting.released, dynamic) };
}

const wattsAt = ({ fixed, dynamic }: Released, share: number): readonly number[] =>
  fixed.map((watts, source) => watts + share * dynamic[source]);

/** W of each source: at all times, and at the free rate of the workload. */
function releasedOf(
  components: readonly Component[],
  { memory }: ChipPackage,
  operating: Operating | null,
): Released {
  const sources = components.flatMap((component) => component.sources);
  const onDies = sources.reduce((sum, { memoryShare }) => sum + memoryShare, 0);
  const compute = operating?.compute ?? 0;
  const traffic = operating?.memory ?? 0;
  // With the memory outside, shares of the traffic are those of what is left on the dies.
  const perShare = !memory ? traffic : onDies === 0 ? 0 : (memory.dieShare * traffic) / onDies;
  return {
    fixed: sources.map(({ fixed }) => fixed),
    dynamic: sources.map(({ computeShare, memoryShare }) => computeShare * compute + memoryShare * perShare),
  };
}

/** k(T) = k(300 K) (T/300 K)^−n, W/(m K). Example: 148, n 1.38, 360 K: 115.1. */
export function conductivityAt({ conductivity, exponent: fall }: Die, temperature: number): number {
  return conductivity * (temperature / 300) ** -fall;
}

type ScaleOf = (basis: Basis) => Scale;

/**
 * Finds on the coarse grid the state whose conductivities go with its own temperatures, a die having that of its mean
 * temperature; and the same on the fine grid.
 */
function settler(
  setting: Setting,
  options: TurnOptions,
): {
  readonly settle: (scaleOf: ScaleOf) => Promise<Basis>;
  readonly refine: (coarse: Basis, scaleOf: ScaleOf) => Promise<Pick<State, 'scale' | 'coarse' | 'fine'>>;
} {
  const { components, one } = setting;
  const lines = coarseLines(setting.assembly, components);
  const conductivitiesAt = (temperatureOf: (component: Component) => number): number[] =>
    components.map((component) =>
      component.die ? conductivityAt(component.die, temperatureOf(component)) : 0,
    );
  const first = one.cooling.temperature + firstRise;
  let last: Basis | null = null;
  const settle = async (scaleOf: ScaleOf): Promise<Basis> => {
    let basis =
      last ??
      (await basisOf(
        setting,
        lines,
        conductivitiesAt(() => first),
        options,
      ));
    for (let turn = 0; turn < mostTurns; turn++) {
      const scale = scaleOf(basis);
      const found = basis;
      const next = conductivitiesAt(({ box }) => meanOver(found, box, scale));
      const isSteady = next.every((k, i) => Math.abs(k - found.conductivities[i]) <= steady * k);
      if (isSteady) break;
      basis = await basisOf(setting, lines, next, options);
    }
    last = basis;
    return basis;
  };
  return {
    settle,
    refine: async (coarse, scaleOf) => {
      const basis = await basisOf(setting, halved(lines), coarse.conductivities, options);
      return { scale: scaleOf(basis), coarse, fine: basis };
    },
  };
}
