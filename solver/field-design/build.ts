/*
 * From a layout and its network's answer to a field case.
 */
import { isCover } from '#models/components/cover.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { tankOf } from '#models/project/coolant.ts';
import { junction } from '#solver/case/packages.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { closeCages } from '#solver/design/cages.ts';
import { interiorOf } from '#solver/design/interior.ts';
import type { SolvedNetwork } from '#solver/design/network-answer.ts';
import { mountGap, stillAir } from '#solver/design/parts.ts';
import { limitedNode } from '#solver/design/report.ts';
import { footprint } from '#solver/design/surfaces.ts';
import { airOfDesign, type LayoutAir } from '#solver/field-design/air.ts';
import type { DesignField, FieldPart, Reading } from '#solver/field-design/contract.ts';
import { Content } from '#solver/field-design/content.ts';
import type { Resistors } from '#solver/field-design/content-source.ts';
import { type LayoutGrid, layoutGrid } from '#solver/field-design/grid.ts';
import { givenHeat } from '#solver/field-design/heat.ts';
import { bodiesOf, finsIn, outsideIn } from '#solver/field-design/metal.ts';
import type { Regime } from '#solver/field-design/regime.ts';
import { flowSettings, regimeOfDesign } from '#solver/field-design/stream.ts';
import { linesOf, piecesOf, type Shape, shapesOf } from '#solver/field-design/shapes.ts';
import { wallBoundaries } from '#solver/field-design/surroundings.ts';
import { withPackages } from '#solver/field/packages.ts';
import { meetingCells } from '#solver/field/read-bodies.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { ambientOf, standardGravity } from '#solver/flow/fluid.ts';
import type { Solution } from '#solver/solve/contract.ts';

/** What a flow with heat holds for each cell, bytes: 740 to 760 on the examples at 50 000 cells. */
const bytesPerCell = 760;
/** And where the air has a density in each cell and on its faces. */
const bytesOfGas = 40;

/** Of what is in play, left over at most, and what temperatures, K, and flows, of the largest, may still be off by. */
const residual = 1e-3;
const steady = { temperature: 0.05, share: 1e-3 } as const;

/**
 * @param budget the most cells
 * @throws RangeError where the layout is nothing for the field solver, or needs more cells; in words
 */
export function fieldOfDesign(
  design: Design,
  { built, solution, result }: SolvedNetwork,
  budget: number,
): DesignField {
  if (tankOf(design) !== null)
    throw new RangeError('the field solver takes air, not yet the liquid of a tank; solve it as a network');
  const ordered = {
    ...design,
    items: design.items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  };
  const interior = interiorOf(ordered);
  closeCages(interior.bodies, interior.inner);
  const shapes = shapesOf(interior);
  const things = shapes.flatMap(linesOf);
  const grid = layoutGrid(interior.inner, things, budget);
  if (!grid) throw new RangeError(`${budget} cells are too few for this layout; allow more of them`);

  const ambient = ambientOf(built.case);
  const air = airOfDesign(design.conditions, ambient, result);
  const heat = givenHeat(ordered, built, solution);
  const openings = new Map(result.openings.map((one) => [one.id, one]));
  const flowOf = (id: string): number => {
    const opening = openings.get(id);
    if (opening) return opening.flow;
    const channel = built.map.channels.get(id);
    return channel ? (solution.branches[channel.branch]?.volumeFlow ?? 0) : 0;
  };
  const coveredBy = (id: string): readonly string[] => coversOf(ordered, id).map((cover) => cover.id);
  const content = new Content({
    grid,
    domain: interior.inner,
    ambient: ambient.temperature,
    air,
    fluid: air.law,
    mean: air.temperature,
    shapes,
    resistors: (id) => resistorsOf(built, solution, id),
    streamHeat: (id) => heat.stream.get(id) ?? 0,
    blockHeat: (id) => heat.block.get(id) ?? 0,
    boardHeat: (id) => heat.board.get(id) ?? 0,
    fins: (id) => finsIn(built, solution, id),
    coveredBy,
    outside: (id) => outsideIn(built, solution, [id, ...coveredBy(id)]),
    flow: (id) => Math.abs(flowOf(id)),
    isIntake: (id) => flowOf(id) > 0,
    element: (id) => built.map.channels.get(id)?.element ?? null,
    jointBelow: (item) =>
      (solution.links[`${item.id}/junction-to-board`] ?? solution.links[`${item.id}/mount`])?.resistance ??
      // Where the network has no way between a part and its board, it stands over it as its modules do.
      (built.map.parts.get(item.on ?? '')?.item.kind === 'board'
        ? mountGap / (stillAir * footprint(item))
        : null),
  });

  const regime = regimeOfDesign(result, interior, ambient.temperature, flowOf, air.mean);
  const [x, y, z] = grid.lines;
  const { materials, solids, packages, sources, interfaces, resistances, fans, screens, plates, outputs } =
    content;
  const emissivity = design.chassis ? valuesOf(design.chassis.part, 'chassis').emissivity : 0;
  const laid: FieldCase = {
    format: 'boxwright-field-case',
    version: 1,
    title: `${design.project} · ${design.configuration.name}`,
    grid: { x: [...x], y: [...y], z: [...z] },
    materials: {
      air: air.material,
      ...materials,
    },
    background: 'air',
    solids,
    packages,
    sources,
    interfaces,
    boundaries: [...wallBoundaries(design, interior.walled, emissivity, solution), ...content.boundaries],
    resistances,
    fans,
    screens,
    plates,
    flow: flowSettings(fans, interior.inner, result.requirements.airflow, regime.turbulence),
    gravity: [0, 0, -standardGravity],
    referenceTemperature: ambient.temperature,
    initial: ambient.temperature,
    residual,
    steady,
    outputs,
  };
  const { bodies, sources: buried } = bodiesOf(content.metals.all, meetingCells(withPackages(laid)));
  const input: FieldCase = {
    ...laid,
    sources: [...sources, ...buried],
    bodies,
    outputs: [
      ...outputs,
      ...bodies.map(({ id }) => ({ type: 'body-temperature', id: metalOf(id), body: id }) as const),
    ],
  };
  const named = (id: string): string => design.items.find((item) => item.id === id)?.name ?? id;
  const isBench = !interior.walled;
  return {
    case: input,
    cells: grid.cells,
    counts: [x.length - 1, y.length - 1, z.length - 1],
    bytes: (bytesPerCell + (air.material.gas === true ? bytesOfGas : 0)) * grid.cells,
    tolerance: grid.tolerance,
    gapCells: grid.gapCells,
    regime,
    parts: partsOf(ordered, built, solution, {
      content,
      bodies: new Set(bodies.map(({ id }) => id)),
      grid,
      shapes,
      heat,
    }),
    fans: fans.map(({ id }) => ({ id, name: named(id), network: flowOf(id) })),
    openings: [...content.openings]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { output, isRear }]) => ({
        id,
        name: named(id),
        output,
        network: isRear ? -flowOf(id) : flowOf(id),
      })),
    airflow: result.requirements.airflow,
    airDensity: air.density,
    heat: {
      given: [...sources, ...buried, ...packages, ...bodies].reduce((sum, { power = 0 }) => sum + power, 0),
      coolant: [...heat.coolant.values()].reduce((sum, one) => sum + one, 0),
    },
    notes: notesOf(shapes, { content, grid, regime, air }, named, isBench),
  };
}

/** Sinks and plates on a part. */
function coversOf({ items }: Design, id: string): DesignItem[] {
  return items.filter((item) => isCover(item) && item.on === id);
}

/** Figure of a body's temperature. */
function metalOf(id: string): string {
  return `${id}/metal`;
}

interface Laid {
  readonly content: Content;
  /** What became a body. */
  readonly bodies: ReadonlySet<string>;
  readonly grid: LayoutGrid;
  readonly shapes: readonly Shape[];
  readonly heat: ReturnType<typeof givenHeat>;
}

function partsOf(design: Design, built: BuiltCase, solution: Solution, laid: Laid): FieldPart[] {
  return [...built.map.parts.values()]
    .map((part): FieldPart => {
      const { item } = part;
      return {
        id: item.id,
        name: item.name,
        temperatureOf: part.temperatureOf,
        limit: part.limit,
        network: limitedNode(part, solution)?.temperature ?? null,
        reading: readingOf(design, built, solution, laid, item),
        moved: laid.grid.loose.has(item.id) ? 0 : (laid.grid.snapped.get(item.id) ?? 0),
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function readingOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  laid: Laid,
  item: DesignItem,
): Reading {
  const { content, bodies, shapes, heat } = laid;
  const part = built.map.parts.get(item.id);
  const limited = part ? limitedNode(part, solution) : null;
  if (!part || !limited) return { by: 'nothing' };
  if (part.temperatureOf === 'coolant' || (heat.coolant.get(item.id) ?? 0) !== 0) return { by: 'coolant' };
  const shape = shapes.find((one) => one.item.id === item.id);
  if (!shape) return { by: 'nothing' };
  if (shape.type === 'fan' || shape.type === 'duct') return { by: 'air', output: item.id };
  for (const finned of [item, ...coversOf(design, item.id)]) {
    const fins = finsIn(built, solution, finned.id);
    if (!fins || content.lost.has(finned.id)) continue;
    if (part.temperatureOf === 'air') return { by: 'air', output: `${finned.id}/fins` };
    if (!bodies.has(finned.id)) return { by: 'nothing' };
    return { by: 'metal', output: metalOf(finned.id), above: limited.temperature - fins.root };
  }
  if (shape.type !== 'block' || part.temperatureOf === 'air' || content.lost.has(item.id))
    return { by: 'nothing' };
  if (content.metals.between.has(item.id)) {
    const [film] = outsideIn(built, solution, [item.id]).films;
    if (!film || !bodies.has(item.id)) return { by: 'nothing' };
    return { by: 'metal', output: metalOf(item.id), above: limited.temperature - film.surface };
  }
  const isJunction = content.packages.some(({ id }) => id === item.id);
  const own = isJunction ? junction : 'case';
  const shell = solution.nodes[`${item.id}/${own}`]?.temperature ?? limited.temperature;
  const outputs = piecesOf(item, shape.block).map(([id]) => id);
  return { by: 'block', outputs, above: limited.temperature - shell };
}

/** Of a part that is soldered to a board by its two resistances. */
function resistorsOf({ case: input }: BuiltCase, solution: Solution, id: string): Resistors | null {
  const of = (end: string): number | null => {
    const name = `${id}/junction-to-${end}`;
    const isResistance = input.heat?.links.some((link) => link.id === name && link.type === 'resistance');
    return isResistance ? (solution.links[name]?.resistance ?? null) : null;
  };
  const [junctionToCase, junctionToBoard] = [of('case'), of('board')];
  return junctionToCase !== null && junctionToBoard !== null ? { junctionToCase, junctionToBoard } : null;
}

function notesOf(
  shapes: readonly Shape[],
  {
    content: {
      lost,
      metals: { between },
    },
    grid: { tolerance },
    regime,
    air,
  }: Pick<Laid, 'content' | 'grid'> & { readonly regime: Regime; readonly air: LayoutAir },
  named: (id: string) => string,
  isBench: boolean,
): string[] {
  const has = (type: Shape['type']): boolean => shapes.some((shape) => shape.type === type);
  return [
    'Parts are blocks; chips, memory and devices conduct as class estimates say.',
    ...(has('fins')
      ? [
          'Fins are boxes that resist the air as in the network. Their metal has one temperature, and gives its heat to the air between them by the network’s relation at the speed of each cell.',
        ]
      : []),
    regime.reason,
    ...(regime.turbulence === 'lvel' ? ['With LVEL no wake or jet has turbulence of its own.'] : []),
    air.note,
    'Streams are of the first order: jets and wakes are smeared over some cells.',
    'Powers are those of the network’s answer.',
    'Boards and parts radiate with the emissivities of the library, walls inside as outside; frames, ducts and sheets throw all of it back. Outside walls have the network’s film and radiate to the room.',
    ...(isBench ? [] : ['Seams of the chassis are left out.']),
    ...(has('bundle') ? ['Bundles of cables are left out.'] : []),
    `Faces up to ${(1000 * tolerance).toFixed(1)} mm apart share a line.`,
    ...(between.size > 0
      ? [
          `For want of cells these stand between lines: air passes them in slots that resist as in the network, and takes the heat of their metal by the network’s films: ${[...between.keys()].map(named).toSorted().join(', ')}.`,
        ]
      : []),
    ...(lost.size > 0
      ? [
          `Too small for this grid, their heat goes into the air where they are: ${[...lost].map(named).toSorted().join(', ')}.`,
        ]
      : []),
  ];
}
