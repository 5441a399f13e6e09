/*
 * What is told of a package, read off its states.
 */
import { type Chip, fixedPower } from '#models/chip/chip.ts';
import type { Basis } from '#solver/chip/basis.ts';
import { areaOf, type Component, type Source } from '#solver/chip/components.ts';
import type {
  BlockResult,
  ComponentResult,
  PackageResult,
  TemperatureMap,
  WorkloadResult,
} from '#solver/chip/contract.ts';
import { estimatedMean } from '#solver/chip/estimate.ts';
import { exponent } from '#solver/chip/operating.ts';
import type { SolvedPackage, State } from '#solver/chip/package.ts';
import { forCellsOf, heatAt, hottest, meanOver, type Scale, temperatureAt } from '#solver/chip/reading.ts';
import { cellFrom } from '#solver/field/grid.ts';
import type { FieldBox } from '#solver/field/schema.ts';

/** Everything about one package. */
export function resultOf(chip: Chip, solved: SolvedPackage): PackageResult {
  const { one, components, assembly, operating, free, held } = solved;
  const { fine, scale } = held;
  const powers = components.map((_, index) => powerOf(components, held, index));
  const told = components.map((component, index) => componentResult(held, component, powers[index]));
  const dies = told.filter(({ kind }) => kind === 'die');
  const junction = Math.max(...dies.map(({ highest }) => highest));
  const hot = told.findIndex(({ kind, highest }) => kind === 'die' && highest === junction);
  const active = activeLayer(components[hot]);
  const meanJunction = meanOver(fine, active, scale);
  const heat = sum(held.watts);
  const coolant = one.cooling.temperature;
  const onCase = caseMean(fine, assembly.caseFaces, scale);
  const top = heatAt(fine.top, scale);
  const blocks = components.flatMap((component, index) =>
    component.die ? blockResults(components, held, index) : [],
  );
  const diePower = dies.reduce((sum, { power }) => sum + power, 0);
  const dieArea = components.reduce((sum, { kind, box }) => sum + (kind === 'die' ? areaOf(box) : 0), 0);
  const { coreVoltage } = chip.chip;
  const dynamic = operating ? (operating.compute + operating.memory) * held.dynamic : 0;
  const power = fixedPower(chip, one.memory) + dynamic;
  return {
    name: one.name,
    status: free.fine.isConverged && fine.isConverged ? 'converged' : 'not-converged',
    power,
    heat,
    workload: workloadOf(chip, solved, power),
    components: told,
    blocks,
    junction,
    hottestDie: components[hot].name,
    memory: highestOf(components, held, 'stack'),
    freeMargin: Math.min(
      ...components.map(({ box, limit }) => limit - hottest(free.fine, box, free.scale).value),
    ),
    freeJunction: highestOf(components, free, 'die') ?? Number.NaN,
    freeMemory: highestOf(components, free, 'stack'),
    junctionToCoolant: (junction - coolant) / heat,
    junctionToCase: (junction - onCase) / top,
    case: onCase,
    hotSpotFactor: (junction - coolant) / (meanJunction - coolant),
    limitHeat: solved.growth * sum(free.watts),
    current: coreVoltage === null ? null : diePower / coreVoltage,
    meanDensity: diePower / dieArea,
    peakDensity: Math.max(...blocks.map(({ density }) => density)),
    top,
    board: heatAt(fine.board, scale),
    imbalance: Math.abs(top + heatAt(fine.board, scale) - heat) / Math.max(heat, Math.abs(top)),
    meanJunction,
    estimate: estimatedMean(solved, hot, powers, fine.conductivities[hot]),
    grid: {
      cells: fine.temperature.none.length,
      moved: Math.abs(junction - (highestOf(components, coarsened(held), 'die') ?? junction)),
      memoryMoved: movedMemory(components, held),
    },
  };
}

/** Temperatures of the lowest cells of the silicon. */
export function mapOf({ one, components, held: { fine, scale } }: SolvedPackage): TemperatureMap {
  const { grid } = fine;
  const [nx, ny] = grid.counts;
  const cells = components.flatMap((component) => {
    const found: TemperatureMap['cells'][number][] = [];
    const layer = cellFrom(grid, 2, component.box.min[2]);
    forCellsOf(grid, component.box, (cell) => {
      const i = cell % nx;
      const j = Math.floor(cell / nx) % ny;
      if (Math.floor(cell / (nx * ny)) !== layer) return;
      found.push({
        component: component.name,
        x: grid.places[0][i + 1],
        y: grid.places[1][j + 1],
        width: grid.widths[0][i],
        depth: grid.widths[1][j],
        temperature: temperatureAt(fine, cell, scale),
      });
    });
    return found;
  });
  return { package: one.name, cells };
}

function workloadOf(
  { workload }: Chip,
  { operating, held, free }: SolvedPackage,
  power: number,
): WorkloadResult | null {
  if (!operating || !workload) return null;
  const share = held.dynamic ** (1 / exponent);
  const rate = operating.rate * share;
  const isHot = held !== free;
  const { memoryNeeded, memoryCapacity } = operating;
  return {
    freeRate: operating.rate,
    roof: operating.roof,
    rate,
    share,
    heldBy: isHot ? 'temperature' : operating.share < 1 ? 'power' : null,
    energyPerToken: rate > 0 ? (power * workload.tensorParallel) / rate : null,
    memoryNeeded,
    fits: memoryCapacity === null ? null : memoryNeeded <= memoryCapacity,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** W of the sources of a component. */
function wattsOf(components: readonly Component[], { watts }: State, which: number): readonly number[] {
  const from = sum(components.slice(0, which).map(({ sources }) => sources.length));
  return watts.slice(from, from + components[which].sources.length);
}

const powerOf = (components: readonly Component[], state: State, which: number): number =>
  sum(wattsOf(components, state, which));

function componentResult({ fine, scale }: State, component: Component, power: number): ComponentResult {
  const { value, cell } = hottest(fine, component.box, scale);
  const at = middle(fine, cell);
  return {
    kind: component.kind,
    name: component.name,
    power,
    mean: meanOver(fine, component.box, scale),
    highest: value,
    block: blockAt(component.sources, at),
    at,
    limit: component.limit,
    margin: component.limit - value,
  };
}

/** The block over a place; none where the map has a gap. */
function blockAt(sources: readonly Source[], [x, y, z]: readonly [number, number, number]): string {
  const over = sources.filter(
    ({ box: { min, max } }) => x > min[0] && x < max[0] && y > min[1] && y < max[1],
  );
  return (over.find(({ box }) => z < box.max[2]) ?? over.at(-1))?.name ?? '';
}

function middle({ grid }: Basis, cell: number): readonly [number, number, number] {
  const [nx, ny] = grid.counts;
  const [x, y, z] = grid.places;
  return [x[(cell % nx) + 1], y[(Math.floor(cell / nx) % ny) + 1], z[Math.floor(cell / (nx * ny)) + 1]];
}

function blockResults(components: readonly Component[], state: State, which: number): BlockResult[] {
  const component = components[which];
  const watts = wattsOf(components, state, which);
  return component.sources.map(({ name, box }, index) => ({
    component: component.name,
    name,
    power: watts[index],
    density: watts[index] / areaOf(box),
    mean: meanOver(state.fine, box, state.scale),
    highest: hottest(state.fine, box, state.scale).value,
  }));
}

/** Where a die releases its heat. */
function activeLayer({ box, sources }: Component): FieldBox {
  const [{ box: first }] = sources;
  return { min: box.min, max: [box.max[0], box.max[1], first.max[2]] };
}

function highestOf(
  components: readonly Component[],
  { fine, scale }: State,
  kind: Component['kind'],
): number | null {
  const all = components.flatMap((component) =>
    component.kind === kind ? [hottest(fine, component.box, scale).value] : [],
  );
  return all.length === 0 ? null : Math.max(...all);
}

const coarsened = (state: State): State => ({ ...state, fine: state.coarse });

function movedMemory(components: readonly Component[], held: State): number | null {
  const [fine, coarse] = [held, coarsened(held)].map((state) => highestOf(components, state, 'stack'));
  return fine === null || coarse === null ? null : Math.abs(fine - coarse);
}

/** Mean over faces that look up, K: straight on through the two cells below. */
function caseMean(basis: Basis, faces: readonly FieldBox[], scale: Scale): number {
  const { grid } = basis;
  const [nx, ny] = grid.counts;
  const z = grid.places[2];
  let sum = 0;
  let all = 0;
  for (const { min, max } of faces) {
    const upper = cellFrom(grid, 2, max[2]) - 1;
    const [first, second] = [z[upper + 1], z[upper]];
    const on = (max[2] - first) / (first - second);
    const layer: FieldBox = {
      min: [min[0], min[1], grid.lines[2][upper]],
      max: [max[0], max[1], grid.lines[2][upper + 1]],
    };
    forCellsOf(grid, layer, (cell) => {
      const area = grid.widths[0][cell % nx] * grid.widths[1][Math.floor(cell / nx) % ny];
      const here = temperatureAt(basis, cell, scale);
      sum += area * (here + on * (here - temperatureAt(basis, cell - nx * ny, scale)));
      all += area;
    });
  }
  return sum / all;
}
