/*
 * Ways of bringing the power from the utility to a row of racks: each a chain that the product's solver solves.
 */
import {
  type Architecture,
  type ChainStage,
  type Distribution,
  inRow,
  type Place,
  type RowLoad,
} from '#models/distribution/distribution.ts';
import type { Case } from '#solver/case/case.ts';
import type { Conductor, Converter } from '#solver/case/power.ts';
import type {
  ArchitectureResult,
  ChainStageResult,
  DistributionResult,
  KnownSum,
  LoadPoint,
} from '#solver/distribution/contract.ts';
import { metalOf, resistanceOf } from '#solver/distribution/metals.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCase } from '#solver/solve/solve.ts';

const year = 8760 * 3600;
const rounding = 1e-9;

/**
 * All architectures at all load points.
 * @param price of a kWh in any currency; null: costs are not told
 * @throws Error where a chain has no solution, with the reason
 */
export async function solveDistribution(
  { load, architectures }: Distribution,
  price: number | null,
): Promise<DistributionResult> {
  const results: ArchitectureResult[] = [];
  for (const one of architectures) results.push(await solveArchitecture(one, load, price));
  return { racks: load.racks, architectures: results };
}

async function solveArchitecture(
  architecture: Architecture,
  load: RowLoad,
  price: number | null,
): Promise<ArchitectureResult> {
  const { name, stages } = architecture;
  const points: LoadPoint[] = [];
  const warnings = new Set<string>();
  for (const [share, ofYear] of load.duty) {
    const solution = await solveCase(chainCase(stages, load, share));
    if (solution.status !== 'converged')
      throw new Error(`${name}: ${solution.problems[0]?.message ?? solution.status}`);
    const point = pointOf(stages, load, [share, ofYear], solution);
    points.push(point);
    for (const { code, message } of solution.problems)
      if (code === 'voltage-collapse') throw new Error(`${name}: ${message}`);
    for (const warning of overloadsOf(point)) warnings.add(warning);
  }
  const energy = (of: (point: LoadPoint) => number): number =>
    year * points.reduce((sum, point) => sum + point.share * of(point), 0);
  const utility = energy((point) => point.utility);
  const loss = energy((point) => point.loss);
  return {
    name,
    points,
    copper: metal(stages, 'copper', load.racks),
    aluminium: metal(stages, 'aluminium', load.racks),
    converters: known(stages, load.racks, (stage) => (stage.kind === 'converter' ? stage.mass : 0)),
    price: known(stages, load.racks, (stage) => stage.price),
    year: {
      utility,
      loss,
      efficiency: 1 - loss / utility,
      lossCost: price === null ? null : (price * loss) / 3.6e6,
    },
    warnings: [...warnings],
  };
}

/** The chain as a case: each stage hangs on the one before it, the load on the last. @param share of the full load */
function chainCase(stages: readonly ChainStage[], load: RowLoad, share: number): Case {
  const converters: Converter[] = [];
  const conductors: Conductor[] = [];
  for (const [index, stage] of stages.entries()) {
    const common = {
      id: stage.name,
      ...(index > 0 ? { supply: stages[index - 1].name } : {}),
      ...(index === stages.length - 1 ? { load: share * load.racks * load.power } : {}),
    };
    const count = inRow(stage, load.racks);
    if (stage.kind === 'converter') {
      const { rating, efficiency } = stage;
      converters.push({ ...common, rating, units: count, efficiency });
      continue;
    }
    const { system, voltage, powerFactor, ampacity } = stage;
    conductors.push({
      ...common,
      system,
      resistance: resistanceOf(stage, count),
      powerFactor,
      ...(voltage === null ? {} : { voltage }),
      ...(ampacity === null ? {} : { ampacity: ampacity * count }),
    });
  }
  return { format: 'boxwright-case', version: 1, power: { converters, conductors } };
}

function pointOf(
  stages: readonly ChainStage[],
  { racks, power }: RowLoad,
  [load, share]: readonly [number, number],
  solution: Solution,
): LoadPoint {
  const output = load * racks * power;
  const results = stages.map((stage) => stageResult(stage, racks, solution));
  const heat: Record<Place, number> = { rack: output / racks, sidecar: 0, elsewhere: 0 };
  for (const { place, loss } of results) heat[place] += loss / racks;
  const utility = solution.totals.feed;
  return {
    load,
    share,
    output,
    utility,
    loss: utility - output,
    efficiency: output / utility,
    stages: results,
    heat,
  };
}

function stageResult(stage: ChainStage, racks: number, { converters }: Solution): ChainStageResult {
  const { output, loss, load, current, voltage, voltageDrop } = converters[stage.name];
  const { name, kind, place, confidence } = stage;
  const count = inRow(stage, racks);
  const common = { name, kind, place, confidence, count, output, loss };
  if (stage.kind === 'converter') {
    const needed = stage.units * (stage.per === 'rack' ? racks : 1);
    return { ...common, load: output / (needed * stage.rating), current: null, voltage: null, drop: null };
  }
  return {
    ...common,
    load: stage.ampacity === null ? null : load,
    current: current === undefined ? null : current / count,
    voltage: voltage ?? null,
    drop: voltageDrop ?? null,
  };
}

function overloadsOf({ stages }: LoadPoint): string[] {
  return stages.flatMap(({ name, kind, load }) =>
    load === null || load <= 1 + rounding
      ? []
      : [
          kind === 'converter'
            ? `“${name}” gives more than its units are rated for. Add units.`
            : `“${name}” carries more than its rated current. Add runs, or take thicker ones.`,
        ],
  );
}

function metal(stages: readonly ChainStage[], material: 'copper' | 'aluminium', racks: number): number {
  return stages.reduce(
    (sum, stage) =>
      stage.kind === 'conductor' && stage.material === material
        ? sum + metalOf(stage, inRow(stage, racks))
        : sum,
    0,
  );
}

/** @param of one unit or run; null: not known */
function known(
  stages: readonly ChainStage[],
  racks: number,
  of: (stage: ChainStage) => number | null,
): KnownSum {
  const unknown: string[] = [];
  let value = 0;
  for (const stage of stages) {
    const figure = of(stage);
    if (figure === null) unknown.push(stage.name);
    else value += figure * inRow(stage, racks);
  }
  return { value, unknown };
}
